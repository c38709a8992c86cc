//! Elements that follow signals: what stays is left alone, what goes takes its effects and listeners along.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use any_spawner::Executor;
use leptos::prelude::*;
use postil::annotation::AnnotationId;
use postil::article::Id;
use postil::browser::page::document;
use postil::ui::dom::{Attr, El, TagName, button, el, el_with_class, follow, key};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event, Node};

use crate::sheet::{children, text};

/// Makes an element in the page. What it holds lives as long as the owner.
fn mount(make: impl FnOnce() -> El) -> (Owner, Element) {
    // Another test may have been first.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new_root(None);
    let element = owner.with(make).node().clone();
    document().body().unwrap().append_child(&element).unwrap();
    (owner, element)
}

/// Waits until everything that follows signals has caught up.
async fn settle() {
    leptos::task::tick().await;
    leptos::task::tick().await;
}

fn press(element: &Element) {
    element.dispatch_event(&Event::new("click").unwrap()).unwrap();
}

/// The elements in an element, without the comments that hold places.
fn elements(parent: &Element) -> Vec<Element> {
    (0..parent.children().length()).map(|at| parent.children().item(at).unwrap()).collect()
}

fn shown(parent: &Element) -> String {
    elements(parent).iter().map(|element| text(element)).collect::<Vec<_>>().join(" ")
}

#[wasm_bindgen_test]
async fn text_and_attributes_follow_in_place() {
    let count = RwSignal::new(1);
    let (owner, element) = mount(|| {
        el(TagName::P)
            .text("So many: ")
            .follow_text(move || count.get().to_string())
            .follow_attr(Attr::TITLE, move || (count.get() > 1).then(|| "more".to_owned()))
            .follow_bool_attr(Attr::HIDDEN, move || count.get() > 2)
    });
    let nodes = children(&element);
    assert_eq!((text(&element).as_str(), element.get_attribute("title")), ("So many: 1", None));
    count.set(2);
    settle().await;
    assert_eq!((text(&element).as_str(), element.get_attribute("title").as_deref()), ("So many: 2", Some("more")));
    assert!(!element.has_attribute("hidden"));
    count.set(3);
    settle().await;
    assert!(element.has_attribute("hidden"));
    assert_eq!(children(&element), nodes);
    // Once the owner is gone, nothing follows any more.
    owner.cleanup();
    count.set(4);
    settle().await;
    assert_eq!(text(&element), "So many: 3");
    element.remove();
}

#[wasm_bindgen_test]
async fn a_field_follows_and_keeps_what_is_being_typed() {
    let note = RwSignal::new("a".to_owned());
    let field = Rc::new(RefCell::new(None));
    let kept = Rc::clone(&field);
    let (_owner, element) = mount(move || {
        let field = el(TagName::TEXTAREA).follow_value(move || note.get());
        *kept.borrow_mut() = Some(field.clone());
        field
    });
    let field = field.borrow().clone().unwrap();
    assert_eq!(field.value(), "a");
    let area: &web_sys::HtmlTextAreaElement = wasm_bindgen::JsCast::unchecked_ref(&element);
    area.set_value("ab");
    area.set_selection_range(1, 1).unwrap();
    note.set("ab".to_owned());
    settle().await;
    assert_eq!((field.value().as_str(), area.selection_start().unwrap()), ("ab", Some(1)));
    note.set("x".to_owned());
    settle().await;
    assert_eq!(field.value(), "x");
    element.remove();
}

#[wasm_bindgen_test]
async fn what_is_there_only_at_times_takes_its_effects_along() {
    let on = RwSignal::new(false);
    let heard = RwSignal::new(0);
    let (ran, pressed) = (Rc::new(Cell::new(0)), Rc::new(Cell::new(0)));
    let (running, pressing) = (Rc::clone(&ran), Rc::clone(&pressed));
    let (owner, element) = mount(move || {
        el(TagName::DIV)
            .child(el(TagName::I).text("first"))
            .child_if(
                move || on.get(),
                move || {
                    let (running, pressing) = (Rc::clone(&running), Rc::clone(&pressing));
                    follow(move || {
                        heard.track();
                        running.set(running.get() + 1);
                    });
                    button("").text("now").on("click", move |_| pressing.set(pressing.get() + 1))
                },
            )
            .child(el(TagName::I).text("last"))
    });
    assert_eq!((shown(&element).as_str(), ran.get()), ("first last", 0));
    on.set(true);
    settle().await;
    assert_eq!((shown(&element).as_str(), ran.get()), ("first now last", 1));
    let button = elements(&element)[1].clone();
    press(&button);
    heard.set(1);
    settle().await;
    assert_eq!((ran.get(), pressed.get()), (2, 1));
    // True again is not another state.
    on.set(true);
    settle().await;
    assert_eq!(elements(&element)[1], button);
    on.set(false);
    settle().await;
    heard.set(2);
    press(&button);
    settle().await;
    assert_eq!((shown(&element).as_str(), ran.get(), pressed.get()), ("first last", 2, 1));
    on.set(true);
    settle().await;
    assert_ne!(elements(&element)[1], button);
    assert_eq!(ran.get(), 3);
    // With the owner of all, what is shown goes quiet too.
    owner.cleanup();
    heard.set(3);
    press(&elements(&element)[1]);
    settle().await;
    assert_eq!((ran.get(), pressed.get()), (3, 1));
    element.remove();
}

#[wasm_bindgen_test]
async fn another_key_is_another_element() {
    let key = RwSignal::new(Some("a".to_owned()));
    let (_owner, element) =
        mount(move || el(TagName::DIV).keyed_child(move || key.get(), |key| el_with_class(TagName::P, key).text(key)));
    let first = elements(&element);
    key.set(Some("a".to_owned()));
    settle().await;
    assert_eq!(elements(&element), first);
    key.set(Some("b".to_owned()));
    settle().await;
    assert_eq!(shown(&element), "b");
    assert_ne!(elements(&element), first);
    key.set(None);
    settle().await;
    assert_eq!(shown(&element), "");
    key.set(Some("a".to_owned()));
    settle().await;
    assert_ne!(elements(&element), first);
    element.remove();
}

#[wasm_bindgen_test]
async fn elements_of_a_list_stay_with_their_ids() {
    let ids = RwSignal::new(Vec::<AnnotationId>::new());
    let made = Rc::new(Cell::new(0));
    let (making, heard) = (Rc::clone(&made), RwSignal::new(0));
    let ran = Rc::new(RefCell::new(String::new()));
    let running = Rc::clone(&ran);
    let (_owner, element) = mount(move || {
        el(TagName::UL)
            .child(el(TagName::LI).text("<"))
            .keyed_children(
                move || ids.get(),
                move |id| {
                    making.set(making.get() + 1);
                    let (running, name) = (Rc::clone(&running), id.to_string());
                    follow(move || {
                        heard.track();
                        running.borrow_mut().push_str(&name);
                    });
                    el(TagName::LI).text(id.as_str())
                },
            )
            .child(el(TagName::LI).text(">"))
    });
    let list = |names: &str| ids.set(names.split_whitespace().map(Id::from).collect());
    let find = |name: &str| elements(&element).into_iter().find(|one| text(one) == name);
    for (names, expected_made) in
        [("a b c", 3), ("a b c d", 4), ("b c d", 4), ("d b c", 4), ("x d y c", 6), ("", 6), ("a", 7)]
    {
        let before: Vec<(String, Element)> = elements(&element).into_iter().map(|one| (text(&one), one)).collect();
        list(names);
        settle().await;
        assert_eq!(shown(&element), format!("< {names} >").replace("  ", " "));
        assert_eq!(made.get(), expected_made, "{names}");
        for (name, old) in before {
            assert!(find(&name).is_none_or(|new| new == old), "{name} in {names}");
        }
    }
    // Those that are gone no longer follow anything.
    list("a b");
    settle().await;
    ran.borrow_mut().clear();
    heard.set(1);
    settle().await;
    let mut followed: Vec<char> = ran.borrow().chars().collect();
    followed.sort_unstable();
    assert_eq!(followed, ['a', 'b']);
    element.remove();
}

#[wasm_bindgen_test]
async fn keys_are_of_any_type_and_equal_ones_have_an_element_each() {
    let keys = RwSignal::new(vec![(1, true), (1, true), (2, false)]);
    let (_owner, element) = mount(move || {
        el(TagName::UL).keyed_children(move || keys.get(), |(number, _)| el(TagName::LI).text(&number.to_string()))
    });
    assert_eq!(shown(&element), "1 1 2");
    let first = elements(&element);
    keys.set(vec![(1, true), (1, false), (2, false)]);
    settle().await;
    let now = elements(&element);
    assert_eq!(shown(&element), "1 1 2");
    assert_eq!((&now[0], &now[2]), (&first[0], &first[2]));
    assert_ne!(now[1], first[1]);
    element.remove();
}

#[wasm_bindgen_test]
async fn growing_and_shrinking_at_the_ends_moves_nobody() {
    let ids = RwSignal::new(["a", "b", "c"].map(AnnotationId::from).to_vec());
    let (_owner, element) = mount(move || {
        el(TagName::UL)
            .keyed_children(move || ids.get(), |id| el(TagName::LI).text(id.as_str()).attr(Attr::TABINDEX, "0"))
    });
    let focused = elements(&element)[1].clone();
    // An element that is moved loses the focus.
    let html: &web_sys::HtmlElement = wasm_bindgen::JsCast::unchecked_ref(&focused);
    html.focus().unwrap();
    for names in [&["a", "b", "c", "d"][..], &["b", "c", "d"], &["x", "b", "y", "d"], &["b"]] {
        ids.set(names.iter().copied().map(Id::from).collect());
        settle().await;
        let active: Option<Node> = document().active_element().map(Into::into);
        assert_eq!(active.as_ref(), Some(focused.as_ref()), "{names:?}");
    }
    element.remove();
}

#[wasm_bindgen_test]
async fn keys_of_an_input_method_are_not_heard() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let told = Rc::clone(&heard);
    let (owner, element) = mount(|| el(TagName::INPUT).on("keydown", move |event| told.borrow_mut().push(key(event))));
    let press = |key: &str, composing: bool, code: u32| {
        let options = web_sys::KeyboardEventInit::new();
        options.set_key(key);
        options.set_is_composing(composing);
        options.set_key_code(code);
        let event = web_sys::KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &options).unwrap();
        element.dispatch_event(&event).unwrap();
    };
    press("Escape", true, 27);
    // WebKit sends the Enter that confirms a conversion after the composition has ended.
    press("Enter", false, 229);
    press("Tab", false, 9);
    assert_eq!(*heard.borrow(), ["Tab"]);
    owner.cleanup();
    element.remove();
}
