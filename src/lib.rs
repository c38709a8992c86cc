//! Postil: annotate an article. See `src/README.md` for the map.

pub mod annotation;
pub mod article;
pub mod document;
pub mod editor;
pub mod formats;
pub mod jobs;
pub mod json;
pub mod l10n;
pub mod library;
pub mod message;
pub mod read;
pub mod segment;
pub mod sorted;
pub mod storage;
pub mod text;

#[cfg(feature = "web")]
pub mod browser;
#[cfg(feature = "web")]
pub mod ui;
