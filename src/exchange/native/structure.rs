//! Sections, blocks, sentences, links and emphasis: all that lies on an article's text.
//!
//! Inside, parts point to each other by index and own runs of each other; on the wire they name each other by id. What is
//! said twice there (a section's blocks, a sentence's section) is checked.

use std::collections::BTreeMap;
use std::ops::Range;

use super::value::{id, index, index_of, level, one_of, put_id, put_range, range};
use crate::article::{Article, Block, BlockKind, Emphasis, EmphasisKind, Id, Link, Section, Sentence};
use crate::json::{Fields, Json, Problem, Write, array, boolean, offset, quoted, string};
use crate::text::{Text, Unit};

/// What a section says of its blocks besides what these say themselves.
pub struct Listed {
    blocks: Vec<Id>,
    start: Option<usize>,
    end: Option<usize>,
}

/// Writes the sections.
pub fn write_sections(article: &Article) -> Json {
    let write = |section: &Section| {
        let blocks = article.blocks.get(section.blocks.clone()).unwrap_or_default();
        let object = put_id(Write::object(), "id", &section.id)
            .field("level", section.level)
            .field("title", section.title.clone());
        put_range(object, &article.text, article.section_range(section))
            .field("blocks", blocks.iter().map(|block| block.id.as_str()).collect::<Json>())
            .extra(&section.extra)
    };
    article.sections.iter().map(write).collect()
}

/// Reads the sections; [`read_blocks`] gives them their blocks and [`check_sections`] compares these with the lists.
pub fn read_sections(json: Json) -> Result<(Vec<Section>, Vec<Listed>), Problem> {
    let both = array(|json| {
        let mut fields = Fields::of(json)?;
        let id_of_section = fields.required("id", id)?;
        let level = fields.required("level", level)?;
        let title = fields.optional("title", string)?;
        let listed = Listed {
            start: fields.optional("start", offset)?,
            end: fields.optional("end", offset)?,
            blocks: fields.required("blocks", array(id))?,
        };
        Ok((Section { id: id_of_section, level, title, blocks: 0..0, extra: fields.rest() }, listed))
    })(json)?;
    let (sections, listed): (Vec<Section>, Vec<Listed>) = both.into_iter().unzip();
    index(sections.iter().map(|section| &section.id))?;
    Ok((sections, listed))
}

/// Compares what sections and blocks say of each other.
pub fn check_sections(article: &Article, listed: Vec<Listed>) -> Result<(), Problem> {
    for (at, (section, listed)) in article.sections.iter().zip(listed).enumerate() {
        let wrong =
            |field: &str, message: String| Err(Problem::new(message).in_field(field).in_item(at).in_field("sections"));
        let own = article.blocks.get(section.blocks.clone()).unwrap_or_default();
        if !own.iter().map(|block| &block.id).eq(&listed.blocks) {
            return wrong("blocks", "must list the blocks that name this section, in order".to_owned());
        }
        let span = article.section_range(section);
        for (field, given, byte) in [("start", listed.start, span.start()), ("end", listed.end, span.end())] {
            let expected = article.text.count(byte, Unit::CodePoint);
            if given.is_some_and(|given| given != expected) {
                return wrong(field, format!("must be {expected}, by its blocks"));
            }
        }
    }
    Ok(())
}

/// Writes the blocks.
pub fn write_blocks(article: &Article) -> Json {
    let write = |block: &Block| {
        let section = article.sections.get(block.section).map(|section| section.id.as_str());
        let object = put_id(Write::object(), "id", &block.id)
            .field("kind", block.kind.name())
            .field("level", block.level)
            .field("section", section);
        put_range(object, &article.text, block.range)
            .maybe("duplicate", block.duplicate.then_some(true))
            .maybe("depth", block.depth)
            .maybe("ordered", block.ordered.then_some(true))
            .maybe("manual", block.manual.then_some(true))
            .extra(&block.extra)
    };
    article.blocks.iter().map(write).collect()
}

/// Reads the blocks and gives each section its run of them; [`read_sentences`] gives them their sentences.
pub fn read_blocks(json: Json, text: &Text, sections: &mut [Section]) -> Result<Vec<Block>, Problem> {
    let by_id = index(sections.iter().map(|section| &section.id))?;
    let section = index_of(&by_id, "section");
    let blocks = array(|json| {
        let mut fields = Fields::of(json)?;
        Ok(Block {
            id: fields.required("id", id)?,
            kind: fields.required("kind", one_of(BlockKind::ALL, BlockKind::name))?,
            level: fields.optional("level", level)?,
            section: fields.required("section", &section)?,
            range: range(&mut fields, text)?,
            sentences: 0..0,
            duplicate: fields.optional("duplicate", boolean)?.unwrap_or_default(),
            depth: fields.optional("depth", level)?,
            ordered: fields.optional("ordered", boolean)?.unwrap_or_default(),
            manual: fields.optional("manual", boolean)?.unwrap_or_default(),
            extra: fields.rest(),
        })
    })(json)?;
    index(blocks.iter().map(|block| &block.id))?;
    let runs = runs(sections.len(), blocks.iter().map(|block| block.section));
    sections.iter_mut().zip(runs).for_each(|(section, run)| section.blocks = run);
    Ok(blocks)
}

/// Writes the sentences.
pub fn write_sentences(article: &Article) -> Json {
    let write = |sentence: &Sentence| {
        let block = article.blocks.get(sentence.block);
        let section = block.and_then(|block| article.sections.get(block.section));
        let object = put_id(Write::object(), "id", &sentence.id)
            .field("block", block.map(|block| block.id.as_str()))
            .field("section", section.map(|section| section.id.as_str()));
        put_range(object, &article.text, sentence.range)
            .maybe("manual", sentence.manual.then_some(true))
            .extra(&sentence.extra)
    };
    article.sentences.iter().map(write).collect()
}

/// Reads the sentences and gives each block its run of them.
pub fn read_sentences(
    json: Json,
    text: &Text,
    sections: &[Section],
    blocks: &mut [Block],
) -> Result<Vec<Sentence>, Problem> {
    let by_id: BTreeMap<Id, usize> = index(blocks.iter().map(|block| &block.id))?;
    let block = index_of(&by_id, "block");
    let sentences = array(|json| {
        let mut fields = Fields::of(json)?;
        let id_of_sentence = fields.required("id", id)?;
        let block = fields.required("block", &block)?;
        let section = blocks.get(block).and_then(|block| sections.get(block.section)).map(|section| &section.id);
        fields.optional("section", |json| match (id(json)?, section) {
            (given, Some(section)) if given == *section => Ok(()),
            (_, section) => {
                let section = section.map(Id::as_str).unwrap_or_default();
                Err(Problem::new(format!("must be the section of its block: {}", quoted(section))))
            }
        })?;
        let range = range(&mut fields, text)?;
        let manual = fields.optional("manual", boolean)?.unwrap_or_default();
        Ok(Sentence { id: id_of_sentence, range, block, manual, extra: fields.rest() })
    })(json)?;
    index(sentences.iter().map(|sentence| &sentence.id))?;
    let runs = runs(blocks.len(), sentences.iter().map(|sentence| sentence.block));
    blocks.iter_mut().zip(runs).for_each(|(block, run)| block.sentences = run);
    Ok(sentences)
}

/// The run of parts that each of `owners` holds, if the parts stand in the order of their owners; whether they do is
/// [`Article::check`]'s to say.
fn runs(owners: usize, owner_of_each: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut runs = vec![0..0; owners];
    for owner in owner_of_each {
        if let Some(run) = runs.get_mut(owner) {
            run.end += 1;
        }
    }
    let mut next = 0;
    for run in &mut runs {
        *run = next..next + run.end;
        next = run.end;
    }
    runs
}

/// Writes a link.
pub fn link_to_json(link: &Link, text: &Text) -> Json {
    put_range(Write::object(), text, link.range).field("url", link.url.as_str()).extra(&link.extra)
}

/// Reads a link.
pub fn link_from_json(json: Json, text: &Text) -> Result<Link, Problem> {
    let mut fields = Fields::of(json)?;
    let range = range(&mut fields, text)?;
    Ok(Link { range, url: fields.required("url", string)?, extra: fields.rest() })
}

/// Writes emphasis.
pub fn emphasis_to_json(emphasis: &Emphasis, text: &Text) -> Json {
    put_range(Write::object(), text, emphasis.range).field("kind", emphasis.kind.name()).extra(&emphasis.extra)
}

/// Reads emphasis.
pub fn emphasis_from_json(json: Json, text: &Text) -> Result<Emphasis, Problem> {
    let mut fields = Fields::of(json)?;
    let range = range(&mut fields, text)?;
    let kind = fields.required("kind", one_of(EmphasisKind::ALL, EmphasisKind::name))?;
    Ok(Emphasis { range, kind, extra: fields.rest() })
}
