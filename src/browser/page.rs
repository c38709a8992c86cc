//! The document and its root element.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// The document. There is one wherever this code runs.
#[must_use]
pub fn document() -> Document {
    gloo::utils::document()
}

/// Makes an element.
///
/// # Panics
/// Where `tag` is no name of an element; only literals come here.
#[must_use]
pub fn create(tag: &str) -> Element {
    document().create_element(tag).unwrap_or_else(|_| wasm_bindgen::throw_str(tag))
}

/// Makes an element of a drawing.
///
/// # Panics
/// As [`create`].
#[must_use]
pub fn svg(tag: &str) -> Element {
    let namespace = Some("http://www.w3.org/2000/svg");
    document().create_element_ns(namespace, tag).unwrap_or_else(|_| wasm_bindgen::throw_str(tag))
}

/// Sets or removes an attribute of the root element, where style sheets and tests look for the state of the page.
pub fn flag(name: &str, on: bool) {
    if let Some(root) = document().document_element() {
        // A literal name is always a valid one.
        let _ = root.toggle_attribute_with_force(name, on);
    }
}

/// The language of the page (BCP 47), as the root element says it.
#[must_use]
pub fn language() -> Option<String> {
    document().document_element()?.get_attribute("lang")
}

/// Width and height of the window, in pixels.
#[must_use]
pub fn window_size() -> (f64, f64) {
    let window = gloo::utils::window();
    let side = |side: Result<wasm_bindgen::JsValue, _>| side.ok().and_then(|side| side.as_f64()).unwrap_or_default();
    (side(window.inner_width()), side(window.inner_height()))
}

/// Whole pixels; a window has far fewer than a number holds.
#[expect(clippy::as_conversions, reason = "a cast to a whole number saturates")]
#[must_use]
pub fn pixels(length: f64) -> i32 {
    length.round() as i32
}

/// Loads the page anew.
pub fn reload() {
    // Refused only to a page that may not navigate, which this one may.
    let _ = gloo::utils::window().location().reload();
}

/// Names the page in its tab.
pub fn title(name: Option<&str>) {
    document().set_title(&name.map_or_else(|| "Postil".to_owned(), |name| format!("{name} · Postil")));
}

/// The first element that a selector finds.
#[must_use]
pub fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok().flatten().and_then(|element| element.dyn_into().ok())
}

/// Puts the focus on the first element that a selector finds, without scrolling to it.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Whether the focus lies in `element`.
#[must_use]
pub fn holds_focus(element: &Element) -> bool {
    document().active_element().is_some_and(|active| element.contains(Some(&active)))
}

/// Scrolls as little as needed to show an element.
pub fn reveal(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Where the first element that a selector finds begins, in pixels from the top of the window.
#[must_use]
pub fn place(selector: &str) -> Option<f64> {
    find(selector).map(|element| element.get_bounding_client_rect().top())
}

/// Scrolls what is in an element down by so many pixels.
pub fn scroll(selector: &str, by: f64) {
    if let Some(element) = find(selector) {
        element.set_scroll_top(element.scroll_top() + pixels(by));
    }
}

/// What the tab keeps of a text that is being typed, for when the page is loaded again.
const DRAFT: &str = "draft";

/// The text that was being typed in this tab when the page was left.
#[must_use]
pub fn draft() -> Option<String> {
    gloo::utils::window().session_storage().ok()??.get_item(DRAFT).ok()?
}

/// Keeps a text that is being typed. Where the browser has no room, or keeps nothing, it is in the page alone.
pub fn keep_draft(text: &str) {
    if let Ok(Some(storage)) = gloo::utils::window().session_storage() {
        let _ = if text.is_empty() { storage.remove_item(DRAFT) } else { storage.set_item(DRAFT, text) };
    }
}

/// The plain text on the clipboard; `None` where the browser or the person refuses.
pub async fn clipboard_text() -> Option<String> {
    let clipboard = js_sys::Reflect::get(&gloo::utils::window().navigator(), &"clipboard".into()).ok()?;
    let read = js_sys::Reflect::get(&clipboard, &"readText".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
    let promise = read.call0(&clipboard).ok()?.dyn_into::<js_sys::Promise>().ok()?;
    wasm_bindgen_futures::JsFuture::from(promise).await.ok()?.as_string()
}
