//! The browser's segmentation of text into words.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::text::{Segment, WordBreaker};

/// Words as the browser's `Intl.Segmenter` cuts them, which are those that a double click selects. Where there is none, as
/// [`WordBreaker::default`] does.
pub const WORDS: WordBreaker = WordBreaker(|text| {
    SEGMENTER.with(|segmenter| segments(segmenter.as_ref()?, text)).unwrap_or_else(|| WordBreaker::default().0(text))
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

fn segments(segmenter: &JsValue, text: &str) -> Option<Vec<Segment>> {
    let segment: Function = Reflect::get(segmenter, &"segment".into()).ok()?.dyn_into().ok()?;
    let mut end = 0;
    let segments = Array::from(&segment.call1(segmenter, &text.into()).ok()?);
    let segments = segments.iter().map(|one| {
        end += Reflect::get(&one, &"segment".into()).ok()?.as_string()?.len();
        Some(Segment { end, is_word: Reflect::get(&one, &"isWordLike".into()).ok()?.is_truthy() })
    });
    segments.collect()
}
