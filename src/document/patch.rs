//! A change of one value inside a JSON value.

use crate::annotation::attributes::Part;
use crate::json::{Json, Object};

/// A value that is put in, taken out or replaced at a path. Taking it back is the same with the sides swapped.
///
/// Two patches at paths of which neither leads through the other can be applied in either order, but for places in one list,
/// which move.
#[derive(Clone, PartialEq, Debug)]
pub struct Patch {
    /// Where: names of fields, and places in lists.
    pub path: Vec<Part>,
    /// What stands there; `None` for nothing.
    pub before: Option<Json>,
    /// What will stand there; `None` for nothing.
    pub after: Option<Json>,
    /// The place of the field among those beside it, where that is not the one of [`Object::place_of`]: in objects that came
    /// from elsewhere, whose order is kept.
    pub at: Option<usize>,
}

impl Patch {
    /// The patch of one field that has no fields of its own.
    #[must_use]
    pub fn field(name: &str, before: Json, after: Json) -> Self {
        Self { path: vec![Part::Field(name.into())], before: Some(before), after: Some(after), at: None }
    }

    /// The patch that takes this one back.
    #[must_use]
    pub fn invert(self) -> Self {
        Self { before: self.after, after: self.before, ..self }
    }

    /// Applies it to a value, of which the first parts of the path were followed already; `rest` are the others. `false`, and
    /// nothing has changed, where [`Self::before`] does not stand there.
    #[must_use]
    pub fn apply(&self, value: &mut Json, rest: &[Part]) -> bool {
        let (before, after) = (self.before.as_ref(), self.after.clone());
        match (rest, value) {
            ([], value) => match after {
                Some(after) if before == Some(value) => *value = after,
                _ => return false,
            },
            ([Part::Field(name)], Json::Object(fields)) => {
                if fields.get(name) != before {
                    return false;
                }
                match after {
                    Some(after) => fields.insert(name, after, self.at),
                    None => drop(fields.take(name)),
                }
            }
            ([Part::Item(at)], Json::Array(items)) => match (before, after) {
                (None, Some(after)) if *at <= items.len() => items.insert(*at, after),
                (Some(before), after) => match (items.get_mut(*at).filter(|item| *item == before), after) {
                    (Some(item), Some(after)) => *item = after,
                    (Some(_), None) => drop(items.remove(*at)),
                    (None, _) => return false,
                },
                _ => return false,
            },
            ([Part::Field(name), rest @ ..], Json::Object(fields)) => {
                return fields.get_mut(name).is_some_and(|inside| self.apply(inside, rest));
            }
            ([Part::Item(at), rest @ ..], Json::Array(items)) => {
                return items.get_mut(*at).is_some_and(|inside| self.apply(inside, rest));
            }
            _ => return false,
        }
        true
    }

    /// The path of the list into which the patch puts an item, or out of which it takes one.
    pub(super) fn list(&self) -> Option<&[Part]> {
        let (last, list) = self.path.split_last()?;
        let shifts = matches!(last, Part::Item(_)) && self.before.is_some() != self.after.is_some();
        shifts.then_some(list)
    }

    /// Whether one of the paths leads to or through the other.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.path.starts_with(&other.path) || other.path.starts_with(&self.path)
    }

    /// Takes in one that follows: from what was before this to what is after that. `false`, and nothing has changed, where they
    /// cannot be one.
    #[must_use]
    pub fn absorb(&mut self, later: &Self) -> bool {
        if let Some(rest) = later.path.strip_prefix(self.path.as_slice()) {
            if rest.is_empty() {
                // What is taken out and put in again may come to stand elsewhere.
                let follows = self.after.is_some() && self.after == later.before;
                if follows {
                    self.after.clone_from(&later.after);
                    self.at = self.at.or(later.at);
                }
                return follows;
            }
            return self.after.as_mut().is_some_and(|after| later.apply(after, rest));
        }
        let Some(rest) = self.path.strip_prefix(later.path.as_slice()) else { return false };
        let Some(mut before) = later.before.clone() else { return false };
        let fits = self.clone().invert().apply(&mut before, rest);
        if fits {
            *self = Self { before: Some(before), ..later.clone() };
        }
        fits
    }
}

/// The patches that lead from one value of a field to another: of what is inside, if they are objects, else of the whole.
pub fn of_field(name: &str, before: &Json, after: &Json, patches: &mut Vec<Patch>) {
    if let (Json::Object(_), Json::Object(_)) = (before, after) {
        difference(before, after, &[Part::Field(name.into())], patches);
    } else if before != after {
        patches.push(Patch::field(name, before.clone(), after.clone()));
    }
}

/// The patches that lead from one value to another, each at a path that begins with `path`.
fn difference(before: &Json, after: &Json, path: &[Part], patches: &mut Vec<Patch>) {
    let inside = |part| path.iter().cloned().chain([part]).collect::<Vec<Part>>();
    match (before, after) {
        _ if before == after => {}
        (Json::Object(old), Json::Object(new)) if keep_order(old, new) => objects(old, new, &inside, patches),
        (Json::Array(old), Json::Array(new)) if lists(old, new, &inside, patches) => {}
        _ => {
            let (before, after) = (Some(before.clone()), Some(after.clone()));
            patches.push(Patch { path: path.to_vec(), before, after, at: None });
        }
    }
}

/// Whether the fields that both have stand in the same order.
fn keep_order(old: &Object, new: &Object) -> bool {
    let both = old.iter().filter(|(name, _)| new.get(name).is_some());
    both.map(|(name, _)| name).eq(new.iter().map(|(name, _)| name).filter(|name| old.get(name).is_some()))
}

fn objects(old: &Object, new: &Object, inside: &dyn Fn(Part) -> Vec<Part>, patches: &mut Vec<Patch>) {
    let mut now = old.clone();
    let place = |now: &Object, name: &str, at: usize| (now.place_of(name) != at).then_some(at);
    for (name, value) in old.iter().filter(|(name, _)| new.get(name).is_none()) {
        let at = now.iter().position(|(known, _)| known == name).unwrap_or_default();
        now.take(name);
        let at = place(&now, name, at);
        patches.push(Patch { path: inside(Part::Field(name.into())), before: Some(value.clone()), after: None, at });
    }
    for (at, (name, value)) in new.iter().enumerate() {
        let path = inside(Part::Field(name.into()));
        if let Some(before) = old.get(name) {
            difference(before, value, &path, patches);
        } else {
            let at = place(&now, name, at);
            now.insert(name, Json::Null, at);
            patches.push(Patch { path, before: None, after: Some(value.clone()), at });
        }
    }
}

/// Patches of items where some were put in, taken out, or changed in their places; `false` for all else.
fn lists(old: &[Json], new: &[Json], inside: &dyn Fn(Part) -> Vec<Part>, patches: &mut Vec<Patch>) -> bool {
    let (at, before, after) = changed(old, new);
    if before.len() == after.len() {
        for (item, (before, after)) in before.iter().zip(after).enumerate() {
            difference(before, after, &inside(Part::Item(at + item)), patches);
        }
        return true;
    }
    if !before.is_empty() && !after.is_empty() {
        return false;
    }
    let item = |at, before: Option<&Json>, after: Option<&Json>| Patch {
        path: inside(Part::Item(at)),
        before: before.cloned(),
        after: after.cloned(),
        at: None,
    };
    patches.extend(before.iter().enumerate().rev().map(|(item_at, one)| item(at + item_at, Some(one), None)));
    patches.extend(after.iter().enumerate().map(|(item_at, one)| item(at + item_at, None, Some(one))));
    true
}

/// What of two lists differs: where it starts, and what each has there.
pub fn changed<'a, T: PartialEq>(old: &'a [T], new: &'a [T]) -> (usize, &'a [T], &'a [T]) {
    let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (old, new) = (old.get(start..).unwrap_or_default(), new.get(start..).unwrap_or_default());
    let same = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    let rest = |list: &'a [T]| list.get(..list.len() - same).unwrap_or_default();
    (start, rest(old), rest(new))
}

/// The stretch of two texts that differs: the byte at which it starts, and what each has there.
#[must_use]
pub fn stretch<'a>(old: &'a str, new: &'a str) -> (usize, &'a str, &'a str) {
    let same = |(old, new): &(char, char)| old == new;
    let start = old.chars().zip(new.chars()).take_while(same).map(|(char, _)| char.len_utf8()).sum();
    let (old, new) = (old.get(start..).unwrap_or_default(), new.get(start..).unwrap_or_default());
    let end: usize = old.chars().rev().zip(new.chars().rev()).take_while(same).map(|(char, _)| char.len_utf8()).sum();
    let rest = |text: &'a str| text.get(..text.len() - end).unwrap_or_default();
    (start, rest(old), rest(new))
}
