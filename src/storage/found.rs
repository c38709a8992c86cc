//! The records of one article as they were found, sorted by kind and brought to the present schema.

use super::Record;
use super::beside::FoundBeside;
use super::keys::{kind, last};
use crate::article::{Id, SentenceId};
use crate::formats::migrations::{LOG, STATE, VIEW, migrate};
use crate::json::{Json, Object, Problem, parse};

/// The kind of record that holds the instructions, and the name of its field.
const INSTRUCTIONS: &str = "instructions";

/// A record that is JSON.
pub(super) struct Saved {
    /// Its key.
    pub key: String,
    /// Its value.
    pub json: Json,
}

/// The records of one article.
#[derive(Default)]
pub(super) struct Found {
    /// That of the article itself.
    pub article: Option<Saved>,
    /// The label set.
    pub labels: Option<Saved>,
    /// The annotations.
    pub annotations: Vec<Saved>,
    /// The relations.
    pub relations: Vec<Saved>,
    /// Sentences judged to hold no claim. Their keys say all.
    pub no_claim: Vec<SentenceId>,
    /// Which steps the history has.
    pub state: Option<Saved>,
    /// Where the person is.
    pub view: Option<Saved>,
    /// The steps of the history, by number.
    pub log: Vec<Saved>,
    /// Layers, proposals and the like.
    pub beside: FoundBeside,
    /// What is wrong with the records that are no JSON.
    pub lost: Vec<Problem>,
}

impl Found {
    /// Sorts records by their kind.
    pub fn of(records: Vec<Record>) -> Self {
        let mut found = Self::default();
        for Record { key, json } in records {
            let kind = kind(&key);
            if kind == "reviewed" {
                found.no_claim.push(Id::from(last(&key)));
                continue;
            }
            // A summary is derived from the others.
            if kind == "summary" {
                continue;
            }
            let json = match parse(&json) {
                Ok(json) => json,
                Err(problem) => {
                    found.lost.push(problem.in_field(&key));
                    continue;
                }
            };
            let place = match kind {
                "article" => &mut found.article,
                "labels" => &mut found.labels,
                "state" => &mut found.state,
                "view" => &mut found.view,
                INSTRUCTIONS => &mut found.beside.instructions,
                _ => {
                    let list = match kind {
                        "annotation" => &mut found.annotations,
                        "relation" => &mut found.relations,
                        "log" => &mut found.log,
                        "layer" => &mut found.beside.layers,
                        "run" => &mut found.beside.runs,
                        "proposal" => &mut found.beside.proposals,
                        _ => continue,
                    };
                    list.push(Saved { key, json });
                    continue;
                }
            };
            *place = Some(Saved { key, json });
        }
        found
    }

    /// The schema of the records: what that of the article says, 1 where it says nothing. `None` without it.
    pub fn schema(&self) -> Option<usize> {
        match &self.article.as_ref()?.json {
            Json::Object(fields) => Some(fields.get("schema").and_then(Json::as_whole).unwrap_or(1)),
            _ => None,
        }
    }

    /// Brings the records from an earlier schema to the present one.
    pub fn migrate(&mut self, from: usize) {
        let mut document = Object::default();
        for (name, saved) in self.single() {
            if let Some(saved) = saved {
                document.set(name, std::mem::take(&mut saved.json));
            }
        }
        // What stands around the article in its record is around it in a file too.
        let around = match document.take("article") {
            Some(Json::Object(mut record)) => {
                document.set("article", record.take("article").unwrap_or_default());
                record
            }
            _ => Object::default(),
        };
        // The instructions are text in a file.
        if let Some(Json::Object(mut record)) = document.take(INSTRUCTIONS) {
            document.set(INSTRUCTIONS, record.take(INSTRUCTIONS).unwrap_or_default());
        }
        for (name, saved) in self.lists() {
            document.set(name, saved.iter_mut().map(|saved| std::mem::take(&mut saved.json)).collect::<Json>());
        }
        migrate(&mut document, from);
        for (name, saved) in self.lists() {
            if let Some(Json::Array(items)) = document.take(name) {
                saved.iter_mut().zip(items).for_each(|(saved, json)| saved.json = json);
            }
        }
        let mut record = around;
        record.set("article", document.take("article").unwrap_or_default());
        document.set("article", record);
        if let Some(text) = document.take(INSTRUCTIONS) {
            let mut record = Object::default();
            record.set(INSTRUCTIONS, text);
            document.set(INSTRUCTIONS, record);
        }
        for (name, saved) in self.single() {
            if let Some(json) = document.take(name) {
                let key = saved.take().map_or_else(|| name.to_owned(), |saved| saved.key);
                *saved = Some(Saved { key, json });
            }
        }
    }

    fn single(&mut self) -> [(&'static str, &mut Option<Saved>); 5] {
        let Self { article, labels, state, view, beside, .. } = self;
        let instructions = &mut beside.instructions;
        [("article", article), ("labelSet", labels), (INSTRUCTIONS, instructions), (STATE, state), (VIEW, view)]
    }

    fn lists(&mut self) -> [(&'static str, &mut Vec<Saved>); 6] {
        let Self { annotations, relations, log, beside, .. } = self;
        let FoundBeside { layers, runs, proposals, .. } = beside;
        [
            ("layers", layers),
            ("annotations", annotations),
            ("relations", relations),
            ("runs", runs),
            ("proposals", proposals),
            (LOG, log),
        ]
    }
}
