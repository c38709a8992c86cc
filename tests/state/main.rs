//! Reactive state, native.
fn main() {}
