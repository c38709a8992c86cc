//! spaCy: a `Doc` as JSON, as `Doc.from_json` takes it, for training and for displaCy.
//!
//! Offsets count code points. The person's own annotations stand in the group of spans `sc`, which spaCy's span categoriser and
//! displaCy read; each layer in one of its name. An annotation of several ranges is several spans, whose `kb_id` is its id.
//! Notes and values are left out: `from_json` takes attributes only where the reader has declared each before.

use std::collections::{BTreeMap, BTreeSet};

use super::data::{DATA, lost};
use super::marked::{layer_name, offsets, placed};
use super::tokens::{is_space, tokens};
use super::{FileWriter, Format, Loss, NotWritten, Options, Quote, Several, one_line};
use crate::annotation::Annotation;
use crate::document::Document;
use crate::json::{JsonWriter, ObjectReader, Problem, parse};
use crate::text::{Text, TextRange, Unit, decode};

/// spaCy.
pub const FORMAT: Format = Format {
    id: "spacy",
    name: "spaCy",
    extensions: &["spacy.json"],
    media_type: "application/json",
    several: Several::Apart,
    losses: |documents| lost(documents, LOST),
    export: Some(export),
    read_back: Some(read_back),
    ..DATA
};

/// What a `Doc` has no place for.
const LOST: &[Loss] =
    &[Loss::Notes, Loss::Values, Loss::Creators, Loss::Times, Loss::Relations, Loss::Unplaced, Loss::Definitions];

/// The group of spans that spaCy reads where it is told no other.
const OWN_SPANS: &str = "sc";

fn export(_: &Options) -> Box<dyn FileWriter> {
    Box::new(|document: &Document| -> Result<String, NotWritten> {
        let json = JsonWriter::line(|out| write(out, document));
        Ok(format!("{}\n", one_line(&json)))
    })
}

fn write(out: &mut JsonWriter, document: &Document) {
    let article = document.article();
    out.text("text", article.text.as_str());
    out.objects("tokens", all_tokens(document).into_iter().enumerate(), |out, (number, token)| {
        out.number("id", number);
        place(out, document, token);
    });
    let sentences = article.sentences.iter().map(|sentence| trimmed(&article.text, sentence.range));
    out.objects("sents", sentences.filter(|range| !range.is_empty()), |out, range| place(out, document, range));
    out.object("spans", |out| {
        for (name, annotations) in groups(document) {
            let spans = annotations.into_iter().flat_map(|one| one.target.ranges().map(move |range| (one, range)));
            let spans = spans.map(|(one, range)| (one, trimmed(&article.text, range)));
            out.objects(&name, spans.filter(|(_, range)| !range.is_empty()), |out, (annotation, range)| {
                place(out, document, range);
                out.text("label", annotation.label.as_str());
                out.text("kb_id", annotation.id.as_str());
            });
        }
    });
}

fn place(out: &mut JsonWriter, document: &Document, range: TextRange) {
    let (start, end) = offsets(document, range, Unit::CodePoint);
    out.number("start", start);
    out.number("end", end);
}

/// A range without the white space around it, which is no part of a span.
fn trimmed(text: &Text, range: TextRange) -> TextRange {
    let words = text.slice(range);
    let kept = words.trim_start_matches(is_space);
    let start = range.start() + words.len() - kept.len();
    TextRange::new(start, start + kept.trim_end_matches(is_space).len())
}

/// The tokens as `spacy.util.get_words_and_spaces` finds them: one space behind a token belongs to it, and any other white space up
/// to the next is a token.
fn all_tokens(document: &Document) -> Vec<TextRange> {
    let text = &document.article().text;
    let mut all = Vec::new();
    let mut end = 0;
    let rest = std::iter::once(TextRange::new(text.len(), text.len()));
    for token in tokens(document).into_iter().chain(rest) {
        let between = text.slice(TextRange::new(end, token.start()));
        let start = if end > 0 && between.starts_with(' ') { end + 1 } else { end };
        all.extend([TextRange::new(start, token.start()), token]);
        end = token.end();
    }
    all.retain(|token| !token.is_empty());
    all
}

/// The annotations in groups: the person's own, and those of each layer by its name.
fn groups(document: &Document) -> Vec<(String, Vec<&Annotation>)> {
    let mut groups = vec![(OWN_SPANS.to_owned(), Vec::new())];
    let mut places = BTreeMap::new();
    let mut names = BTreeSet::from([OWN_SPANS.to_owned()]);
    for annotation in placed(document) {
        let layer = annotation.layer();
        let at = layer.map_or(0, |layer| {
            *places.entry(layer).or_insert_with(|| {
                let name = layer_name(document, annotation).filter(|name| !name.is_empty());
                let mut name = name.unwrap_or(layer.as_str()).to_owned();
                while !names.insert(name.clone()) {
                    name.push('\'');
                }
                groups.push((name, Vec::new()));
                groups.len() - 1
            })
        });
        groups.get_mut(at).into_iter().for_each(|(_, group)| group.push(annotation));
    }
    groups
}

fn read_back(bytes: &[u8], _: &Document) -> Result<Vec<Quote>, Problem> {
    let mut fields = ObjectReader::of(parse(&decode(bytes).text)?);
    let text = Text::new(fields.string("text"));
    let tokens = fields.objects("tokens", |token| (token.offset("start"), token.offset("end")));
    let starts: BTreeSet<usize> = tokens.iter().map(|(start, _)| *start).collect();
    let ends: BTreeSet<usize> = tokens.iter().map(|(_, end)| *end).collect();
    let mut quotes = Vec::new();
    let groups = fields.any("spans");
    fields.finish()?;
    let mut groups_read = ObjectReader::of(groups.clone().into());
    for (name, _) in groups.iter() {
        quotes.extend(groups_read.objects(name, |span| {
            let (start, end) = (span.offset("start"), span.offset("end"));
            // A span that is not made of whole tokens is refused by spaCy.
            let said = (!starts.contains(&start) || !ends.contains(&end)).then_some("");
            Quote::of(&text, (start, end), Unit::CodePoint, said)
        }));
    }
    groups_read.finish()?;
    Ok(quotes)
}
