//! The browser's segmentation of text into words.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::text::WordBreaker;

/// Words as the browser's `Intl.Segmenter` cuts them, which are those that a double click selects. Where there is none, one
/// grapheme a word.
pub const WORDS: WordBreaker = WordBreaker(|run| {
    SEGMENTER.with(|segmenter| segment(segmenter.as_ref()?, run)).unwrap_or_else(|| WordBreaker::default().0(run))
});

thread_local! {
    /// Making one takes milliseconds, for it loads the dictionaries.
    static SEGMENTER: Option<JsValue> = segmenter();
}

fn segmenter() -> Option<JsValue> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &"Segmenter".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    let _ = Reflect::set(&options, &"granularity".into(), &"word".into());
    Reflect::construct(&class, &Array::of2(&JsValue::UNDEFINED, &options)).ok()
}

/// The ends of the segments of `run`, in bytes.
fn segment(segmenter: &JsValue, run: &str) -> Option<Vec<usize>> {
    let segment: Function = Reflect::get(segmenter, &"segment".into()).ok()?.dyn_into().ok()?;
    let mut end = 0;
    let segments = Array::from(&segment.call1(segmenter, &run.into()).ok()?);
    let ends = segments.iter().map(|one| {
        end += Reflect::get(&one, &"segment".into()).ok()?.as_string()?.len();
        Some(end)
    });
    ends.collect()
}
