//! The label sets that come with Postil: tables, and the loops that read them.

use super::{Attribute, AttributeKind, Choice, Label, LabelSet, Line, RelationType};
use crate::article::Id;
use crate::json::Object;

/// Name, badge, key, colour (Okabe and Ito's), line, definition.
type LabelRow = (&'static str, &'static str, &'static str, &'static str, Line, &'static str);

const LABELS: [LabelRow; 8] = [
    ("Statistic", "S", "1", "#0072B2", Line::Solid, "A number, share, rate or comparison of amounts."),
    ("Event", "E", "2", "#56B4E9", Line::Solid, "Something that happened, or is happening, at a time and place."),
    ("Cause", "C", "3", "#E69F00", Line::Solid, "One thing is said to bring about, prevent or explain another."),
    ("Prediction", "P", "4", "#F0E442", Line::Dotted, "What will, may or would happen."),
    ("Rule", "L", "5", "#009E73", Line::Solid, "What a law, contract or procedure says or requires."),
    ("Quote", "Q", "6", "#CC79A7", Line::Wavy, "Somebody is reported to have said or written something."),
    ("Position", "O", "7", "#D55E00", Line::Double, "What a person or body supports, opposes or intends."),
    ("Opinion", "V", "8", "#000000", Line::Dashed, "A judgement or taste; not checkable as a fact."),
];

/// Id, name, whether it holds both ways.
const RELATIONS: [(&str, &str, bool); 3] =
    [("supports", "supports", false), ("attacks", "attacks", false), ("same-as", "same as", true)];

/// The record that makes a claim checkable.
const CLAIM_RECORD: &[AttributeRow] = &[
    choice("check_worthiness", "Check-worthiness", "0 1 2 3").help("0 not worth a check, 3 check first."),
    choice(
        "verdict",
        "Verdict",
        "unchecked true mostly-true half-true mostly-false false misleading outdated unverifiable satire",
    ),
    choice("confidence", "Confidence", "low medium high"),
    records(
        "claimant",
        "Claimant",
        &[
            field("name", "Name", AttributeKind::Text),
            field("role", "Role", AttributeKind::Text),
            field("organisation", "Organisation", AttributeKind::Text),
            choice("kind", "Kind", "person organisation document anonymous outlet"),
        ],
    )
    .single(),
    choice("attribution", "Attribution", "direct-quote indirect outlet none"),
    field("claim_restated", "Restated claim", AttributeKind::LongText)
        .help("The claim in words that stand alone. State the claim itself, never its negation."),
    field("claim_date", "Claim date", AttributeKind::Date),
    field("source_url", "Source URL", AttributeKind::Url),
    records(
        "evidence",
        "Evidence",
        &[
            field("url", "URL", AttributeKind::Url),
            field("title", "Title", AttributeKind::Text),
            field("publisher", "Publisher", AttributeKind::Text),
            field("published", "Published", AttributeKind::Date),
            field("accessed", "Accessed", AttributeKind::Date).help("Today’s date is put in with the URL."),
            field("archived_url", "Archived URL", AttributeKind::Url),
            field("quote", "Quote", AttributeKind::LongText),
            choice("stance", "Stance", "supports refutes context"),
        ],
    ),
    field("rationale", "Rationale", AttributeKind::LongText),
    field("topics", "Topics", AttributeKind::Choices),
    choice("status", "Status", "todo in-progress done second-reader"),
];

/// The default set: kinds of claims, with the record that makes a claim checkable.
#[must_use]
pub fn claims() -> LabelSet {
    let label = |(name, badge, key, color, line, description): LabelRow| Label {
        id: Id::from(name.to_ascii_lowercase()),
        name: name.to_owned(),
        badge: badge.to_owned(),
        key: Some(key.to_owned()),
        color: color.to_owned(),
        line,
        parent: None,
        description: description.to_owned(),
        retired: false,
        extra: Object::default(),
    };
    let relation = |(id, name, symmetric): (&str, &str, bool)| RelationType {
        id: Id::from(id),
        name: name.to_owned(),
        symmetric,
        extra: Object::default(),
    };
    LabelSet {
        id: Id::from("claims"),
        name: "Claims".to_owned(),
        labels: LABELS.into_iter().map(label).collect(),
        attributes: CLAIM_RECORD.iter().map(attribute).collect(),
        relations: RELATIONS.into_iter().map(relation).collect(),
        extra: Object::default(),
    }
}

/// An attribute as it stands in a table.
struct AttributeRow {
    id: &'static str,
    name: &'static str,
    kind: AttributeKind,
    /// Ids of what can be chosen, separated by spaces; each is shown by its id in words: `half-true` as "Half true".
    options: &'static str,
    fields: &'static [AttributeRow],
    single: bool,
    help: Option<&'static str>,
}

const fn field(id: &'static str, name: &'static str, kind: AttributeKind) -> AttributeRow {
    AttributeRow { id, name, kind, options: "", fields: &[], single: false, help: None }
}

const fn choice(id: &'static str, name: &'static str, options: &'static str) -> AttributeRow {
    AttributeRow { options, ..field(id, name, AttributeKind::Choice) }
}

const fn records(id: &'static str, name: &'static str, fields: &'static [AttributeRow]) -> AttributeRow {
    AttributeRow { fields, ..field(id, name, AttributeKind::Records) }
}

impl AttributeRow {
    const fn single(self) -> Self {
        Self { single: true, ..self }
    }

    const fn help(self, help: &'static str) -> Self {
        Self { help: Some(help), ..self }
    }
}

fn attribute(row: &AttributeRow) -> Attribute {
    let option = |id: &str| Choice { id: Id::from(id), name: in_words(id), extra: Object::default() };
    Attribute {
        id: Id::from(row.id),
        name: row.name.to_owned(),
        kind: row.kind,
        options: row.options.split_ascii_whitespace().map(option).collect(),
        fields: row.fields.iter().map(attribute).collect(),
        single: row.single,
        help: row.help.map(str::to_owned),
        extra: Object::default(),
    }
}

fn in_words(id: &str) -> String {
    let mut words = id.replace('-', " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}
