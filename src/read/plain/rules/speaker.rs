//! Who speaks, in an interview or a transcript.

use super::{Finding, Rule};
use crate::article::BlockKind;
use crate::read::plain::passages::Passage;
use crate::read::plain::words::is_question;

/// What a speaker says is a paragraph, however short: no heading, and no part of what the other said.
pub const SPEECH: Rule = Rule {
    name: "speech",
    example: (
        "A talk by the river\n\nQ: Why here\n\nA: Because.\n\nQ: And now\n\n[00:02] A: We wait.",
        "title paragraph paragraph paragraph paragraph",
    ),
    read: |place| place.passage.speech.then(|| Finding::new(BlockKind::Paragraph)),
};

/// Whether people talk to each other: of three questions or more one in three says "you", or one passage in eight begins
/// with "Yes", "Well" or "Okay". The questions that head the parts of an article or of a list of answers speak of "I", or of
/// nobody.
pub fn is_interview(passages: &[Passage]) -> bool {
    let (mut asked, mut addressed, mut own, mut replies) = (0, 0, 0, 0);
    for passage in passages {
        replies += usize::from(replies_to_somebody(passage.words));
        if is_question(passage.words) {
            let mut words = passage.words.split(|char: char| !char.is_alphabetic());
            asked += 1;
            addressed += usize::from(words.clone().any(|word| YOU.contains(&word)));
            own += usize::from(words.any(|word| ME.contains(&word)));
        }
    }
    asked >= 3 && addressed * 3 >= asked && addressed > own || replies >= 3 && replies * 8 >= passages.len()
}

/// Words for those who are asked.
#[rustfmt::skip]
const YOU: &[&str] = &[
    "you", "your", "You", "Your", "Sie", "Ihr", "Ihre", "Ihnen", "Ihrem", "du", "dich", "dein", "deine", "vous",
    "votre", "vos", "usted", "ustedes", "tú", "Lei", "voi", "você", "vocês", "u", "uw", "jij", "Pan", "Pani", "вы",
    "вас", "Вы", "Вас", "ви", "Ви",
];

/// Words for those who ask, in the questions of those who have some.
const ME: &[&str] =
    &["I", "my", "ich", "mein", "meine", "meinen", "je", "mon", "ma", "mes", "mi", "ik", "mijn", "мне", "мой"];

/// Whether `words` begins with a word that answers.
fn replies_to_somebody(words: &str) -> bool {
    let first = words.split(|char: char| !char.is_alphabetic()).next().unwrap_or_default();
    matches!(
        first,
        "Yes"
            | "Yeah"
            | "Yep"
            | "Okay"
            | "OK"
            | "Ok"
            | "Right"
            | "Sure"
            | "Well"
            | "Oh"
            | "Um"
            | "Uh"
            | "Ah"
            | "Hmm"
            | "Absolutely"
            | "Exactly"
            | "Correct"
            | "Thanks"
            | "Ja"
            | "Nein"
            | "Nun"
            | "Genau"
            | "Natürlich"
            | "Na"
            | "Oui"
            | "Non"
            | "Eh"
            | "Sí"
            | "Bueno"
            | "Claro"
            | "Certo"
            | "Sim"
            | "Não"
            | "Nee"
            | "Tak"
            | "Nie"
            | "Да"
            | "Нет"
            | "Так"
            | "Ні"
    )
}
