//! The type of all formats.

use std::io;

use super::{Imported, Input, Losses, Options, Quote, Sample, Writing};
use crate::document::Document;
use crate::json::Problem;
use crate::message::{Message, file_problems};
use crate::text::Unit;

/// Begins a file. Everything that the options take away has been taken away from the documents that the writer gets; what is left
/// for it are the options of how to write.
pub type Export = fn(&Options) -> Box<dyn FileWriter>;

/// Writes one file, document by document, so that no more than one document must be in memory.
pub trait FileWriter {
    /// Adds a document to the file. What is written so far goes to `out`, which is the same in each call.
    ///
    /// # Errors
    /// Where `out` does not take it, or the document cannot be written.
    fn add(&mut self, document: &Document, out: &mut dyn io::Write) -> Result<(), NotWritten>;

    /// Ends the file.
    ///
    /// # Errors
    /// Where `out` does not take it.
    fn finish(&mut self, out: &mut dyn io::Write) -> Result<(), NotWritten> {
        let _ = out;
        Ok(())
    }
}

/// A format whose files are the texts of their documents, one behind the other, is written by a function.
impl<F: FnMut(&Document) -> Result<String, NotWritten>> FileWriter for F {
    fn add(&mut self, document: &Document, out: &mut dyn io::Write) -> Result<(), NotWritten> {
        Ok(out.write_all(self(document)?.as_bytes())?)
    }
}

/// Reads a file that was written of a document, and answers with the quotes in it, in any order. It takes nothing from the writer:
/// what the file says is what counts. The document is there for a format that has no offsets.
pub type ReadBack = fn(&[u8], &Document) -> Result<Vec<Quote>, Problem>;

/// Why a file was not written.
#[derive(Debug)]
pub enum NotWritten {
    /// What takes the bytes did not take them all.
    Failed(io::Error),
    /// It cannot be written, for this reason: a clause.
    Refused(Message),
}

impl From<io::Error> for NotWritten {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

impl From<NotWritten> for Message {
    fn from(why: NotWritten) -> Self {
        match why {
            NotWritten::Failed(error) => Self::written(error.to_string()),
            NotWritten::Refused(why) => why,
        }
    }
}

/// Reads a file, whole or not at all. What the format holds and Postil has no place for is named in the answer.
pub type Import = fn(&Input) -> Result<Imported, Problem>;

/// A format that files are read from or written in.
#[derive(Clone, Copy)]
pub struct Format {
    /// Its name in calls of the command and in jobs of the worker: `json`.
    pub id: &'static str,
    /// What people call it; the name of its button.
    pub name: &'static str,
    /// Endings of file names, without the dot before them, in lower case. Files are written with the first.
    pub extensions: &'static [&'static str],
    /// Media type of its files, as IANA or its makers have registered it.
    pub media_type: &'static str,
    /// What its files hold.
    pub holds: Holds,
    /// Where its functions are linked.
    pub runs: Runs,
    /// What becomes of several documents that are written at once.
    pub several: Several,
    /// Whether a file is of this format, whatever it is called. Cheap: the page asks it of every file.
    pub detect: fn(&Sample) -> bool,
    /// Whether it takes what no other format knows as its own.
    pub takes_any: bool,
    /// What it cannot hold of documents. Cheap: the page asks it before anything is written.
    pub losses: fn(&[&Document]) -> Losses,
    /// Writes it; `None` where it is only read.
    pub export: Option<Export>,
    /// What its offsets count; `None` where it has none.
    pub unit: Option<Unit>,
    /// Reads the quotes of annotations out of a file that was written; `None` where it holds no annotations.
    pub read_back: Option<ReadBack>,
    /// Reads it; `None` where it is only written.
    pub import: Option<Import>,
}

/// What the files of a format hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holds {
    /// A text: it becomes a new article.
    Source,
    /// Documents, or annotations of them.
    Documents,
    /// A label set.
    Labels,
}

/// Where the functions of a format are linked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Runs {
    /// In the page, its worker and the command.
    Page,
    /// In its worker and the command. The page sends the worker a job.
    Worker,
}

/// A wasm that has functions of formats.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// The page.
    Page,
    /// The reader's worker.
    Reader,
    /// The worker of formats.
    Formats,
}

/// What becomes of several documents that are written at once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Several {
    /// One file holds any number of them.
    InTurn,
    /// A file holds one. Several become an archive of files.
    Apart,
    /// A file holds one, and several are not written at once.
    Refused,
}

impl Format {
    /// The ending of files that are written, without the dot before it.
    #[must_use]
    pub const fn extension(&self) -> &'static str {
        match self.extensions {
            [first, ..] => first,
            [] => self.id,
        }
    }

    /// Whether its files are text, which a terminal can show.
    #[must_use]
    pub fn is_text(&self) -> bool {
        let kind = self.media_type;
        kind.starts_with("text/") || ["json", "jsonl", "xml"].iter().any(|name| kind.ends_with(name))
    }

    /// Whether articles can be made of its files: sources and documents, but no label sets.
    #[must_use]
    pub const fn opens(&self) -> bool {
        self.import.is_some() && !matches!(self.holds, Holds::Labels)
    }

    /// Whether label sets can be read from its files.
    #[must_use]
    pub const fn has_labels(&self) -> bool {
        self.import.is_some() && matches!(self.holds, Holds::Labels)
    }

    /// Begins a file that holds what `options` ask for of the documents that are added to it.
    ///
    /// # Errors
    /// Where the format is not written at all.
    pub fn begin(&'static self, options: &Options) -> Result<Writing, NotWritten> {
        Writing::begin(self, options)
    }

    /// Writes what `options` ask for of documents into one file; where a file of this format holds one document and there are
    /// several, into an archive of files. Answers with what of that the format cannot hold.
    ///
    /// # Errors
    /// Where `out` does not take it, where the format is not written at all, and where it takes one document and there
    /// are others.
    pub fn write(
        &'static self,
        documents: &[&Document],
        options: &Options,
        out: &mut dyn io::Write,
    ) -> Result<Losses, NotWritten> {
        if self.export.is_some() && self.several == Several::Refused && documents.len() != 1 {
            return Err(NotWritten::Refused(file_problems::holds_one_document(self.name)));
        }
        let apart = self.several == Several::Apart && documents.len() > 1;
        let mut writing = if apart { Writing::archive(self, options)? } else { self.begin(options)? };
        let mut losses = Losses::default();
        for document in documents {
            losses.add_all(&writing.add(document, out)?);
        }
        writing.finish(out).map(|()| losses)
    }

    /// What the format cannot hold of what `options` ask for, without writing it.
    #[must_use]
    pub fn losses(&self, documents: &[&Document], options: &Options) -> Losses {
        let mut losses = Losses::default();
        for document in documents {
            losses.add_all(&options.reduced(document, &mut |document| (self.losses)(&[document])));
        }
        losses
    }

    /// Reads a file.
    ///
    /// # Errors
    /// Where it is none of this format, or makes no sense; then nothing has come of it.
    pub fn read(&self, input: &Input) -> Result<Imported, Problem> {
        match self.import {
            Some(import) => import(input),
            None => Err(Problem::new(file_problems::is_not_read(self.name))),
        }
    }

    /// The same as it is known in a place. Where its functions are not linked, it is known that there are some, and no more.
    #[must_use]
    pub(super) const fn linked(self, place: Place) -> Self {
        let is_source = matches!(self.holds, Holds::Source);
        let is_here = match place {
            Place::Page => matches!(self.runs, Runs::Page),
            Place::Reader => is_source,
            Place::Formats => !is_source,
        };
        // Only the worker checks what it wrote.
        const ELSEWHERE: ReadBack = read_back_elsewhere;
        let read_back = match (self.read_back, place) {
            (Some(read_back), Place::Formats) => Some(read_back),
            (Some(_), _) => Some(ELSEWHERE),
            (None, _) => None,
        };
        if is_here {
            return Self { read_back, ..self };
        }
        Self {
            export: if self.export.is_some() { Some(export_elsewhere) } else { None },
            import: if self.import.is_some() { Some(import_elsewhere) } else { None },
            read_back,
            ..self
        }
    }
}

/// Stands for a function that is linked elsewhere.
fn export_elsewhere(_: &Options) -> Box<dyn FileWriter> {
    Box::new(|_: &Document| Err(NotWritten::Refused(file_problems::RUNS_ELSEWHERE.into())))
}

/// Stands for a function that is linked elsewhere.
fn read_back_elsewhere(_: &[u8], _: &Document) -> Result<Vec<Quote>, Problem> {
    Err(Problem::new(file_problems::RUNS_ELSEWHERE))
}

/// Stands for a function that is linked elsewhere.
fn import_elsewhere(_: &Input) -> Result<Imported, Problem> {
    Err(Problem::new(file_problems::RUNS_ELSEWHERE))
}
