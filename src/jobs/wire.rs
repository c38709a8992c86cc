//! Jobs, progress and answers as messages between threads: a kind, bytes, numbers and strings, which the browser transfers
//! without parsing them.

use super::words::{Words, number};
use super::{Answer, Arrived, Crossing, Export, Import, Imported, Job, NotDone, Outcome, Part, Source, Tally};
use crate::annotation::LabelSet;
use crate::article::{Id, Packed, Timestamp};
use crate::formats::labels::{from_text, to_text};
use crate::formats::{Checked, Loss, Losses, Options, Which};
use crate::text::Unit;

/// A job, a sign of progress or an answer, as it crosses.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct WireMessage {
    /// Which job it is, or is about.
    pub id: u32,
    /// What it is; see the constants of this file.
    pub kind: String,
    /// A source, a file or a text.
    pub bytes: Vec<u8>,
    /// All that counts.
    pub numbers: Vec<u32>,
    /// All that is worded.
    pub strings: Vec<String>,
}

const READ: &str = "read";
const IMPORT: &str = "import";
const EXPORT: &str = "export";
const CHECK: &str = "check";
const PRESET: &str = "preset";
const DRAFT: &str = "draft";
const LABELS: &str = "labels";
const FILE: &str = "file";
const CHECKED: &str = "checked";
const IMPORTED_DOCUMENTS: &str = "imported-documents";
const IMPORTED_ANNOTATIONS: &str = "imported-annotations";
const IMPORTED_LABELS: &str = "imported-labels";
const REFUSED: &str = "refused";
const PROGRESS: &str = "progress";

impl WireMessage {
    fn new(id: u32, kind: &str) -> Self {
        Self { id, kind: kind.to_owned(), ..Self::default() }
    }

    /// The message that hands over a job.
    #[must_use]
    pub fn of_job(id: u32, job: Job) -> Self {
        match job {
            Job::Read(Source { format, bytes, encoding, language, whole, plain }) => {
                // No label, no tag and no plain flavour is empty.
                let [encoding, language, plain] = [encoding, language, plain].map(Option::unwrap_or_default);
                let strings = vec![format, encoding, language, plain];
                Self { bytes, numbers: vec![u32::from(whole)], strings, ..Self::new(id, READ) }
            }
            Job::Import(Import { format, name, bytes, open }) => {
                let open = open.map(|Crossing(text)| text);
                let strings = [format, name].into_iter().chain(open).collect();
                Self { bytes, strings, ..Self::new(id, IMPORT) }
            }
            Job::Export(export) => of_export(id, EXPORT, export),
            Job::Check(export) => of_export(id, CHECK, export),
            Job::Preset(name) => Self { strings: vec![name], ..Self::new(id, PRESET) },
        }
    }

    /// The job that is handed over; `None` where the message makes no sense.
    #[must_use]
    pub fn into_job(self) -> Option<Job> {
        let Self { kind, bytes, numbers, strings, .. } = self;
        let mut strings = strings.into_iter();
        let mut string = || strings.next();
        Some(match kind.as_str() {
            READ => {
                let (format, rest) = (string()?, [string()?, string()?, string()?]);
                let [encoding, language, plain] = rest.map(|text| Some(text).filter(|text| !text.is_empty()));
                Job::Read(Source { format, bytes, encoding, language, whole: *numbers.first()? != 0, plain })
            }
            IMPORT => {
                let (format, name) = (string()?, string()?);
                Job::Import(Import { format, name, bytes, open: string().map(Crossing) })
            }
            EXPORT => Job::Export(export(bytes, &numbers, strings)?),
            CHECK => Job::Check(export(bytes, &numbers, strings)?),
            PRESET => Job::Preset(string()?),
            _ => return None,
        })
    }

    /// The message that says how far a job is. Any number of them may come before its outcome.
    #[must_use]
    pub fn of_tally(id: u32, tally: Tally) -> Self {
        Self { numbers: vec![tally.done, tally.total], ..Self::new(id, PROGRESS) }
    }

    /// How far a job is; `None` where the message says something else, or nothing that makes sense.
    #[must_use]
    pub fn tally(&self) -> Option<Tally> {
        match *self.numbers {
            [done, total] if self.kind == PROGRESS && done <= total => Some(Tally { done, total }),
            _ => None,
        }
    }

    /// The message that says what came of a job. Only a reason that the worker can have is said: [`NotDone::Refused`]; any
    /// other becomes [`NotDone::Nonsense`].
    #[must_use]
    pub fn of_outcome(id: u32, outcome: Outcome) -> Self {
        match outcome {
            Ok(Answer::Draft(Packed { text, numbers, strings })) => {
                Self { bytes: text.into_bytes(), numbers, strings, ..Self::new(id, DRAFT) }
            }
            Ok(Answer::Labels(set)) => Self { bytes: to_text(&set).into_bytes(), ..Self::new(id, LABELS) },
            Ok(Answer::Imported(imported)) => of_imported(id, imported),
            Ok(Answer::File(bytes, losses)) => Self { bytes, numbers: of_losses(&losses), ..Self::new(id, FILE) },
            Ok(Answer::Checked(checked)) => Self { numbers: of_checked(&checked), ..Self::new(id, CHECKED) },
            Err(NotDone::Refused(why)) => {
                let mut words = Words::default();
                words.push(&why);
                Self { numbers: words.numbers, strings: words.strings, ..Self::new(id, REFUSED) }
            }
            Err(_) => Self::new(id, ""),
        }
    }

    /// What came of a job.
    ///
    /// # Errors
    /// Where nothing did, or the message makes no sense.
    pub fn into_outcome(self) -> Outcome {
        self.answer().unwrap_or(Err(NotDone::Nonsense))
    }

    fn answer(self) -> Option<Outcome> {
        let Self { kind, bytes, numbers, strings, .. } = self;
        Some(match kind.as_str() {
            DRAFT => Ok(Answer::Draft(Packed { text: String::from_utf8(bytes).ok()?, numbers, strings })),
            LABELS => Ok(Answer::Labels(set(bytes)?)),
            IMPORTED_DOCUMENTS => {
                let (count, rest) = numbers.split_first()?;
                let (lengths, rest) = rest.split_at_checked(usize::try_from(*count).ok()?)?;
                imported(Arrived::Documents(documents(bytes, lengths)?), strings, rest.to_vec())?
            }
            IMPORTED_ANNOTATIONS => {
                imported(Arrived::Annotations(Crossing(String::from_utf8(bytes).ok()?)), strings, numbers)?
            }
            IMPORTED_LABELS => imported(Arrived::Labels(set(bytes)?), strings, numbers)?,
            FILE => Ok(Answer::File(bytes, losses(&numbers)?)),
            CHECKED => Ok(Answer::Checked(checked(&numbers)?)),
            REFUSED => Err(NotDone::Refused(Words { strings, numbers }.read().message()?)),
            _ => return None,
        })
    }
}

/// The label set that [`to_text`] wrote.
fn set(bytes: Vec<u8>) -> Option<LabelSet> {
    from_text(&String::from_utf8(bytes).ok()?).ok()
}

/// Documents one behind the other, and the length of each in bytes.
fn of_documents(documents: Vec<Crossing>) -> (Vec<u8>, Vec<u32>) {
    let lengths = documents.iter().map(|Crossing(text)| number(text.len())).collect();
    (documents.into_iter().flat_map(|Crossing(text)| text.into_bytes()).collect(), lengths)
}

fn documents(bytes: Vec<u8>, lengths: &[u32]) -> Option<Vec<Crossing>> {
    let mut rest = &*String::from_utf8(bytes).ok()?;
    let mut documents = Vec::new();
    for length in lengths {
        let (document, after) = rest.split_at_checked(usize::try_from(*length).ok()?)?;
        documents.push(Crossing(document.to_owned()));
        rest = after;
    }
    rest.is_empty().then_some(documents)
}

/// Numbers: whether there is a document; which part of a file it is; whether notes are written, whether on lines, whether as they
/// are; whether only some annotations and layers are written; and how many annotations are named. Strings: the format, the
/// moment, and the ids of those annotations and layers.
fn of_export(id: u32, kind: &str, export: Export) -> WireMessage {
    let Export { format, document, options: Options { exported, notes, annotations, layers, lines, raw }, part } =
        export;
    let Part { first, last, archive } = part;
    let ids = |which: &Which| match which {
        Which::All => Vec::new(),
        Which::These(ids) => ids.iter().map(Id::to_string).collect(),
    };
    let some = |which: &Which| *which != Which::All;
    let (named, of_layers) = (ids(&annotations), ids(&layers));
    let flags = [document.is_some(), first, last, archive, notes, lines, raw, some(&annotations), some(&layers)];
    let numbers = flags.map(u32::from).into_iter().chain([number(named.len())]).collect();
    let strings = [format, exported.as_str().to_owned()].into_iter().chain(named).chain(of_layers).collect();
    let bytes = document.map(|Crossing(text)| text.into_bytes()).unwrap_or_default();
    WireMessage { bytes, numbers, strings, ..WireMessage::new(id, kind) }
}

fn export(bytes: Vec<u8>, numbers: &[u32], mut strings: impl Iterator<Item = String>) -> Option<Export> {
    let (flags, rest) = numbers.split_first_chunk()?;
    let [has_document, first, last, archive, notes, lines, raw, some, some_layers] = flags.map(|flag| flag != 0);
    let [count] = rest else { return None };
    let (format, exported) = (strings.next()?, Timestamp::new(strings.next()?)?);
    let mut named: Vec<Id> = strings.map(Id::from).collect();
    let count = usize::try_from(*count).ok().filter(|count| *count <= named.len())?;
    let of_layers = named.split_off(count);
    let which = |some: bool, ids: Vec<Id>| if some { Which::These(ids.into()) } else { Which::All };
    let (annotations, layers) = (which(some, named), which(some_layers, of_layers));
    let options = Options { exported, notes, annotations, layers, lines, raw };
    let document = String::from_utf8(bytes).ok().map(Crossing).filter(|_| has_document);
    Some(Export { format, document, options, part: Part { first, last, archive } })
}

/// Numbers: equal, total, and the unit, 0 for none.
fn of_checked(checked: &Checked) -> Vec<u32> {
    let unit = match checked.unit {
        None => 0,
        Some(Unit::CodePoint) => 1,
        Some(Unit::Utf16) => 2,
    };
    vec![number(checked.equal), number(checked.total), unit]
}

fn checked(numbers: &[u32]) -> Option<Checked> {
    let [equal, total, unit] = numbers else { return None };
    let [equal, total] = [equal, total].map(|count| usize::try_from(*count).ok());
    let unit = match unit {
        0 => None,
        1 => Some(Unit::CodePoint),
        2 => Some(Unit::Utf16),
        _ => return None,
    };
    Some(Checked { equal: equal?, total: total?, unit })
}

/// Numbers: of documents how many and their lengths. Then, among the strings too, each thing that was left out.
fn of_imported(id: u32, Imported { content, left_out }: Imported) -> WireMessage {
    let (kind, (bytes, numbers)) = match content {
        Arrived::Documents(documents) => {
            let count = number(documents.len());
            let (bytes, lengths) = of_documents(documents);
            (IMPORTED_DOCUMENTS, (bytes, [vec![count], lengths].concat()))
        }
        Arrived::Annotations(Crossing(text)) => (IMPORTED_ANNOTATIONS, (text.into_bytes(), Vec::new())),
        Arrived::Labels(set) => (IMPORTED_LABELS, (to_text(&set).into_bytes(), Vec::new())),
    };
    let mut words = Words { numbers, ..Words::default() };
    left_out.into_iter().for_each(|problem| words.push_problem(problem));
    WireMessage { bytes, numbers: words.numbers, strings: words.strings, ..WireMessage::new(id, kind) }
}

fn imported(content: Arrived, strings: Vec<String>, numbers: Vec<u32>) -> Option<Outcome> {
    let left_out = Words { strings, numbers }.read().problems()?;
    Some(Ok(Answer::Imported(Imported { content, left_out })))
}

/// Each kind, by its place among all, with its number.
fn of_losses(losses: &Losses) -> Vec<u32> {
    let place = |kind| Loss::ALL.iter().position(|one| *one == kind).unwrap_or_default();
    losses.iter().flat_map(|(kind, count)| [number(place(kind)), number(count)]).collect()
}

fn losses(numbers: &[u32]) -> Option<Losses> {
    let (pairs, []) = numbers.as_chunks() else { return None };
    let mut losses = Losses::default();
    for [kind, count] in pairs {
        losses.add(*Loss::ALL.get(usize::try_from(*kind).ok()?)?, usize::try_from(*count).ok()?);
    }
    Some(losses)
}
