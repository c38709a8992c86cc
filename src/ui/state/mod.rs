//! The state of the page: the model, its signals, and what it asks of the world around it.

pub mod edge;
pub mod followers;
pub mod messages;
pub mod model;
pub mod more;
pub mod progress;
pub mod saving;
pub mod signals;
pub mod tabs;
