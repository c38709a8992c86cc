//! Elements that are made once and whose parts follow signals: what the page uses instead of Leptos' `view!`.
//!
//! Leptos brings the signals, effects, owners and tasks. Its views, though, are a type of their own for every element,
//! and each such type is compiled to its own code: with them the first load would be about a quarter larger
//! (docs/adr/0001). Here every element is the same type and every closure is boxed before any work is done, so that an
//! element costs its calls. What is made inside an owner (effects, listeners) goes with that owner.

mod names;
pub mod rows;

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::{GetValue, Owner, StoredValue};
use reactive_graph::effect::RenderEffect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, Node};

use crate::browser::page::document;
use crate::l10n::Text;
pub use crate::ui::dom::names::{Attr, TagName};
use crate::ui::dom::rows::{Key, Make, keyed};

/// What stands in a text for an element ([`El::say_around`]): characters for private use.
pub const SLOTS: [&str; 2] = ["\u{E000}", "\u{E001}"];

/// An element. Its methods add to it and hand it on.
#[derive(Clone)]
pub struct El(Element);

/// Makes an element.
#[must_use]
pub fn el(tag: TagName) -> El {
    El(crate::browser::page::create(tag.name()))
}

/// Makes an element with a class.
#[must_use]
pub fn el_with_class(tag: TagName, class: &str) -> El {
    el(tag).attr(Attr::CLASS, class)
}

/// Makes a button with a class.
#[must_use]
pub fn button(class: &str) -> El {
    el_with_class(TagName::BUTTON, class).attr(Attr::TYPE, "button")
}

/// Makes a button with a class and a text of the page, and what a press does.
#[must_use]
pub fn action_button(class: &str, text: Text, press: impl Fn() + 'static) -> El {
    button(class).say(text).on("click", move |_| press())
}

impl El {
    /// The element.
    #[must_use]
    pub fn node(&self) -> &Element {
        &self.0
    }

    /// The element, as one that can have the focus.
    #[must_use]
    pub fn html(&self) -> &HtmlElement {
        self.0.unchecked_ref()
    }

    /// Sets an attribute.
    #[must_use]
    pub fn attr(self, name: Attr, value: &str) -> Self {
        let _ = self.0.set_attribute(name.name(), value);
        self
    }

    /// Sets a custom property of the element's style.
    #[must_use]
    pub fn css_var(self, name: &str, value: &str) -> Self {
        style(&self.0, name, value);
        self
    }

    /// Adds text.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.append(&document().create_text_node(text))
    }

    /// Adds a text of the page, in the chosen language.
    #[must_use]
    pub fn say(self, text: Text) -> Self {
        self.text(text.get())
    }

    /// Sets an attribute that people read, in the chosen language.
    #[must_use]
    pub fn say_attr(self, name: Attr, text: Text) -> Self {
        self.attr(name, text.get())
    }

    /// Adds a text with elements in it: the first stands where the text has the first of the [`SLOTS`], and so on. A text names
    /// its slots by variables, so a translator can move them.
    #[must_use]
    pub fn say_around(mut self, text: &str, elements: &[Self]) -> Self {
        let mut words = String::new();
        for letter in text.chars() {
            let slot = SLOTS.iter().position(|slot| slot.starts_with(letter));
            match slot.and_then(|at| elements.get(at)) {
                Some(element) => self = self.text(&std::mem::take(&mut words)).append(&element.0),
                None => words.push(letter),
            }
        }
        self.text(&words)
    }

    /// Adds an element.
    #[must_use]
    pub fn child(self, child: El) -> Self {
        self.append(&child.0)
    }

    /// Adds elements.
    #[must_use]
    pub fn children(self, children: Vec<El>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    pub(in crate::ui) fn append(self, child: &Node) -> Self {
        let _ = self.0.append_child(child);
        self
    }

    /// Listens to an event for as long as the owner lives.
    #[must_use]
    pub fn on(self, event: &'static str, heard: impl FnMut(&Event) + 'static) -> Self {
        listen(&self.0, event, Box::new(heard));
        self
    }

    /// Adds text that follows signals.
    #[must_use]
    pub fn follow_text(self, text: impl Fn() -> String + 'static) -> Self {
        let node = document().create_text_node("");
        let text: Box<dyn Fn() -> String> = Box::new(text);
        let shown = node.clone();
        follow(move || shown.set_data(&text()));
        self.append(&node)
    }

    /// Lets an attribute follow signals; with `None` it is absent.
    #[must_use]
    pub fn follow_attr(self, name: Attr, value: impl Fn() -> Option<String> + 'static) -> Self {
        let value: Box<dyn Fn() -> Option<String>> = Box::new(value);
        let element = self.0.clone();
        follow(move || {
            let _ = match value() {
                Some(value) => element.set_attribute(name.name(), &value),
                None => element.remove_attribute(name.name()),
            };
        });
        self
    }

    /// Lets an attribute without a value follow signals.
    #[must_use]
    pub fn follow_bool_attr(self, name: Attr, on: impl Fn() -> bool + 'static) -> Self {
        self.follow_attr(name, move || on().then(String::new))
    }

    /// Lets the value of a field follow signals. What the person types is left alone while it is the same.
    #[must_use]
    pub fn follow_value(self, value: impl Fn() -> String + 'static) -> Self {
        let value: Box<dyn Fn() -> String> = Box::new(value);
        let field = self.clone();
        follow(move || {
            let value = value();
            if field.value() != value {
                field.set_value(&value);
            }
        });
        self
    }

    /// The value of a field.
    #[must_use]
    pub fn value(&self) -> String {
        get(&self.0, "value").as_string().unwrap_or_default()
    }

    /// Sets the value of a field.
    pub fn set_value(&self, value: &str) {
        put(&self.0, "value", &value.into());
    }

    /// Whether a box is ticked.
    #[must_use]
    pub fn checked(&self) -> bool {
        get(&self.0, "checked").is_truthy()
    }

    /// Ticks a box.
    #[must_use]
    pub fn set_checked(self, on: bool) -> Self {
        put(&self.0, "checked", &on.into());
        self
    }

    /// Puts the focus here.
    pub fn focus(&self) {
        let _ = self.html().focus();
    }

    /// Adds an element that is there only while `on` says so. It is made anew each time.
    #[must_use]
    pub fn child_if(self, on: impl Fn() -> bool + 'static, make: impl Fn() -> El + 'static) -> Self {
        self.keyed_child(move || on().then_some(()), move |()| make())
    }

    /// Adds an element that is made anew whenever `key` becomes another; with `None` there is none.
    #[must_use]
    pub fn keyed_child<K: PartialEq + 'static>(
        self,
        key: impl Fn() -> Option<K> + 'static,
        make: impl Fn(&K) -> El + 'static,
    ) -> Self {
        let keys = move || key().map(shared).into_iter().collect();
        keyed(self, Box::new(keys), made(make))
    }

    /// Adds an element for each key, in order. One whose key stays is left as it is.
    #[must_use]
    pub fn keyed_children<K: PartialEq + 'static>(
        self,
        keys: impl Fn() -> Vec<K> + 'static,
        make: impl Fn(&K) -> El + 'static,
    ) -> Self {
        let keys = move || keys().into_iter().map(shared).collect();
        keyed(self, Box::new(keys), made(make))
    }
}

fn shared<K: PartialEq + 'static>(key: K) -> Rc<dyn Key> {
    Rc::new(key)
}

fn made<K: 'static>(make: impl Fn(&K) -> El + 'static) -> Make {
    Box::new(move |key| key.any().downcast_ref().map_or_else(|| el(TagName::DIV), &make))
}

impl From<Element> for El {
    fn from(element: Element) -> Self {
        Self(element)
    }
}

/// Runs `run` now, and again whenever a signal that it read has changed, for as long as the owner lives.
pub fn follow(run: impl Fn() + 'static) {
    let run: Box<dyn Fn()> = Box::new(run);
    let effect = RenderEffect::new(move |_: Option<()>| run());
    StoredValue::new_local(effect);
}

/// Listens to an event of anything for as long as the owner lives. The listener may prevent what the browser would do.
/// Key presses that belong to an input method are not heard.
pub fn listen(target: &web_sys::EventTarget, event: &'static str, mut heard: Box<dyn FnMut(&Event)>) {
    let options = EventListenerOptions::enable_prevent_default();
    let heard = move |event: &Event| {
        if event.type_() != "keydown" || !is_composing(event) {
            heard(event);
        }
    };
    StoredValue::new_local(EventListener::new_with_options(target, event, options, heard));
}

/// Whether an event belongs to an input method that is composing text. Enter and Escape then confirm or cancel a
/// conversion, and what stands in the field is not final. WebKit ends the composition before it sends the key that
/// confirmed it; that key has the code 229 (UI Events, "Legacy Key & Mouse Event Attributes").
#[must_use]
pub fn is_composing(event: &Event) -> bool {
    get(event, "isComposing").is_truthy() || get(event, "keyCode") == 229
}

/// Runs `then` once everything that follows signals has caught up, under the owner of now; if that is gone by then, not.
pub fn after_render(then: impl FnOnce() + 'static) {
    let owner = Owner::current();
    let alive = StoredValue::new(());
    after_render_unowned(move || match owner {
        Some(owner) if alive.try_get_value().is_some() => owner.with(then),
        _ => {}
    });
}

/// Runs `then` once everything that follows signals has caught up, whatever has gone by then.
pub fn after_render_unowned(then: impl FnOnce() + 'static) {
    let then: Box<dyn FnOnce()> = Box::new(then);
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        then();
    });
}

/// Runs `then` now; or, where a press has just begun, once it has ended: if what is pressed moves under the pointer before
/// that, the browser forgets the click. For what is done when a field is left.
pub fn after_press(then: impl FnOnce() + 'static) {
    let then: Box<dyn FnOnce()> = Box::new(then);
    if crate::browser::page::find(":active").is_none() {
        return then();
    }
    let window = gloo::utils::window();
    EventListener::once(&window, "pointerup", move |_| crate::browser::clock::later(0, then)).forget();
}

/// Sets a property of an element's style: what the content security policy lets scripts do, unlike `style` attributes.
pub fn style(element: &Element, name: &str, value: &str) {
    let _ = element.unchecked_ref::<HtmlElement>().style().set_property(name, value);
}

/// The key of a key press; empty for another event.
#[must_use]
pub fn key(event: &Event) -> String {
    get(event, "key").as_string().unwrap_or_default()
}

/// The element in which an event happened.
#[must_use]
pub fn target(event: &Event) -> Option<Element> {
    event.target().and_then(|target| target.dyn_into().ok())
}

/// The nearest element around an event that has an attribute, and what that says: one listener serves all rows of a list.
#[must_use]
pub fn around(event: &Event, attribute: &str) -> Option<(Element, String)> {
    let element = target(event)?.closest(&format!("[{attribute}]")).ok()??;
    let value = element.get_attribute(attribute)?;
    Some((element, value))
}

fn get(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &name.into()).unwrap_or_default()
}

fn put(object: &JsValue, name: &str, value: &JsValue) {
    let _ = js_sys::Reflect::set(object, &name.into(), value);
}
