//! One annotation out of two.

use super::{Annotation, Target};
use crate::json::{Json, Object};

impl Annotation {
    /// Takes in what another annotation marks and says: its passages, its note behind the own one, its fields where this
    /// one has none, and its lists behind the own ones. Id, label, creator and time of making stay.
    pub fn take_in(&mut self, other: &Self, text: &str) {
        if let Some(target) = Target::union(self.target.ranges().chain(other.target.ranges()).collect(), text) {
            self.target = target;
        }
        if !other.note.is_empty() && self.note != other.note {
            let gap = if self.note.is_empty() { "" } else { "\n\n" };
            self.note = format!("{}{gap}{}", self.note, other.note);
        }
        fill(&mut self.attributes, &other.attributes);
        fill(&mut self.extra, &other.extra);
    }
}

/// Fields that are not there are taken over; of two lists, what the first lacks is appended.
fn fill(own: &mut Object, other: &Object) {
    for (name, value) in other.iter() {
        let joined = match (own.get(name), value) {
            (None, value) => value.clone(),
            // What is kept of the ranges belongs to these, one by one.
            (Some(Json::Array(mine)), Json::Array(more)) if name != "target" => {
                let new = more.iter().filter(|item| !mine.contains(item));
                mine.iter().chain(new).cloned().collect()
            }
            _ => continue,
        };
        own.set(name.to_owned(), joined);
    }
}
