//! The jobs of the workers, and their results.
//!
//! [`queue`] says which job a worker gets next and what becomes of the others, [`wire`] how jobs, answers and signs of progress
//! cross. Both know no browser: `browser/reader.rs` is the page's end of the wire, `browser/worker.rs` that of the workers.

mod queue;
mod wire;
mod words;

use std::cell::RefCell;

use crate::annotation::{LabelSet, preset};
use crate::article::{Packed, pack};
use crate::document::Document;
use crate::formats::{
    self, Checked, Content, Format, IN_WORKER, Losses, NotWritten, Options, Writing, by_id, native, sources,
};
use crate::json::Problem;
use crate::message::{Message, file_problems, workers};
use crate::read::rich::{Decoder, Input, Unreadable};
use crate::text::HostParser;
pub use queue::{GRACE_LIMIT, Priority, Queue, Request, START_LIMIT, Step, WORK_LIMIT};
pub use wire::WireMessage;

/// Which build this is: the same in the page and in the worker, and another one with every change of the sources
/// (`build.rs`). A worker of another build, out of some cache, might not understand.
pub const BUILD: &str = concat!(env!("CARGO_PKG_VERSION"), " ", env!("POSTIL_SOURCES"));

/// A kind of worker: one program, one wasm, one queue. Whoever asks for a job does not say which: [`Job::worker`] does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WorkerKind {
    /// Reads sources (`bin/reader.rs`).
    Reader,
    /// Reads and writes all other formats (`bin/formats.rs`).
    Formats,
}

/// How many items of a job are done.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// How many are done.
    pub done: u32,
    /// How many there are.
    pub total: u32,
}

/// What a job needs of the thread that it runs in.
#[derive(Clone, Copy)]
pub struct Tools<'a> {
    /// Knows the encodings of before Unicode.
    pub decoder: Decoder,
    /// Parses the hosts of links.
    pub hosts: HostParser,
    /// Tells how far a job is that handles several items in one go. It may then take longer than [`WORK_LIMIT`] in all.
    ///
    /// A job on one source tells nothing: it has no items to count, and to tell of bytes would let a source that is read ever
    /// more slowly take as long as it likes.
    pub tell: &'a dyn Fn(Tally),
    /// The file that is being written part by part, if one is. It is of the worker, for the parts are jobs of their own; `None`
    /// where only whole files can be written.
    pub open_file: Option<&'a RefCell<Option<Writing>>>,
}

/// What a worker is asked for.
#[derive(Clone, PartialEq, Debug)]
pub enum Job {
    /// To read a source. Answered with [`Answer::Draft`].
    Read(Source),
    /// To read a file in a format that is no source. Answered with [`Answer::Imported`].
    Import(Import),
    /// To write a file, or a part of one. Answered with [`Answer::File`].
    Export(Export),
    /// To write a file of one document, read it back, and compare its quotes with the text. Answered with [`Answer::Checked`].
    Check(Export),
    /// The label set of this name that comes with Postil. Answered with [`Answer::Labels`].
    Preset(String),
}

/// A source that is to be read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Source {
    /// Media type to read it as.
    pub format: String,
    /// The source as it came.
    pub bytes: Vec<u8>,
    /// Label of its encoding, where a person said it.
    pub encoding: Option<String>,
    /// BCP 47 tag, where it is known.
    pub language: Option<String>,
    /// Everything a page shows, and not its main content alone.
    pub whole: bool,
    /// The plain flavour of the clipboard that the source is from.
    pub plain: Option<String>,
}

/// A file that is to be read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Import {
    /// Which of [`FORMATS`](crate::formats::FORMATS), by its id.
    pub format: String,
    /// Name of the file.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// The document that is open, where annotations are to be sought in it.
    pub open: Option<Crossing>,
}

/// A file that is to be written, or a part of one. A file of several documents is written by a job of several items: each brings one
/// document and is answered with the bytes that follow those of the items before.
#[derive(Clone, PartialEq, Debug)]
pub struct Export {
    /// Which of [`FORMATS`](crate::formats::FORMATS), by its id.
    pub format: String,
    /// What is written. A label set by itself is a document on an empty article ([`alone`](crate::formats::labels::alone)). `None`
    /// where the file only is to be ended.
    pub document: Option<Crossing>,
    /// What of it, and how.
    pub options: Options,
    /// Which part of the file it is.
    pub part: Part,
}

/// Which part of a file an item of a job writes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part {
    /// Whether the file begins with it.
    pub first: bool,
    /// Whether the file ends with it.
    pub last: bool,
    /// Whether the file is an archive, with a file of the format for each document.
    pub archive: bool,
}

impl Part {
    /// The whole of a file that is no archive.
    pub const WHOLE: Self = Self { first: true, last: true, archive: false };
}

/// A document as it crosses between page and worker: the text of the native format.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Crossing(pub String);

/// What was read from a file.
#[derive(Clone, PartialEq, Debug)]
pub struct Imported {
    /// What it holds.
    pub content: Arrived,
    /// What it holds besides and Postil has no place for: where it stands, and why it was left out.
    pub left_out: Vec<Problem>,
}

/// What a file holds, as it crosses.
#[derive(Clone, PartialEq, Debug)]
pub enum Arrived {
    /// Documents with their articles.
    Documents(Vec<Crossing>),
    /// Annotations of the document that is open, on its article.
    Annotations(Crossing),
    /// A label set.
    Labels(LabelSet),
}

/// What comes of a job.
#[derive(Clone, PartialEq, Debug)]
pub enum Answer {
    /// What was found in a source.
    Draft(Packed),
    /// A label set.
    Labels(LabelSet),
    /// What was read from a file.
    Imported(Imported),
    /// A file or a part of one, and what its format cannot hold of what was to be written.
    File(Vec<u8>, Losses),
    /// How many quotes in a file equal the text.
    Checked(Checked),
}

/// Why nothing came of a job.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotDone {
    /// The person called it off.
    Cancelled,
    /// The worker did not arrive, or could not be started.
    Missing,
    /// The worker is of another build than the page.
    Outdated,
    /// The worker broke at it.
    Broke,
    /// It took longer than [`WORK_LIMIT`] without a sign of progress.
    Late,
    /// The worker's answer was none to this job.
    Nonsense,
    /// It cannot be done, for this reason.
    Refused(Message),
}

/// What comes of a job, or why nothing does.
pub type Outcome = Result<Answer, NotDone>;

impl Job {
    /// Which worker it is for.
    #[must_use]
    pub const fn worker(&self) -> WorkerKind {
        match self {
            Self::Read(_) => WorkerKind::Reader,
            Self::Import(_) | Self::Export(_) | Self::Check(_) | Self::Preset(_) => WorkerKind::Formats,
        }
    }

    /// Does the job, whichever worker it is for. For tests: each worker links what it does itself.
    ///
    /// # Errors
    /// Where the source or the file is none that can be read, or the format is not known.
    pub fn run(&self, tools: Tools) -> Outcome {
        match self.worker() {
            WorkerKind::Reader => self.read(tools),
            WorkerKind::Formats => self.convert(tools),
        }
    }

    /// What the reader's worker does.
    ///
    /// # Errors
    /// Where the source cannot be read, or the job is for the other worker.
    pub fn read(&self, tools: Tools) -> Outcome {
        let Self::Read(source) = self else { return Err(NotDone::Nonsense) };
        match sources::read_draft(&source.format, &source.input(tools.decoder, tools.hosts)) {
            Ok(draft) => Ok(Answer::Draft(pack(&draft))),
            Err(Unreadable(why)) => Err(NotDone::Refused(why)),
        }
    }

    /// What the worker of formats does.
    ///
    /// # Errors
    /// Where the file cannot be read or written, or the job is for the other worker.
    pub fn convert(&self, tools: Tools) -> Outcome {
        match self {
            Self::Read(_) => Err(NotDone::Nonsense),
            Self::Import(import) => import.run(tools.decoder, tools.hosts).map_err(refused),
            Self::Export(export) => export.run(tools.open_file),
            Self::Check(export) => export.check(),
            Self::Preset(name) => Ok(Answer::Labels(preset(name))),
        }
    }

    /// How soon a job of this kind is wanted, where whoever asks for it does not say otherwise.
    #[must_use]
    pub const fn priority(&self) -> Priority {
        match self {
            Self::Read(_)
            | Self::Check(_)
            | Self::Export(Export { part: Part { first: false, .. } | Part { last: false, .. }, .. }) => {
                Priority::Behind
            }
            Self::Import(_) | Self::Export(_) | Self::Preset(_) => Priority::Now,
        }
    }
}

/// Tools that know what is known without a browser, and tell nobody.
impl Default for Tools<'_> {
    fn default() -> Self {
        Self { decoder: Decoder::default(), hosts: HostParser::default(), tell: &|_| {}, open_file: None }
    }
}

impl Import {
    fn run(&self, decoder: Decoder, hosts: HostParser) -> Result<Answer, Problem> {
        let format = by_id(&IN_WORKER, &self.format).ok_or_else(|| Problem::new(file_problems::UNKNOWN_FORMAT))?;
        let open = self.open.as_ref().map(Crossing::document).transpose()?;
        let source = Input { bytes: &self.bytes, decoder, hosts, ..Input::default() };
        let input = formats::Input { name: Some(&self.name), source, open: open.as_ref() };
        let formats::Imported { content, left_out } = format.read(&input)?;
        let content = match content {
            Content::Source(_) => return Err(Problem::new(file_problems::IS_SOURCE)),
            Content::Documents(documents) => Arrived::Documents(documents.iter().map(Crossing::of).collect()),
            Content::Annotations(document) => Arrived::Annotations(Crossing::of(&document)),
            Content::Labels(set) => Arrived::Labels(set),
        };
        Ok(Answer::Imported(Imported { content, left_out }))
    }
}

impl Export {
    fn format(&self) -> Result<&'static Format, NotDone> {
        by_id(&IN_WORKER, &self.format).ok_or_else(|| NotDone::Refused(workers::no_such_format(&*self.format)))
    }

    fn run(&self, open_file: Option<&RefCell<Option<Writing>>>) -> Outcome {
        let Part { first, last, archive } = self.part;
        let mut writing = match (first, open_file) {
            (true, _) if archive => Writing::archive(self.format()?, &self.options).map_err(not_written)?,
            (true, _) => self.format()?.begin(&self.options).map_err(not_written)?,
            // The worker that began it is gone.
            (false, file) => {
                file.and_then(RefCell::take).ok_or_else(|| NotDone::Refused(workers::WORKER_BROKE.into()))?
            }
        };
        let (mut bytes, mut losses) = (Vec::new(), Losses::default());
        if let Some(document) = &self.document {
            let document = document.document().map_err(refused)?;
            losses = writing.add(&document, &mut bytes).map_err(not_written)?;
        }
        if last {
            writing.finish(&mut bytes).map_err(not_written)?;
        } else {
            open_file.ok_or(NotDone::Nonsense)?.replace(Some(writing));
        }
        Ok(Answer::File(bytes, losses))
    }

    fn check(&self) -> Outcome {
        let document = self.document.as_ref().ok_or(NotDone::Nonsense)?.document().map_err(refused)?;
        self.format()?.check(&document, &self.options).map(Answer::Checked).map_err(NotDone::Refused)
    }
}

fn not_written(why: NotWritten) -> NotDone {
    NotDone::Refused(why.into())
}

fn refused(problem: Problem) -> NotDone {
    NotDone::Refused(problem.into())
}

impl Crossing {
    /// A document that is to cross.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        Self(native::to_line(document, &document.article().source.added))
    }

    /// The document that has crossed.
    ///
    /// # Errors
    /// Where it is none.
    pub fn document(&self) -> Result<Document, Problem> {
        native::read(&self.0)
    }
}

impl Source {
    /// What is to be read.
    #[must_use]
    pub fn input(&self, decoder: Decoder, hosts: HostParser) -> Input<'_> {
        let (encoding, language) = (self.encoding.as_deref(), self.language.as_deref());
        let plain = self.plain.as_deref();
        Input { bytes: &self.bytes, encoding, language, whole: self.whole, plain, decoder, hosts }
    }
}

impl NotDone {
    /// What to tell a person; `None` where they know.
    #[must_use]
    pub fn message(&self) -> Option<Message> {
        Some(match self {
            Self::Cancelled => return None,
            Self::Missing => workers::WORKER_MISSING.into(),
            Self::Outdated => workers::WORKER_OUTDATED.into(),
            Self::Broke => workers::WORKER_BROKE.into(),
            Self::Late => workers::worker_late(usize::try_from(WORK_LIMIT / 1000).unwrap_or_default()),
            Self::Nonsense => workers::WORKER_NONSENSE.into(),
            Self::Refused(why) => why.clone(),
        })
    }
}
