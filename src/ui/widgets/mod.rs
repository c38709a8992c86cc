//! Elements that several screens use.

pub mod icons;
pub mod links;
