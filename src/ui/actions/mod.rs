//! Actions of the model beyond commands: articles come in, are opened, saved and deleted.

pub mod intake;
pub mod lexicons;
pub mod library;
pub mod own_labels;
pub mod start;
