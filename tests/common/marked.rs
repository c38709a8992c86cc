//! Sessions written as text: `He said [prices rose 3.5 %|statistic].`
//!
//! `[words|label]` is an annotation, `[words|label*]` the selected one, `{words}` the selected passage. A line break is
//! written `/`, a paragraph's end `//`.

use postil::annotation::{Annotation, Target};
use postil::document::Document;
use postil::editor::Session;
use postil::editor::commands::{Select, SelectPassage};
use postil::json::Object;
use postil::text::TextRange;

use super::{article, parts, stamp};

/// Reads a marked text. The annotations get the ids of commands 901, 902 … in the order in which they end.
pub fn session(marked: &str) -> Session {
    let mut text = String::new();
    let mut open = Vec::new();
    let mut passage = None;
    let mut found = Vec::new();
    let mut chars = marked.chars();
    while let Some(char) = chars.next() {
        match char {
            '[' | '{' => open.push(text.len()),
            '}' => passage = Some(TextRange::new(open.pop().unwrap(), text.len())),
            '|' => {
                let label: String = chars.by_ref().take_while(|char| *char != ']').collect();
                found.push((TextRange::new(open.pop().unwrap(), text.len()), label));
            }
            '/' => text.push('\n'),
            _ => text.push(char),
        }
    }
    let mut parts = parts(&Session::from(Document::new(article(&text))));
    let mut selected = None;
    for (n, (range, label)) in found.into_iter().enumerate() {
        let stamp = stamp(901 + n);
        if label.ends_with('*') {
            selected = Some(stamp.id());
        }
        parts.annotations.push(Annotation {
            id: stamp.id(),
            label: label.trim_end_matches('*').into(),
            target: Target::new(range).unwrap(),
            attributes: Object::default(),
            note: String::new(),
            creator: None,
            created: stamp.now.clone(),
            modified: stamp.now,
            lineage: None,
            extra: Object::default(),
        });
    }
    let mut session = Session::from(Document::restore(parts));
    if let Some(annotation) = selected {
        session.run(&Select { annotation, reveal: false }, &stamp(0)).unwrap();
    }
    if let Some(range) = passage {
        session.run(&SelectPassage { range, fine: true }, &stamp(0)).unwrap();
    }
    session
}

/// Writes a session as marked text.
pub fn show(session: &Session) -> String {
    let text = session.article().text.as_str();
    // At one place, marks close before others open, the last opened first.
    let mut signs: Vec<(usize, bool, isize, String)> = Vec::new();
    for annotation in session.annotations().iter() {
        let star = if session.view().selected.as_ref() == Some(&annotation.id) { "*" } else { "" };
        for range in annotation.target.ranges() {
            let (start, end) = (range.start().cast_signed(), range.end().cast_signed());
            signs.push((range.start(), true, -end, "[".to_owned()));
            signs.push((range.end(), false, -start, format!("|{}{star}]", annotation.label)));
        }
    }
    if let Some(passage) = session.view().passage {
        signs.push((passage.start(), true, isize::MIN, "{".to_owned()));
        signs.push((passage.end(), false, isize::MAX, "}".to_owned()));
    }
    signs.sort();
    let mut shown = String::new();
    let mut from = 0;
    for (at, _, _, sign) in signs {
        shown += &text[from..at];
        shown += &sign;
        from = at;
    }
    (shown + &text[from..]).replace('\n', "/")
}
