//! What several tests build on.

pub mod document;
pub mod everything;
pub mod hostile;
pub mod random;
pub mod rich;
pub mod steps;
pub mod values;
pub mod zip;

use postil::formats::{FORMATS, Format, format_of};

pub use crate::common::{article, lexicons, marked, parts, said, stamp, text, told, words};

/// The id of the format that a file is opened in.
pub fn opened_as(name: Option<&str>, bytes: &[u8]) -> &'static str {
    format_of(FORMATS, Format::opens, name, bytes).unwrap().id
}

/// A file of the data beside the repository, as text. Tests that need one carry
/// `#[cfg_attr(not(shared_data), ignore = "needs ../shared")]` (build.rs).
pub fn shared_text(path: &str) -> String {
    let path = format!("{}/../shared/data/{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|problem| panic!("{path}: {problem}"))
}

/// The same, read as JSON.
pub fn shared(path: &str) -> serde_json::Value {
    serde_json::from_str(&shared_text(path)).unwrap()
}

/// The texts among the cases of such a file: plain strings, or each case's payload.
pub fn shared_cases(path: &str) -> Vec<String> {
    let file = shared(path);
    let cases = file["cases"].as_array().unwrap().iter();
    let cases =
        cases.map(|case| case.as_str().or(case["payload"].as_str()).unwrap_or_else(|| panic!("{path}: {case}")));
    cases.map(str::to_owned).collect()
}
