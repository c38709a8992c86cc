//! Schema 2 to 3: the history keeps what changed, and means it by its id.
//!
//! Before, an edit held a whole annotation or label set as it was and as it became, and sentences, blocks and sections were
//! meant by their index.
//!
//! | before | after |
//! |---|---|
//! | `{"annotation": {"before": {…, "label": "event"}, "after": {…, "label": "cause"}}}` | `{"set": ["annotation", "urn:uuid:…"], "path": ["label"], "before": "event", "after": "cause"}` |
//! | `{"annotation": {"after": {…}}}` | `{"annotation": {…}, "on": true}` |
//! | `{"labels": {"before": {…}, "after": {…}}}` | one edit for each label that is new, gone, moved, and for each field that changed |
//! | `{"shape": {"block": 3, …}}` | `{"shape": "b4", …}` |

use super::LOG;
use crate::annotation::attributes::Part;
use crate::document::{Step, of_field, steps, stretch};
use crate::json::{Json, Object};
use crate::text::{Text, Unit};

/// Makes the edits of the history small. One that cannot be understood is left for the reader to refuse.
pub fn split(document: &mut Object) {
    let Some(Json::Object(article)) = document.get("article") else { return };
    let text = Text::new(article.get("text").and_then(Json::as_str).unwrap_or_default());
    let blocks = items(article.get("blocks")).iter().map(|block| field(block, "id").clone()).collect();
    let around = Around { text, blocks };
    let Some(Json::Array(entries)) = document.get_mut(LOG) else { return };
    for entry in entries {
        let Json::Object(entry) = entry else { continue };
        let Some(Json::Array(edits)) = entry.get_mut("edits") else { continue };
        let small = |edit: Json| around.edit(&edit).unwrap_or_else(|| vec![edit]);
        *edits = std::mem::take(edits).into_iter().flat_map(small).collect();
    }
}

/// What edits refer to: both stay the same through the whole history.
struct Around {
    text: Text,
    /// Ids of the blocks.
    blocks: Vec<Json>,
}

impl Around {
    fn edit(&self, edit: &Json) -> Option<Vec<Json>> {
        let Json::Object(edit) = edit else { return None };
        let (kind, sides) = edit.iter().next()?;
        let (before, after) = (field(sides, "before"), field(sides, "after"));
        let mut edits = Vec::new();
        match kind {
            "annotation" | "relation" => match (before, after) {
                (Json::Null, one @ Json::Object(_)) => edits.push(whole(kind, one, true)),
                (one @ Json::Object(_), Json::Null) => edits.push(whole(kind, one, false)),
                (Json::Object(old), Json::Object(new)) if kind == "relation" => {
                    let [old, new] = [old, new].map(|one| fields(one, &RELATION, &["id"]));
                    sets(&[kind.into(), field(before, "id").clone()], old, new, &mut edits);
                }
                (Json::Object(old), Json::Object(new)) => self.annotation(old, new, &mut edits)?,
                _ => return None,
            },
            "reviewed" => {
                edits.push(object([("reviewed", field(sides, "sentence").clone()), ("on", field(sides, "on").clone())]))
            }
            "labels" => {
                let [Json::Object(old), Json::Object(new)] = [before, after] else { return None };
                let names = LISTS.map(|(name, _)| name);
                let [own, others] = [old, new].map(|set| fields(set, &SET, &names));
                sets(&["labelSet".into()], own, others, &mut edits);
                for (name, kind) in LISTS {
                    list(kind, items(old.get(name)), items(new.get(name)), &[], &mut edits)?;
                }
            }
            "sentences" => self.sentences(items(Some(before)), items(Some(after)), &mut edits)?,
            "shape" => edits.push(object([
                ("shape", self.block(field(sides, "block"))?),
                ("before", before.clone()),
                ("after", after.clone()),
            ])),
            "sections" => {
                let heads = |side| items(Some(side)).iter().map(|section| self.head(section)).collect::<Option<Json>>();
                let run = object([("before", heads(before)?), ("after", heads(after)?)]);
                edits.push(object([("sections", run)]));
            }
            "details" => {
                let [Json::Object(old), Json::Object(new)] = [before, after] else { return None };
                sets(&["article".into()], details(old), details(new), &mut edits);
            }
            _ => return None,
        }
        Some(edits)
    }

    fn annotation(&self, old: &Object, new: &Object, edits: &mut Vec<Json>) -> Option<()> {
        let id = old.get("id")?;
        let note = |one: &Object| one.get("note").and_then(Json::as_str).unwrap_or_default().to_owned();
        let (was, is) = (note(old), note(new));
        if was != is {
            let (at, before, after) = stretch(&was, &is);
            let sides = [("at", at.into()), ("before", before.into()), ("after", after.into())];
            edits.push(object([("note", id.clone())].into_iter().chain(sides)));
        }
        let [old, new] = [old, new].map(|one| {
            let mut all = fields(one, &ANNOTATION, &["id", "note", "sections", "sentences"]);
            self.target(&mut all).map(|()| all)
        });
        sets(&["annotation".into(), id.clone()], old?, new?, edits);
        Some(())
    }

    /// Ranges become pairs of bytes. What is unknown inside them goes into the unknown fields around them.
    fn target(&self, annotation: &mut Object) -> Option<()> {
        let mut unknown = Vec::new();
        let mut ranges = Vec::new();
        for range in items(annotation.get("target")) {
            let Json::Object(range) = range else { return None };
            let byte = |name| self.text.byte(range.get(name)?.as_whole()?, Unit::CodePoint);
            ranges.push([byte("start")?, byte("end")?].into_iter().collect::<Json>());
            let mut range = range.clone();
            for known in ["start", "end", "exact", "prefix", "suffix", "utf16Start", "utf16End"] {
                range.take(known);
            }
            unknown.push(range);
        }
        annotation.set("target", Json::Array(ranges));
        if let (true, Some(Json::Object(extra))) =
            (unknown.iter().any(|range| !range.is_empty()), annotation.get_mut("extra"))
        {
            extra.set("target", unknown.into_iter().collect::<Json>());
        }
        Some(())
    }

    /// Sentences that follow one another, block by block.
    fn sentences(&self, before: &[Json], after: &[Json], edits: &mut Vec<Json>) -> Option<()> {
        let index = |sentence: &Json| field(sentence, "block").as_whole();
        let mut blocks = before.iter().chain(after).map(index).collect::<Option<Vec<usize>>>()?;
        blocks.sort_unstable();
        blocks.dedup();
        for block in blocks {
            let own = |all: &[Json]| {
                let own = all.iter().filter(|sentence| index(sentence) == Some(block));
                own.map(|sentence| without(sentence, &["block"])).collect::<Json>()
            };
            let (before, after) = (own(before), own(after));
            if before != after {
                let block = self.block(&block.into())?;
                edits.push(object([("sentences", block), ("before", before), ("after", after)]));
            }
        }
        Some(())
    }

    /// A section by where it begins.
    fn head(&self, section: &Json) -> Option<Json> {
        let (from, to) = (field(section, "from"), field(section, "to"));
        let start = if from == to { Json::Null } else { self.block(from)? };
        let Json::Object(mut head) = without(section, &["from", "to"]) else { return None };
        head.set("start", start);
        Some(head.into())
    }

    /// The id of the block of that index.
    fn block(&self, index: &Json) -> Option<Json> {
        self.blocks.get(index.as_whole()?).cloned()
    }
}

/// Fields with what they are where they are left out.
type Known = [(&'static str, Json)];

const NOTHING: Json = Json::Null;
const NONE: Json = Json::Array(Vec::new());
const OFF: Json = Json::Bool(false);

const ANNOTATION: [(&str, Json); 6] = [
    ("label", NOTHING),
    ("target", NONE),
    ("attributes", NOTHING),
    ("creator", NOTHING),
    ("created", NOTHING),
    ("modified", NOTHING),
];
const RELATION: [(&str, Json); 3] = [("type", NOTHING), ("from", NOTHING), ("to", NOTHING)];
const SET: [(&str, Json); 2] = [("id", NOTHING), ("name", NOTHING)];
const LABEL: [(&str, Json); 8] = [
    ("name", NOTHING),
    ("badge", NOTHING),
    ("key", NOTHING),
    ("color", NOTHING),
    ("line", NOTHING),
    ("parent", NOTHING),
    ("description", NOTHING),
    ("retired", OFF),
];
const ATTRIBUTE: [(&str, Json); 5] =
    [("name", NOTHING), ("kind", NOTHING), ("options", NONE), ("single", OFF), ("help", NOTHING)];
const RELATION_TYPE: [(&str, Json); 2] = [("name", NOTHING), ("symmetric", OFF)];

/// The lists of a label set, and what one thing in them is called.
const LISTS: [(&str, &str); 3] = [("labels", "label"), ("attributes", "attribute"), ("relations", "relationType")];

/// The known fields of a thing, and under `extra` what is neither known nor in `left_out`.
fn fields(one: &Object, known: &Known, left_out: &[&str]) -> Object {
    let mut extra = one.clone();
    left_out.iter().for_each(|name| drop(extra.take(name)));
    let mut all = Object::default();
    for (name, default) in known {
        all.set(*name, extra.take(name).unwrap_or_else(|| default.clone()));
    }
    all.set("extra", extra);
    all
}

/// What is known of an article, with the fields of its metadata beside the others.
fn details(details: &Object) -> Object {
    let known = [("title", NOTHING), ("language", NOTHING), ("url", NOTHING)];
    let mut all = fields(details, &known, &["metadata"]);
    all.take("extra");
    if let Some(Json::Object(metadata)) = details.get("metadata") {
        let known = [("categories", NONE), ("byline", NOTHING), ("published", NOTHING), ("publisher", NOTHING)];
        let mut inside = fields(metadata, &known, &[]);
        let extra = inside.take("extra").unwrap_or_default();
        inside.iter().for_each(|(name, value)| all.set(name.to_owned(), value.clone()));
        all.set("metadata", extra);
    }
    all
}

/// The edits of single fields.
fn sets(place: &[Json], old: Object, new: Object, edits: &mut Vec<Json>) {
    let mut patches = Vec::new();
    for (name, old) in old.iter() {
        of_field(name, old, new.get(name).unwrap_or(&NOTHING), &mut patches);
    }
    for patch in patches {
        let path = patch.path.iter().map(|part| match part {
            Part::Field(name) => Json::from(&**name),
            Part::Item(at) => Json::from(*at),
        });
        let sides = [("before", patch.before), ("after", patch.after), ("at", patch.at.map(Json::from))];
        let sides = sides.into_iter().filter_map(|(name, side)| Some((name, side?)));
        let what = [("set", Json::Array(place.to_vec())), ("path", path.collect())];
        edits.push(object(what.into_iter().chain(sides)));
    }
}

/// The ids of a list of definitions.
fn ids(list: &[Json]) -> Option<Vec<&str>> {
    list.iter().map(|one| field(one, "id").as_str()).collect()
}

/// The edits of a list of definitions.
fn list(kind: &'static str, old: &[Json], new: &[Json], within: &[Json], edits: &mut Vec<Json>) -> Option<()> {
    let find = |list: &'_ [Json], id: &str| list.iter().find(|one| field(one, "id").as_str() == Some(id)).cloned();
    let place = |id: &str| [&[kind.into()], within, &[id.into()]].concat();
    for step in steps(&ids(old)?, &ids(new)?) {
        let (all, id, behind, on) = match step {
            Step::Take { id, behind } => (old, id, behind, false),
            Step::Put { id, behind } => (new, id, behind, true),
            Step::Move { id, before, after } => {
                let sides = [("before", before), ("after", after)];
                let sides = sides.into_iter().filter_map(|(name, side)| Some((name, side?.into())));
                let what = [("move", Json::Array(place(id)))];
                edits.push(object(what.into_iter().chain(sides)));
                continue;
            }
        };
        let mut edit = Object::default();
        edit.set(kind, find(all, id)?);
        if kind == "attribute" {
            edit.set("within", Json::Array(within.to_vec()));
        }
        if let Some(behind) = behind {
            edit.set("behind", behind);
        }
        edit.set("on", on);
        edits.push(edit.into());
    }
    for after in new {
        let id = field(after, "id").as_str()?;
        let Some(before) = find(old, id) else { continue };
        let (Json::Object(was), Json::Object(is)) = (&before, after) else { return None };
        let known: &Known = match kind {
            "label" => &LABEL,
            "attribute" => &ATTRIBUTE,
            _ => &RELATION_TYPE,
        };
        let left_out: &[&str] = if kind == "attribute" { &["id", "fields"] } else { &["id"] };
        sets(&place(id), fields(was, known, left_out), fields(is, known, left_out), edits);
        if kind == "attribute" {
            list(kind, items(was.get("fields")), items(is.get("fields")), &[within, &[id.into()]].concat(), edits)?;
        }
    }
    Some(())
}

/// A thing that is put in or taken out.
fn whole(kind: &str, one: &Json, on: bool) -> Json {
    let mut edit = Object::default();
    edit.set(kind.to_owned(), one.clone());
    edit.set("on", on);
    edit.into()
}

fn object(fields: impl IntoIterator<Item = (&'static str, Json)>) -> Json {
    let mut object = Object::default();
    fields.into_iter().for_each(|(name, value)| object.set(name, value));
    object.into()
}

/// The value of a field; `null` where there is none.
fn field<'a>(json: &'a Json, name: &str) -> &'a Json {
    match json {
        Json::Object(object) => object.get(name).unwrap_or(&NOTHING),
        _ => &NOTHING,
    }
}

fn items(list: Option<&Json>) -> &[Json] {
    match list {
        Some(Json::Array(items)) => items,
        _ => &[],
    }
}

fn without(json: &Json, names: &[&str]) -> Json {
    let mut json = json.clone();
    if let Json::Object(object) = &mut json {
        names.iter().for_each(|name| drop(object.take(name)));
    }
    json
}
