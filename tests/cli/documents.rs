//! `postil read FILE…`: one document a line.

use std::fs;

use postil::formats::native;
use serde_json::Value;

use super::{Run, run};

fn documents(run: &Run) -> Vec<Value> {
    run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A file of its own, gone when the test ends.
pub struct Scratch(std::path::PathBuf);

impl Scratch {
    pub fn new(name: &str, bytes: &[u8]) -> Self {
        let path = std::env::temp_dir().join(format!("postil-{}-{name}", std::process::id()));
        fs::write(&path, bytes).unwrap();
        Self(path)
    }

    pub fn name(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

#[test]
fn each_file_is_a_document_that_can_be_imported() {
    let run = run(&["read", "news.txt", "japanese.txt", "--", "german.txt"], "");
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let names = documents(&run).iter().map(|one| one["article"]["source"]["name"].clone()).collect::<Vec<_>>();
    assert_eq!(names, ["news.txt", "japanese.txt", "german.txt"]);
    for line in run.out.lines() {
        let session = native::read(line).unwrap();
        let exported = session.article().source.added.clone();
        assert_eq!(native::read(&native::to_line(&session, &exported)).unwrap().article(), session.article());
    }
}

#[test]
fn standard_input_is_a_file_without_a_name() {
    let run = run(&["read", "-"], "\u{FEFF}One here.\r\nAnd two.");
    let documents = documents(&run);
    assert_eq!(documents.len(), 1);
    assert_eq!(documents[0]["article"]["text"], "One here.\nAnd two.");
    assert_eq!(documents[0]["article"]["source"]["name"], Value::Null);
}

#[test]
fn the_same_bytes_have_the_same_id_in_every_version() {
    let run = run(&["read", "-"], "The same bytes.");
    assert_eq!(documents(&run)[0]["article"]["id"], "urn:uuid:39fed72c-0ad9-89fc-8647-d525e14de000");
}

#[test]
fn options_go_for_all_files() {
    let run = run(&["read", "--language=de", "--format", "text", "news.txt", "german.txt", "--language", "nl"], "");
    let documents = documents(&run);
    assert_eq!(documents.len(), 2);
    for one in documents {
        assert_eq!(one["article"]["language"], "nl", "the last word counts");
        assert_eq!(one["article"]["source"]["format"], "text/plain");
    }
}

#[test]
fn a_file_that_cannot_be_read_stops_no_other() {
    let run = run(&["read", "missing.txt", "news.txt", ".", "blog.txt"], "");
    assert_eq!((run.status, documents(&run).len()), (1, 2));
    let complaints: Vec<&str> = run.err.lines().collect();
    assert_eq!(complaints.len(), 2, "{}", run.err);
    assert!(complaints[0].starts_with("postil: missing.txt: ") && complaints[1].starts_with("postil: .: "));
}

#[test]
fn a_file_that_is_too_large_is_refused() {
    let (fits, too_large) = (Scratch::new("fits", &[b' '; 1 << 20]), Scratch::new("too-large", &[b' '; (1 << 20) + 1]));
    let run = run(&["read", "--limit", "1", fits.name(), too_large.name()], "");
    assert_eq!((run.status, documents(&run).len()), (1, 1));
    assert!(run.err.contains("too-large: is larger than 1 MiB; --limit says how much is read"), "{}", run.err);
}

#[test]
fn each_document_stands_on_one_line_for_everyone() {
    // The line ends that Unicode knows and JSON lets stand.
    let run = run(&["read", "-"], "One\u{2028}two\u{2029}three\u{85}four\u{B}five\u{C}six\u{1C}seven");
    assert_eq!(
        documents(&run)[0]["article"]["text"],
        "One\u{2028}two\u{2029}three\u{85}four\u{B}five\u{C}six\u{1C}seven"
    );
    assert!(!run.out.trim_end().contains(|char: char| char.is_control() || matches!(char, '\u{2028}' | '\u{2029}')));
}

#[test]
fn links_are_kept_where_their_hosts_can_be_opened() {
    // As in the page: `tests/common/links.rs` has the cases.
    let html = "<p><a href='https://VIỆTNAM.example/'>One</a> and <a href='https://xn--a.example/'>two</a>.</p>";
    let markdown = "<https://VIỆTNAM.example/> and [two](https://xn--a.example/)";
    for (format, source) in [("html", html), ("markdown", markdown)] {
        let run = run(&["read", "--format", format, "-"], source);
        let links = documents(&run)[0]["article"]["links"].clone();
        let urls = links.as_array().unwrap().iter().map(|link| link["url"].as_str().unwrap()).collect::<Vec<_>>();
        assert_eq!(urls, ["https://VIỆTNAM.example/"], "{format}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn names_need_not_be_utf_8() {
    use std::os::unix::ffi::OsStringExt;
    let mut path = std::env::temp_dir().into_os_string().into_vec();
    path.extend(format!("/postil-{}-", std::process::id()).bytes().chain([0xFF]));
    let file = Scratch(std::ffi::OsString::from_vec(path).into());
    fs::write(&file.0, "Here.").unwrap();
    let output = super::command(&["read"]).arg(&file.0).output().unwrap();
    assert!(output.status.success());
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(document["article"]["source"]["name"].as_str().unwrap().ends_with("-\u{FFFD}"));
}
