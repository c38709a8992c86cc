//! Time and new ids. They come from outside, so that results can be repeated.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use super::Id;
use crate::segment::Lexicons;
use crate::text::WordBreaker;

/// A moment, as RFC 3339 text. Kept as written, so that a foreign one survives a round trip. The order is that of time, and of
/// the texts where two write the same moment otherwise.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Timestamp(String);

impl Timestamp {
    /// Takes a moment in the form of RFC 3339, section 5.6; `None` where the text has another form.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        is_rfc3339(&text).then_some(Self(text))
    }

    /// The moment as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it comes before another moment, whatever the offset from UTC in which each is written.
    #[must_use]
    pub fn is_before(&self, other: &Self) -> bool {
        self.instant() < other.instant()
    }

    /// Seconds in UTC since a moment before all others, and the digits of the fraction.
    fn instant(&self) -> (i64, &str) {
        let number =
            |from: usize, to: usize| self.0.get(from..to).and_then(|digits| digits.parse().ok()).unwrap_or(0_i64);
        // Years begin in March, so that the day that not all have comes last.
        let (year, month) = match number(5, 7) {
            month if month > 2 => (number(0, 4), month - 3),
            month => (number(0, 4) - 1, month + 9),
        };
        let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + number(8, 10);
        let seconds = ((days * 24 + number(11, 13)) * 60 + number(14, 16)) * 60 + number(17, 19);
        let rest = self.0.get(19..).unwrap_or_default();
        let at = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
        let (fraction, zone) = rest.split_at(at);
        // The fields of the zone, counted from the end: `+hh:mm`.
        let end = self.0.len();
        let east =
            (number(end.saturating_sub(5), end.saturating_sub(3)) * 60 + number(end.saturating_sub(2), end)) * 60;
        let east = match zone.get(..1) {
            Some("+") => east,
            Some("-") => -east,
            _ => 0,
        };
        (seconds - east, fraction.trim_start_matches('.').trim_end_matches('0'))
    }
}

impl Ord for Timestamp {
    fn cmp(&self, other: &Self) -> Ordering {
        self.instant().cmp(&other.instant()).then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for Timestamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Default for Timestamp {
    /// The beginning of Unix time.
    fn default() -> Self {
        Self("1970-01-01T00:00:00Z".to_owned())
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What each command is handed from outside: the time now, an id that nobody had before, who is at work, the word lists,
/// and what cuts words.
#[derive(Clone, Default, Debug)]
pub struct Stamp {
    /// Now.
    pub now: Timestamp,
    /// A fresh `urn:uuid:…`, which new things take their ids from.
    pub uuid: Arc<str>,
    /// The name that the person gave in the settings.
    pub creator: Option<String>,
    /// What sentences are cut by.
    pub lexicons: Lexicons,
    /// What cuts words.
    pub words: WordBreaker,
}

impl Stamp {
    /// The id of the thing that a command makes. At most one of a kind may have it.
    #[must_use]
    pub fn id<T>(&self) -> Id<T> {
        Id::from(Arc::clone(&self.uuid))
    }
}

/// How many days a month has, from 1 to 12; 0 for one that there is not.
#[must_use]
pub const fn days_in_month(year: u16, month: u16) -> u16 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// Shape and ranges of the fields; whether February has a 30th is not asked.
fn is_rfc3339(text: &str) -> bool {
    let (date, time) = match text.split_once(['T', 't']) {
        Some(parts) => parts,
        None => return false,
    };
    let zone_at = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(zone_at);
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    fields(date, '-', &[(4, 9999), (2, 12), (2, 31)])
        && fields(clock, ':', &[(2, 23), (2, 59), (2, 60)])
        && digits(fraction)
        && (zone.eq_ignore_ascii_case("z") || zone.get(1..).is_some_and(|zone| fields(zone, ':', &[(2, 23), (2, 59)])))
}

/// Whether `text` consists of numbers of exactly these lengths and at most these values.
fn fields(text: &str, separator: char, wanted: &[(usize, u32)]) -> bool {
    let mut parts = text.split(separator);
    let all = wanted.iter().all(|(length, most)| {
        parts.next().is_some_and(|part| {
            part.len() == *length
                && part.bytes().all(|byte| byte.is_ascii_digit())
                && part.parse::<u32>().is_ok_and(|value| value <= *most)
        })
    });
    all && parts.next().is_none()
}
