//! The records of summaries.

use super::keys::key;
use super::{Batch, Condition, Record};
use crate::article::{ArticleId, Id, Timestamp};
use crate::json::{JsonWriter, ObjectReader, Problem, parse};
use crate::library::{Library, Summary};
use crate::message::problems;

/// The record of a summary.
#[must_use]
pub fn summary(summary: &Summary) -> Batch {
    let mut batch = Batch::default();
    batch.put(key("summary", &summary.id), JsonWriter::line(|out| write(out, summary)));
    batch
}

/// The record of an article that was deleted, or brought back from the trash if its records are still there.
#[must_use]
pub fn trashed(library: &Library, id: &ArticleId) -> Batch {
    let Some(one) = library.in_trash(id).or_else(|| library.article(id)) else { return Batch::default() };
    let mut batch = summary(one);
    if !one.deleted {
        batch.only_if.push(Condition { key: key("article", id), json: None });
    }
    batch
}

fn write(out: &mut JsonWriter, summary: &Summary) {
    out.text("id", summary.id.as_str());
    out.text("name", &*summary.name);
    if let Some(sha256) = &summary.sha256 {
        out.text("sha256", &**sha256);
    }
    out.number("sentences", summary.sentences);
    out.number("lookedAt", summary.reviewed);
    out.number("annotations", summary.annotations);
    out.texts("colors", summary.colors.iter().map(String::as_str));
    out.text("opened", summary.opened.as_str());
    out.flag("deleted", summary.deleted);
}

/// Reads a summary.
///
/// # Errors
/// Where the record is damaged.
pub fn read_summary(record: &Record) -> Result<Summary, Problem> {
    let mut fields = ObjectReader::of(parse(&record.json)?);
    let summary = take(&mut fields);
    fields.finish()?;
    // A summary of another article, or of none, would hide the one that the key names.
    if key("summary", &summary.id) != record.key {
        return Err(Problem::new(problems::BELONGS_TO_OTHER_KEY).in_field("id"));
    }
    Ok(summary)
}

fn take(fields: &mut ObjectReader) -> Summary {
    Summary {
        id: Id::from(fields.string("id")),
        name: fields.string("name"),
        sha256: fields.optional("sha256", ObjectReader::string),
        sentences: fields.offset("sentences"),
        reviewed: fields.offset("lookedAt"),
        annotations: fields.offset("annotations"),
        colors: fields.strings("colors"),
        opened: fields.optional("opened", ObjectReader::string).and_then(Timestamp::new).unwrap_or_default(),
        deleted: fields.flag("deleted"),
    }
}

/// The first articles of a long list, in one record: a copy that is shown until all summaries are read. It may be behind them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
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
        let json = JsonWriter::line(|out| {
            out.number("count", self.count);
            out.objects("summaries", &self.summaries, write);
        });
        let mut batch = Batch::default();
        batch.put(Self::KEY.to_owned(), json);
        batch
    }

    /// Reads its record; `None` where that is damaged.
    #[must_use]
    pub fn read(json: &str) -> Option<Self> {
        let mut fields = ObjectReader::of(parse(json).ok()?);
        let recent = Self { count: fields.offset("count"), summaries: fields.objects("summaries", take) };
        fields.finish().ok().map(|()| recent)
    }
}
