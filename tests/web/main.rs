//! Components, in Chromium: what only a browser can tell.
#![cfg(target_arch = "wasm32")]
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
mod dom;
mod links;
mod locale;
mod painter;
mod selection;
mod sheet;
mod storage;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
