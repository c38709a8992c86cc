//! The article, what it says of itself, and where it came from.

use super::structure::{
    check_sections, read_blocks, read_emphasis, read_link, read_sections, read_sentences, write_blocks, write_emphasis,
    write_link, write_sections, write_sentences,
};
use super::value::{digest, id, one_of, timestamp};
use crate::article::{Article, Metadata, Replaces, Source, SourceKind, is_language_tag};
use crate::json::{JsonWriter, ObjectReader, Problem};
use crate::message::problems;
use crate::text::Text;

/// Writes the fields of an article.
pub fn write_article(out: &mut JsonWriter, article: &Article) {
    out.text("id", article.id.as_str());
    out.text("title", article.title.as_deref());
    out.text("language", article.language.as_deref());
    out.text("text", article.text.as_str());
    out.text("sha256", article.text.sha256());
    out.object("metadata", |out| write_metadata(out, &article.metadata));
    out.object("source", |out| write_source(out, &article.source));
    write_sections(out, article);
    write_blocks(out, article);
    write_sentences(out, article);
    out.objects("links", &article.links, |out, link| write_link(out, link, &article.text));
    out.objects("emphasis", &article.emphasis, |out, emphasis| write_emphasis(out, emphasis, &article.text));
    if let Some(replaces) = &article.replaces {
        out.object("replaces", |out| {
            out.text("id", replaces.id.as_str());
            out.text("sha256", &*replaces.sha256);
            out.rest(&replaces.extra);
        });
    }
    out.rest(&article.extra);
}

/// Reads an article. The text must be the one that was written, and the structure fit it.
pub fn read_article(fields: &mut ObjectReader) -> Article {
    let replaces = fields.optional("replaces", |fields, name| {
        Box::new(fields.object(name, |fields| Replaces {
            id: id(fields, "id"),
            sha256: digest(fields, "sha256"),
            extra: fields.rest(),
        }))
    });
    Article { replaces, ..read_plain_article(fields) }
}

/// Reads an article that corrects no other. Rows of tables and excluded blocks are plain enough.
pub fn read_plain_article(fields: &mut ObjectReader) -> Article {
    let id = id(fields, "id");
    let title = fields.optional("title", ObjectReader::string);
    let language = fields.optional("language", read_language);
    let text = text(fields);
    if !fields.string("sha256").eq_ignore_ascii_case(text.sha256()) {
        fields.error_at("sha256", problems::TEXT_CHANGED);
    }
    let metadata = fields.optional("metadata", |fields, name| fields.object(name, read_metadata)).unwrap_or_default();
    let source = fields.object("source", read_source);
    let (mut sections, listed) = read_sections(fields);
    let mut blocks = read_blocks(fields, &text, &mut sections);
    let sentences = read_sentences(fields, &text, &sections, &mut blocks);
    let links = fields.optional("links", |fields, name| fields.objects(name, |link| read_link(link, &text)));
    let emphasis = fields.optional("emphasis", |fields, name| fields.objects(name, |one| read_emphasis(one, &text)));
    let (links, emphasis) = (links.unwrap_or_default(), emphasis.unwrap_or_default());
    let extra = fields.rest();
    let replaces = None;
    let article = Article {
        id,
        title,
        language,
        text,
        metadata,
        source,
        sections,
        blocks,
        sentences,
        links,
        emphasis,
        replaces,
        extra,
    };
    if let Err(fault) = article.check() {
        fields.check(fault.list, Err(Problem::new(fault.message).in_item(fault.index)));
    }
    fields.check("sections", check_sections(&article, &listed));
    article
}

fn text(fields: &mut ObjectReader) -> Text {
    let text = fields.string("text");
    if text.contains('\r') {
        fields.error_at("text", problems::CARRIAGE_RETURN);
    }
    Text::new(text)
}

/// Reads the language tag in field `name`.
pub fn read_language(fields: &mut ObjectReader, name: &str) -> String {
    let tag = fields.string(name);
    if !is_language_tag(&tag) {
        fields.error_at(name, problems::NO_LANGUAGE_TAG);
    }
    tag
}

/// Writes what an article says of itself.
fn write_metadata(out: &mut JsonWriter, metadata: &Metadata) {
    out.texts("categories", metadata.categories.iter().map(String::as_str));
    out.text("byline", metadata.byline.as_deref());
    out.text("published", metadata.published.as_deref());
    out.text("publisher", metadata.publisher.as_deref());
    out.rest(&metadata.extra);
}

/// Reads it.
fn read_metadata(fields: &mut ObjectReader) -> Metadata {
    Metadata {
        categories: fields.optional("categories", ObjectReader::strings).unwrap_or_default(),
        byline: fields.optional("byline", ObjectReader::string),
        published: fields.optional("published", ObjectReader::string),
        publisher: fields.optional("publisher", ObjectReader::string),
        extra: fields.rest(),
    }
}

fn write_source(out: &mut JsonWriter, source: &Source) {
    out.text("kind", source.kind.name());
    out.text("format", &*source.format);
    if let Some(encoding) = &source.encoding {
        out.text("encoding", encoding.as_str());
    }
    out.text("name", source.name.as_deref());
    out.text("url", source.url.as_deref());
    out.text("added", source.added.as_str());
    out.rest(&source.extra);
}

fn read_source(fields: &mut ObjectReader) -> Source {
    Source {
        kind: one_of(fields, "kind", SourceKind::ALL, SourceKind::name),
        format: fields.string("format"),
        encoding: fields.optional("encoding", ObjectReader::string),
        name: fields.optional("name", ObjectReader::string),
        url: fields.optional("url", ObjectReader::string),
        added: timestamp(fields, "added"),
        extra: fields.rest(),
    }
}
