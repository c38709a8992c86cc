//! The label sets that come with Postil.

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

/// The default set: kinds of claims, with the record that makes a claim checkable.
#[must_use]
pub fn claims() -> LabelSet {
    let label = |(name, badge, key, color, line, description): LabelRow| Label {
        id: Id::from(name.to_lowercase()),
        name: name.to_owned(),
        badge: badge.to_owned(),
        key: Some(key.to_owned()),
        color: color.to_owned(),
        line,
        parent: None,
        description: description.to_owned(),
        extra: Object::default(),
    };
    LabelSet {
        id: Id::from("claims"),
        name: "Claims".to_owned(),
        labels: LABELS.into_iter().map(label).collect(),
        attributes: claim_record(),
        relations: relations(),
        extra: Object::default(),
    }
}

fn relations() -> Vec<RelationType> {
    let rows = [("supports", "supports", false), ("attacks", "attacks", false), ("same-as", "same as", true)];
    let relation = |(id, name, symmetric): (&str, &str, bool)| RelationType {
        id: Id::from(id),
        name: name.to_owned(),
        symmetric,
        extra: Object::default(),
    };
    rows.into_iter().map(relation).collect()
}

fn claim_record() -> Vec<Attribute> {
    use AttributeKind::{Choices, Date, LongText, Records, Text, Url};
    let verdicts = "true mostly-true half-true mostly-false false misleading outdated unverifiable satire";
    vec![
        choice("check_worthiness", "Check-worthiness", "0 1 2 3").help("0 not worth a check, 3 check first."),
        choice("verdict", "Verdict", &format!("unchecked {verdicts}")),
        choice("confidence", "Confidence", "low medium high"),
        field("claimant", "Claimant", Records).with([
            field("name", "Name", Text),
            field("role", "Role", Text),
            field("organisation", "Organisation", Text),
            choice("kind", "Kind", "person organisation document anonymous outlet"),
        ]),
        choice("attribution", "Attribution", "direct-quote indirect outlet none"),
        field("claim_restated", "Restated claim", LongText)
            .help("The claim in words that stand alone. State the claim itself, never its negation."),
        field("claim_date", "Claim date", Date),
        field("source_url", "Source URL", Url),
        field("evidence", "Evidence", Records).with([
            field("url", "URL", Url),
            field("title", "Title", Text),
            field("publisher", "Publisher", Text),
            field("published", "Published", Date),
            field("accessed", "Accessed", Date),
            field("archived_url", "Archived URL", Url),
            field("quote", "Quote", LongText),
            choice("stance", "Stance", "supports refutes context"),
        ]),
        field("rationale", "Rationale", LongText),
        field("topics", "Topics", Choices),
        choice("status", "Status", "todo in-progress done second-reader"),
    ]
}

fn field(id: &str, name: &str, kind: AttributeKind) -> Attribute {
    let (id, name) = (Id::from(id), name.to_owned());
    Attribute { id, name, kind, options: Vec::new(), fields: Vec::new(), help: None, extra: Object::default() }
}

/// A choice among `ids`, separated by spaces; each is shown by its id in words: `half-true` as "Half true".
fn choice(id: &str, name: &str, ids: &str) -> Attribute {
    let options = ids.split(' ').map(|id| Choice { id: Id::from(id), name: in_words(id), extra: Object::default() });
    Attribute { options: options.collect(), ..field(id, name, AttributeKind::Choice) }
}

fn in_words(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

impl Attribute {
    fn help(self, help: &str) -> Self {
        Self { help: Some(help.to_owned()), ..self }
    }

    fn with<const N: usize>(self, fields: [Self; N]) -> Self {
        Self { fields: fields.into(), ..self }
    }
}
