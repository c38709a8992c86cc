//! REFI-QDA codebooks (`.qdc`, REFI-QDA 1.5): what NVivo, ATLAS.ti, MAXQDA, QualCoder, Taguette and others exchange. Codes with name,
//! colour and description, nested; sets of codes are passed over.
//!
//! A code that is not codable only holds others together: a retired label.

use sha2::{Digest, Sha256};

use super::Heavy;
use super::xml::{Item, escape, walk};
use crate::annotation::{Label, LabelField, LabelSet, empty_set};
use crate::json::{Json, Problem, quoted};

/// REFI-QDA.
pub const FORMAT: Heavy = Heavy { extension: "qdc", write, detect: |text| text.starts_with('<'), read };

/// The unknown field in which the id that other tools know a label by is kept.
const GUID: &str = "guid";

fn write(set: &LabelSet) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"Postil\">\n<Codes>\n",
    );
    // Labels stand in the order of the tree: those that are open are those that the next one may lie in.
    let set = set.clone().arranged();
    let mut open = 0_usize;
    for label in &set.labels {
        let depth = set.depth(&label.id);
        close(&mut text, &mut open, depth);
        open += 1;
        let codable = if label.retired { "false" } else { "true" };
        let (guid, name) = (escape(&guid(&set, label)), escape(&label.name));
        text.push_str(&format!(
            "<Code guid=\"{guid}\" name=\"{name}\" isCodable=\"{codable}\" color=\"{}\">",
            label.color
        ));
        if !label.description.is_empty() {
            text.push_str(&format!("<Description>{}</Description>", escape(&label.description)));
        }
    }
    close(&mut text, &mut open, 0);
    text.push_str("</Codes>\n</CodeBook>\n");
    text
}

fn close(text: &mut String, open: &mut usize, depth: usize) {
    while *open > depth {
        text.push_str("</Code>\n");
        *open -= 1;
    }
}

/// The id that a label came with, else one that follows from what it is called here, so that it is the same each time: a
/// UUID of version 8 (RFC 9562).
fn guid(set: &LabelSet, label: &Label) -> String {
    if let Some(guid) = label.extra.get(GUID).and_then(Json::as_str) {
        return guid.to_owned();
    }
    let mut hash = Sha256::digest(format!("{}/{}", set.id, label.id));
    for (at, keep, set) in [(6, 0x0F, 0x80), (8, 0x3F, 0x80)] {
        if let Some(byte) = hash.get_mut(at) {
            *byte = *byte & keep | set;
        }
    }
    let mut guid = String::new();
    for (at, byte) in hash.iter().take(16).enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            guid.push('-');
        }
        guid.push_str(&format!("{byte:02X}"));
    }
    guid
}

fn read(text: &str, name: &str) -> Result<LabelSet, Problem> {
    let mut reading = Reading { set: empty_set(name), open: vec![], described: false, found: false };
    walk(text, &mut |item| reading.take(item))?;
    if reading.found { Ok(reading.set) } else { Err(Problem::new("is no REFI-QDA codebook")) }
}

/// A codebook that is being read.
struct Reading {
    set: LabelSet,
    /// Places of the codes that are open, the innermost last.
    open: Vec<usize>,
    /// Whether a description is open.
    described: bool,
    /// Whether there was a codebook.
    found: bool,
}

impl Reading {
    fn take(&mut self, item: Item<'_>) -> Result<(), Problem> {
        match item {
            Item::Start("CodeBook", _) => self.found = true,
            Item::Start("Code", attributes) if self.found => self.code(&attributes)?,
            Item::Start("Description", _) => self.described = true,
            Item::End("Description") => self.described = false,
            Item::End("Code") if self.found => drop(self.open.pop()),
            // Of a set of codes, there is none open.
            Item::Text(text) if self.described => {
                if let Some(label) = self.open.last().and_then(|at| self.set.labels.get_mut(*at)) {
                    label.description.push_str(&text);
                }
            }
            _ => {}
        }
        Ok(())
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
                return Err(Problem::new(format!("The guid {} stands twice.", quoted(guid))));
            }
            label.extra.set(GUID, guid);
        }
        self.open.push(self.set.labels.len());
        self.set.labels.push(label);
        Ok(())
    }
}
