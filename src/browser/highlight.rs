//! Words shown as selected beside the browser's own selection, of which there is one (CSS Custom Highlight API 1).

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Range;

/// Shows these ranges under the name that style sheets know, `::highlight(also)`, and no others. Where a browser cannot, they
/// are selected all the same, and said to be.
pub fn show(ranges: &[Range]) {
    let _ = try_to(ranges);
}

fn try_to(ranges: &[Range]) -> Result<(), JsValue> {
    let window = gloo::utils::window();
    let registry = Reflect::get(&Reflect::get(&window, &"CSS".into())?, &"highlights".into())?;
    let method = |name: &str| Reflect::get(&registry, &name.into())?.dyn_into::<Function>();
    if ranges.is_empty() {
        return method("delete")?.call1(&registry, &"also".into()).map(drop);
    }
    let class: Function = Reflect::get(&window, &"Highlight".into())?.dyn_into()?;
    let highlight = Reflect::construct(&class, &ranges.iter().collect::<Array>())?;
    method("set")?.call2(&registry, &"also".into(), &highlight).map(drop)
}
