//! What the page does without until the first article can be marked: the second wasm.
//!
//! The first wasm names a few things in here: types that the model holds (`reading::Kept`, `questions::Asked`), what opens a dialog or
//! goes to the note (`dialogs::dialogs`, `form::enter_note`), and how relations are picked. The linker puts those into the first one.

pub mod altered;
pub mod chooser;
pub mod dialogs;
pub mod exporting;
pub mod form;
pub mod gathering;
pub mod handles;
pub mod listing;
pub mod opening;
pub mod questions;
pub mod reading;
pub mod recovery;
pub mod refused;
pub mod relations;
pub mod structure;
pub mod toast;
