//! The fields of what few documents have, for edits. Only [`beside_edits`](super::beside_edits) reaches what is here, so it is not in
//! the first wasm.

use super::slots::{Fielded, Slot, Slots, Value};
use crate::annotation::{
    Action, Alternative, Decision, Engine, EngineKind, Layer, LayerKind, LayerSource, Lineage, Proposal, Run, Score,
    Target,
};
use crate::article::{Id, Replaces};
use crate::json::{Json, Object};
use crate::sorted::Sorted;

/// What is JSON on its way through an edit.
pub(super) trait Codec: Sized {
    /// The JSON of it.
    fn to_json(&self) -> Json;
    /// What JSON says; `None` where it cannot be that.
    fn of_json(json: &Json) -> Option<Self>;
}

struct Held<'a, T>(&'a mut T);

impl<T: Codec> Value for Held<'_, T> {
    fn get(&self) -> Json {
        self.0.to_json()
    }

    fn put(&mut self, json: &Json) -> Option<()> {
        *self.0 = T::of_json(json)?;
        Some(())
    }
}

fn held<T: Codec>(place: &mut T) -> Slot<'_> {
    Slot::Other(Box::new(Held(place)))
}

/// All fields of a thing as one object.
pub(super) fn whole<T: Fielded + Clone>(thing: &T) -> Json {
    let mut object = Object::default();
    for (name, slot) in thing.clone().slots() {
        object.set(name, slot.get());
    }
    object.into()
}

/// A thing out of such an object.
pub(super) fn of_whole<T: Fielded + Default>(json: &Json) -> Option<T> {
    let Json::Object(object) = json else { return None };
    let mut object = object.clone();
    let mut thing = T::default();
    for (name, slot) in thing.slots() {
        slot.put(object.take(name)?)?;
    }
    object.is_empty().then_some(thing)
}

impl<T: Codec> Codec for Option<T> {
    fn to_json(&self) -> Json {
        self.as_ref().map_or(Json::Null, Codec::to_json)
    }

    fn of_json(json: &Json) -> Option<Self> {
        if *json == Json::Null { Some(None) } else { T::of_json(json).map(Some) }
    }
}

impl<T: Codec> Codec for Vec<T> {
    fn to_json(&self) -> Json {
        self.iter().map(Codec::to_json).collect()
    }

    fn of_json(json: &Json) -> Option<Self> {
        let Json::Array(items) = json else { return None };
        items.iter().map(T::of_json).collect()
    }
}

impl<T> Codec for Id<T> {
    fn to_json(&self) -> Json {
        self.as_str().into()
    }

    fn of_json(json: &Json) -> Option<Self> {
        json.as_str().map(Self::from)
    }
}

impl<T> Codec for Sorted<Id<T>> {
    fn to_json(&self) -> Json {
        self.iter().map(Id::as_str).collect()
    }

    fn of_json(json: &Json) -> Option<Self> {
        Vec::of_json(json).map(Self::from)
    }
}

impl Codec for Score {
    fn to_json(&self) -> Json {
        Self::to_json(self)
    }

    fn of_json(json: &Json) -> Option<Self> {
        Self::of_json(json)
    }
}

impl Codec for Target {
    fn to_json(&self) -> Json {
        super::slots::target_to_json(self)
    }

    fn of_json(json: &Json) -> Option<Self> {
        let Json::Array(items) = json else { return None };
        super::slots::target_of_json(items)
    }
}

/// Those that go by one of a few names.
macro_rules! named {
    ($($kind:ty),*) => {$(
        impl Codec for $kind {
            fn to_json(&self) -> Json {
                self.name().into()
            }

            fn of_json(json: &Json) -> Option<Self> {
                let name = json.as_str()?;
                Self::ALL.into_iter().find(|one| one.name() == name)
            }
        }
    )*};
}

named!(LayerKind, EngineKind, Action);

/// Those that are objects of their fields.
macro_rules! objects {
    ($($kind:ty),*) => {$(
        impl Codec for $kind {
            fn to_json(&self) -> Json {
                whole(self)
            }

            fn of_json(json: &Json) -> Option<Self> {
                of_whole(json)
            }
        }
    )*};
}

objects!(LayerSource, Engine, Alternative, Decision, Replaces);

impl Codec for Box<Replaces> {
    fn to_json(&self) -> Json {
        whole(&**self)
    }

    fn of_json(json: &Json) -> Option<Self> {
        of_whole(json).map(Self::new)
    }
}

/// All but the id.
impl Fielded for Layer {
    fn slots(&mut self) -> Slots<'_> {
        vec![
            ("name", Slot::Text(&mut self.name)),
            ("kind", held(&mut self.kind)),
            ("created", Slot::Moment(&mut self.created)),
            ("reviewed", held(&mut self.no_claim)),
            ("source", held(&mut self.source)),
            ("of", held(&mut self.of)),
            ("extra", Slot::Object(&mut self.extra)),
        ]
    }
}

impl Fielded for LayerSource {
    fn slots(&mut self) -> Slots<'_> {
        vec![
            ("format", Slot::Text(&mut self.format)),
            ("name", Slot::MaybeText(&mut self.name)),
            ("imported", Slot::Moment(&mut self.imported)),
            ("extra", Slot::Object(&mut self.extra)),
        ]
    }
}

/// All but the id.
impl Fielded for Run {
    fn slots(&mut self) -> Slots<'_> {
        vec![
            ("engine", held(&mut self.engine)),
            ("promptSha256", Slot::MaybeText(&mut self.prompt_sha256)),
            ("created", Slot::Moment(&mut self.created)),
            ("extra", Slot::Object(&mut self.extra)),
        ]
    }
}

impl Fielded for Engine {
    fn slots(&mut self) -> Slots<'_> {
        vec![
            ("name", Slot::Text(&mut self.name)),
            ("version", Slot::MaybeText(&mut self.version)),
            ("kind", held(&mut self.kind)),
            ("extra", Slot::Object(&mut self.extra)),
        ]
    }
}

/// All but the id.
impl Fielded for Proposal {
    fn slots(&mut self) -> Slots<'_> {
        vec![
            ("run", Slot::Id(self.run.text_mut())),
            ("label", Slot::Id(self.label.text_mut())),
            ("target", Slot::Target(&mut self.target)),
            ("attributes", Slot::Object(&mut self.attributes)),
            ("note", Slot::Text(&mut self.note)),
            ("score", held(&mut self.score)),
            ("alternatives", held(&mut self.alternatives)),
            ("decision", held(&mut self.decision)),
            ("extra", Slot::Object(&mut self.extra)),
        ]
    }
}

impl Fielded for Alternative {
    fn slots(&mut self) -> Slots<'_> {
        vec![
            ("label", Slot::Id(self.label.text_mut())),
            ("target", held(&mut self.target)),
            ("score", held(&mut self.score)),
            ("extra", Slot::Object(&mut self.extra)),
        ]
    }
}

impl Fielded for Decision {
    fn slots(&mut self) -> Slots<'_> {
        vec![
            ("action", held(&mut self.action)),
            ("by", Slot::MaybeText(&mut self.by)),
            ("at", Slot::Moment(&mut self.at)),
            ("annotation", held(&mut self.annotation)),
            ("extra", Slot::Object(&mut self.extra)),
        ]
    }
}

impl Fielded for Replaces {
    fn slots(&mut self) -> Slots<'_> {
        vec![
            ("id", Slot::Id(self.id.text_mut())),
            ("sha256", Slot::Text(&mut self.sha256)),
            ("extra", Slot::Object(&mut self.extra)),
        ]
    }
}

/// All but the layer: an annotation never goes from one to another, but is deleted here and made there.
impl Fielded for Lineage {
    fn slots(&mut self) -> Slots<'_> {
        vec![("from", held(&mut self.from)), ("proposal", held(&mut self.proposal))]
    }
}

/// What is said of a document as a whole.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct About {
    pub instructions: Option<String>,
    pub replaces: Option<Box<Replaces>>,
}

impl Fielded for About {
    fn slots(&mut self) -> Slots<'_> {
        vec![("instructions", Slot::MaybeText(&mut self.instructions)), ("replaces", held(&mut self.replaces))]
    }
}
