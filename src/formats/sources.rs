//! The formats that articles are made of: what is known of each, and the function in `read` that reads it.

use super::{Content, Format, Holds, Imported, Input, Losses, Runs, Several};
use crate::article::{Article, ArticleId, Draft, Provenance, Source};
use crate::json::Problem;
use crate::message::{Key, unreadable};
use crate::read::rich::{self, Unreadable, decode, docx, html, markdown};
use crate::read::{self, plain_refusal, refusal, start_draft};
use crate::segment::Lexicons;
use crate::text::Text;

/// What all of them have in common.
const SOURCE: Format = Format {
    id: "",
    name: "",
    extensions: &[],
    media_type: "",
    holds: Holds::Source,
    runs: Runs::Worker,
    several: Several::Refused,
    detect: |_| false,
    takes_any: false,
    losses: |_| Losses::default(),
    export: None,
    unit: None,
    read_back: None,
    import: None,
};

/// Plain text: what no other format knows.
pub const TEXT: Format = Format {
    id: "text",
    name: "Plain text",
    extensions: &["txt", "text"],
    media_type: read::PLAIN,
    runs: Runs::Page,
    takes_any: true,
    import: Some(|input| import(input, plain_refusal, plain)),
    ..SOURCE
};

/// Web pages.
pub const HTML: Format = Format {
    id: "html",
    name: "Web page",
    extensions: &["html", "htm", "xhtml"],
    media_type: html::MEDIA_TYPE,
    detect: |sample| html::detect(sample.bytes),
    import: Some(|input| import(input, refusal, html::read)),
    ..SOURCE
};

/// Markdown.
pub const MARKDOWN: Format = Format {
    id: "markdown",
    name: "Markdown",
    extensions: &["md", "markdown", "mdown", "mkd"],
    media_type: markdown::MEDIA_TYPE,
    import: Some(|input| import(input, refusal, markdown::read)),
    ..SOURCE
};

/// Word documents.
pub const DOCX: Format = Format {
    id: "docx",
    name: "Word document",
    extensions: &["docx", "docm", "dotx"],
    media_type: docx::MEDIA_TYPE,
    detect: |sample| docx::detect(sample.bytes),
    import: Some(|input| import(input, refusal, docx::read)),
    ..SOURCE
};

/// Finds what is in a source by `read`, unless its bytes say that this is no use.
fn import(
    input: &Input,
    refusal: fn(&[u8]) -> Option<Key>,
    read: fn(&rich::Input) -> Result<Draft, Unreadable>,
) -> Result<Imported, Problem> {
    match refusal(input.source.bytes) {
        Some(why) => Err(Problem::new(why)),
        None => {
            read(&input.source).map(|draft| Content::Source(draft).into()).map_err(|Unreadable(why)| Problem::new(why))
        }
    }
}

/// Plain text is only decoded: its blocks are found where the article is made ([`start_draft`]).
fn plain(input: &rich::Input) -> Result<Draft, Unreadable> {
    let (text, encoding) = decode(input.bytes, input.encoding, input.decoder);
    let language = input.language.map(str::to_owned);
    Ok(Draft { text: Text::new(text), encoding: Some(encoding), language, ..Draft::default() })
}

/// The source format of that media type among `formats`; plain text where there is none.
#[must_use]
pub fn by_media_type<'a>(formats: &'a [Format], media_type: &str) -> Option<&'a Format> {
    let sources = || formats.iter().filter(|format| format.holds == Holds::Source);
    sources().find(|format| format.media_type == media_type).or_else(|| sources().find(|format| format.takes_any))
}

/// Finds what is in a source of a media type, which becomes an article by [`start_draft`]. A source of a type that is not known
/// is plain text.
///
/// # Errors
/// Where the source is not what its type says, or is larger than can be read: a sentence for a person, or a few.
pub fn read_draft(media_type: &str, input: &rich::Input) -> Result<Draft, Unreadable> {
    let format = by_media_type(&super::IN_READER, media_type).unwrap_or(&TEXT);
    let imported = format.read(&Input { source: *input, ..Input::default() });
    match imported.map_err(|problem| Unreadable(problem.into()))?.content {
        Content::Source(draft) => Ok(draft),
        _ => Err(Unreadable(unreadable::is_no_source(format.name))),
    }
}

/// Reads a source by `source.format`, and makes an article of it. `lexicons` has the words that its sentences are cut by.
///
/// # Errors
/// As [`read_draft`].
pub fn read_source(
    input: &rich::Input,
    id: ArticleId,
    mut source: Source,
    lexicons: &Lexicons,
) -> Result<Article, Unreadable> {
    let mut draft = read_draft(&source.format, input)?;
    by_media_type(&super::IN_READER, &source.format).unwrap_or(&TEXT).media_type.clone_into(&mut source.format);
    let provenance = Provenance::of_draft(source, &mut draft);
    Ok(start_draft(draft, id, provenance, lexicons).finish())
}
