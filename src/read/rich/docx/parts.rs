//! The parts of a document beside its text: what leads where, how lists are numbered, what it says of itself.

use std::collections::HashMap;

use super::xml::{Item, walk};
use crate::read::rich::Unreadable;
use crate::read::rich::address::checked;
use crate::text::HostParser;

/// What a part refers to (ECMA-376 part 2, relationships): by id, the last word of its type and its target.
#[derive(Default)]
pub struct Relations(Vec<(String, String, String)>);

impl Relations {
    /// Reads a `.rels` part.
    ///
    /// # Errors
    /// Where it is no XML.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let mut found = Vec::new();
        walk(bytes, &mut |item| {
            if let Item::Start(tag) = item
                && tag.name == "Relationship"
                && let (Some(id), Some(kind), Some(target)) = (tag.get("Id"), tag.get("Type"), tag.get("Target"))
            {
                let kind = kind.rsplit('/').next().unwrap_or_default();
                found.push((id.to_owned(), kind.to_owned(), target.to_owned()));
            }
        })?;
        Ok(Self(found))
    }

    /// The name of the part of this kind, for a part that lies in `folder`.
    pub fn part(&self, kind: &str, folder: &str) -> Option<String> {
        let (_, _, target) = self.0.iter().find(|(_, found, _)| found == kind)?;
        Some(match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None if folder.is_empty() => target.clone(),
            None => format!("{folder}/{target}"),
        })
    }

    /// Addresses that may be shown, by id.
    pub fn links(&self, hosts: HostParser) -> HashMap<String, String> {
        let links = self.0.iter().filter(|(_, kind, _)| kind == "hyperlink");
        links.filter_map(|(id, _, target)| Some((id.clone(), checked(target, None, hosts)?))).collect()
    }
}

/// How lists are numbered: whether the items of a list are, by its number and level from 0.
#[derive(Default)]
pub struct Numbering {
    /// By abstract list and level.
    formats: HashMap<(String, u8), bool>,
    /// The abstract list of each list.
    lists: HashMap<String, String>,
}

impl Numbering {
    /// Reads `numbering.xml` (ECMA-376, 17.9).
    ///
    /// # Errors
    /// Where it is no XML.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let mut numbering = Self::default();
        let (mut list, mut number, mut level) = (String::new(), None, 0);
        walk(bytes, &mut |item| match item {
            Item::Start(tag) => match tag.name.as_str() {
                "abstractNum" => list = tag.get("abstractNumId").unwrap_or_default().to_owned(),
                "lvl" => level = tag.get("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0),
                "numFmt" if number.is_none() => {
                    let ordered = !matches!(tag.get("val"), Some("bullet" | "none"));
                    numbering.formats.insert((list.clone(), level), ordered);
                }
                "num" => number = tag.get("numId").map(str::to_owned),
                "abstractNumId" => {
                    if let (Some(number), Some(list)) = (&number, tag.get("val")) {
                        numbering.lists.insert(number.clone(), list.to_owned());
                    }
                }
                _ => {}
            },
            Item::End(name) if name == "num" => number = None,
            _ => {}
        })?;
        Ok(numbering)
    }

    /// Whether the items of list `number` are numbered at `level` (from 0).
    pub fn is_ordered(&self, number: &str, level: u8) -> bool {
        let format = |list: &String| self.formats.get(&(list.clone(), level)).copied();
        self.lists.get(number).and_then(format).unwrap_or(false)
    }
}

/// What `docProps/core.xml` says (ECMA-376 part 2, core properties), by name without prefix.
///
/// # Errors
/// Where it is no XML.
pub fn properties(bytes: &[u8]) -> Result<HashMap<String, String>, Unreadable> {
    let mut found: HashMap<String, String> = HashMap::new();
    let mut open = String::new();
    walk(bytes, &mut |item| match item {
        Item::Start(tag) => open = tag.name,
        Item::End(_) => open.clear(),
        Item::Text(text) if !open.is_empty() => found.entry(open.clone()).or_default().push_str(&text),
        Item::Text(_) => {}
    })?;
    for value in found.values_mut() {
        *value = value.trim().to_owned();
    }
    found.retain(|_, value| !value.is_empty());
    Ok(found)
}
