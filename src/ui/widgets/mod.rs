//! Elements that several screens use.

pub mod card;
pub mod icons;
pub mod keys;
pub mod late;
pub mod links;
pub mod note;
pub mod picking;
pub mod pointer;
pub mod relations;
