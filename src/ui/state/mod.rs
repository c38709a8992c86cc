//! The state of the page: the model, its signals, and its host.

pub mod canvas;
pub mod followers;
pub mod host;
pub mod late_module;
pub mod listing;
pub mod messages;
pub mod model;
pub mod picking;
pub mod progress;
pub mod questions;
pub mod reading;
pub mod saving;
pub mod signals;
pub mod tabs;
