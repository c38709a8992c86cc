//! Standard output, in large pieces.

use std::io::{self, BufWriter, StdoutLock, Write};

use postil::formats::one_line;

/// Standard output. What was written is seen by others once [`Output::flush`] was called, or the buffer is full.
pub struct Output {
    to: BufWriter<StdoutLock<'static>>,
}

impl Output {
    /// Opens it, once a run.
    pub fn new() -> Self {
        const BUFFER: usize = 1 << 16;
        Self { to: BufWriter::with_capacity(BUFFER, io::stdout().lock()) }
    }

    /// Writes a JSON document and a line feed.
    ///
    /// # Errors
    /// Where nobody takes it.
    pub fn line(&mut self, json: &str) -> io::Result<()> {
        self.to.write_all(one_line(json).as_bytes())?;
        self.to.write_all(b"\n")
    }

    /// Writes a text for people.
    ///
    /// # Errors
    /// Where nobody takes it.
    pub fn text(&mut self, text: &str) -> io::Result<()> {
        self.to.write_all(text.as_bytes())?;
        self.flush()
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.to.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
