//! The fields of things that edits can change: their names, and where their values are.
//!
//! A field's value is JSON on its way, so that one edit ([`Edit::Set`](super::Edit::Set)) serves all fields, its inverse and
//! its line in the log too. Names are those of the native format, but for what that derives or nests.

use std::sync::Arc;

use super::Patch;
use crate::annotation::attributes::Part;
use crate::annotation::{
    Anchor, AnchorState, Annotation, Attribute, AttributeKind, Choice, Label, LabelId, LabelSet, Line, Relation,
    RelationType, Target,
};
use crate::article::{Details, Timestamp};
use crate::json::{Json, Object};
use crate::text::TextRange;

/// Where the value of a field lies.
pub(super) enum Slot<'a> {
    Text(&'a mut String),
    MaybeText(&'a mut Option<String>),
    Texts(&'a mut Vec<String>),
    /// The text of an id, whatever it belongs to.
    Id(&'a mut Arc<str>),
    MaybeLabel(&'a mut Option<LabelId>),
    Flag(&'a mut bool),
    Moment(&'a mut Timestamp),
    Line(&'a mut Line),
    Kind(&'a mut AttributeKind),
    Choices(&'a mut Vec<Choice>),
    Target(&'a mut Target),
    MaybeMoment(&'a mut Option<Timestamp>),
    Object(&'a mut Object),
    Other(Box<dyn Value + 'a>),
}

/// A value that few things have. What it becomes as JSON and back is linked only where such a thing is.
pub(super) trait Value {
    /// The value.
    fn get(&self) -> Json;
    /// Sets the value; `None`, and nothing has changed, where the field cannot have it.
    fn put(&mut self, json: &Json) -> Option<()>;
}

/// The fields of a thing.
pub(super) type Slots<'a> = Vec<(&'static str, Slot<'a>)>;

impl Slot<'_> {
    /// The value.
    pub(super) fn get(&self) -> Json {
        match self {
            Self::Text(text) => text.as_str().into(),
            Self::MaybeText(text) => text.as_deref().into(),
            Self::Texts(texts) => texts.iter().map(String::as_str).collect(),
            Self::Id(id) => Json::from(&***id),
            Self::MaybeLabel(id) => id.as_ref().map(LabelId::as_str).into(),
            Self::Flag(flag) => (**flag).into(),
            Self::Moment(moment) => moment.as_str().into(),
            Self::Line(line) => line.name().into(),
            Self::Kind(kind) => kind.name().into(),
            Self::Choices(choices) => choices.iter().map(choice_to_json).collect(),
            Self::Target(target) => target_to_json(target),
            Self::MaybeMoment(moment) => moment.as_ref().map(Timestamp::as_str).into(),
            Self::Object(object) => Json::Object(Object::clone(object)),
            Self::Other(value) => value.get(),
        }
    }

    /// Sets the value; `None`, and nothing has changed, where the field cannot have it.
    pub(super) fn put(self, value: Json) -> Option<()> {
        let text = || value.as_str().map(str::to_owned);
        let maybe = || if value == Json::Null { Some(None) } else { text().map(Some) };
        match (self, &value) {
            (Self::Text(place), _) => *place = text()?,
            (Self::MaybeText(place), _) => *place = maybe()?,
            (Self::Texts(place), Json::Array(items)) => {
                *place = items.iter().map(|item| item.as_str().map(str::to_owned)).collect::<Option<_>>()?;
            }
            (Self::Id(place), _) => *place = text()?.into(),
            (Self::MaybeLabel(place), _) => *place = maybe()?.map(LabelId::from),
            (Self::Flag(place), Json::Bool(flag)) => *place = *flag,
            (Self::Moment(place), _) => *place = Timestamp::new(text()?)?,
            (Self::Line(place), _) => *place = Line::from_name(value.as_str()?)?,
            (Self::Kind(place), _) => *place = AttributeKind::from_name(value.as_str()?)?,
            (Self::Choices(place), Json::Array(items)) => {
                *place = items.iter().map(choice_of_json).collect::<Option<_>>()?;
            }
            (Self::Target(place), Json::Array(items)) => *place = target_of_json(items)?,
            (Self::MaybeMoment(place), _) => {
                *place = match maybe()? {
                    Some(text) => Some(Timestamp::new(text)?),
                    None => None,
                };
            }
            (Self::Object(place), Json::Object(object)) => place.clone_from(object),
            (Self::Other(mut place), value) => place.put(value)?,
            _ => return None,
        }
        Some(())
    }
}

/// Applies a patch to one of the fields. `false`, and nothing has changed, where it does not fit.
pub(super) fn apply(slots: Slots<'_>, patch: &Patch) -> bool {
    let Some((Part::Field(name), rest)) = patch.path.split_first() else { return false };
    let Some((_, slot)) = slots.into_iter().find(|(known, _)| *known == &**name) else { return false };
    let mut value = slot.get();
    patch.apply(&mut value, rest) && slot.put(value).is_some()
}

/// The patches that lead from the fields of one thing to those of another of the same kind.
pub(super) fn differences(old: Slots<'_>, new: Slots<'_>) -> Vec<Patch> {
    let mut patches = Vec::new();
    for ((name, old), (_, new)) in old.into_iter().zip(new) {
        super::patch::of_field(name, &old.get(), &new.get(), &mut patches);
    }
    patches
}

/// A thing with fields.
pub(super) trait Fielded {
    fn slots(&mut self) -> Slots<'_>;
}

/// All but the id, the note, which has an edit of its own, and the lineage, which few have.
impl Fielded for Annotation {
    fn slots(&mut self) -> Slots<'_> {
        vec![
            ("label", Slot::Id(self.label.text_mut())),
            ("target", Slot::Target(&mut self.target)),
            ("attributes", Slot::Object(&mut self.attributes)),
            ("creator", Slot::MaybeText(&mut self.creator)),
            ("created", Slot::Moment(&mut self.created)),
            ("extra", Slot::Object(&mut self.extra)),
            ("modified", Slot::Moment(&mut self.modified)),
        ]
    }
}

/// All but the id and the layer: a relation never goes from one to another, but is deleted here and made there.
impl Fielded for Relation {
    fn slots(&mut self) -> Slots<'_> {
        vec![
            ("type", Slot::Id(self.kind.text_mut())),
            ("from", Slot::Id(self.from.text_mut())),
            ("to", Slot::Id(self.to.text_mut())),
            ("creator", Slot::MaybeText(&mut self.creator)),
            ("created", Slot::MaybeMoment(&mut self.created)),
            ("extra", Slot::Object(&mut self.extra)),
        ]
    }
}

/// All but the lists.
impl Fielded for LabelSet {
    fn slots(&mut self) -> Slots<'_> {
        vec![
            ("id", Slot::Id(self.id.text_mut())),
            ("name", Slot::Text(&mut self.name)),
            ("extra", Slot::Object(&mut self.extra)),
        ]
    }
}

impl Fielded for Label {
    fn slots(&mut self) -> Slots<'_> {
        vec![
            ("name", Slot::Text(&mut self.name)),
            ("badge", Slot::Text(&mut self.badge)),
            ("key", Slot::MaybeText(&mut self.key)),
            ("color", Slot::Text(&mut self.color)),
            ("line", Slot::Line(&mut self.line)),
            ("parent", Slot::MaybeLabel(&mut self.parent)),
            ("description", Slot::Text(&mut self.description)),
            ("retired", Slot::Flag(&mut self.retired)),
            ("extra", Slot::Object(&mut self.extra)),
        ]
    }
}

/// All but the fields of its records, which are definitions of their own.
impl Fielded for Attribute {
    fn slots(&mut self) -> Slots<'_> {
        vec![
            ("name", Slot::Text(&mut self.name)),
            ("kind", Slot::Kind(&mut self.kind)),
            ("options", Slot::Choices(&mut self.options)),
            ("single", Slot::Flag(&mut self.single)),
            ("help", Slot::MaybeText(&mut self.help)),
            ("extra", Slot::Object(&mut self.extra)),
        ]
    }
}

impl Fielded for RelationType {
    fn slots(&mut self) -> Slots<'_> {
        vec![
            ("name", Slot::Text(&mut self.name)),
            ("symmetric", Slot::Flag(&mut self.symmetric)),
            ("extra", Slot::Object(&mut self.extra)),
        ]
    }
}

impl Fielded for Details {
    fn slots(&mut self) -> Slots<'_> {
        let metadata = &mut self.metadata;
        vec![
            ("title", Slot::MaybeText(&mut self.title)),
            ("language", Slot::MaybeText(&mut self.language)),
            ("url", Slot::MaybeText(&mut self.url)),
            ("categories", Slot::Texts(&mut metadata.categories)),
            ("byline", Slot::MaybeText(&mut metadata.byline)),
            ("published", Slot::MaybeText(&mut metadata.published)),
            ("publisher", Slot::MaybeText(&mut metadata.publisher)),
            ("metadata", Slot::Object(&mut metadata.extra)),
        ]
    }
}

fn choice_to_json(choice: &Choice) -> Json {
    let mut object = Object::default();
    object.set("id", choice.id.as_str());
    object.set("name", choice.name.as_str());
    for (name, value) in choice.extra.iter() {
        object.set(name.to_owned(), value.clone());
    }
    object.into()
}

fn choice_of_json(json: &Json) -> Option<Choice> {
    let Json::Object(object) = json else { return None };
    let mut extra = object.clone();
    let [id, name] = ["id", "name"].map(|name| extra.take(name));
    Some(Choice { id: id?.as_str()?.into(), name: name?.as_str()?.to_owned(), extra })
}

/// The ranges in bytes. Behind those of them that were moved stands the anchor, and behind all the anchors alone.
pub(super) fn target_to_json(target: &Target) -> Json {
    let anchor = |anchor: &Anchor| Json::Object(anchor.fields().clone());
    let mut items = Vec::new();
    for (at, range) in target.ranges().enumerate() {
        items.push(Json::from_iter([range.start(), range.end()]));
        items.extend(target.anchor(at).map(anchor));
    }
    items.extend(target.alone().iter().map(anchor));
    Json::Array(items)
}

pub(super) fn target_of_json(items: &[Json]) -> Option<Target> {
    let (mut ranges, mut placed, mut alone) = (Vec::new(), Vec::new(), Vec::new());
    for item in items {
        let Json::Object(fields) = item else {
            ranges.push(range_of_json(item)?);
            continue;
        };
        let anchor = Anchor::of_fields(fields.clone())?;
        match anchor.state() {
            AnchorState::Moved => placed.push((ranges.len().checked_sub(1)?, anchor)),
            _ => alone.push(anchor),
        }
    }
    Target::anchored(ranges, placed, alone)
}

/// A range of bytes.
fn range_of_json(json: &Json) -> Option<TextRange> {
    match json {
        Json::Array(ends) => match ends.as_slice() {
            [start, end] => Some(TextRange::new(start.as_whole()?, end.as_whole()?)),
            _ => None,
        },
        _ => None,
    }
}
