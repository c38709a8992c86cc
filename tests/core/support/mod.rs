//! What several tests build on.

pub mod document;
pub mod random;
pub mod rich;
pub mod steps;
pub mod zip;

pub use crate::common::{article, lexicons, marked, parts, said, stamp};

/// A file of the test data beside the repository; says so where it is not there.
pub fn shared(path: &str) -> Option<serde_json::Value> {
    let path = format!("{}/../shared/data/{path}", env!("CARGO_MANIFEST_DIR"));
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(serde_json::from_str(&text).unwrap()),
        Err(_) => {
            println!("skipped: {path} is not there");
            None
        }
    }
}
