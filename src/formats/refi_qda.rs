//! REFI-QDA projects (`.qdpx`, REFI-QDA 1.5): what NVivo, ATLAS.ti, MAXQDA, QualCoder and others exchange. A zip with the text of
//! each document, and `project.qde`, which says what is coded in them.
//!
//! Offsets count code points of the text, as in QualCoder. The standard names no unit; tools that count UTF-16 units find other
//! places behind a character beyond U+FFFF. A label is a code, a range of an annotation a selection that is coded, a note a memo, a
//! relation a link. Values of fields stand in a memo of their own, one a line. A user is whoever made an annotation, with the name of
//! the layer. GUIDs are ids where these are UUIDs, and else follow from them.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer, XmlVersion};

use super::archive::{Archive, files};
use super::data::{DATA, lost};
use super::labels::codebook::{GUID, NO_PLACE, guid, in_xml, lost_in_xml, uuid_of, write_codes};
use super::marked::{add_set, layer_name, offsets, placed, unplaced_relations};
use super::record::record;
use super::{FileWriter, Format, Loss, Losses, NotWritten, Options, Quote};
use crate::annotation::{Annotation, AnnotationId, LabelSet, empty_set};
use crate::article::{Timestamp, days_in_month};
use crate::document::Document;
use crate::json::{Json, Problem};
use crate::message::label_files;
use crate::text::{Text, Unit, normalise};

/// REFI-QDA projects.
pub const FORMAT: Format = Format {
    id: "refi-qda",
    name: "REFI-QDA",
    extensions: &["qdpx"],
    media_type: "application/zip",
    losses,
    export: Some(export),
    read_back: Some(read_back),
    ..DATA
};

/// What a project has no place for, beside what a codebook has none for.
const LOST: &[Loss] = &[Loss::Unplaced, Loss::UnknownOfLabels];

fn losses(documents: &[&Document]) -> Losses {
    let mut losses = lost(documents, &[LOST, NO_PLACE].concat());
    for document in documents {
        let (set, annotations) = (document.labels(), placed(document));
        losses.add(Loss::Relations, unplaced_relations(document));
        losses.add(Loss::Ids, annotations.iter().filter(|one| uuid(one.id.as_str()).is_none()).count());
        let of_labels = set.labels.iter().flat_map(|label| [&label.name, &label.description]);
        let notes = annotations.iter().map(|one| lost_in_xml(&normalise(&one.note)));
        let values = annotations.iter().map(|one| lost_in_xml(&normalise(&record(&one.attributes, &set.attributes))));
        losses.add(Loss::Characters, of_labels.map(|text| lost_in_xml(text)).chain(notes).chain(values).sum());
    }
    losses
}

fn export(options: &Options) -> Box<dyn FileWriter> {
    let part = || Writer::new(Vec::new());
    Box::new(Project {
        exported: options.exported.clone(),
        archive: Archive::default(),
        names: Vec::new(),
        set: empty_set(""),
        guids: BTreeSet::new(),
        users: BTreeMap::new(),
        sources: part(),
        notes: part(),
        links: part(),
    })
}

/// A project that is being written. Texts go out as they come; what is said of them is kept, for it is one file, whose parts hold
/// something of each document.
struct Project {
    exported: Timestamp,
    archive: Archive,
    /// Names of the documents.
    names: Vec<String>,
    /// The labels and types of relations of all documents. Each label has its GUID among its unknown fields.
    set: LabelSet,
    /// All GUIDs that were given.
    guids: BTreeSet<String>,
    /// GUIDs of users by their names.
    users: BTreeMap<String, String>,
    sources: Writer<Vec<u8>>,
    notes: Writer<Vec<u8>>,
    links: Writer<Vec<u8>>,
}

impl FileWriter for Project {
    fn add(&mut self, document: &Document, out: &mut dyn io::Write) -> Result<(), NotWritten> {
        let article = document.article();
        self.learn(document.labels());
        let wanted = uuid(article.id.as_str()).unwrap_or_else(|| uuid_of(article.id.as_str()));
        let source = self.fresh(wanted);
        self.archive.add(&format!("Sources/{source}.txt"), article.text.as_str().as_bytes(), out)?;
        self.names.push(article.name());
        Ok(self.source(document, &source)?)
    }

    fn finish(&mut self, out: &mut dyn io::Write) -> Result<(), NotWritten> {
        let project = self.project()?;
        self.archive.add("project.qde", &project, out)?;
        Ok(self.archive.finish(out)?)
    }
}

impl Project {
    /// A GUID that was not given yet: the one that is wanted, or one that follows from it.
    fn fresh(&mut self, wanted: String) -> String {
        let mut guid = wanted;
        while !self.guids.insert(guid.clone()) {
            guid = uuid_of(&guid);
        }
        guid
    }

    /// Takes over what is new in a label set.
    fn learn(&mut self, set: &LabelSet) {
        let known = self.set.labels.len();
        add_set(&mut self.set, set);
        let mut labels = std::mem::take(&mut self.set.labels);
        for label in labels.iter_mut().skip(known) {
            let wanted = uuid(&guid(set, label)).unwrap_or_else(|| uuid_of(&format!("{}/{}", set.id, label.id)));
            label.extra.set(GUID, self.fresh(wanted));
        }
        self.set.labels = labels;
    }

    /// The GUID of whoever made an annotation, if that is known.
    fn user(&mut self, document: &Document, annotation: &Annotation) -> Option<String> {
        let creator = annotation.creator.as_deref().filter(|name| !name.trim().is_empty());
        let name = match (creator, layer_name(document, annotation)) {
            (Some(creator), Some(layer)) if creator != layer => format!("{creator} ({layer})"),
            (creator, layer) => creator.or(layer)?.to_owned(),
        };
        if let Some(guid) = self.users.get(&name) {
            return Some(guid.clone());
        }
        let guid = self.fresh(uuid_of(&format!("user/{name}")));
        self.users.insert(name, guid.clone());
        Some(guid)
    }

    /// Writes a document with what is coded in it.
    fn source(&mut self, document: &Document, source: &str) -> io::Result<()> {
        let article = document.article();
        let (name, path) = (in_xml(&article.name()), format!("internal://{source}.txt"));
        let mut tag = BytesStart::new("TextSource");
        tag.extend_attributes([("guid", source), ("name", &*name), ("plainTextPath", &*path)]);
        self.sources.write_event(Event::Start(tag))?;
        // The selection of an annotation's first range, where its links begin and end.
        let mut firsts: BTreeMap<&AnnotationId, String> = BTreeMap::new();
        for annotation in placed(document) {
            let first = self.selections(document, annotation)?;
            firsts.insert(&annotation.id, first);
        }
        self.sources.write_event(Event::End(BytesEnd::new("TextSource")))?;
        for relation in document.all_relations() {
            if let (Some(from), Some(to)) = (firsts.get(&relation.from), firsts.get(&relation.to)) {
                let kind = document.labels().relation(&relation.kind);
                let name = in_xml(kind.map_or(relation.kind.as_str(), |kind| &kind.name));
                let direction = if kind.is_some_and(|kind| kind.symmetric) { "Associative" } else { "OneWay" };
                let id = relation.id.as_str();
                let guid = self.fresh(uuid(id).unwrap_or_else(|| uuid_of(&format!("{source}/{id}"))));
                let mut tag = BytesStart::new("Link");
                tag.extend_attributes([("guid", &*guid), ("name", &*name), ("direction", direction)]);
                tag.extend_attributes([("originGUID", &**from), ("targetGUID", &**to)]);
                self.links.write_event(Event::Empty(tag))?;
            }
        }
        Ok(())
    }

    /// Writes the ranges of an annotation; the GUID of the first.
    fn selections(&mut self, document: &Document, annotation: &Annotation) -> io::Result<String> {
        let id = annotation.id.as_str();
        let own = self.fresh(uuid(id).unwrap_or_else(|| uuid_of(id)));
        let user = self.user(document, annotation);
        let made = [user.map(|user| ("creatingUser", user)), xsd_time(&annotation.created).map(made_at)];
        let made: Vec<(&str, &str)> = made.iter().flatten().map(|(name, value)| (*name, value.as_str())).collect();
        let mut memos = Vec::new();
        let record = record(&annotation.attributes, &document.labels().attributes);
        for (name, text) in [("Note", &*annotation.note), ("Record", &*record)] {
            if !text.trim().is_empty() {
                memos.push(self.memo(&own, name, text, &made)?);
            }
        }
        let code = self.set.label(&annotation.label).and_then(|label| label.extra.get(GUID)).and_then(Json::as_str);
        let code = code.unwrap_or_default().to_owned();
        for (at, range) in annotation.target.ranges().enumerate() {
            let selection = if at == 0 { own.clone() } else { self.fresh(uuid_of(&format!("{own}/{at}"))) };
            let coding = self.fresh(uuid_of(&format!("{own}/coding/{at}")));
            let (start, end) = offsets(document, range, Unit::CodePoint);
            let (start, end) = (start.to_string(), end.to_string());
            let mut tag = BytesStart::new("PlainTextSelection");
            tag.extend_attributes([("guid", &*selection), ("startPosition", &*start), ("endPosition", &*end)]);
            tag.extend_attributes(made.iter().copied());
            if let Some(modified) = xsd_time(&annotation.modified) {
                tag.push_attribute(("modifiedDateTime", &*modified));
            }
            let xml = &mut self.sources;
            xml.write_event(Event::Start(tag))?;
            let mut tag = BytesStart::new("Coding").with_attributes([("guid", &*coding)]);
            tag.extend_attributes(made.iter().copied());
            xml.write_event(Event::Start(tag))?;
            reference(xml, "CodeRef", &code)?;
            xml.write_event(Event::End(BytesEnd::new("Coding")))?;
            // A memo is about the annotation, which is this selection and those that follow.
            for memo in memos.iter().filter(|_| at == 0) {
                reference(xml, "NoteRef", memo)?;
            }
            xml.write_event(Event::End(BytesEnd::new("PlainTextSelection")))?;
        }
        Ok(own)
    }

    /// Writes a memo; its GUID.
    fn memo(&mut self, of: &str, name: &str, text: &str, made: &[(&str, &str)]) -> io::Result<String> {
        let guid = self.fresh(uuid_of(&format!("{of}/{name}")));
        let mut tag = BytesStart::new("Note");
        tag.extend_attributes([("guid", &*guid), ("name", name)]);
        tag.extend_attributes(made.iter().copied());
        self.notes.write_event(Event::Start(tag))?;
        let text = in_xml(&normalise(text));
        self.notes.create_element("PlainTextContent").write_text_content(BytesText::new(&text))?;
        self.notes.write_event(Event::End(BytesEnd::new("Note")))?;
        Ok(guid)
    }

    /// `project.qde`. Its parts are left out where they would be empty.
    fn project(&self) -> io::Result<Vec<u8>> {
        let mut xml = Writer::new(Vec::new());
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        let name = match &self.names[..] {
            [name] => in_xml(name),
            _ => "Postil".to_owned(),
        };
        let mut tag = BytesStart::new("Project");
        tag.extend_attributes([("xmlns", "urn:QDA-XML:project:1.0"), ("name", &*name), ("origin", "Postil")]);
        if let Some(exported) = xsd_time(&self.exported) {
            tag.push_attribute(("creationDateTime", &*exported));
        }
        xml.write_event(Event::Start(tag))?;
        let mut users = Writer::new(Vec::new());
        for (name, guid) in &self.users {
            let name = in_xml(name);
            let tag = BytesStart::new("User").with_attributes([("guid", &**guid), ("name", &*name)]);
            users.write_event(Event::Empty(tag))?;
        }
        let mut codes = Writer::new(Vec::new());
        if !self.set.labels.is_empty() {
            write_codes(&mut codes, &self.set)?;
        }
        let parts = [
            ("Users", users.get_ref()),
            ("CodeBook", codes.get_ref()),
            ("Sources", self.sources.get_ref()),
            ("Notes", self.notes.get_ref()),
            ("Links", self.links.get_ref()),
        ];
        for (name, part) in parts.into_iter().filter(|(_, part)| !part.is_empty()) {
            xml.write_event(Event::Start(BytesStart::new(name)))?;
            xml.get_mut().extend_from_slice(part);
            xml.write_event(Event::End(BytesEnd::new(name)))?;
        }
        xml.write_event(Event::End(BytesEnd::new("Project")))?;
        Ok(xml.into_inner())
    }
}

const fn made_at(time: String) -> (&'static str, String) {
    ("creationDateTime", time)
}

fn reference(xml: &mut Writer<Vec<u8>>, name: &str, guid: &str) -> io::Result<()> {
    xml.write_event(Event::Empty(BytesStart::new(name).with_attributes([("targetGUID", guid)])))
}

/// The UUID that an id is, in lower case; `None` for any other id.
fn uuid(id: &str) -> Option<String> {
    let uuid = id.strip_prefix("urn:uuid:").unwrap_or(id);
    let groups: Vec<&str> = uuid.split('-').collect();
    let is_hex = uuid.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit());
    let is_uuid = is_hex && groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12]);
    is_uuid.then(|| uuid.to_ascii_lowercase())
}

/// A moment as `xsd:dateTime` (XML Schema 1.0, 3.2.7); `None` for one that it does not have: a day that is none, the year 0, or a
/// zone further from UTC than 14 hours. A leap second is the second before it.
fn xsd_time(time: &Timestamp) -> Option<String> {
    let time = time.as_str().to_ascii_uppercase();
    let number = |from: usize, to: usize| time.get(from..to)?.parse::<u16>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let days = days_in_month(year, month);
    let end = time.len();
    let zone = if time.ends_with('Z') { 0 } else { number(end - 5, end - 3)? * 60 + number(end - 2, end)? };
    let time = if number(17, 19)? == 60 { format!("{}59{}", time.get(..17)?, time.get(19..)?) } else { time };
    (year > 0 && (1..=days).contains(&day) && zone <= 14 * 60).then_some(time)
}

fn read_back(bytes: &[u8], _: &Document) -> Result<Vec<Quote>, Problem> {
    let wrong = || Problem::new(label_files::NO_TAG);
    let files = files(bytes)?;
    let file =
        |name: &str| files.iter().find(|(known, _)| known == name).map(|(_, bytes)| String::from_utf8_lossy(bytes));
    let project = file("project.qde").ok_or_else(wrong)?;
    let mut reader = Reader::from_str(&project);
    let mut texts: Vec<Text> = Vec::new();
    let mut quotes = Vec::new();
    loop {
        let tag = match reader.read_event().map_err(|_| wrong())? {
            Event::Start(tag) | Event::Empty(tag) => tag,
            Event::Eof => return Ok(quotes),
            _ => continue,
        };
        let attribute = |name: &str| {
            let found = tag.attributes().flatten().find(|one| one.key.local_name().into_inner() == name)?;
            Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
        };
        match tag.local_name().as_ref() {
            "TextSource" => {
                let path = attribute("plainTextPath").unwrap_or_default();
                let name = path.strip_prefix("internal://").unwrap_or_default();
                texts.push(Text::new(file(&format!("Sources/{name}")).unwrap_or_default()));
            }
            "PlainTextSelection" => {
                let number = |name: &str| attribute(name)?.parse::<usize>().ok();
                let place = (number("startPosition").ok_or_else(wrong)?, number("endPosition").ok_or_else(wrong)?);
                let text = texts.last().ok_or_else(wrong)?;
                quotes.push(Quote::of(text, place, Unit::CodePoint, None));
            }
            _ => {}
        }
    }
}
