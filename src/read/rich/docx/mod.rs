//! Word documents (ECMA-376, WordprocessingML).
//!
//! `text` is what a reader sees of the document with all changes accepted. What cannot be seen at once is decided so:
//!
//! - Markers of lists and numbers of headings and notes are no text. Footnotes stand at the end, then endnotes, each in the
//!   order in which the text asks for them.
//! - A row of a table is a block, with a tab between cells; a row of one cell is a frame around paragraphs.
//! - A text box stands behind the paragraph that it hangs on, once. Comments, hidden words, heads and feet of pages, and
//!   hints in empty fields of forms are left out.
//! - White space collapses as in HTML; line breaks stay.
//! - Emphasis is what was made bold or italic by hand or by a style for words; a style for paragraphs is no emphasis.

mod body;
mod paragraph;
mod parts;
mod run;
mod styles;
mod xml;
mod zip;

use std::collections::HashMap;

use super::levels::set_levels;
use super::{Input, Unreadable};
use crate::article::{Draft, Metadata, language_tag};
use crate::message::unreadable;
use crate::read::kind::ZIP_ENTRY;
use crate::read::refuse::archive_refusal;
use crate::read::{Kind, kind};
use body::Body;
use parts::{Numbering, Relations, properties};
use styles::Styles;
use xml::{Item, walk};
use zip::Archive;

/// Media type of Word documents.
pub const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// A zip archive with a folder of Word's in its beginning, or named in the directory at its end.
#[must_use]
pub fn detect(bytes: &[u8]) -> bool {
    const NEAR: usize = 64 << 10;
    let named = |part: &[u8]| part.windows(5).any(|five| five == b"word/");
    // The page asks this of every file.
    bytes.starts_with(ZIP_ENTRY)
        && (named(bytes.get(..NEAR).unwrap_or(bytes))
            || named(bytes.get(bytes.len().saturating_sub(NEAR)..).unwrap_or(bytes)))
}

/// Notes by kind and id.
type Notes = HashMap<(&'static str, String), Vec<Item>>;

/// Reads it.
///
/// # Errors
/// Where it is no Word document, is damaged or has a password, or is larger or deeper than can be read.
pub fn read(input: &Input) -> Result<Draft, Unreadable> {
    if kind(input.bytes) != Some(Kind::Zip) {
        return Err(Unreadable::new(unreadable::IS_NO_WORD));
    }
    let archive = Archive::open(input.bytes)?;
    let relations = related(&archive, "_rels/.rels")?;
    let main = relations.part("officeDocument", "").unwrap_or_else(|| "word/document.xml".to_owned());
    let not_word = || Unreadable::new(archive_refusal(|name| archive.has(name)));
    if !archive.has("word/") && !main.ends_with("document.xml") {
        return Err(not_word());
    }
    let document = archive.entry(&main)?.ok_or_else(not_word)?;
    let (folder, name) = main.rsplit_once('/').unwrap_or(("", &main));
    let own = related(&archive, &format!("{folder}/_rels/{name}.rels"))?;
    let part = |kind: &str| match own.part(kind, folder) {
        Some(name) => Ok(archive.entry(&name)?.map(|bytes| (name, bytes))),
        None => Ok(None),
    };
    let styles = part("styles")?.map(|(_, bytes)| Styles::read(&bytes)).transpose()?.unwrap_or_default();
    let numbering = part("numbering")?.map(|(_, bytes)| Numbering::read(&bytes)).transpose()?.unwrap_or_default();

    let mut body = Body::new(styles, numbering, input.hosts);
    body.set_links(own.links(input.hosts));
    walk(&document, &mut |item| body.take(item))?;
    body.finish_part();
    for (kind, parts) in [("footnote", "footnotes"), ("endnote", "endnotes")] {
        if !body.cited.iter().any(|(cited, _)| *cited == kind) {
            continue;
        }
        let Some((name, bytes)) = part(parts)? else { continue };
        let (folder, name) = name.rsplit_once('/').unwrap_or(("", &name));
        body.set_links(related(&archive, &format!("{folder}/_rels/{name}.rels"))?.links(input.hosts));
        let mut notes = notes(kind, &bytes)?;
        for cited in body.cited.clone() {
            // Whoever asks for a note again finds it where it stands.
            for item in notes.remove(&cited).unwrap_or_default() {
                body.take(item);
            }
            body.finish_part();
        }
    }

    let core = relations.part("core-properties", "").unwrap_or_else(|| "docProps/core.xml".to_owned());
    let core = archive.entry(&core)?.map(|bytes| properties(&bytes)).transpose()?.unwrap_or_default();
    Ok(finish(body, &core, input.language))
}

fn finish(body: Body, core: &HashMap<String, String>, language: Option<&str>) -> Draft {
    let said = |name: &str| core.get(name).cloned();
    let listed = |name: &str| said(name).map(|list| list.split([',', ';']).map(|one| one.trim().to_owned()).collect());
    let mut categories: Vec<String> = listed("category").or_else(|| listed("keywords")).unwrap_or_default();
    categories.retain(|category| !category.is_empty());
    let metadata = Metadata {
        categories,
        byline: said("creator"),
        published: said("created").or_else(|| said("modified")),
        ..Metadata::default()
    };
    let mut draft = body.builder.finish(None, metadata);
    set_levels(&mut draft);
    let named = said("language").and_then(|said| language_tag(&said));
    draft.language = language.map(str::to_owned).or(named);
    if !draft.blocks.iter().any(|block| block.kind == crate::article::BlockKind::Title) {
        draft.title = said("title");
    }
    draft
}

/// What a `.rels` part says; nothing where there is none.
fn related(archive: &Archive, name: &str) -> Result<Relations, Unreadable> {
    let bytes = archive.entry(name.trim_start_matches('/'))?;
    Ok(bytes.map(|bytes| Relations::read(&bytes)).transpose()?.unwrap_or_default())
}

/// The notes of a part, each as it stands; the lines that part notes from text left out.
fn notes(kind: &'static str, bytes: &[u8]) -> Result<Notes, Unreadable> {
    let mut notes = Notes::new();
    let mut open: Option<String> = None;
    walk(bytes, &mut |item| match item {
        Item::Start(tag) if tag.name == kind => {
            let is_note = matches!(tag.get("type"), None | Some("normal"));
            open = tag.get("id").filter(|_| is_note).map(str::to_owned);
        }
        Item::End(name) if name == kind => open = None,
        item => {
            if let Some(id) = &open {
                notes.entry((kind, id.clone())).or_default().push(item);
            }
        }
    })?;
    Ok(notes)
}
