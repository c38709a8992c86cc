//! XML as a run of tags and text. No entity is expanded but the five of XML and numbers, and nesting is bounded.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::message::unreadable;
use crate::read::rich::Unreadable;
use crate::read::rich::encoding::decode_unicode;

/// Nesting that no document has.
const MAX_DEPTH: usize = 256;

/// Attributes that anyone here asks for, without prefix; the others, which Word writes by the dozen, are passed over.
const ASKED: &[&str] = &[
    "val",
    "id",
    "Id",
    "type",
    "Type",
    "Target",
    "char",
    "font",
    "styleId",
    "numId",
    "abstractNumId",
    "ilvl",
    "default",
    "name",
    "fldCharType",
    "instr",
];

/// A tag or a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Item {
    /// A start tag.
    Start(Tag),
    /// An end tag; also behind a tag that is both.
    End(String),
    /// Text, entities resolved.
    Text(String),
}

/// A start tag.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tag {
    /// Without prefix.
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// An attribute by its name without prefix.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// A property that is on where it stands without a value (ECMA-376, 17.17.4, `ST_OnOff`).
    pub fn is_on(&self) -> bool {
        !matches!(self.get("val"), Some("0" | "false" | "off" | "none"))
    }
}

/// Shows each item of `bytes` to `visit`.
///
/// # Errors
/// Where the XML is not well-formed, or nested deeper than any document.
pub fn walk(bytes: &[u8], visit: &mut dyn FnMut(Item)) -> Result<(), Unreadable> {
    let text = decode_unicode(bytes);
    let mut reader = Reader::from_str(&text);
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(Unreadable::new(unreadable::WORD_TOO_DEEP));
                }
                visit(Item::Start(taken(&tag)));
            }
            Ok(Event::Empty(tag)) => {
                let tag = taken(&tag);
                let end = Item::End(tag.name.clone());
                visit(Item::Start(tag));
                visit(end);
            }
            Ok(Event::End(tag)) => {
                depth = depth.saturating_sub(1);
                visit(Item::End(tag.local_name().as_ref().to_owned()));
            }
            Ok(Event::Text(text)) => visit(Item::Text(text.to_string())),
            Ok(Event::CData(text)) => visit(Item::Text(text.to_string())),
            Ok(Event::GeneralRef(name)) => {
                let char = name.resolve_char_ref().ok().flatten().filter(|char| !char.is_control());
                let known = || resolve_predefined_entity(&name).map(str::to_owned);
                if let Some(text) = char.map(String::from).or_else(known) {
                    visit(Item::Text(text));
                }
            }
            Ok(Event::Eof) if depth == 0 => return Ok(()),
            Ok(Event::Eof) | Err(_) => {
                return Err(Unreadable::new(unreadable::WORD_TEXT_DAMAGED));
            }
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
        }
    }
}

fn taken(tag: &BytesStart) -> Tag {
    let mut attributes = Vec::new();
    for attribute in tag.attributes().with_checks(false).flatten() {
        let key = attribute.key.local_name();
        let key: &str = key.as_ref();
        if ASKED.contains(&key)
            && let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0)
        {
            attributes.push((key.to_owned(), value.into_owned()));
        }
    }
    Tag { name: tag.local_name().as_ref().to_owned(), attributes }
}
