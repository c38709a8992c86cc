//! Keys of records: `<kind>/<article>` or `<kind>/<article>/<part>`, ids percent-encoded, so that `/` only separates.

use super::KeyRange;
use crate::article::ArticleId;

/// The kinds of records that an article has one of.
const SINGLE: [&str; 6] = ["article", "labels", "state", "view", "summary", "instructions"];
/// The kinds that it has any number of, but for its history.
const MANY: [&str; 6] = ["annotation", "relation", "reviewed", "layer", "run", "proposal"];
/// The kind of a step of its history.
const LOG: &str = "log";

/// Where the records of an article are, but for its history: what it takes to open it.
#[must_use]
pub fn ranges(article: &ArticleId) -> Vec<KeyRange> {
    let single = SINGLE.iter().map(|kind| KeyRange::only(&key(kind, article)));
    single.chain(MANY.iter().map(|kind| parts(kind, article))).collect()
}

/// Where the steps of its history are.
#[must_use]
pub fn log(article: &ArticleId) -> KeyRange {
    parts(LOG, article)
}

/// Where all its records are.
#[must_use]
pub fn all(article: &ArticleId) -> Vec<KeyRange> {
    ranges(article).into_iter().chain([log(article)]).collect()
}

/// The key of the record that an article has of a kind.
pub(super) fn key(kind: &str, article: &ArticleId) -> String {
    format!("{kind}/{}", encode(article.as_str()))
}

/// The key of one of several records of a kind.
pub(super) fn part(kind: &str, article: &ArticleId, id: &str) -> String {
    format!("{}/{}", key(kind, article), encode(id))
}

fn parts(kind: &str, article: &ArticleId) -> KeyRange {
    KeyRange::prefix(&format!("{}/", key(kind, article)))
}

/// The key of a step of the history. Numbers have a fixed width, so that keys are in the order of the steps.
pub(super) fn step(article: &ArticleId, number: usize) -> String {
    format!("{}/{number:08}", key(LOG, article))
}

/// The steps of the history that come before a number, and those from another one on.
pub(super) fn steps_outside(article: &ArticleId, before: usize, from: usize) -> [Option<KeyRange>; 2] {
    let KeyRange { from: first, to: last } = log(article);
    let older = KeyRange { from: first, to: step(article, before) };
    [(before > 0).then_some(older), Some(KeyRange { from: step(article, from), to: last })]
}

/// The kind of a record.
pub(super) fn kind(key: &str) -> &str {
    key.split('/').next().unwrap_or_default()
}

/// The id, or number, of one of several records.
pub(super) fn last(key: &str) -> String {
    decode(key.rsplit('/').next().unwrap_or_default())
}

/// The article that a record belongs to; `None` for one that belongs to all.
#[must_use]
pub fn article_of(key: &str) -> Option<ArticleId> {
    key.split('/').nth(1).map(|id| ArticleId::from(decode(id)))
}

/// Everything but letters, digits and a few marks as `%XX`, as `encodeURIComponent` does; `~` too, for it ends ranges.
fn encode(id: &str) -> String {
    id.bytes().fold(String::with_capacity(id.len() + 8), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.!*'()".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

fn decode(key: &str) -> String {
    let mut bytes = Vec::with_capacity(key.len());
    let mut rest = key.bytes();
    while let Some(byte) = rest.next() {
        let digit = |byte: Option<u8>| {
            byte.and_then(|byte| char::from(byte).to_digit(16)).and_then(|digit| u8::try_from(digit).ok())
        };
        match byte {
            b'%' => {
                let (high, low) = (digit(rest.next()).unwrap_or(0), digit(rest.next()).unwrap_or(0));
                bytes.push(high << 4 | low);
            }
            byte => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
