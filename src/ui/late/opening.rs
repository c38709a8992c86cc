//! Opening files, the clipboard and the sample. Each becomes an [`Intake`], and [`Way`] says how it is read.

use leptos::prelude::*;

use crate::article::{Draft, SourceKind};
use crate::browser::{files, page};
use crate::document::Document;
use crate::formats::{self, Format, Holds, Input, ON_PAGE, Runs, format_of, native, sources};
use crate::jobs::{self, Answer, Import, Imported, Source};
use crate::json::Problem;
use crate::message::{file_problems, workers};
use crate::read::{Content, How, Intake, is_binary, is_text, kind, plain_refusal, refusal};
use crate::text::{Text, decode, normalise};
use crate::ui::late::questions::File;
use crate::ui::late::reading::Taken;
use crate::ui::late::refused::NotTaken;
use crate::ui::state::model::Model;
use crate::ui::state::reading::Reparse;

/// The article behind "Try the sample".
pub const SAMPLE: &str = include_str!("sample.txt");

/// Most bytes of plain text that are read as one article. A long book has about one million; beyond, a page would stand still.
pub const MAX_TEXT_BYTES: usize = 8 << 20;

/// Opens the sample.
pub fn sample(model: Model) {
    model.bring_in(Intake::text(SAMPLE.to_owned(), SourceKind::Sample));
}

/// Reads the plain text on the clipboard.
pub fn paste_plain(model: Model) {
    leptos::task::spawn_local(async move {
        match page::clipboard_text().await {
            Some(text) => model.bring_in(Intake::text(text, SourceKind::Paste)),
            None => model.messages.alert.set(Some(NotTaken::NoClipboard.to_string())),
        }
    });
}

/// Takes in what came, and tells the person where it is refused.
pub fn intake(model: Model, intake: Intake) {
    leptos::task::spawn_local(async move {
        if let Taken::Refused(why) = model.intake(intake).await {
            model.messages.alert.set(Some(why.to_string()));
        }
    });
}

/// Reads the open article's source otherwise.
pub fn read_again(model: Model, how: Reparse) {
    leptos::task::spawn_local(model.read_again(how));
}

/// Reads files one after the other; the last one that is opened stays open.
pub fn open_files(model: Model, chosen: Vec<web_sys::File>) {
    let files = chosen.into_iter().map(|file| File { name: file.name(), bytes: bytes(file) }).collect();
    leptos::task::spawn_local(model.take_files(files));
}

/// The bytes of a file, if it is not too large.
async fn bytes(file: web_sys::File) -> Result<Vec<u8>, NotTaken> {
    let name = file.name();
    check_size(&name, size(&file))?;
    files::bytes(&file).await.map_err(|why| NotTaken::Unreadable(name, why))
}

/// Says before a file is read whether it is too large.
///
/// # Errors
/// Where it is.
pub fn check_size(name: &str, bytes: u64) -> Result<(), NotTaken> {
    native::check_size(bytes).map_err(|problem| NotTaken::NotImported(name.to_owned(), problem))
}

/// What is to be done with something that came in.
pub enum Way {
    /// The text is here, and its blocks are to be found.
    Plain(Draft),
    /// The reader's worker has to read it.
    Worker(Source),
    /// It holds documents.
    Import(Found),
    /// The worker of formats has to read it.
    Convert(Import),
}

impl Way {
    /// That of something that came in: a Postil file is imported, anything else is read as text, what is heavy to read in the
    /// worker.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn of(intake: &Intake) -> Result<Self, NotTaken> {
        if let Some(address) = intake.address() {
            return Err(NotTaken::Address(address.to_owned()));
        }
        match &intake.content {
            Content::Text(text) => Self::plain(normalise(text), None),
            Content::Copy { html, plain } => Ok(Self::Worker(Source {
                format: "text/html".to_owned(),
                bytes: html.clone().into_bytes(),
                encoding: Some("utf-8".to_owned()),
                whole: intake.how.whole,
                plain: plain.clone(),
                ..Source::default()
            })),
            Content::File(bytes) => Self::of_file(intake.name.as_deref().unwrap_or_default(), bytes, &intake.how),
        }
    }

    fn of_file(name: &str, bytes: &[u8], how: &How) -> Result<Self, NotTaken> {
        // Whatever its name says.
        let data = || plain_refusal(bytes).filter(|_| kind(bytes).is_none() && is_binary(bytes));
        if let Some(why) = refusal(bytes).or_else(data) {
            return Err(NotTaken::Unread(name.to_owned(), why.into()));
        }
        let said = how.format.as_deref().and_then(|said| sources::by_media_type(&ON_PAGE, said));
        let found = || format_of(&ON_PAGE, Format::opens, Some(name), bytes);
        Self::of_format(said.or_else(found).unwrap_or(&sources::TEXT), name, bytes, how)
    }

    /// That of a file of a format.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn of_format(format: &Format, name: &str, bytes: &[u8], how: &How) -> Result<Self, NotTaken> {
        match (format.holds, format.runs) {
            // Text with a NUL goes there too: the worker knows what to do instead. So does what a person wants read otherwise.
            (Holds::Source, runs) if *how != How::default() || runs == Runs::Worker || !is_text(bytes) => {
                let (format, encoding) = (format.media_type.to_owned(), how.encoding.clone());
                Ok(Self::Worker(Source {
                    format,
                    bytes: bytes.to_vec(),
                    encoding,
                    whole: how.whole,
                    ..Source::default()
                }))
            }
            (Holds::Source, _) => {
                let decoded = decode(bytes);
                Self::plain(decoded.text, Some(decoded.encoding.name().to_owned()))
            }
            (_, Runs::Page) => match read_here(format, name, bytes) {
                Ok(found) => Ok(Self::Import(found)),
                Err(problem) => Err(NotTaken::NotImported(name.to_owned(), problem)),
            },
            (_, Runs::Worker) => {
                let (format, name) = (format.id.to_owned(), name.to_owned());
                Ok(Self::Convert(Import { format, name, bytes: bytes.to_vec(), open: None }))
            }
        }
    }

    /// A normalised text, and the name of the encoding that it was in.
    fn plain(text: String, encoding: Option<String>) -> Result<Self, NotTaken> {
        if text.len() > MAX_TEXT_BYTES {
            return Err(NotTaken::TooLong(text.len(), MAX_TEXT_BYTES));
        }
        Ok(Self::Plain(Draft { text: Text::new(text), encoding, ..Draft::default() }))
    }
}

/// What was found in a file.
pub struct Found {
    /// Documents with their articles.
    pub documents: Vec<Document>,
    /// What of the file was left out.
    pub left_out: Vec<Problem>,
}

fn read_here(format: &Format, name: &str, bytes: &[u8]) -> Result<Found, Problem> {
    let formats::Imported { content, left_out } = format.read(&Input::of(name, bytes))?;
    match content {
        formats::Content::Documents(documents) => Ok(Found { documents, left_out }),
        _ => Err(Problem::new(file_problems::HOLDS_NO_ARTICLE)),
    }
}

/// What the worker of formats found.
///
/// # Errors
/// Where it holds no documents, or nothing came of the job.
pub(in crate::ui) fn read_there(outcome: jobs::Outcome) -> Result<Found, Problem> {
    match outcome {
        Ok(Answer::Imported(Imported { content: jobs::Arrived::Documents(crossings), left_out })) => {
            let documents = crossings.iter().map(jobs::Crossing::document).collect::<Result<_, _>>()?;
            Ok(Found { documents, left_out })
        }
        Ok(Answer::Imported(_)) => Err(Problem::new(file_problems::HOLDS_NO_ARTICLE)),
        Ok(_) => Err(Problem::new(workers::WORKER_NONSENSE)),
        Err(why) => Err(why.message().map_or_else(|| Problem::new(workers::WORKER_NONSENSE), Problem::new)),
    }
}

/// Size of a file in bytes.
#[expect(clippy::as_conversions, reason = "a size is whole and not negative")]
fn size(file: &web_sys::File) -> u64 {
    file.size() as u64
}
