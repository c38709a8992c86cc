//! JSON as it came: a tree that keeps the order of fields and the spelling of numbers, so that what Postil does not
//! know survives a round trip.
//!
//! Parser and writer are our own: a general library costs 12 to 17 kB more of the page's wasm after compression
//! (docs/adr/0003). Taking objects apart is by hand as well ([`ObjectReader`]), for two reasons that derived code does not
//! serve: a message names the place in the file ([`Problem`]), and what is left over after all known fields were taken
//! is kept ([`Object`] as `extra`).

mod fields;
mod parse;
mod problem;
mod tree;
mod write;

pub use fields::ObjectReader;
pub use parse::{parse, parse_line};
pub use problem::{Problem, quoted};
pub use tree::{Json, Number, Object};
pub use write::JsonWriter;
