//! What the list of articles shows of an article, so that the article need not be read.

use super::keys::key;
use super::{Batch, Condition, Record};
use crate::article::{Id, Timestamp};
use crate::document::Document;
use crate::json::{Fields, Problem, Write, parse};

/// What the list of articles shows of an article.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Summary {
    /// The article.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The SHA-256 of its text in hexadecimal digits, by which an article with the same text is found. `None` in summaries of
    /// schema 1, until the article is next opened.
    pub sha256: Option<String>,
    /// How many sentences it has.
    pub sentences: usize,
    /// How many of them were looked at.
    pub looked_at: usize,
    /// How many annotations it has.
    pub annotations: usize,
    /// Colours of the first few marks.
    pub colors: Vec<String>,
    /// When it was last opened or changed.
    pub opened: Timestamp,
    /// Whether it was deleted. Its records go when the page is next opened; until then that can be undone.
    pub deleted: bool,
}

/// How many marks a summary shows.
const COLORS: usize = 8;

impl Summary {
    /// The summary of a document.
    #[must_use]
    pub fn of(document: &Document, opened: Timestamp) -> Self {
        let labels = document.annotations().iter().filter_map(|annotation| document.labels().label(&annotation.label));
        Self {
            id: document.article().id.clone(),
            name: document.article().name(),
            sha256: Some(document.article().text.sha256().to_owned()),
            sentences: document.article().sentences.len(),
            looked_at: document.looked_at(),
            annotations: document.annotations().len(),
            colors: labels.map(|label| label.color.clone()).take(COLORS).collect(),
            opened,
            deleted: false,
        }
    }

    /// Stands in the list for an article whose record is damaged and that has no summary of its own.
    #[must_use]
    pub fn unreadable(id: Id, name: &str) -> Self {
        let opened = Timestamp::default();
        Self {
            id,
            name: name.to_owned(),
            sha256: None,
            sentences: 0,
            looked_at: 0,
            annotations: 0,
            colors: Vec::new(),
            opened,
            deleted: false,
        }
    }

    /// The record of the summary.
    #[must_use]
    pub fn batch(&self) -> Batch {
        let mut batch = Batch::default();
        batch.put(key("summary", &self.id), Write::line(|out| self.write(out)));
        batch
    }

    /// The record of the summary of an article that was deleted, if its records are still there.
    #[must_use]
    pub fn brought_back(&self) -> Batch {
        let only_if = vec![Condition { key: key("article", &self.id), json: None }];
        Batch { only_if, ..self.batch() }
    }

    fn write(&self, out: &mut Write) {
        out.text("id", self.id.as_str());
        out.text("name", &*self.name);
        if let Some(sha256) = &self.sha256 {
            out.text("sha256", &**sha256);
        }
        out.number("sentences", self.sentences);
        out.number("lookedAt", self.looked_at);
        out.number("annotations", self.annotations);
        out.texts("colors", self.colors.iter().map(String::as_str));
        out.text("opened", self.opened.as_str());
        out.flag("deleted", self.deleted);
    }

    /// Reads a summary.
    ///
    /// # Errors
    /// Where the record is damaged.
    pub fn read(record: &Record) -> Result<Self, Problem> {
        let mut fields = Fields::of(parse(&record.json)?);
        let summary = Self::take(&mut fields);
        fields.end()?;
        // A summary of another article, or of none, would hide the one that the key names.
        if key("summary", &summary.id) != record.key {
            return Err(Problem::new("does not belong to its key").in_field("id"));
        }
        Ok(summary)
    }

    fn take(fields: &mut Fields) -> Self {
        Self {
            id: Id::from(fields.string("id")),
            name: fields.string("name"),
            sha256: fields.maybe("sha256", Fields::string),
            sentences: fields.offset("sentences"),
            looked_at: fields.offset("lookedAt"),
            annotations: fields.offset("annotations"),
            colors: fields.strings("colors"),
            opened: fields.maybe("opened", Fields::string).and_then(Timestamp::new).unwrap_or_default(),
            deleted: fields.flag("deleted"),
        }
    }
}

/// The first articles of a long list, in one record: a copy that is shown until all summaries are read. It may be behind them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Recent {
    /// How many articles the whole list has.
    pub count: usize,
    /// The last opened ones, the last first.
    pub summaries: Vec<Summary>,
}

impl Recent {
    /// The key of its record.
    pub const KEY: &str = "recent";

    /// Its record.
    #[must_use]
    pub fn batch(&self) -> Batch {
        let json = Write::line(|out| {
            out.number("count", self.count);
            out.objects("summaries", &self.summaries, |out, summary| summary.write(out));
        });
        let mut batch = Batch::default();
        batch.put(Self::KEY.to_owned(), json);
        batch
    }

    /// Reads its record; `None` where that is damaged.
    #[must_use]
    pub fn read(json: &str) -> Option<Self> {
        let mut fields = Fields::of(parse(json).ok()?);
        let recent = Self { count: fields.offset("count"), summaries: fields.objects("summaries", Summary::take) };
        fields.end().ok().map(|()| recent)
    }
}
