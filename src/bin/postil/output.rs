//! Standard output, in large pieces.

use std::borrow::Cow;
use std::io::{self, BufWriter, StdoutLock, Write};

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

    /// Hands on what was written.
    ///
    /// # Errors
    /// Where nobody takes it.
    pub fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// JSON may hold these line ends as they are, and many a tool cuts lines at them all the same (`str.splitlines` of
/// Python does). They stand inside strings only, so that they can be escaped afterwards.
fn one_line(json: &str) -> Cow<'_, str> {
    const ENDS: [(char, &str); 3] = [('\u{85}', "\\u0085"), ('\u{2028}', "\\u2028"), ('\u{2029}', "\\u2029")];
    let mut line = Cow::Borrowed(json);
    for (char, escape) in ENDS {
        if line.contains(char) {
            line = line.replace(char, escape).into();
        }
    }
    line
}
