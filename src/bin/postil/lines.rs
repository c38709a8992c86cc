//! Lines of an input without end, none of which can fill the memory.

use std::io::{self, BufRead, BufReader, Read};

/// What a line holds, without its line feed.
#[derive(PartialEq, Eq, Debug)]
pub enum Line<'a> {
    /// Its bytes.
    Whole(&'a [u8]),
    /// It is longer than the limit; it was passed over.
    TooLong,
}

/// Cuts an input into lines at line feeds. Holds one line, up to the limit, and one buffer.
pub struct Lines<R> {
    input: BufReader<R>,
    line: Vec<u8>,
    limit: u64,
    passed: u64,
}

impl<R: Read> Lines<R> {
    /// The lines of `input`; those of more than `limit` bytes are too long.
    pub fn new(input: R, limit: u64) -> Self {
        /// What a pipe holds at once, on Linux.
        const BUFFER: usize = 1 << 16;
        Self { input: BufReader::with_capacity(BUFFER, input), line: Vec::new(), limit, passed: 0 }
    }

    /// Whether the next line is not here yet, so that asking for it may wait for whoever writes it.
    pub fn would_wait(&self) -> bool {
        !self.input.buffer().contains(&b'\n')
    }

    /// Bytes read so far, line feeds included.
    pub const fn passed(&self) -> u64 {
        self.passed
    }

    /// The next line, `None` after the last. The last need not end in a line feed.
    ///
    /// # Errors
    /// Where the input cannot be read.
    pub fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        self.line.clear();
        let mut length = 0;
        loop {
            let chunk = match self.input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                chunk => chunk?,
            };
            if chunk.is_empty() && length == 0 {
                return Ok(None);
            }
            let feed = chunk.iter().position(|byte| *byte == b'\n');
            let piece = chunk.get(..feed.unwrap_or(chunk.len())).unwrap_or_default();
            length += count(piece.len());
            if length <= self.limit {
                self.line.extend_from_slice(piece);
            } else {
                // Not cleared: what a line too long has taken is given back.
                self.line = Vec::new();
            }
            let ended = chunk.is_empty() || feed.is_some();
            let taken = piece.len() + usize::from(feed.is_some());
            self.passed += count(taken);
            self.input.consume(taken);
            if ended {
                let fits = length <= self.limit;
                return Ok(Some(if fits { Line::Whole(&self.line) } else { Line::TooLong }));
            }
        }
    }
}

fn count(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}
