//! The colours and lines of the labels in use, as a style sheet: one rule a label instead of a style on every mark.

use std::cell::RefCell;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::page::document;
use crate::annotation::{LabelId, LabelSet, ink_share};
use crate::sorted::Sorted;

/// Makes `--k` (colour), `--stroke` (style of the underline) and `--deep` (how much ink is in that) hold on every element with
/// the label's `data-k`. A sheet made by script is what the content security policy allows; style attributes in HTML are not.
/// The marks of labels that are `hidden` look like the text around them.
pub fn use_labels(labels: &LabelSet, hidden: &Sorted<LabelId>) {
    let rules = labels.labels.iter().enumerate().map(|(at, label)| {
        let (light, dark, line) = (&label.color, label.color_on_dark(), label.line.name());
        let deep = ink_share(label);
        let rule = format!("[data-k=\"{at}\"]{{--k:light-dark({light},{dark});--stroke:{line};--deep:{deep}%}}");
        if !hidden.contains(&label.id) {
            return rule;
        }
        let mark = format!("mark[data-k=\"{at}\"]");
        format!("{rule}{mark}{{background:none;text-decoration:none}}{mark}::after{{content:none!important}}")
    });
    let css = rules.collect::<String>();
    // Most articles have the same labels, and a sheet takes its time.
    if USED.with_borrow(|used| *used != css) {
        // Where a browser has no such sheets, badges and the plain underline still tell the labels apart.
        let _ = adopt(&css);
        USED.set(css);
    }
}

thread_local! {
    /// The rules that hold now.
    static USED: RefCell<String> = const { RefCell::new(String::new()) };
}

fn adopt(css: &str) -> Result<(), JsValue> {
    let class: Function = Reflect::get(&gloo::utils::window(), &"CSSStyleSheet".into())?.dyn_into()?;
    let sheet = Reflect::construct(&class, &Array::new())?;
    let replace: Function = Reflect::get(&sheet, &"replaceSync".into())?.dyn_into()?;
    replace.call1(&sheet, &css.into())?;
    Reflect::set(&document(), &"adoptedStyleSheets".into(), &Array::of1(&sheet)).map(drop)
}
