//! The drawn article, and measurements for what is drawn beside its words.

use leptos::prelude::*;

use crate::annotation::AnnotationId;
use crate::browser::painter::{End, Painter};

/// The painter of the open article, where events find it.
pub type Canvas = StoredValue<Option<Painter>, LocalStorage>;

/// Where the ranges of the selected annotation start and end.
pub type Ends = Vec<Option<[End; 2]>>;

/// What there is to choose from, and where.
#[derive(Clone)]
pub struct Choice {
    /// The annotations, the innermost first.
    pub ids: Vec<AnnotationId>,
    /// A corner in the window, in pixels.
    pub left: i32,
    /// Its other coordinate.
    pub top: i32,
    /// Whether the keyboard asked, so that the focus goes into the list.
    pub keys: bool,
}
