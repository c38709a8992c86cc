//! Followers of single annotations: in a long list, only rows whose annotation changed are updated.

use leptos::prelude::*;
use reactive_graph::signal::ArcTrigger;

use crate::annotation::AnnotationId;
use crate::sorted::{Keyed, Sorted};

/// What of an annotation is followed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Of {
    /// What it says: label, extent, note, record.
    Change,
    /// Whether it is the selected one.
    Selection,
}

/// The annotations that something follows. Copies are handles on the same list.
#[derive(Clone, Copy, Default)]
pub struct Followers(StoredValue<Sorted<Watched>>);

/// An annotation that something follows.
#[derive(Default)]
pub struct Watched {
    id: AnnotationId,
    change: ArcTrigger,
    selection: ArcTrigger,
}

impl Keyed for Watched {
    type Key = AnnotationId;

    fn key(&self) -> &AnnotationId {
        &self.id
    }
}

impl Watched {
    const fn trigger(&self, of: Of) -> &ArcTrigger {
        match of {
            Of::Change => &self.change,
            Of::Selection => &self.selection,
        }
    }

    /// Tells all that follow it.
    pub fn tell_all(&self) {
        self.change.notify();
        self.selection.notify();
    }
}

impl Followers {
    /// Tracks an annotation.
    pub fn track(self, id: &AnnotationId, of: Of) {
        let mut trigger = None;
        self.0.update_value(|all| {
            if !all.contains(id) {
                all.insert(Watched { id: id.clone(), ..Watched::default() });
            }
            trigger = all.get(id).map(|one| one.trigger(of).clone());
        });
        trigger.inspect(Track::track);
    }

    /// Tells those that follow these annotations.
    pub fn tell(self, ids: &mut dyn Iterator<Item = &AnnotationId>, of: Of) {
        // Those who are told may track others.
        let told: Vec<ArcTrigger> =
            self.0.with_value(|all| ids.filter_map(|id| all.get(id)).map(|one| one.trigger(of).clone()).collect());
        told.iter().for_each(ArcTrigger::notify);
    }

    /// Forgets all of them; what was followed until now.
    #[must_use]
    pub fn take(self) -> Sorted<Watched> {
        let mut taken = Sorted::default();
        self.0.update_value(|all| taken = std::mem::take(all));
        taken
    }
}
