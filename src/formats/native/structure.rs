//! Sections, blocks, sentences, links and emphasis: all that lies on an article's text.
//!
//! Inside, parts point to each other by index and own runs of each other; on the wire they name each other by id. What is
//! said twice there (a section's blocks, a sentence's section) is checked.

use super::value::{id, ids, level, look_up, one_of, range, refuse_unknown, unique, write_range};
use crate::article::{Article, Block, BlockId, BlockKind, Emphasis, EmphasisKind, Link, Section, Sentence, runs};
use crate::json::{JsonWriter, ObjectReader, Problem, quoted};
use crate::message::problems;
use crate::sorted::Index;
use crate::text::{Text, Unit};

/// What a section says of its blocks besides what these say themselves.
pub struct Listed {
    blocks: Vec<BlockId>,
    start: Option<usize>,
    end: Option<usize>,
}

/// Writes the sections.
pub fn write_sections(out: &mut JsonWriter, article: &Article) {
    out.objects("sections", &article.sections, |out, section| {
        let blocks = article.blocks.get(section.blocks.clone()).unwrap_or_default();
        out.text("id", section.id.as_str());
        out.number("level", usize::from(section.level));
        out.text("title", section.title.as_deref());
        write_range(out, &article.text, article.section_range(section));
        out.texts("blocks", blocks.iter().map(|block| block.id.as_str()));
        out.rest(&section.extra);
    });
}

/// Reads the sections; [`read_blocks`] gives them their blocks and [`check_sections`] compares these with the lists.
pub fn read_sections(fields: &mut ObjectReader) -> (Vec<Section>, Vec<Listed>) {
    let mut listed = Vec::new();
    let sections = fields.objects("sections", |fields| {
        let own_id = id(fields, "id");
        let level = level(fields, "level");
        let title = fields.optional("title", ObjectReader::string);
        listed.push(Listed {
            start: fields.optional("start", ObjectReader::offset),
            end: fields.optional("end", ObjectReader::offset),
            blocks: ids(fields, "blocks"),
        });
        Section { id: own_id, level, title, blocks: 0..0, extra: fields.rest() }
    });
    unique(fields, "sections", sections.iter().map(|section| section.id.as_str()).collect());
    (sections, listed)
}

/// Compares what sections and blocks say of each other.
pub fn check_sections(article: &Article, listed: &[Listed]) -> Result<(), Problem> {
    for (at, (section, listed)) in article.sections.iter().zip(listed).enumerate() {
        let wrong = |field: &str, problem: Problem| Err(problem.in_field(field).in_item(at));
        let own = article.blocks.get(section.blocks.clone()).unwrap_or_default();
        if !own.iter().map(|block| &block.id).eq(&listed.blocks) {
            return wrong("blocks", Problem::new(problems::BLOCKS_NOT_LISTED));
        }
        let span = article.section_range(section);
        for (field, given, byte) in [("start", listed.start, span.start()), ("end", listed.end, span.end())] {
            let expected = article.text.count(byte, Unit::CodePoint);
            if given.is_some_and(|given| given != expected) {
                return wrong(field, Problem::new(problems::offset_by_blocks(expected.to_string())));
            }
        }
    }
    Ok(())
}

/// Writes the blocks.
pub fn write_blocks(out: &mut JsonWriter, article: &Article) {
    out.objects("blocks", &article.blocks, |out, block| {
        out.text("id", block.id.as_str());
        out.text("kind", block.kind.name());
        out.number("level", block.level.map(usize::from));
        out.text("section", article.sections.get(block.section).map(|section| section.id.as_str()));
        write_range(out, &article.text, block.range);
        out.mark("duplicate", block.duplicate);
        if let Some(depth) = block.depth {
            out.number("depth", usize::from(depth));
        }
        out.mark("ordered", block.ordered);
        out.mark("manual", block.manual);
        if let Some(table) = &block.table {
            out.text("table", table.as_str());
        }
        out.mark("header", block.header);
        out.rest(&block.extra);
    });
}

/// Reads the blocks and gives each section its run of them; [`read_sentences`] gives them their sentences.
pub fn read_blocks(fields: &mut ObjectReader, text: &Text, sections: &mut [Section]) -> Vec<Block> {
    let by_id = Index::of(sections.iter().map(|section| section.id.as_str()).collect());
    let blocks = fields.objects("blocks", |fields| Block {
        id: id(fields, "id"),
        kind: one_of(fields, "kind", BlockKind::ALL, BlockKind::name),
        level: fields.optional("level", level),
        section: look_up(fields, "section", &by_id, "section"),
        range: range(fields, text),
        sentences: 0..0,
        duplicate: fields.optional("duplicate", ObjectReader::flag).unwrap_or_default(),
        depth: fields.optional("depth", level),
        ordered: fields.optional("ordered", ObjectReader::flag).unwrap_or_default(),
        manual: fields.optional("manual", ObjectReader::flag).unwrap_or_default(),
        table: fields.optional("table", id),
        header: fields.optional("header", ObjectReader::flag).unwrap_or_default(),
        extra: fields.rest(),
    });
    let known = unique(fields, "blocks", blocks.iter().map(|block| block.id.as_str()).collect());
    for (at, block) in blocks.iter().enumerate() {
        if let Some(table) = block.table.as_ref().filter(|table| known.find(table.as_str()).is_none()) {
            refuse_unknown(fields, &format!("blocks[{at}].table"), "block", table.as_str());
        }
    }
    let runs = runs(sections.len(), &mut blocks.iter().map(|block| block.section));
    sections.iter_mut().zip(runs).for_each(|(section, run)| section.blocks = run);
    blocks
}

/// Writes the sentences.
pub fn write_sentences(out: &mut JsonWriter, article: &Article) {
    out.objects("sentences", &article.sentences, |out, sentence| {
        let block = article.blocks.get(sentence.block);
        let section = block.and_then(|block| article.sections.get(block.section));
        out.text("id", sentence.id.as_str());
        out.text("block", block.map(|block| block.id.as_str()));
        out.text("section", section.map(|section| section.id.as_str()));
        write_range(out, &article.text, sentence.range);
        out.mark("manual", sentence.manual);
        out.rest(&sentence.extra);
    });
}

/// Reads the sentences and gives each block its run of them.
pub fn read_sentences(
    fields: &mut ObjectReader,
    text: &Text,
    sections: &[Section],
    blocks: &mut [Block],
) -> Vec<Sentence> {
    let by_id = Index::of(blocks.iter().map(|block| block.id.as_str()).collect());
    let sentences = fields.objects("sentences", |fields| {
        let own_id = id(fields, "id");
        let block = look_up(fields, "block", &by_id, "block");
        let section = blocks.get(block).and_then(|block| sections.get(block.section));
        let section = section.map(|section| section.id.as_str()).unwrap_or_default();
        if fields.optional("section", id::<Section>).is_some_and(|given| given.as_str() != section) {
            fields.error_at("section", problems::section_of_block(quoted(section)));
        }
        let range = range(fields, text);
        let manual = fields.optional("manual", ObjectReader::flag).unwrap_or_default();
        Sentence { id: own_id, range, block, manual, extra: fields.rest() }
    });
    unique(fields, "sentences", sentences.iter().map(|sentence| sentence.id.as_str()).collect());
    let runs = runs(blocks.len(), &mut sentences.iter().map(|sentence| sentence.block));
    blocks.iter_mut().zip(runs).for_each(|(block, run)| block.sentences = run);
    sentences
}

/// Writes a link.
pub fn write_link(out: &mut JsonWriter, link: &Link, text: &Text) {
    write_range(out, text, link.range);
    out.text("url", &*link.url);
    out.rest(&link.extra);
}

/// Reads a link.
pub fn read_link(fields: &mut ObjectReader, text: &Text) -> Link {
    Link { range: range(fields, text), url: fields.string("url"), extra: fields.rest() }
}

/// Writes emphasis.
pub fn write_emphasis(out: &mut JsonWriter, emphasis: &Emphasis, text: &Text) {
    write_range(out, text, emphasis.range);
    out.text("kind", emphasis.kind.name());
    out.rest(&emphasis.extra);
}

/// Reads emphasis.
pub fn read_emphasis(fields: &mut ObjectReader, text: &Text) -> Emphasis {
    let range = range(fields, text);
    Emphasis { range, kind: one_of(fields, "kind", EmphasisKind::ALL, EmphasisKind::name), extra: fields.rest() }
}
