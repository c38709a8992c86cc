//! The page's state, native: a model on a store in memory, in a world that does as the test says.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::panic,
    clippy::string_slice,
    reason = "tests"
)]

#[path = "../common/mod.rs"]
mod common;
mod cost;
mod formats;
mod labels;
mod late_module;
mod layers;
mod lexicons;
mod library;
mod questions;
mod reading;
mod saving;
mod signals;
mod start;
mod tabs;
mod world;
