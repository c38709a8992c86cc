//! Jobs, signs of progress and answers as messages: a kind, bytes, numbers and strings, which a browser hands from thread to
//! thread without taking them apart.

use super::{Answer, Job, NotDone, Outcome, Source, Tally};
use crate::annotation::LabelSet;
use crate::article::Packed;
use crate::formats::labels::{from_text, to_text};

/// A job, a sign of progress or an answer, as it crosses.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Message {
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
const READ_LABELS: &str = "read-labels";
const WRITE_LABELS: &str = "write-labels";
const PRESET: &str = "preset";
const DRAFT: &str = "draft";
const LABELS: &str = "labels";
const FILE: &str = "file";
const REFUSED: &str = "refused";
const PROGRESS: &str = "progress";

impl Message {
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
            Job::ReadLabels { name, bytes } => Self { bytes, strings: vec![name], ..Self::new(id, READ_LABELS) },
            Job::WriteLabels { extension, set } => {
                Self { bytes: to_text(&set).into_bytes(), strings: vec![extension], ..Self::new(id, WRITE_LABELS) }
            }
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
            READ_LABELS => Job::ReadLabels { name: string()?, bytes },
            WRITE_LABELS => Job::WriteLabels { extension: string()?, set: set(bytes)? },
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
            Ok(Answer::File(text)) => Self { bytes: text.into_bytes(), ..Self::new(id, FILE) },
            Err(NotDone::Refused(why)) => Self { strings: vec![why], ..Self::new(id, REFUSED) },
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
            FILE => Ok(Answer::File(String::from_utf8(bytes).ok()?)),
            REFUSED => Err(NotDone::Refused(strings.into_iter().next()?)),
            _ => return None,
        })
    }
}

/// The label set that [`to_text`] wrote.
fn set(bytes: Vec<u8>) -> Option<LabelSet> {
    from_text(&String::from_utf8(bytes).ok()?).ok()
}
