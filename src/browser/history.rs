//! The browser's history: one entry for the library, one for an article, so that Back and Forward go between them.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Enters that an article, or with `None` the library, is shown now; nothing where the current entry says so already.
pub fn enter(article: Option<&str>) {
    let Ok(history) = gloo::utils::window().history() else { return };
    if history.state().map(|state| shown(&state)).ok() != Some(article.map(str::to_owned)) {
        // Refused only where a page enters hundreds in a row.
        let _ = history.push_state_with_url(&article.map_or(JsValue::NULL, JsValue::from_str), "", None);
    }
}

/// The article that an entry of the history shows; the library where it names none.
#[must_use]
pub fn shown(state: &JsValue) -> Option<String> {
    state.as_string()
}

/// The article that the history went to with this event.
#[must_use]
pub fn arrived(event: &web_sys::Event) -> Option<String> {
    Reflect::get(event, &"state".into()).ok().and_then(|state| shown(&state))
}
