//! How messages and problems cross: keys and texts among the strings of a [`WireMessage`](super::WireMessage), all else
//! among its numbers. So a worker has no texts.

use crate::json::Problem;
use crate::message::{Argument, Message};

/// How deep a message may stand in others. Those of problems need three levels.
const MAX_DEPTH: usize = 8;

/// Stands for the number of arguments of a message without a key.
const WRITTEN: u32 = u32::MAX;

/// The kinds of arguments.
const TEXT: u32 = 0;
const NUMBER: u32 = 1;
const MESSAGE: u32 = 2;

/// A number as it crosses. One that is larger than any that is told becomes the largest.
pub(super) fn number(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// What messages are written to, and read from in the same order.
#[derive(Default)]
pub(super) struct Words {
    /// All that is worded.
    pub strings: Vec<String>,
    /// All that counts.
    pub numbers: Vec<u32>,
}

impl Words {
    /// Writes a message: its key and the number of its arguments, then each argument by its kind.
    pub fn push(&mut self, message: &Message) {
        if let Some(words) = message.as_written() {
            self.strings.push(words.to_owned());
            return self.numbers.push(WRITTEN);
        }
        self.strings.push(message.key().to_owned());
        self.numbers.push(number(message.about().len()));
        for argument in message.about() {
            match argument {
                Argument::Text(text) => {
                    self.numbers.push(TEXT);
                    self.strings.push(text.clone());
                }
                Argument::Number(argument) => self.numbers.extend([NUMBER, number(*argument)]),
                Argument::Message(message) => {
                    self.numbers.push(MESSAGE);
                    self.push(message);
                }
            }
        }
    }

    /// Writes a problem: its place, its line or 0, its message.
    pub fn push_problem(&mut self, Problem { place, line, message }: Problem) {
        self.strings.push(place);
        self.numbers.push(line.map_or(0, number));
        self.push(&message);
    }

    /// What was written, to be read.
    pub fn read(self) -> Reader {
        Reader { strings: self.strings.into_iter(), numbers: self.numbers.into_iter() }
    }
}

/// Reads what [`Words`] has. Each answer is `None` where there is no more, or what there is makes no sense.
pub(super) struct Reader {
    strings: std::vec::IntoIter<String>,
    numbers: std::vec::IntoIter<u32>,
}

impl Reader {
    /// The next message.
    pub fn message(&mut self) -> Option<Message> {
        self.message_in(MAX_DEPTH)
    }

    fn message_in(&mut self, depth: usize) -> Option<Message> {
        let depth = depth.checked_sub(1)?;
        let (words, count) = (self.strings.next()?, self.numbers.next()?);
        if count == WRITTEN {
            return Some(Message::written(words));
        }
        let mut about = Vec::new();
        for _ in 0..count {
            about.push(match self.numbers.next()? {
                TEXT => Argument::Text(self.strings.next()?),
                NUMBER => Argument::Number(usize::try_from(self.numbers.next()?).ok()?),
                MESSAGE => Argument::Message(self.message_in(depth)?),
                _ => return None,
            });
        }
        Some(Message::stored(words, about))
    }

    /// All problems that are left.
    pub fn problems(mut self) -> Option<Vec<Problem>> {
        let mut problems = Vec::new();
        while let Some(place) = self.strings.next() {
            let line = usize::try_from(self.numbers.next()?).ok().filter(|line| *line > 0);
            problems.push(Problem { place, line, message: self.message()? });
        }
        self.is_empty().then_some(problems)
    }

    /// Whether all was read.
    pub fn is_empty(&self) -> bool {
        self.strings.as_slice().is_empty() && self.numbers.as_slice().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A message in so many others.
    fn nested(levels: usize) -> Message {
        (0..levels).fold(Message::written("…".to_owned()), |inner, level| {
            Message::stored("key".to_owned(), vec![Argument::Number(level), Argument::Message(inner)])
        })
    }

    fn cross(message: &Message) -> Option<Message> {
        let mut words = Words::default();
        words.push(message);
        words.read().message()
    }

    #[test]
    fn messages_cross_with_those_in_them() {
        let text = Message::stored("key".to_owned(), vec![Argument::Text("12".to_owned()), Argument::Number(12)]);
        for message in [text, nested(0), nested(MAX_DEPTH - 1)] {
            assert_eq!(cross(&message), Some(message));
        }
    }

    #[test]
    fn what_makes_no_sense_is_no_message() {
        assert_eq!(cross(&nested(MAX_DEPTH)), None);
        for numbers in
            [vec![], vec![1], vec![1, 7], vec![1, TEXT], vec![1, NUMBER], vec![1, MESSAGE], vec![u32::MAX - 1]]
        {
            let words = Words { strings: vec!["key".to_owned()], numbers };
            assert_eq!(words.read().message(), None);
        }
    }
}
