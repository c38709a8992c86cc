//! A document of the native format that has everything, to test what becomes of it when it is changed.

use postil::annotation::{Relation, Target};
use postil::article::{
    Article, BlockKind, Draft, DraftBlock, Emphasis, EmphasisKind, Id, Link, Metadata, Provenance, Source, SourceKind,
};
use postil::document::Document;
use postil::document::Parts;
use postil::editor::Session;
use postil::formats::native;
use postil::json::Object;
use postil::text::{Text, TextRange};
use serde_json::Value;

use super::{lexicons, marked, parts, stamp, words};

/// Two annotations, one of two ranges, a relation, and every field that is not always there.
pub fn good() -> Session {
    // In code points: 0 Prices · 8 He said … · 38 Why? · 44 • One · 50 • Two · 55
    let text = Text::new("Prices\n\nHe said 😀 prices rose 3.5 %.\n\nWhy?\n\n• One\n• Two");
    let at = |needle: &str| {
        let start = text.as_str().rfind(needle).unwrap();
        TextRange::new(start, start + needle.len())
    };
    let block = |kind, needle: &str| DraftBlock::new(kind, at(needle));
    let item = |needle: &str| DraftBlock {
        content: TextRange::new(at(needle).start() + "• ".len(), at(needle).end()),
        depth: Some(1),
        ..block(BlockKind::ListItem, needle)
    };
    let blocks = vec![
        DraftBlock { level: Some(1), ..block(BlockKind::Title, "Prices") },
        block(BlockKind::Paragraph, "He said 😀 prices rose 3.5 %."),
        DraftBlock { level: Some(2), ..block(BlockKind::Heading, "Why?") },
        item("• One"),
        DraftBlock { ordered: true, duplicate: true, ..item("• Two") },
    ];
    let metadata =
        Metadata { categories: vec!["News".to_owned()], byline: Some("Ann".to_owned()), ..Metadata::default() };
    let source = Source { format: "text/plain".to_owned(), ..Source::new(SourceKind::Paste, stamp(0).now) };
    let draft = Draft { text: text.clone(), blocks, metadata, ..Draft::default() };
    let provenance = Provenance { source, language: Some("en".to_owned()) };
    let mut article = Article::assemble(draft, Id::from("urn:uuid:a"), provenance, &lexicons());
    article.links.push(Link { range: at("said"), url: "javascript:alert(1)".to_owned(), extra: Object::default() });
    article.emphasis.push(Emphasis { range: at("rose"), kind: EmphasisKind::Em, extra: Object::default() });
    article.blocks[4].manual = true;
    article.sentences[4].manual = true;
    let model = marked::session("[a|statistic]");
    let annotation = |n: usize, ranges: &[&str]| {
        let mut annotation = model.annotations().iter().next().unwrap().clone();
        annotation.id = stamp(n).id();
        annotation.target = Target::of(ranges.iter().map(|range| at(range)).collect()).unwrap();
        annotation
    };
    let relation = Relation::new("r1".into(), "supports".into(), stamp(1).id(), stamp(2).id());
    let annotations = vec![annotation(1, &["prices rose"]), annotation(2, &["One", "Two"])];
    let reviewed = vec![article.sentences[0].id.clone()];
    Session::from(Document::restore(Parts {
        article,
        annotations,
        relations: vec![relation],
        no_claim: reviewed,
        ..parts(&model)
    }))
}

/// The good document as a tree.
pub fn document() -> Value {
    serde_json::from_str(&native::to_string(good().document(), &stamp(9).now)).unwrap()
}

/// Sets what `pointer` (RFC 6901) names, or takes it out.
pub fn put(document: &mut Value, pointer: &str, value: Option<Value>) {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match (document.pointer_mut(parent).unwrap(), value) {
        (Value::Object(fields), Some(value)) => drop(fields.insert(name.to_owned(), value)),
        (Value::Object(fields), None) => drop(fields.remove(name)),
        (Value::Array(items), Some(value)) => items[name.parse::<usize>().unwrap()] = value,
        (Value::Array(items), None) => drop(items.remove(name.parse().unwrap())),
        _ => panic!("{pointer}"),
    }
}
/// Reads a document; the problem as a person is told of it.
pub fn read(document: &Value) -> Result<Session, String> {
    native::read(&document.to_string()).map(Session::from).map_err(words)
}
