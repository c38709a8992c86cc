//! Joins two annotations into one.

use super::{Annotation, LabelSet, Target};
use crate::json::{Json, Object};

impl Annotation {
    /// Takes in what another annotation marks and says: its passages, its note behind the own one, its fields where this
    /// one has none, and its lists and what it was made of behind the own ones. Where both say something, the other's goes
    /// into the note, under the name that `labels` has for it. Id, label, creator and time of making stay.
    pub fn take_in(&mut self, other: &Self, text: &str, labels: &LabelSet) {
        let ranges = self.target.ranges().chain(other.target.ranges()).collect();
        let target = Target::union(ranges, text).unwrap_or_default();
        self.retarget(target.keeping(&self.target, true).keeping(&other.target, true));
        if let Some(other) = &other.lineage {
            let mut own = self.lineage.take().map(|own| *own).unwrap_or_default();
            let new = other.from.iter().filter(|id| !own.from.contains(id)).cloned().collect::<Vec<_>>();
            own.from.extend(new);
            own.proposal = own.proposal.or_else(|| other.proposal.clone());
            self.lineage = own.boxed();
        }
        let mut lines: Vec<String> = Vec::new();
        if !self.note.contains(&other.note) {
            lines.push(other.note.clone());
        }
        for (id, value) in other.attributes.iter() {
            let name = labels.attributes.iter().find(|attribute| attribute.id.as_str() == id);
            let name = name.map_or(id, |attribute| &attribute.name);
            fill(&mut self.attributes, id, value, &mut |left| lines.push(format!("{name}: {left}")));
        }
        for (name, value) in other.extra.iter() {
            // What is kept of the ranges belongs to these, one by one.
            if name != "target" {
                fill(&mut self.extra, name, value, &mut |_| {});
            }
        }
        for line in lines {
            let gap = if self.note.is_empty() { "" } else { "\n\n" };
            self.note = format!("{}{gap}{line}", self.note);
        }
    }
}

/// Puts a value into a field. Lists are joined, records field by field; what the field has another value for is told to
/// `left`.
fn fill(own: &mut Object, name: &str, value: &Json, left: &mut dyn FnMut(String)) {
    let says = |json: &Json| !matches!(json, Json::Null) && json.as_str() != Some("");
    let joined = match (own.get(name).filter(|mine| says(mine)), value) {
        (None, value) => value.clone(),
        (Some(Json::Array(mine)), Json::Array(more)) => {
            let new = more.iter().filter(|item| !mine.contains(item));
            mine.iter().chain(new).cloned().collect()
        }
        (Some(Json::Object(mine)), Json::Object(more)) => {
            let mut mine = mine.clone();
            for (name, value) in more.iter() {
                fill(&mut mine, name, value, left);
            }
            Json::from(mine)
        }
        (Some(mine), value) => {
            if says(value) && mine != value {
                left(value.as_str().map_or_else(|| value.to_line(), str::to_owned));
            }
            return;
        }
    };
    own.set(name.to_owned(), joined);
}
