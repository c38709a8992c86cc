//! The label sets that come with Postil: tables, and the loops that read them.

use super::{Attribute, AttributeKind, Choice, Label, LabelSet, Line, RelationType, slug};
use crate::article::Id;
use crate::json::Object;

/// A label set as a table.
struct Preset {
    /// Its name; its id is that in small letters.
    name: &'static str,
    labels: &'static [LabelRow],
    /// Ids out of [`CLAIM_RECORD`]; all of it where this names none.
    attributes: Option<&'static str>,
    /// Ids out of [`RELATIONS`].
    relations: &'static str,
}

/// Name, badge, colour (Okabe and Ito's), line, definition. Its id is the name in small letters, its key its number.
type LabelRow = (&'static str, &'static str, &'static str, Line, &'static str);

/// Names of all of them, and what they are for; the default one first, an empty one last. [`preset`] has what they hold; the
/// page, which must be small, asks the worker for that.
pub const PRESETS: [(&str, &str); 6] = [
    ("Claims", "Kinds of claims, to be checked"),
    ("Check-worthy", "Is a sentence worth a check? As in ClaimBuster"),
    ("Full Fact", "Seven types of claims, by the fact-checkers of that name"),
    ("Argument", "What is claimed, and on what grounds"),
    ("Classroom", "To learn to tell facts from opinions"),
    ("My labels", "An empty set"),
];

/// The default set.
const CLAIMS: Preset = Preset {
    name: "Claims",
    labels: &[
        ("Statistic", "S", "#0072B2", Line::Solid, "A number, share, rate or comparison of amounts."),
        ("Event", "E", "#56B4E9", Line::Solid, "Something that happened, or is happening, at a time and place."),
        ("Cause", "C", "#E69F00", Line::Solid, "One thing is said to bring about, prevent or explain another."),
        ("Prediction", "P", "#F0E442", Line::Dotted, "What will, may or would happen."),
        ("Rule", "L", "#009E73", Line::Solid, "What a law, contract or procedure says or requires."),
        ("Quote", "Q", "#CC79A7", Line::Wavy, "Somebody is reported to have said or written something."),
        ("Position", "O", "#D55E00", Line::Double, "What a person or body supports, opposes or intends."),
        ("Opinion", "V", "#000000", Line::Dashed, "A judgement or taste; not checkable as a fact."),
    ],
    attributes: None,
    relations: "supports attacks same-as",
};

/// The others.
const OTHERS: &[Preset] = &[
    Preset {
        name: "Check-worthy",
        labels: &[
            (
                "CFS",
                "C",
                "#D55E00",
                Line::Double,
                "Check-worthy factual sentence: a fact is claimed, and the public cares whether it is true.",
            ),
            (
                "UFS",
                "U",
                "#0072B2",
                Line::Solid,
                "Unimportant factual sentence: a fact is claimed, but nobody would ask for a check.",
            ),
            (
                "NFS",
                "N",
                "#000000",
                Line::Dotted,
                "Non-factual sentence: an opinion, a question, a wish, a declaration.",
            ),
        ],
        attributes: Some("check_worthiness topics rationale status"),
        relations: "same-as",
    },
    Preset {
        name: "Full Fact",
        labels: &[
            (
                "Personal experience",
                "E",
                "#CC79A7",
                Line::Wavy,
                "What the speaker says to have lived through; nobody else can check it.",
            ),
            ("Quantity", "Q", "#0072B2", Line::Solid, "An amount, share or trend, now or in the past."),
            (
                "Correlation or causation",
                "C",
                "#E69F00",
                Line::Double,
                "Two things are said to go together, or one to bring about the other.",
            ),
            (
                "Laws or rules",
                "L",
                "#009E73",
                Line::Solid,
                "What is allowed or required now, or how an institution works.",
            ),
            ("Prediction", "P", "#F0E442", Line::Dotted, "What will happen, also under a condition."),
            (
                "Other claim",
                "O",
                "#56B4E9",
                Line::Dashed,
                "A claim of none of these types: who voted how, what somebody supports, what a word means.",
            ),
            ("Not a claim", "N", "#000000", Line::Dashed, "Nothing to check: a question, a greeting, an opinion."),
        ],
        attributes: None,
        relations: "supports attacks same-as",
    },
    Preset {
        name: "Argument",
        labels: &[
            ("Claim", "C", "#0072B2", Line::Double, "The point that somebody wants others to accept."),
            ("Premise", "P", "#E69F00", Line::Solid, "A reason given for a claim or against one."),
            (
                "Evidence",
                "E",
                "#009E73",
                Line::Dotted,
                "A study, figure, case or testimony brought forward for a premise or a claim.",
            ),
        ],
        attributes: Some("attribution source_url confidence rationale"),
        relations: "supports attacks",
    },
    Preset {
        name: "Classroom",
        labels: &[
            ("Fact", "F", "#0072B2", Line::Solid, "Something that can be shown to be true or false."),
            ("Opinion", "O", "#D55E00", Line::Dashed, "What somebody thinks or feels; others may see it otherwise."),
            (
                "Quote",
                "Q",
                "#CC79A7",
                Line::Wavy,
                "The words of somebody else, or what they are reported to have said.",
            ),
            ("Prediction", "P", "#009E73", Line::Dotted, "What somebody says will happen."),
        ],
        attributes: Some("claimant source_url confidence rationale"),
        relations: "supports attacks",
    },
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
    CLAIMS.set()
}

/// The preset of that name; any other is one without labels, to fill.
#[must_use]
pub fn preset(name: &str) -> LabelSet {
    let known = OTHERS.iter().chain([&CLAIMS]).find(|preset| preset.name == name);
    known.map_or_else(|| empty_set(name), Preset::set)
}

/// A set of that name that says nothing yet.
#[must_use]
pub fn empty_set(name: &str) -> LabelSet {
    let id = Some(slug(name)).filter(|id| !id.is_empty()).unwrap_or_else(|| "labels".to_owned());
    LabelSet {
        id: Id::from(id),
        name: name.to_owned(),
        labels: vec![],
        attributes: vec![],
        relations: vec![],
        extra: Object::default(),
    }
}

impl Preset {
    fn set(&self) -> LabelSet {
        let label = |(at, (name, badge, color, line, description)): (usize, &LabelRow)| Label {
            id: Id::from(slug(name)),
            name: (*name).to_owned(),
            badge: (*badge).to_owned(),
            key: Some((at + 1).to_string()),
            color: (*color).to_owned(),
            line: *line,
            parent: None,
            description: (*description).to_owned(),
            retired: false,
            extra: Object::default(),
        };
        let relation = |(id, name, symmetric): (&str, &str, bool)| RelationType {
            id: Id::from(id),
            name: name.to_owned(),
            symmetric,
            extra: Object::default(),
        };
        let names = |list: &str, id: &str| list.split(' ').any(|one| one == id);
        let own = |row: &&AttributeRow| self.attributes.is_none_or(|own| names(own, row.id));
        LabelSet {
            id: Id::from(slug(self.name)),
            name: self.name.to_owned(),
            labels: self.labels.iter().enumerate().map(label).collect(),
            attributes: CLAIM_RECORD.iter().filter(own).map(attribute).collect(),
            relations: RELATIONS.into_iter().filter(|(id, ..)| names(self.relations, id)).map(relation).collect(),
            extra: Object::default(),
        }
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
