//! The boundary to the browser: storage, files, selection, time, and the drawing of marks into the DOM. It makes no decisions:
//! what to draw, save or select comes in as data.

pub mod clock;
pub mod files;
pub mod highlight;
pub mod history;
pub mod host;
pub mod indexed_db;
pub mod keyboard;
pub mod label_stylesheet;
pub mod locale;
pub mod locks;
pub mod page;
pub mod painter;
pub mod reader;
pub mod ring;
pub mod selection;
pub mod words;
pub mod worker;
