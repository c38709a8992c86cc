//! Names for files that are downloaded.

use super::{Format, Holds, Options, Which};
use crate::article::Timestamp;
use crate::document::Document;
use crate::text::{RangeSide, Step, WordBreaker, is_hidden, step};

/// Most characters of the part before the ending: with an ending, any 60 stay below the 255 bytes of common file systems.
const MAX_CHARS: usize = 60;

/// Most characters of a title that are looked at.
const LOOKED_AT: usize = 300;

/// Names that Windows keeps for devices, whatever ending follows (Microsoft Learn, "Naming Files, Paths, and Namespaces").
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Ports are such names with a digit behind.
const PORTS: [&str; 2] = ["com", "lpt"];

/// The name of the file that `document` is written to: its title, or the name of its label set where that is what the format
/// holds, in lower case, words joined by `-`, and the ending.
#[must_use]
pub fn file_name(document: &Document, format: &Format) -> String {
    let title = match format.holds {
        Holds::Labels => document.labels().name.clone(),
        Holds::Source | Holds::Documents => document.article().name(),
    };
    format!("{}.{}", slug(&title), format.extension())
}

/// The name of a file that does not hold all that it could, because `options` leave something out: so that it is not taken for the
/// whole.
#[must_use]
pub fn name_of_part(name: &str, format: &Format, options: &Options) -> String {
    let ending = format!(".{}", format.extension());
    let is_whole = options.notes && options.annotations == Which::All && options.layers == Which::All;
    match name.strip_suffix(&*ending) {
        Some(stem) if !is_whole => format!("{stem}-selection{ending}"),
        _ => name.to_owned(),
    }
}

/// The name of a file that several documents are written to, on the day of `moment`.
#[must_use]
pub fn file_name_of_several(format: &Format, moment: &Timestamp) -> String {
    format!("{}.{}", day_stem(moment), format.extension())
}

/// The name of an archive of several files of a format, on the day of `moment`.
#[must_use]
pub fn archive_name(format: &Format, moment: &Timestamp) -> String {
    format!("{}-{}.zip", day_stem(moment), format.id)
}

fn day_stem(moment: &Timestamp) -> String {
    let day = moment.as_str().get(..10).unwrap_or_default();
    format!("postil-{day}")
}

/// `title` as part of a file name: lower case, letters and digits of any script kept, all else a `-`; dots and invisible
/// controls, such as those that turn the direction of writing, dropped. `article` where nothing safe is left.
fn slug(title: &str) -> String {
    let title: String = title.chars().take(LOOKED_AT).map(crate::text::lowercase_char).collect();
    let mut slug = String::new();
    let mut length = 0;
    let mut at = 0;
    while at < title.len() {
        let end = step(&title, at, Step::Grapheme, RangeSide::End, true, WordBreaker::default());
        let grapheme = title.get(at..end).unwrap_or_default();
        at = end;
        // A letter keeps its accents and vowel signs, which are characters of their own but no letters, and their joiners.
        let grapheme: String =
            grapheme.chars().filter(|char| matches!(char, '\u{200C}' | '\u{200D}') || !is_dropped(*char)).collect();
        if grapheme.starts_with(char::is_alphanumeric) {
            length += grapheme.chars().count();
            if length > MAX_CHARS {
                let whole_words = slug.rfind('-').filter(|_| !slug.ends_with('-'));
                slug.truncate(whole_words.unwrap_or(slug.len()));
                break;
            }
            slug.push_str(&grapheme);
        } else if !grapheme.is_empty() && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
            length += 1;
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() || is_device(slug) { "article".to_owned() } else { slug.to_owned() }
}

fn is_dropped(char: char) -> bool {
    // White space is a control too where it is a tab or a line feed, and separates words.
    char == '.' || !char.is_whitespace() && (char.is_control() || is_hidden(char))
}

fn is_device(slug: &str) -> bool {
    let port = |port: &&str| {
        let mut rest = slug.strip_prefix(*port).unwrap_or_default().chars();
        rest.next().is_some_and(|char| char.is_ascii_digit() || matches!(char, '¹' | '²' | '³'))
            && rest.next().is_none()
    };
    DEVICES.contains(&slug) || PORTS.iter().any(port)
}
