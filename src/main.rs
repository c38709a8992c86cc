//! The page: starts the app, tells `boot.mjs` of a panic, and says where the page is split in two.

use postil::app::more::{Arriving, More};
use wasm_bindgen::JsValue;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

fn main() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        tell_boot(&info.to_string());
    }));
    leptos::mount::mount_to_body(|| postil::app::app(fetch));
}

/// Fetches the second wasm.
fn fetch() -> Arriving {
    Box::pin(async { more().await.ok() })
}

/// All that is reachable from here and from nowhere else goes into the second wasm, `more`.
#[wasm_split(more, fallible)]
fn more() -> Result<More, SplitLoaderError> {
    Ok(More::contents())
}

/// Calls `postilCrash`, which `boot.mjs` defines: nothing in here can be trusted from now on.
fn tell_boot(message: &str) {
    let global = js_sys::global();
    let crash = js_sys::Reflect::get(&global, &JsValue::from_str("postilCrash"));
    if let Ok(crash) = crash.map(js_sys::Function::from) {
        // Without boot.mjs, in tests, there is nobody to tell.
        let _ = crash.call1(&JsValue::NULL, &JsValue::from_str(message));
    }
}
