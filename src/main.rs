//! The page: starts the app, tells `boot.mjs` of a panic, and says where the page is split in two.

use js_sys::Promise;
use postil::browser::locale::LOCALE;
use postil::l10n::set_locale;
use postil::ui::state::late_module::{Arriving, LateModule};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

fn main() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        tell_boot(&info.to_string());
    }));
    leptos::mount::mount_to_body(|| postil::ui::first::app(fetch));
}

/// Fetches the second wasm, and meanwhile its style sheets.
fn fetch() -> Arriving {
    Box::pin(async {
        let styles = boot("postilStyles", &JsValue::NULL).map(|fetched| JsFuture::from(Promise::from(fetched)));
        let more = more().await.ok()?;
        match styles {
            Some(styles) => styles.await.ok().map(|_| more),
            None => Some(more),
        }
    })
}

/// All that is reachable from here and from nowhere else goes into the second wasm, `more`.
#[wasm_split(more, fallible)]
fn more() -> Result<LateModule, SplitLoaderError> {
    // Until then the rules are those of English, which is the language of the page.
    set_locale(LOCALE);
    Ok(postil::ui::late::contents())
}

/// Calls `postilCrash`: nothing in here can be trusted from now on.
fn tell_boot(message: &str) {
    let _ = boot("postilCrash", &JsValue::from_str(message));
}

/// Calls a function that `boot.mjs` defines. `None` without `boot.mjs`, in tests.
fn boot(name: &str, argument: &JsValue) -> Option<JsValue> {
    let function = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str(name)).map(js_sys::Function::from);
    function.ok()?.call1(&JsValue::NULL, argument).ok()
}
