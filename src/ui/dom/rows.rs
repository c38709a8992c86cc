//! Lists of elements that follow signals, each element known by its key.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{Owner, untrack};
use web_sys::{Element, Node};

use crate::browser::page::document;
use crate::ui::dom::{El, follow};

/// The key of an element: any value that can be compared. What arranges elements is the same code for keys of all types.
pub trait Key {
    /// Whether this is the same key as another, which may be of another type.
    fn is(&self, other: &dyn Key) -> bool;
    /// The value.
    fn any(&self) -> &dyn Any;
}

impl<K: PartialEq + 'static> Key for K {
    fn is(&self, other: &dyn Key) -> bool {
        other.any().downcast_ref::<K>() == Some(self)
    }

    fn any(&self) -> &dyn Any {
        self
    }
}

/// The keys that a list has now.
pub type Keys = Box<dyn Fn() -> Vec<Rc<dyn Key>>>;

/// What makes an element of its key.
pub type Make = Box<dyn Fn(&dyn Key) -> El>;

/// Adds to `list` an element for each key, in order. One whose key stays is left as it is.
pub fn keyed(list: El, keys: Keys, make: Make) -> El {
    let end = document().create_comment("");
    let list = list.append(&end);
    let parent = list.node().clone();
    let owner = Owner::current().unwrap_or_default();
    let shown: Rc<RefCell<Vec<Row>>> = Rc::default();
    follow(move || {
        let keys = keys();
        untrack(|| arrange(&parent, &end, &owner, &mut shown.borrow_mut(), keys, &make));
    });
    list
}

/// An element of a list and the owner of what was made with it.
struct Row {
    key: Rc<dyn Key>,
    element: El,
    owner: Owner,
}

/// Brings the rows before `end` in line with `keys`.
fn arrange(parent: &Element, end: &Node, owner: &Owner, shown: &mut Vec<Row>, keys: Vec<Rc<dyn Key>>, make: &Make) {
    let mut old: Vec<Option<Row>> = std::mem::take(shown).into_iter().map(Some).collect();
    // Rows mostly stay in order, so the one wanted is mostly the first that is left.
    let mut first = 0;
    for key in keys {
        let is_it = |row: &Option<Row>| row.as_ref().is_some_and(|row| row.key.is(&*key));
        let at = old.get(first..).and_then(|left| left.iter().position(is_it));
        let found = at.and_then(|at| old.get_mut(first + at)?.take());
        let row = found.unwrap_or_else(|| {
            let owner = owner.child();
            let element = owner.with(|| make(&*key));
            Row { key, element, owner }
        });
        while old.get(first).is_some_and(Option::is_none) {
            first += 1;
        }
        shown.push(row);
    }
    for gone in old.into_iter().flatten() {
        gone.owner.cleanup();
        gone.element.node().remove();
    }
    let mut next: Node = end.clone();
    for row in shown.iter().rev() {
        let node: &Node = row.element.node();
        if node.next_sibling().as_ref() != Some(&next) {
            let _ = parent.insert_before(node, Some(&next));
        }
        next = node.clone();
    }
}
