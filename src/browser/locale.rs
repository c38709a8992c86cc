//! Numbers and plurals as the browser's `Intl` has them, in the language that was chosen.

use js_sys::Intl::{NumberFormat, PluralRules};
use js_sys::{Array, Function, Object};
use wasm_bindgen::JsValue;

use crate::l10n::{Category, Locale, language};

/// The rules of the chosen language. They are made when a text first needs them, so the language is chosen before.
pub const LOCALE: Locale = Locale {
    category: |number| {
        let name = PLURALS.with(|rules| rules.select(float(number)));
        Category::named(&String::from(name))
    },
    number: |number| {
        let text = NUMBERS.with(|format| format.call1(&JsValue::UNDEFINED, &JsValue::from_f64(float(number))));
        text.ok().and_then(|text| text.as_string()).unwrap_or_default()
    },
};

thread_local! {
    static PLURALS: PluralRules = PluralRules::new(&tags(), &Object::new());
    static NUMBERS: Function = NumberFormat::new(&tags(), &Object::new()).format();
}

fn tags() -> Array {
    Array::of1(&JsValue::from_str(language()))
}

/// Larger numbers than this holds cannot be counted in wasm.
fn float(number: usize) -> f64 {
    u32::try_from(number).unwrap_or(u32::MAX).into()
}
