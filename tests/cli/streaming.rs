//! Streams: answers come at once, memory does not grow, and either end may go away.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::command;

/// A test that waits longer than this has failed; it is no measure of speed.
const PATIENCE: Duration = Duration::from_secs(60);

/// Most memory, in kB, that a run with lines of up to 1 MiB may ever take. It takes some 4,000 and much less than it is fed.
#[cfg(target_os = "linux")]
const MOST: u64 = 16_000;

/// A run that goes on, with its two ends. Killed when dropped, so that no failure leaves it waiting.
struct Running {
    child: Child,
    input: Option<ChildStdin>,
    answers: mpsc::Receiver<String>,
}

impl Running {
    fn start(arguments: &[&str]) -> Self {
        let mut child = command(arguments).spawn().unwrap();
        let (input, output) = (child.stdin.take(), child.stdout.take().unwrap());
        Self { child, input, answers: lines(output) }
    }

    fn send(&mut self, text: &str) {
        self.input.as_mut().unwrap().write_all(text.as_bytes()).unwrap();
    }

    fn answer(&self) -> String {
        self.answers.recv_timeout(PATIENCE).expect("an answer while the input is still open")
    }

    /// The most memory it has ever held, in kB.
    #[cfg(target_os = "linux")]
    fn peak(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }

    fn end(mut self) -> (i32, String) {
        self.input = None;
        let mut errors = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
        (self.child.wait().unwrap().code().unwrap(), errors)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The lines of an output, as they come. At most a few wait here, so that the other end feels a slow reader.
#[expect(clippy::disallowed_methods, reason = "a test, and native")]
fn lines(output: ChildStdout) -> mpsc::Receiver<String> {
    let (send, receive) = mpsc::sync_channel(4);
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if send.send(line).is_err() {
                return;
            }
        }
    });
    receive
}

#[test]
fn each_answer_comes_before_the_next_record_is_sent() {
    let mut run = Running::start(&["read", "--jsonl"]);
    for id in 0..200 {
        run.send(&format!("{{\"id\":{id},\"text\":\"One here. And two.\"}}\n"));
        assert!(run.answer().starts_with(&format!("{{\"id\":{id},\"article\"")));
    }
    // Also where a record is bad, or comes in two pieces.
    run.send("{\"id\":\n");
    assert!(run.answer().starts_with("{\"id\":null,\"error\":\"line 201: "));
    run.send("{\"id\":1,\"text\":\"One\"}\n{\"id\":2,");
    assert!(run.answer().starts_with("{\"id\":1,"));
    run.send("\"text\":\"Two\"}\n");
    assert!(run.answer().starts_with("{\"id\":2,"));
    assert_eq!(run.end(), (1, String::new()));
}

#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_number_of_records() {
    let mut run = Running::start(&["read", "--jsonl", "--limit", "1"]);
    let text = "Prices rose by 3.5 per cent. Nobody knew why. ".repeat(1000);
    let mut peaks = Vec::new();
    for id in 0..100 {
        run.send(&format!("{{\"id\":{id},\"text\":\"{text}\"}}\n"));
        assert!(run.answer().starts_with(&format!("{{\"id\":{id},\"article\"")));
        peaks.push(run.peak());
    }
    assert!(peaks.iter().all(|peak| *peak < MOST), "{peaks:?}");
    assert_eq!(run.end(), (0, String::new()));
}

#[test]
fn a_line_too_long_is_refused_and_never_held() {
    let mut run = Running::start(&["read", "--jsonl", "--limit", "1"]);
    let piece = "x".repeat(1 << 20);
    run.send("{\"id\":\"long\",\"text\":\"");
    for _ in 0..64 {
        run.send(&piece);
    }
    run.send("\"}\n{\"id\":\"next\",\"text\":\"Here.\"}\n");
    assert_eq!(run.answer(), r#"{"id":null,"error":"line 1: is longer than 1 MiB; --limit says how much is read"}"#);
    assert!(run.answer().starts_with(r#"{"id":"next","article""#));
    #[cfg(target_os = "linux")]
    assert!(run.peak() < MOST, "{} kB", run.peak());
    assert_eq!(run.end(), (1, String::new()));
}

#[test]
fn the_limit_counts_bytes_of_the_line() {
    let mut run = Running::start(&["read", "--jsonl", "--limit", "1"]);
    let frame = r#"{"id":1,"text":""}"#.len();
    for (more, answer) in [(0, r#"{"id":1,"article""#), (1, r#"{"id":null,"error":"line 2: is longer"#)] {
        let text = " ".repeat((1 << 20) - frame + more);
        run.send(&format!("{{\"id\":1,\"text\":\"{text}\"}}\n"));
        assert!(run.answer().starts_with(answer));
    }
}

#[test]
fn an_input_without_end_is_not_read_whole_for_a_document() {
    let mut run = Running::start(&["read", "--limit", "1", "-"]);
    let piece = [b'x'; 1 << 16];
    // It stops reading, and then this end breaks.
    while run.input.as_mut().unwrap().write_all(&piece).is_ok() {}
    assert_eq!(run.end(), (1, "postil: -: is larger than 1 MiB; --limit says how much is read\n".to_owned()));
}

#[test]
fn a_reader_that_has_seen_enough_ends_the_run_quietly() {
    let mut child = command(&["read", "--jsonl"]).spawn().unwrap();
    let (mut input, output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    input.write_all(b"{\"id\":1,\"text\":\"Here.\"}\n").unwrap();
    let mut first = String::new();
    BufReader::new(output).read_line(&mut first).unwrap();
    assert!(first.starts_with("{\"id\":1,"));
    // Its output is gone with the reader above; the next answer finds nobody.
    while input.write_all(b"{\"id\":2,\"text\":\"Here.\"}\n").is_ok() {}
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
}

#[cfg(target_os = "linux")]
#[test]
fn answers_that_cannot_be_written_are_a_failure() {
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for arguments in [["read", "news.txt"].as_slice(), &["read", "--help"]] {
        let output = command(arguments).stdout(full()).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8(output.stderr).unwrap().starts_with("postil: cannot write: "));
    }
    // Nor can it be told, sometimes.
    for (arguments, status) in [(["read", "missing.txt"].as_slice(), 1), (&["reed"], 2)] {
        assert_eq!(command(arguments).stderr(full()).output().unwrap().status.code(), Some(status));
    }
}
