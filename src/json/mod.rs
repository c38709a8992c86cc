//! JSON as it came: a tree that keeps the order of fields, so that what Postil does not know survives a round trip.
//!
//! Reading is by hand ([`Fields`]) for two reasons that derived code does not serve: a message names the place in the
//! file ([`Problem`]), and what is left over after all known fields were taken is kept ([`Object`] as `extra`).

mod fields;
mod problem;
mod tree;

pub use fields::{Fields, array, boolean, nullable, offset, string};
pub use problem::{Problem, quoted};
pub use serde_json::Number;
pub use tree::{Json, Object, Write, parse};
