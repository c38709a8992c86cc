//! Lists of elements that follow signals, each element known by its key.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::{Owner, untrack};
use web_sys::{Element, Node};

use super::dom::{El, follow};
use crate::browser::page::document;

/// The keys of the elements of a list. Each has a number for as long as it is in the list, so that what arranges the
/// elements is the same code for keys of all types.
pub struct Keys<K> {
    known: RefCell<Vec<(usize, Rc<K>)>>,
    last: Cell<usize>,
}

impl<K> Default for Keys<K> {
    fn default() -> Self {
        Self { known: RefCell::default(), last: Cell::new(0) }
    }
}

impl<K: PartialEq> Keys<K> {
    /// The numbers of the keys that the list has now.
    pub fn number(&self, keys: Vec<K>) -> Vec<usize> {
        let mut old = self.known.borrow_mut();
        // Keys mostly stay in order, so the one wanted mostly comes after the one found before.
        let mut next = 0;
        let mut numbered = Vec::with_capacity(keys.len());
        for key in keys {
            let (before, after) = old.split_at_checked(next).unwrap_or_default();
            let is_it = |(_, one): &(usize, Rc<K>)| **one == key;
            let found = after.iter().position(is_it).map(|at| next + at).or_else(|| before.iter().position(is_it));
            match found.and_then(|at| old.get(at)) {
                Some(known) => numbered.push(known.clone()),
                None => numbered.push((self.fresh(), Rc::new(key))),
            }
            next = found.map_or(next, |at| at + 1);
        }
        let numbers = numbered.iter().map(|(number, _)| *number).collect();
        *old = numbered;
        numbers
    }

    fn fresh(&self) -> usize {
        self.last.set(self.last.get() + 1);
        self.last.get()
    }

    /// The key of that number.
    pub fn key(&self, number: usize) -> Option<Rc<K>> {
        let known = self.known.borrow();
        known.iter().find(|(one, _)| *one == number).map(|(_, key)| Rc::clone(key))
    }
}

/// Adds to `list` an element for each number, in order. One whose number stays is left as it is.
pub fn rows(list: El, numbers: Box<dyn Fn() -> Vec<usize>>, make: Make) -> El {
    let end = document().create_comment("");
    let list = list.append(&end);
    let parent = list.node().clone();
    let owner = Owner::current().unwrap_or_default();
    let shown: Rc<RefCell<Vec<Row>>> = Rc::default();
    follow(move || {
        let numbers = numbers();
        untrack(|| arrange(&parent, &end, &owner, &mut shown.borrow_mut(), numbers, &make));
    });
    list
}

/// What makes an element of its number.
pub type Make = Box<dyn Fn(usize) -> El>;

/// An element of a list and the owner of what was made with it.
struct Row {
    number: usize,
    element: El,
    owner: Owner,
}

/// Brings the rows before `end` in line with `numbers`.
fn arrange(parent: &Element, end: &Node, owner: &Owner, shown: &mut Vec<Row>, numbers: Vec<usize>, make: &Make) {
    let mut old: Vec<Option<Row>> = std::mem::take(shown).into_iter().map(Some).collect();
    // Rows mostly stay in order, so the one wanted is mostly the first that is left.
    let mut first = 0;
    for number in numbers {
        let is_it = |row: &Option<Row>| row.as_ref().is_some_and(|row| row.number == number);
        let at = old.get(first..).and_then(|left| left.iter().position(is_it));
        let found = at.and_then(|at| old.get_mut(first + at)?.take());
        let row = found.unwrap_or_else(|| {
            let owner = owner.child();
            let element = owner.with(|| make(number));
            Row { number, element, owner }
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
