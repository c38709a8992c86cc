//! Plurals and numbers, as `Intl` has them.

use postil::browser::locale::LOCALE;
use postil::l10n::{Category, choose};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn the_browser_has_the_rules_of_the_language() {
    // The browser takes those of English for it.
    choose("en-XB");
    assert_eq!([0, 1, 2].map(LOCALE.category), [Category::Other, Category::One, Category::Other]);
    assert_eq!([7, 999, 12_000].map(LOCALE.number), ["7", "999", "12,000"]);
    choose("en");
}
