//! Web Annotation (W3C Recommendation, Web Annotation Data Model): an `AnnotationCollection` whose one page is embedded.
//!
//! Each annotation is an `Annotation` with a target for each of its ranges, and each relation one that is motivated by `linking`. A
//! target names the article by its address, where it has one, and else by its id; it has a quote and, in code points of the
//! article's text, a position. Several targets stand side by side, although the model lets a body be about each of them, because no
//! tool reads the `Composite` of the vocabulary.
//!
//! A property that the context does not define vanishes when the file is expanded. So what the model has no term for has one of
//! schema.org, whose prefix the context defines: `schema:propertyID` is the id of a field, `schema:identifier` that of a label, and
//! `schema:isPartOf` the layer.

use std::collections::BTreeMap;

use super::data::{DATA, lost};
use super::labels::codebook::uuid_of;
use super::marked::{in_order, label, layer_name, offsets};
use super::{FileWriter, Format, Loss, NotWritten, Options, Quote, Several};
use crate::annotation::{Annotation, LayerId, LayerKind, Relation, describe};
use crate::article::{Article, Id, Timestamp};
use crate::document::Document;
use crate::json::{Json, JsonWriter, Object, ObjectReader, Problem, parse};
use crate::text::{TextRange, Unit, decode, scheme};

/// Web Annotation.
pub const FORMAT: Format = Format {
    id: "w3c",
    name: "Web Annotation (JSON-LD)",
    extensions: &["jsonld"],
    media_type: "application/ld+json",
    several: Several::Apart,
    losses: |documents| lost(documents, LOST),
    export: Some(export),
    read_back: Some(read_back),
    ..DATA
};

/// What the model has no terms for.
const LOST: &[Loss] = &[Loss::Text, Loss::Definitions];

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// Positions of characters in plain text (RFC 5147).
const PLAIN_TEXT: &str = "http://tools.ietf.org/rfc/rfc5147";

fn export(options: &Options) -> Box<dyn FileWriter> {
    let (exported, lines) = (options.exported.clone(), options.lines);
    Box::new(move |document: &Document| -> Result<String, NotWritten> {
        let page = Page::of(document, &exported);
        let write = |out: &mut JsonWriter| page.write(out);
        Ok((if lines { JsonWriter::line(write) } else { JsonWriter::pretty(write) }) + "\n")
    })
}

/// What is the same for all annotations of a document.
struct Page<'a> {
    document: &'a Document,
    exported: &'a Timestamp,
    /// The id of the article.
    article: String,
    /// What targets are parts of.
    source: String,
    generator: Object,
    /// Who made annotations, by layer and name.
    agents: BTreeMap<(Option<&'a LayerId>, Option<&'a str>), Object>,
}

enum Item<'a> {
    Annotation(&'a Annotation),
    Relation(&'a Relation),
}

impl<'a> Page<'a> {
    fn of(document: &'a Document, exported: &'a Timestamp) -> Self {
        let about: &Article = document.article();
        let article = iri(&about.id);
        let url = about.source.url.as_deref().filter(|url| is_iri(url) && is_web(url));
        let mut generator = agent(&named(&format!("Postil {}", env!("CARGO_PKG_VERSION"))), "Software", Some("Postil"));
        generator.set("schema:softwareVersion", env!("CARGO_PKG_VERSION"));
        let mut agents = BTreeMap::new();
        let makers = document.all_annotations().map(|one| (one.layer(), one.creator.as_deref()));
        let linkers = document.all_relations().map(|one| (one.layer.as_ref(), one.creator.as_deref()));
        for (layer, name) in makers.chain(linkers) {
            agents.entry((layer, name)).or_insert_with(|| maker(document, layer, name));
        }
        let source = url.unwrap_or(&article).to_owned();
        Self { document, exported, article, source, generator, agents }
    }

    fn write(&self, out: &mut JsonWriter) {
        let about = self.document.article();
        let [collection, page] = ["collection", "page"].map(|what| named(&format!("{what} {}", about.id)));
        let items = self.items();
        out.text("@context", CONTEXT);
        out.text("id", &*collection);
        out.text("type", "AnnotationCollection");
        out.text("label", &*about.name());
        out.text("generated", self.exported.as_str());
        out.object("generator", |out| out.rest(&self.generator));
        out.object("schema:about", |out| {
            out.text("id", &*self.article);
            out.text("schema:sha256", about.text.sha256());
        });
        out.number("total", items.len());
        out.object("first", |out| {
            out.text("@context", CONTEXT);
            out.text("id", &*page);
            out.text("type", "AnnotationPage");
            out.object("partOf", |out| {
                out.text("id", &*collection);
                out.text("type", "AnnotationCollection");
            });
            out.number("startIndex", 0);
            out.objects("items", items, |out, item| match item {
                Item::Annotation(annotation) => self.annotation(out, annotation),
                Item::Relation(relation) => self.relation(out, relation),
            });
        });
        out.text("last", &*page);
    }

    /// The annotations in text order, those without a place last, and then the relations.
    fn items(&self) -> Vec<Item<'a>> {
        let relations = self.document.all_relations().map(Item::Relation);
        in_order(self.document).into_iter().map(Item::Annotation).chain(relations).collect()
    }

    fn annotation(&self, out: &mut JsonWriter, annotation: &Annotation) {
        let creator = self.agents.get(&(annotation.layer(), annotation.creator.as_deref()));
        self.head(out, &annotation.id, "tagging");
        out.text("created", annotation.created.as_str());
        out.text("modified", annotation.modified.as_str());
        self.made_by(out, creator);
        self.layer(out, annotation.layer(), layer_name(self.document, annotation));
        let mut bodies = vec![self.tag(annotation, creator)];
        bodies.extend(annotation.attributes.iter().map(|(id, value)| self.field(id, value)));
        if !annotation.note.is_empty() {
            bodies.push(body("commenting", &annotation.note, "text/plain"));
        }
        out.objects("body", &bodies, JsonWriter::rest);
        let placed = annotation.target.ranges().map(|range| self.placed(range));
        let alone = annotation.target.alone().iter().map(|anchor| {
            let sought = anchor.original();
            vec![quote(&sought.exact, sought.prefix.as_deref(), sought.suffix.as_deref())]
        });
        let targets: Vec<Vec<Object>> = placed.chain(alone).collect();
        let write = |out: &mut JsonWriter, selectors: &Vec<Object>| {
            out.text("type", "SpecificResource");
            out.text("source", &*self.source);
            out.text("format", "text/plain");
            out.text("language", self.document.article().language.as_deref().unwrap_or("und"));
            out.text("created", annotation.created.as_str());
            out.object("creator", |out| creator.into_iter().for_each(|creator| out.rest(creator)));
            out.objects("selector", selectors, JsonWriter::rest);
        };
        match &*targets {
            [one] => out.object("target", |out| write(out, one)),
            several => out.objects("target", several, write),
        }
    }

    fn relation(&self, out: &mut JsonWriter, relation: &Relation) {
        let document = self.document;
        self.head(out, &relation.id, "linking");
        if let Some(created) = &relation.created {
            out.text("created", created.as_str());
        }
        self.made_by(out, self.agents.get(&(relation.layer.as_ref(), relation.creator.as_deref())));
        let layer = relation.layer.as_ref();
        let name = layer.and_then(|id| document.beside()?.layers.get(id)).map(|layer| &*layer.name);
        self.layer(out, layer, name);
        let kind = document.labels().relation(&relation.kind).map_or(relation.kind.as_str(), |kind| &kind.name);
        let mut kind = body("tagging", kind, "text/plain");
        kind.set("schema:identifier", relation.kind.as_str());
        let mut to = Object::default();
        to.set("type", "SpecificResource");
        to.set("purpose", "linking");
        to.set("source", iri(&relation.to));
        out.objects("body", [&to, &kind], JsonWriter::rest);
        out.text("target", &*iri(&relation.from));
    }

    fn head<T>(&self, out: &mut JsonWriter, id: &Id<T>, motivation: &str) {
        out.text("@context", CONTEXT);
        out.text("id", &*iri(id));
        if !is_iri(id.as_str()) {
            out.text("schema:identifier", id.as_str());
        }
        out.text("type", "Annotation");
        out.text("motivation", motivation);
    }

    fn made_by(&self, out: &mut JsonWriter, creator: Option<&Object>) {
        if let Some(creator) = creator {
            out.object("creator", |out| out.rest(creator));
        }
        out.text("generated", self.exported.as_str());
        out.object("generator", |out| out.rest(&self.generator));
    }

    fn layer(&self, out: &mut JsonWriter, layer: Option<&LayerId>, name: Option<&str>) {
        if let Some(layer) = layer {
            out.object("schema:isPartOf", |out| {
                out.text("id", &*iri(layer));
                out.text("label", name.unwrap_or_default());
            });
        }
    }

    /// The label. Its language is not known, which is what `und` says.
    fn tag(&self, annotation: &Annotation, creator: Option<&Object>) -> Object {
        let name = label(self.document, annotation).map_or(annotation.label.as_str(), |label| &label.name);
        let mut tag = body("tagging", name, "text/plain");
        tag.set("schema:identifier", annotation.label.as_str());
        tag.set("language", "und");
        tag.set("created", annotation.created.as_str());
        if let Some(creator) = creator {
            tag.set("creator", creator.clone());
        }
        tag
    }

    /// A value of a field. What is no text stands there as JSON.
    fn field(&self, id: &str, value: &Json) -> Object {
        let defined = self.document.labels().attributes.iter().find(|field| field.id.as_str() == id);
        let mut field = match value {
            Json::String(text) => body("describing", text, "text/plain"),
            other => body("describing", &other.to_line(), "application/json"),
        };
        field.set("schema:propertyID", id);
        if let Some(defined) = defined {
            field.set("label", defined.name.as_str());
        }
        field
    }

    /// The selectors of a range.
    fn placed(&self, range: TextRange) -> Vec<Object> {
        let found = describe(&self.document.article().text, range);
        let (start, end) = offsets(self.document, range, Unit::CodePoint);
        let mut position = Object::default();
        position.set("type", "TextPositionSelector");
        position.set("start", start);
        position.set("end", end);
        let mut selectors = vec![quote(found.exact, Some(found.prefix), Some(found.suffix)), position];
        // What stands at an address need not be plain text.
        if self.source == self.article {
            let mut fragment = Object::default();
            fragment.set("type", "FragmentSelector");
            fragment.set("conformsTo", PLAIN_TEXT);
            fragment.set("value", format!("char={start},{end}"));
            selectors.push(fragment);
        }
        selectors
    }
}

fn body(purpose: &str, value: &str, format: &str) -> Object {
    let mut body = Object::default();
    body.set("type", "TextualBody");
    body.set("purpose", purpose);
    body.set("value", value);
    body.set("format", format);
    body
}

fn quote(exact: &str, prefix: Option<&str>, suffix: Option<&str>) -> Object {
    let mut quote = Object::default();
    quote.set("type", "TextQuoteSelector");
    quote.set("exact", exact);
    for (name, context) in [("prefix", prefix), ("suffix", suffix)] {
        if let Some(context) = context {
            quote.set(name, context);
        }
    }
    quote
}

/// Who made annotations. Nothing but a name is known of anybody, so the id says no more than that it is the same one of this
/// article. One without a name has a nickname, because the model wants something to call agents by.
fn maker(document: &Document, layer: Option<&LayerId>, name: Option<&str>) -> Object {
    let layer = layer.and_then(|layer| document.beside()?.layers.get(layer));
    let kind = if layer.is_some_and(|layer| layer.kind == LayerKind::Machine) { "Software" } else { "Person" };
    let id = match (layer, name) {
        (Some(layer), None) => format!("layer {}", layer.id),
        (_, name) => format!("creator {} {}", document.article().id, name.unwrap_or_default()),
    };
    let mut maker = agent(&named(&id), kind, name);
    if name.is_none() {
        maker.set("nickname", layer.map_or("anonymous", |layer| &layer.name));
    }
    maker
}

fn agent(id: &str, kind: &str, name: Option<&str>) -> Object {
    let mut agent = Object::default();
    agent.set("id", id);
    agent.set("type", kind);
    if let Some(name) = name {
        agent.set("name", name);
        agent.set("nickname", name);
    }
    agent
}

/// An id as an IRI: itself where it is one, else a UUID that follows from it.
fn iri<T>(id: &Id<T>) -> String {
    if is_iri(id.as_str()) { id.as_str().to_owned() } else { named(&format!("id {id}")) }
}

/// Whether a text is an absolute IRI (RFC 3987) as far as JSON-LD processors care.
fn is_iri(text: &str) -> bool {
    let forbidden = |char: char| char.is_whitespace() || char.is_control() || "<>\"{}|\\^`".contains(char);
    scheme(text).is_some_and(|(_, rest)| !rest.is_empty()) && !text.contains(forbidden)
}

/// Whether an address leads into the web. A tool may make a link of it, and of no other scheme should it.
fn is_web(url: &str) -> bool {
    scheme(url).is_some_and(|(name, _)| ["http", "https"].iter().any(|web| name.eq_ignore_ascii_case(web)))
}

/// A UUID (RFC 9562, version 8) that follows from a text.
fn named(text: &str) -> String {
    format!("urn:uuid:{}", uuid_of(text))
}

fn read_back(bytes: &[u8], _: &Document) -> Result<Vec<Quote>, Problem> {
    let mut collection = ObjectReader::of(parse(&decode(bytes).text)?);
    let quotes = collection.object("first", |page| page.objects("items", targets));
    collection.finish()?;
    Ok(quotes.into_iter().flatten().collect())
}

/// The quotes of an annotation's targets that have a position.
fn targets(annotation: &mut ObjectReader) -> Vec<Quote> {
    let quotes = match annotation.peek("target") {
        Some(Json::Array(_)) => annotation.objects("target", selected),
        Some(Json::Object(_)) => vec![annotation.object("target", selected)],
        _ => Vec::new(),
    };
    quotes.into_iter().flatten().collect()
}

fn selected(target: &mut ObjectReader) -> Option<Quote> {
    let mut quote = Quote::default();
    let mut is_placed = false;
    target.objects("selector", |selector| match &*selector.string("type") {
        "TextQuoteSelector" => quote.words = selector.string("exact"),
        "TextPositionSelector" => {
            (quote.start, quote.end, is_placed) = (selector.offset("start"), selector.offset("end"), true);
        }
        _ => {}
    });
    is_placed.then_some(quote)
}
