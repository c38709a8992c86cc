//! The core, native and fast: `cargo test --no-default-features`.
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

mod anchors;
mod attributes;
#[path = "../common/mod.rs"]
mod common;
mod contrast;
mod copied;
mod data_formats_a;
mod data_formats_b;
mod docx;
mod edits;
mod encoding;
mod files;
mod flavours;
mod formats;
mod html;
mod html_harm;
mod import_attacks;
mod jobs;
mod json;
mod keys;
mod l10n;
mod label_files;
mod labels;
mod layers;
mod lexicons;
mod library;
mod links;
mod markdown;
mod marks;
mod native;
mod native_v2;
mod packed;
mod passages;
mod placing;
mod reading;
mod refusals;
mod relations;
mod replace;
mod saved;
mod sentences;
mod session;
mod small_edits;
mod storage;
mod structure;
mod support;
mod text;
mod tidy;
mod time;
