//! Elements that the second wasm makes.

use leptos::prelude::*;

use crate::ui::dom::{El, TagName, el};
use crate::ui::state::late_module::LateModule;
use crate::ui::state::model::Model;

impl El {
    /// Adds an element that the second wasm makes, once that is here.
    #[must_use]
    pub fn child_when_loaded(self, model: Model, make: impl Fn(LateModule) -> Self + 'static) -> Self {
        let here = model.more.here;
        let arrived = move || here.with(Option::is_some).then_some(());
        self.keyed_child(arrived, move |()| here.get_untracked().map_or_else(|| el(TagName::DIV), &make))
    }

    /// Like [`El::keyed_child`], with an element that the second wasm makes, which is sent for if it is not here.
    #[must_use]
    pub fn late_child<K: PartialEq + 'static>(
        self,
        model: Model,
        key: impl Fn() -> Option<K> + 'static,
        make: impl Fn(LateModule) -> El + 'static,
    ) -> Self {
        let here = model.more.here;
        let wanted = move || {
            let key = key()?;
            if here.with(Option::is_none) {
                model.await_late();
                return None;
            }
            Some(key)
        };
        self.keyed_child(wanted, move |_| here.get_untracked().map_or_else(|| el(TagName::DIV), &make))
    }
}
