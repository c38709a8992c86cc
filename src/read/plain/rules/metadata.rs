//! `Key: value` lines that say something of the article, and where what they say goes.

use super::{Finding, Place, Rule, byline};
use crate::article::{BlockKind, Metadata};
use crate::read::plain::passages::Passage;
use crate::read::plain::passages::entries::{Field, entry, is_entry, stands_anywhere};
use crate::read::plain::words::{ends_sentence, split_key};

/// `Key: value` with a key that is known, in the head or at the very end; with any key, right below another entry.
pub const ENTRY: Rule = Rule {
    name: "entry",
    example: (
        "Category: Local news\nReading time: 3 minutes\n\nOld bridge opens\n\nThe bridge opens in May.\n\nTags: bridges",
        "metadata metadata title paragraph metadata",
    ),
    read: |place| {
        let words = place.passage.words;
        if !place.is_unmarked() {
            return None;
        }
        if let Some(facts) = place.in_head().then(|| entries(words)).flatten() {
            return Some(Finding { facts, ..Finding::new(BlockKind::Metadata) });
        }
        let entry = entry(words)?;
        let below = place.so_far.last == Some(BlockKind::Metadata) && !place.passage.apart;
        let known = entry.field.is_some() && (place.in_head() || place.following < 3 || stands_anywhere(words));
        let short = below && entry.value.len() <= 120 || is_one_of_two(place);
        (known || short && !place.passage.speech).then(|| finding(entry.field.unwrap_or(Field::Other), entry.value))
    },
};

/// Something the article says of itself.
pub struct Fact {
    field: Field,
    value: String,
}

/// Whether `words` says something of the article: what stands below a title, and not below a line of the body.
pub fn is_about_article(words: &str) -> bool {
    is_entry(words) || byline::facts(words).is_some()
}

/// Several entries in one line: `Received: 3 May 2023; Published: 2 September 2023`.
fn entries(words: &str) -> Option<Vec<Fact>> {
    if words.len() > 300 || !words.contains([';', '|', '·']) {
        return None;
    }
    let facts = words.split([';', '|', '·']).map(|part| {
        let entry = entry(part.trim())?;
        Some(Fact::new(entry.field?, entry.value))
    });
    facts.collect::<Option<Vec<_>>>()
}

/// Two lines of `Serves: 4` and `Prep time: 10 minutes` in the head, one right above the other, are entries whatever their
/// keys. What people say to each other ends like a sentence.
fn is_one_of_two(place: &Place) -> bool {
    if !place.in_head() {
        return false;
    }
    let is_short = |words: &str| {
        split_key(words).is_some_and(|(key, value)| {
            key.split_whitespace().count() <= 3 && value.len() <= 60 && !ends_sentence(value)
        })
    };
    let neighbour =
        |passage: Option<&Passage>| passage.is_some_and(|passage| !passage.speech && is_short(passage.words));
    let above = !place.passage.apart && neighbour(place.before);
    let below = place.after.is_some_and(|after| !after.apart) && neighbour(place.after);
    is_short(place.passage.words) && (above || below)
}

/// A metadata block that says one thing.
pub fn finding(field: Field, value: &str) -> Finding {
    Finding { facts: vec![Fact::new(field, value)], ..Finding::new(BlockKind::Metadata) }
}

impl Fact {
    /// `value` as printed.
    pub fn new(field: Field, value: &str) -> Self {
        Self { field, value: value.to_owned() }
    }

    /// Whether it is about `field`.
    pub fn is(&self, field: Field) -> bool {
        self.field == field
    }

    /// Whether another fact, wherever it stands, is to be believed before this one.
    pub const fn is_weak(&self) -> bool {
        matches!(self.field, Field::Dated | Field::Agency)
    }

    /// Puts it where it belongs. What was said first stays.
    pub fn add_to(self, metadata: &mut Metadata) {
        let Self { field, value } = self;
        match field {
            Field::Categories => {
                for name in split_names(&value) {
                    if !metadata.categories.iter().any(|known| known == name) {
                        metadata.categories.push(name.to_owned());
                    }
                }
            }
            Field::Byline => {
                metadata.byline.get_or_insert_with(|| without_address(&value).to_owned());
            }
            Field::Published | Field::Dated => {
                metadata.published.get_or_insert(value);
            }
            Field::Publisher | Field::Agency => {
                metadata.publisher.get_or_insert(value);
            }
            Field::Other => {}
        }
    }
}

/// The name in `Ida Falk <ida@example.org>`.
fn without_address(value: &str) -> &str {
    let name =
        value.strip_suffix('>').and_then(|value| value.rsplit_once('<')).map(|(name, _)| name.trim().trim_matches('"'));
    name.filter(|name| !name.is_empty()).unwrap_or(value)
}

/// The names in a list of categories or tags.
fn split_names(value: &str) -> impl Iterator<Item = &str> {
    value
        .split([',', ';', '|', '、', '，', '；', '›'])
        .map(|name| name.trim().trim_start_matches('#'))
        .filter(|name| !name.is_empty())
}
