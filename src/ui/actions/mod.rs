//! What the model does that is more than a command: articles come in, are opened, saved and deleted.

pub mod intake;
pub mod lexicons;
pub mod library;
pub mod own_labels;
pub mod start;
