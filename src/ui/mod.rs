//! The page: elements that follow the [`Model`](state::model::Model)'s signals and send it commands.

pub mod actions;
pub mod dom;
pub mod first;
pub mod late;
pub mod state;
pub mod widgets;
