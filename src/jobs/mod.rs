//! What runs off the page's thread: the jobs of the workers, and what comes of them.
//!
//! [`queue`] says which job a worker gets next and what becomes of the others, [`wire`] how jobs, answers and signs of progress
//! cross. Both know no browser: `browser/reader.rs` is the page's end of the wire, `bin/reader.rs` the worker's.

mod queue;
mod wire;

use std::fmt;

use crate::annotation::{LabelSet, preset};
use crate::article::read::rich::{Decoder, Input, Unreadable, read_draft};
use crate::article::{Packed, pack};
use crate::formats::labels;
use crate::text::HostParser;
pub use queue::{GRACE_LIMIT, Priority, Queue, Request, START_LIMIT, Step, WORK_LIMIT};
pub use wire::Message;

/// Which build this is: the same in the page and in the worker, and another one with every change of the sources
/// (`build.rs`). A worker of another build, out of some cache, might not understand.
pub const BUILD: &str = concat!(env!("CARGO_PKG_VERSION"), " ", env!("POSTIL_SOURCES"));

/// A kind of worker: one program, one wasm, one queue. Whoever asks for a job does not say which: [`Job::worker`] does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WorkerKind {
    /// Reads sources and label sets (`bin/reader.rs`).
    Reader,
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
}

/// What the worker is asked for.
#[derive(Clone, PartialEq, Debug)]
pub enum Job {
    /// To read a source. Answered with [`Answer::Draft`].
    Read(Source),
    /// To read a file of a label set. Answered with [`Answer::Labels`].
    ReadLabels {
        /// Name of the file.
        name: String,
        /// The file.
        bytes: Vec<u8>,
    },
    /// To write a label set. Answered with [`Answer::File`].
    WriteLabels {
        /// Which of [`labels::LABEL_FORMATS`], by its extension.
        extension: String,
        /// The set.
        set: LabelSet,
    },
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

/// What comes of a job.
#[derive(Clone, PartialEq, Debug)]
pub enum Answer {
    /// What was found in a source.
    Draft(Packed),
    /// A label set.
    Labels(LabelSet),
    /// The text of a file.
    File(String),
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
    /// It cannot be done, for this reason: one sentence.
    Refused(String),
}

/// What comes of a job, or why nothing does.
pub type Outcome = Result<Answer, NotDone>;

impl Job {
    /// Does the job: what the worker is for.
    ///
    /// # Errors
    /// Where the source or the file is none that can be read, or the format is not known.
    pub fn run(&self, tools: Tools) -> Outcome {
        match self {
            Self::Read(source) => match read_draft(&source.format, &source.input(tools.decoder, tools.hosts)) {
                Ok(draft) => Ok(Answer::Draft(pack(&draft))),
                Err(Unreadable(why)) => Err(NotDone::Refused(why)),
            },
            Self::ReadLabels { name, bytes } => match labels::read_file(name, bytes) {
                Ok(set) => Ok(Answer::Labels(set)),
                Err(problem) => Err(NotDone::Refused(problem.to_string())),
            },
            Self::WriteLabels { extension, set } => match labels::write_file(extension, set) {
                Some(text) => Ok(Answer::File(text)),
                None => Err(NotDone::Refused(format!("Label sets are not written as {extension}."))),
            },
            Self::Preset(name) => Ok(Answer::Labels(preset(name))),
        }
    }

    /// How soon a job of this kind is wanted, where whoever asks for it does not say otherwise.
    #[must_use]
    pub const fn priority(&self) -> Priority {
        match self {
            Self::Read(_) => Priority::Behind,
            Self::ReadLabels { .. } | Self::WriteLabels { .. } | Self::Preset(_) => Priority::Now,
        }
    }

    /// Which worker it is for.
    #[must_use]
    pub const fn worker(&self) -> WorkerKind {
        match self {
            Self::Read(_) | Self::ReadLabels { .. } | Self::WriteLabels { .. } | Self::Preset(_) => WorkerKind::Reader,
        }
    }
}

/// Tools that know what is known without a browser, and tell nobody.
impl Default for Tools<'_> {
    fn default() -> Self {
        Self { decoder: Decoder::default(), hosts: HostParser::default(), tell: &|_| {} }
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

/// A sentence for the person; empty where they know.
impl fmt::Display for NotDone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = WORK_LIMIT / 1000;
        f.write_str(match self {
            Self::Cancelled => "",
            Self::Missing => "The part of Postil that does this did not arrive. Check the connection, then try again.",
            Self::Outdated => "Postil was updated while this page was open. Reload it, then try again.",
            Self::Broke => "It broke the reader, which was started anew.",
            Self::Late => return write!(f, "It took longer than {seconds} seconds and was given up."),
            Self::Nonsense => "The reader’s answer made no sense.",
            Self::Refused(why) => why,
        })
    }
}
