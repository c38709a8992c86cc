//! The article, what it says of itself, and where it came from.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::structure::{
    check_sections, emphasis_from_json, emphasis_to_json, link_from_json, link_to_json, read_blocks, read_sections,
    read_sentences, write_blocks, write_sections, write_sentences,
};
use super::value::{id, one_of, put_id, timestamp};
use crate::article::{Article, Metadata, Source, SourceKind};
use crate::json::{Fields, Json, Problem, Write, array, string};
use crate::text::Text;

/// Writes an article.
#[must_use]
pub fn article_to_json(article: &Article) -> Json {
    put_id(Write::object(), "id", &article.id)
        .field("title", article.title.clone())
        .field("language", article.language.clone())
        .field("text", article.text.as_str())
        .field("sha256", sha256(article.text.as_str()))
        .field("metadata", metadata_to_json(&article.metadata))
        .field("source", source_to_json(&article.source))
        .field("sections", write_sections(article))
        .field("blocks", write_blocks(article))
        .field("sentences", write_sentences(article))
        .field("links", article.links.iter().map(|link| link_to_json(link, &article.text)).collect::<Json>())
        .field("emphasis", article.emphasis.iter().map(|one| emphasis_to_json(one, &article.text)).collect::<Json>())
        .extra(&article.extra)
}

/// Reads an article.
///
/// # Errors
/// Where a field is missing or wrong, the text is not the one that was written, or the structure does not fit it; the
/// place is relative to the article.
pub fn article_from_json(json: Json) -> Result<Article, Problem> {
    let mut fields = Fields::of(json)?;
    let id = fields.required("id", id)?;
    let title = fields.optional("title", string)?;
    let language = fields.optional("language", language)?;
    let text = fields.required("text", text)?;
    fields.required("sha256", |json| match string(json)? {
        sum if sum.eq_ignore_ascii_case(&sha256(text.as_str())) => Ok(()),
        _ => Err(Problem::new("does not match the text: the file was damaged or changed")),
    })?;
    let metadata = fields.optional("metadata", metadata_from_json)?.unwrap_or_default();
    let source = fields.required("source", source_from_json)?;
    let (mut sections, listed) = fields.required("sections", read_sections)?;
    let mut blocks = fields.required("blocks", |json| read_blocks(json, &text, &mut sections))?;
    let sentences = fields.required("sentences", |json| read_sentences(json, &text, &sections, &mut blocks))?;
    let links = fields.optional("links", array(|json| link_from_json(json, &text)))?.unwrap_or_default();
    let emphasis = fields.optional("emphasis", array(|json| emphasis_from_json(json, &text)))?.unwrap_or_default();
    let extra = fields.rest();
    let article =
        Article { id, title, language, text, metadata, source, sections, blocks, sentences, links, emphasis, extra };
    article.check().map_err(|fault| Problem::new(fault.message).in_item(fault.index).in_field(fault.list))?;
    check_sections(&article, listed)?;
    Ok(article)
}

/// The SHA-256 of the UTF-8 text, in lower-case hexadecimal digits.
fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to memory cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn text(json: Json) -> Result<Text, Problem> {
    let text = string(json)?;
    if text.contains('\r') {
        return Err(Problem::new("must end its lines with line feeds alone: it holds a carriage return"));
    }
    Ok(Text::new(text))
}

/// The shape of a BCP 47 tag; whether anyone speaks it is not asked.
fn language(json: Json) -> Result<String, Problem> {
    let tag = string(json)?;
    let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if tag.split('-').all(part) { Ok(tag) } else { Err(Problem::new("must be a language tag (BCP 47), such as en")) }
}

fn metadata_to_json(metadata: &Metadata) -> Json {
    Write::object()
        .field("categories", metadata.categories.iter().map(String::as_str).collect::<Json>())
        .field("byline", metadata.byline.clone())
        .field("published", metadata.published.clone())
        .field("publisher", metadata.publisher.clone())
        .extra(&metadata.extra)
}

fn metadata_from_json(json: Json) -> Result<Metadata, Problem> {
    let mut fields = Fields::of(json)?;
    Ok(Metadata {
        categories: fields.optional("categories", array(string))?.unwrap_or_default(),
        byline: fields.optional("byline", string)?,
        published: fields.optional("published", string)?,
        publisher: fields.optional("publisher", string)?,
        extra: fields.rest(),
    })
}

fn source_to_json(source: &Source) -> Json {
    Write::object()
        .field("kind", source.kind.name())
        .field("format", source.format.as_str())
        .field("name", source.name.clone())
        .field("url", source.url.clone())
        .field("added", source.added.as_str())
        .extra(&source.extra)
}

fn source_from_json(json: Json) -> Result<Source, Problem> {
    let mut fields = Fields::of(json)?;
    Ok(Source {
        kind: fields.required("kind", one_of(SourceKind::ALL, SourceKind::name))?,
        format: fields.required("format", string)?,
        name: fields.optional("name", string)?,
        url: fields.optional("url", string)?,
        added: fields.required("added", timestamp)?,
        extra: fields.rest(),
    })
}
