//! REFI-QDA codebooks (`.qdc`, REFI-QDA 1.5): what NVivo, ATLAS.ti, MAXQDA, QualCoder, Taguette and others exchange. Codes with name,
//! colour and description, nested; sets of codes are left out.
//!
//! A code that is not codable only holds others together: a retired label.

use std::io;

use quick_xml::errors::{Error, IllFormedError, SyntaxError};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesDecl, BytesEnd, BytesRef, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer, XmlVersion};
use sha2::{Digest, Sha256};

use super::{BESIDE_LABELS, LABELS, export, import};
use crate::annotation::{Label, LabelField, LabelSet, empty_set};
use crate::article::uuid;
use crate::document::Document;
use crate::formats::{Format, Loss, Losses};
use crate::json::{Json, Problem, quoted};
use crate::message::label_files;

/// REFI-QDA.
pub const FORMAT: Format = Format {
    id: "codebook",
    name: "REFI-QDA codebook",
    extensions: &["qdc"],
    media_type: "application/xml",
    detect: |sample| sample.beginning.starts_with('<') && sample.beginning.contains("<CodeBook"),
    losses,
    export: Some(|_| export(write)),
    import: Some(|input| import(input, read)),
    ..LABELS
};

/// What a codebook has no place for.
pub const NO_PLACE: &[Loss] =
    &[Loss::SetName, Loss::LabelIds, Loss::Badges, Loss::Keys, Loss::Lines, Loss::Fields, Loss::RelationTypes];

fn losses(documents: &[&Document]) -> Losses {
    let mut losses = Losses::of(documents, &[BESIDE_LABELS, NO_PLACE].concat());
    for set in documents.iter().map(|document| document.labels()) {
        // The id that other tools know a label by is written.
        let unknown = set.labels.iter().flat_map(|label| label.extra.iter()).filter(|(name, _)| *name != GUID);
        losses.add(Loss::UnknownOfLabels, set.extra.iter().count() + unknown.count());
        let texts = set.labels.iter().flat_map(|label| [&label.name, &label.description]);
        losses.add(Loss::Characters, texts.map(|text| lost_in_xml(text)).sum());
    }
    losses
}

/// The unknown field in which the id that other tools know a label by is kept.
pub const GUID: &str = "guid";

/// Elements in elements: no codebook is nested so deep.
const MAX_DEPTH: usize = 100;

fn write(set: &LabelSet) -> String {
    // Writing to memory does not fail, and what is written is UTF-8.
    written(set).ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn written(set: &LabelSet) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let head = [("xmlns", "urn:QDA-XML:codebook:1.0"), ("origin", "Postil")];
    xml.write_event(Event::Start(BytesStart::new("CodeBook").with_attributes(head)))?;
    write_codes(&mut xml, set)?;
    xml.write_event(Event::End(BytesEnd::new("CodeBook")))?;
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

/// Writes the labels of a set as codes, nested.
///
/// # Errors
/// Where what is written to does not take it.
pub fn write_codes(xml: &mut Writer<Vec<u8>>, set: &LabelSet) -> io::Result<()> {
    xml.write_event(Event::Start(BytesStart::new("Codes")))?;
    // Labels stand in the order of the tree: those that are open are those that the next one may lie in.
    let set = set.clone().arranged();
    let mut open = 0_usize;
    for label in &set.labels {
        close(xml, &mut open, set.depth(&label.id))?;
        open += 1;
        let (guid, name) = (in_xml(&guid(&set, label)), in_xml(&label.name));
        let codable = if label.retired { "false" } else { "true" };
        let attributes =
            [("guid", guid.as_str()), ("name", &name), ("isCodable", codable), ("color", label.color.as_str())];
        xml.write_event(Event::Start(BytesStart::new("Code").with_attributes(attributes)))?;
        if !label.description.is_empty() {
            let text = in_xml(&label.description);
            xml.create_element("Description").write_text_content(BytesText::new(&text))?;
        }
    }
    close(xml, &mut open, 0)?;
    xml.write_event(Event::End(BytesEnd::new("Codes")))
}

/// Closes codes until as many are open as `depth` says.
fn close(xml: &mut Writer<Vec<u8>>, open: &mut usize, depth: usize) -> io::Result<()> {
    while *open > depth {
        xml.write_event(Event::End(BytesEnd::new("Code")))?;
        *open -= 1;
    }
    Ok(())
}

/// A text without the characters that XML cannot hold (XML 1.0, 2.2), and without the other controls.
#[must_use]
pub fn in_xml(text: &str) -> String {
    text.chars().filter(|char| is_in_xml(*char)).collect()
}

/// How many characters [`in_xml`] leaves out.
#[must_use]
pub fn lost_in_xml(text: &str) -> usize {
    text.chars().filter(|char| !is_in_xml(*char)).count()
}

fn is_in_xml(char: char) -> bool {
    matches!(char, '\n' | '\t') || !char.is_control() && !matches!(char, '\u{FFFE}' | '\u{FFFF}')
}

/// The id that a label came with, else one that follows from what it is called here, so that it is the same each time: a
/// UUID of version 8 (RFC 9562).
#[must_use]
pub fn guid(set: &LabelSet, label: &Label) -> String {
    if let Some(guid) = label.extra.get(GUID).and_then(Json::as_str) {
        return guid.to_owned();
    }
    uuid_of(&format!("{}/{}", set.id, label.id)).to_ascii_uppercase()
}

/// A UUID that follows from a name: of version 8 (RFC 9562), in lower case.
#[must_use]
pub fn uuid_of(name: &str) -> String {
    uuid(*Sha256::digest(name).first_chunk().unwrap_or(&[0; 16]), 8)
}

/// Strict in what it refuses: a document type, and with it any entity of its own, nesting that no codebook has, and all that
/// is not well-formed. The place of a problem is a line.
fn read(text: &str, name: &str) -> Result<(LabelSet, Vec<Problem>), Problem> {
    let mut reading = Reading {
        set: empty_set(name),
        open: vec![],
        depth: 0,
        text: String::new(),
        described: false,
        found: false,
        left_out: vec![],
    };
    let mut reader = Reader::from_str(text);
    loop {
        let at = reader.buffer_position();
        match reader.read_event().map_err(|error| refused(&error)).and_then(|event| reading.take(event)) {
            Ok(false) => {}
            Ok(true) if reading.depth > 0 => return Err(Problem::new(label_files::TAG_OPEN)),
            Ok(true) if !reading.found => return Err(Problem::new(label_files::NO_CODEBOOK)),
            Ok(true) => return Ok((reading.set, reading.left_out)),
            Err(problem) => {
                let before = usize::try_from(at).ok().and_then(|at| text.get(..at)).unwrap_or_default();
                return Err(problem.in_line(before.matches('\n').count() + 1));
            }
        }
    }
}

/// What the parser refused.
fn refused(error: &Error) -> Problem {
    use IllFormedError::{MismatchedEndTag, MissingDoctypeName, UnclosedReference, UnmatchedEndTag};
    use SyntaxError::{
        InvalidBangMarkup, UnclosedCData, UnclosedComment, UnclosedDoctype, UnclosedPI, UnclosedXmlDecl,
    };
    Problem::new(match error {
        Error::Syntax(InvalidBangMarkup | UnclosedDoctype) | Error::IllFormed(MissingDoctypeName) => {
            label_files::DOCUMENT_TYPE
        }
        Error::Syntax(UnclosedCData | UnclosedComment | UnclosedPI | UnclosedXmlDecl) => label_files::TAG_BROKEN_OFF,
        Error::IllFormed(MismatchedEndTag { .. } | UnmatchedEndTag(_)) => label_files::END_TAG_ALONE,
        Error::IllFormed(UnclosedReference) | Error::Escape(_) => label_files::NO_ENTITY,
        _ => label_files::NO_TAG,
    })
}

/// What a reference stands for: one of the five entities of XML, or a character by its number.
fn resolved(reference: &BytesRef) -> Result<String, Problem> {
    let unknown = || Problem::new(label_files::NO_ENTITY);
    match reference.resolve_char_ref().map_err(|_| unknown())? {
        Some(char) => Ok(char.to_string()),
        None => resolve_predefined_entity(reference).map(str::to_owned).ok_or_else(unknown),
    }
}

/// A codebook that is being read.
struct Reading {
    set: LabelSet,
    /// Places of the codes that are open, the innermost last.
    open: Vec<usize>,
    /// Elements that are open.
    depth: usize,
    /// The text since the last tag, its references resolved.
    text: String,
    /// Whether a description is open.
    described: bool,
    /// Whether there was a codebook.
    found: bool,
    /// Sets of codes.
    left_out: Vec<Problem>,
}

impl Reading {
    /// Takes the next event; whether it was the last.
    fn take(&mut self, event: Event) -> Result<bool, Problem> {
        match event {
            Event::Text(text) => self.text.push_str(&text),
            Event::GeneralRef(reference) => self.text.push_str(&resolved(&reference)?),
            event => return self.markup(event),
        }
        Ok(false)
    }

    fn markup(&mut self, event: Event) -> Result<bool, Problem> {
        // White space alone only indents the tags.
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            self.describe(&text);
        }
        match event {
            Event::Start(tag) => {
                if self.depth >= MAX_DEPTH {
                    return Err(Problem::new(label_files::NESTED_TOO_DEEP));
                }
                self.depth += 1;
                self.start(&tag)?;
            }
            Event::Empty(tag) => {
                self.start(&tag)?;
                self.end(tag.local_name().as_ref());
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                self.end(tag.local_name().as_ref());
            }
            Event::CData(text) => self.describe(&text),
            Event::DocType(_) => return Err(Problem::new(label_files::DOCUMENT_TYPE)),
            Event::Eof => return Ok(true),
            _ => {}
        }
        Ok(false)
    }

    fn start(&mut self, tag: &BytesStart) -> Result<(), Problem> {
        let mut attributes = Vec::new();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|_| Problem::new(label_files::NO_TAG))?;
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|_| Problem::new(label_files::NO_ENTITY))?;
            attributes.push((attribute.key.local_name().into_inner(), value.into_owned()));
        }
        match tag.local_name().as_ref() {
            "CodeBook" => self.found = true,
            "Code" if self.found => self.code(&attributes)?,
            "Description" => self.described = true,
            "Set" if self.found => {
                let name = attributes.iter().find(|(own, _)| *own == "name").map(|(_, value)| value.as_str());
                let problem = Problem::new(label_files::IS_CODE_SET);
                self.left_out.push(problem.in_field(&quoted(name.unwrap_or_default())));
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "Description" => self.described = false,
            "Code" if self.found => drop(self.open.pop()),
            _ => {}
        }
    }

    fn describe(&mut self, text: &str) {
        // Of a set of codes, there is none open.
        if self.described
            && let Some(label) = self.open.last().and_then(|at| self.set.labels.get_mut(*at))
        {
            label.description.push_str(text);
        }
    }

    fn code(&mut self, attributes: &[(&str, String)]) -> Result<(), Problem> {
        let get = |name: &str| attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| value.trim());
        let name = get("name").unwrap_or_default();
        let parent = self.open.last().and_then(|at| self.set.labels.get(*at));
        let taken = self.set.labels.iter().any(|label| label.name == name);
        // Trees of codes may say the same under different heads; a bar of labels may not.
        let name = match parent {
            Some(parent) if taken => format!("{}: {name}", parent.name),
            _ => name.to_owned(),
        };
        let mut label = self.set.draft(&name);
        label.parent = parent.map(|parent| parent.id.clone());
        label.retired = get("isCodable").is_some_and(|codable| matches!(codable, "false" | "0"));
        for (field, value) in [(LabelField::Name, Some(name.as_str())), (LabelField::Color, get("color"))] {
            if let Some(value) = value {
                label.set(&self.set, field, value).map_err(Problem::new)?;
            }
        }
        if let Some(guid) = get(GUID) {
            let same = |other: &Label| other.extra.get(GUID).and_then(Json::as_str) == Some(guid);
            if self.set.labels.iter().any(same) {
                return Err(Problem::new(label_files::guid_twice(quoted(guid))));
            }
            label.extra.set(GUID, guid);
        }
        self.open.push(self.set.labels.len());
        self.set.labels.push(label);
        Ok(())
    }
}
