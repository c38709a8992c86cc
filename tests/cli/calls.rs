//! Calls: help, the version, and calls that are wrong.

use postil::formats::{FORMATS, Holds};

use super::run;

#[test]
fn help_goes_to_standard_output() {
    for arguments in [["--help"].as_slice(), &["-h"], &["help"]] {
        let run = run(arguments, "");
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{arguments:?}");
        assert!(run.out.contains("usage: postil read"), "{arguments:?}");
    }
    for arguments in [["read", "--help"].as_slice(), &["read", "-h"], &["help", "read"], &["read", "--jsonl", "-h"]] {
        let run = run(arguments, "");
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{arguments:?}");
        for word in ["usage: postil read", "--jsonl", "--format", "--language", "--limit", "exit status: 0"] {
            assert!(run.out.contains(word), "{arguments:?}: {word}");
        }
        let sources = FORMATS.iter().filter(|format| format.holds == Holds::Source);
        for name in sources.flat_map(|format| format.extensions.iter().chain([&format.id, &format.name])) {
            assert!(run.out.contains(name), "{arguments:?}: {name}");
        }
        assert!(run.out.lines().all(|line| line.chars().count() <= 120), "{}", run.out);
    }
    for task in ["convert", "validate"] {
        for arguments in [[task, "--help"], ["help", task]] {
            let run = run(&arguments, "");
            assert_eq!((run.status, run.err.as_str()), (0, ""), "{arguments:?}");
            assert!(
                run.out.contains(&format!("usage: postil {task}")) && run.out.contains("exit status: 0"),
                "{}",
                run.out
            );
            assert!(run.out.lines().all(|line| line.chars().count() <= 120), "{}", run.out);
        }
    }
}

#[test]
fn the_version_is_told() {
    for arguments in [["--version"].as_slice(), &["-V"], &["read", "--version"]] {
        let run = run(arguments, "");
        assert_eq!((run.status, run.out), (0, format!("postil {}\n", env!("CARGO_PKG_VERSION"))));
    }
}

#[test]
fn wrong_calls_say_what_is_wrong_and_where_help_is() {
    for (arguments, message) in [
        ([].as_slice(), "what to do?"),
        (&["reed"], "there is no command \"reed\""),
        (&["help", "reed"], "there is no command \"reed\""),
        (&["--jsonl"], "invalid option '--jsonl'"),
        (&["read"], "which file?"),
        (&["read", "--jsno", "news.txt"], "invalid option '--jsno'"),
        (&["read", "-j", "news.txt"], "invalid option '-j'"),
        (&["read", "--jsonl=yes"], "unexpected argument for option '--jsonl'"),
        (&["read", "news.txt", "--language"], "missing argument for option '--language'"),
        (&["read", "--language", "plain English", "news.txt"], "--language: must be a language tag"),
        (&["read", "--format", "pdf", "news.txt"], "--format: must be one of auto, text, html"),
        (&["read", "--limit", "0", "news.txt"], "--limit: must be a whole number from 1 to 1024"),
        (&["read", "--limit", "lots", "news.txt"], "--limit: must be"),
        (&["convert", "news.txt"], "--to: which format?"),
        (&["convert", "--to", "pdf", "news.txt"], "--to: must be one of json"),
        (&["convert", "--to", "json"], "which file?"),
        (&["convert", "--jsonl"], "invalid option '--jsonl'"),
        (&["validate"], "which file?"),
        (&["validate", "--to", "json", "news.txt"], "invalid option '--to'"),
    ] {
        let run = run(arguments, "");
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(run.err.starts_with("postil: ") && run.err.contains(message), "{arguments:?}: {}", run.err);
        assert!(run.err.contains("--help`") && run.err.lines().count() == 1, "{arguments:?}: {}", run.err);
    }
}
