//! Progress of a run, on a terminal.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// Tells on standard error how far it is, if that is a terminal and the answers do not go to one.
pub struct Progress {
    /// What is counted.
    things: &'static str,
    shows: bool,
    started: Instant,
    told: Duration,
    count: u64,
    bytes: u64,
    failed: u64,
}

/// Between two messages, and before the first.
const PAUSE: Duration = Duration::from_millis(200);

impl Progress {
    /// Starts the clock.
    #[expect(clippy::disallowed_methods, reason = "the command is never wasm")]
    pub fn new(things: &'static str) -> Self {
        let shows = io::stderr().is_terminal() && !io::stdout().is_terminal();
        Self { things, shows, started: Instant::now(), told: Duration::ZERO, count: 0, bytes: 0, failed: 0 }
    }

    /// Counts one thing that was read, or could not be.
    pub fn count(&mut self, bytes: u64, worked: bool) {
        self.count += 1;
        self.bytes += bytes;
        self.failed += u64::from(!worked);
        if self.shows && self.started.elapsed() >= self.told + PAUSE {
            self.told = self.started.elapsed();
            self.tell("");
        }
    }

    /// Tells of a thing that went wrong, terminal or not.
    pub fn complain(&self, message: &str) {
        if self.told > Duration::ZERO {
            let _ = io::stderr().write_all(CLEAR.as_bytes());
        }
        crate::complain(message);
    }

    /// Tells the sum, if it took long enough to be told anything.
    pub fn end(&self) {
        if self.shows && (self.told > Duration::ZERO || self.count > 1) {
            self.tell("\n");
        }
    }

    fn tell(&self, end: &str) {
        let seconds = self.started.elapsed().as_secs_f64().max(0.001);
        let megabytes = megabytes(self.bytes);
        let failed = if self.failed > 0 { format!(", {} failed", self.failed) } else { String::new() };
        let mut terminal = io::stderr().lock();
        // A terminal that has gone is no reason to stop.
        let _ = write!(
            terminal,
            "{CLEAR}{} {}{failed}, {megabytes:.1} MB, {:.1} MB/s{end}",
            self.count,
            self.things,
            megabytes / seconds
        );
        let _ = terminal.flush();
    }
}

/// Back to the start of the line, and nothing on it.
const CLEAR: &str = "\r\x1b[K";

#[expect(clippy::as_conversions, reason = "printed with one decimal")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
