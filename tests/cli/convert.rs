//! Where `postil convert` writes to, and what it does with many files.

use std::fs;
use std::path::PathBuf;

use super::{Run, command, run};

const SAVED: &str = "saved/v1/bridge.postil.json";

/// A folder that is removed with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("postil-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_string_lossy().into_owned()
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_file_is_put_in_its_place_when_it_is_whole() {
    let folder = Folder::new("out");
    let out = folder.path("all.jsonl");
    let Run { status, out: said, .. } = run(&["convert", "--to", "jsonl", "--out", &out, "news.txt", SAVED], "");
    assert_eq!((status, said.as_str()), (0, ""));
    assert!(fs::read_to_string(&out).unwrap().lines().count() > 1);
    assert_eq!(folder.names(), ["all.jsonl"]);
    // The file that is there stays as it is where nothing comes of the next run.
    let before = fs::read_to_string(&out).unwrap();
    let run = run(&["convert", "--to", "jsonl", "--out", &out, "missing.txt"], "");
    assert_eq!((run.status, fs::read_to_string(&out).unwrap()), (1, before));
    assert_eq!(folder.names(), ["all.jsonl"]);
    let nowhere = folder.path("missing/all.jsonl");
    let run = super::run(&["convert", "--to", "jsonl", "--out", &nowhere, "news.txt"], "");
    assert_eq!((run.status, run.err.lines().count()), (1, 1), "{}", run.err);
    assert!(run.err.contains("cannot write: ") && run.err.contains("missing/all.jsonl: "), "{}", run.err);
}

#[test]
fn a_folder_gets_a_file_for_each_document() {
    let folder = Folder::new("folder");
    let to = folder.path("new/");
    for _ in 0..2 {
        let run = run(&["convert", "--to", "json", "--out", &to, "news.txt", SAVED, "news.txt", "missing.txt"], "");
        assert_eq!(run.status, 1, "{}", run.err);
        assert!(run.err.starts_with("postil: missing.txt: "), "{}", run.err);
        let names = Folder(folder.0.join("new")).names();
        assert_eq!(names.len(), 3, "{names:?}");
        assert!(names.iter().any(|name| name.ends_with("-2.postil.json")), "{names:?}");
    }
}

#[test]
fn notes_are_left_out_where_nobody_wants_them() {
    let with = run(&["convert", "--to", "jsonl", SAVED], "");
    let without = run(&["convert", "--to", "jsonl", "--no-notes", SAVED], "");
    let notes = |run: &Run| run.out.lines().filter(|line| !line.contains("\"note\":\"\"")).count();
    assert!(notes(&with) > 0 && notes(&without) == 0 && with.out.lines().count() == without.out.lines().count());
}

#[test]
fn options_of_writing_are_no_options_of_reading() {
    for option in ["--no-notes", "--raw", "--out"] {
        let run = run(&["read", option, "news.txt"], "");
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{option}");
        assert!(run.err.contains(&format!("invalid option '{option}'")), "{}", run.err);
    }
    let output = command(&["convert", "--to", "jsonl", "--out"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}
