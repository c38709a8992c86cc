//! What several tests build on.

pub mod document;
pub mod marked;
pub mod random;

use postil::annotation::{Annotation, LabelSet, Relation};
use postil::article::read::read;
use postil::article::{Article, Id, Source, SourceKind, Stamp, Timestamp};
use postil::json::Object;
use postil::session::{Parts, Session};

/// The moment and the id of the `n`th command.
pub fn stamp(n: usize) -> Stamp {
    let now = Timestamp::new(format!("2026-01-31T09:{:02}:{:02}Z", n / 60 % 60, n % 60)).unwrap();
    Stamp { now, id: Id::from(format!("urn:uuid:00000000-0000-4000-8000-{n:012}")) }
}

/// A pasted article.
pub fn article(text: &str) -> Article {
    let source = Source::new(SourceKind::Paste, stamp(0).now);
    read(postil::text::normalise(text), None, Id::from("urn:uuid:00000000-0000-4000-8000-article00000"), source)
}

/// All that a session says, to compare: not where the person looks, nor the history.
pub fn said(session: &Session) -> (Article, LabelSet, Vec<Annotation>, Vec<Relation>, Vec<Id>, Object) {
    let Parts { article, labels, annotations, relations, reviewed, extra } = parts(session);
    (article, labels, annotations, relations, reviewed, extra)
}

/// A session taken apart, to put it together otherwise.
pub fn parts(session: &Session) -> Parts {
    Parts {
        article: Article::clone(session.article()),
        labels: session.labels().clone(),
        annotations: session.annotations().iter().cloned().collect(),
        relations: session.relations().values().cloned().collect(),
        reviewed: session.reviewed().iter().cloned().collect(),
        extra: session.extra().clone(),
    }
}

/// A file of the test data beside the repository; says so where it is not there.
pub fn shared(path: &str) -> Option<serde_json::Value> {
    let path = format!("{}/../shared/data/{path}", env!("CARGO_MANIFEST_DIR"));
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(serde_json::from_str(&text).unwrap()),
        Err(_) => {
            println!("skipped: {path} is not there");
            None
        }
    }
}
