//! Checks the invariants of an article that comes from outside.

use super::Article;
use crate::message::{Key, problems};
use crate::text::TextRange;

/// A rule that an article breaks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// The list the faulty part stands in: `sections`, `blocks` or `sentences`.
    pub list: &'static str,
    /// Its index there.
    pub index: usize,
    /// What is wrong, as a clause.
    pub message: Key,
}

impl Article {
    /// Looks for the first broken invariant (see the module's page).
    ///
    /// # Errors
    /// With the part that breaks it.
    pub fn check(&self) -> Result<(), Fault> {
        self.check_sections()?;
        self.check_blocks()?;
        self.check_sentences()
    }

    pub(super) fn check_sections(&self) -> Result<(), Fault> {
        let mut next = 0;
        for (index, section) in self.sections.iter().enumerate() {
            let fault = |message| Err(Fault { list: "sections", index, message });
            if section.blocks.start != next || section.blocks.end < next {
                return fault(problems::BLOCKS_OUT_OF_ORDER);
            }
            next = section.blocks.end;
        }
        if next != self.blocks.len() || self.sections.is_empty() {
            return Err(Fault { list: "sections", index: self.sections.len(), message: problems::SECTION_MISSING });
        }
        Ok(())
    }

    fn check_blocks(&self) -> Result<(), Fault> {
        let mut end = 0;
        let mut sentence = 0;
        for (index, block) in self.blocks.iter().enumerate() {
            let fault = |message| Err(Fault { list: "blocks", index, message });
            if block.range.start() < end || block.range.is_empty() {
                return fault(problems::BLOCK_OUT_OF_ORDER);
            }
            if !self.sections.get(block.section).is_some_and(|section| section.blocks.contains(&index)) {
                return fault(problems::BLOCK_NOT_LISTED);
            }
            if block.sentences.start != sentence || block.sentences.end < sentence {
                return fault(problems::SENTENCES_OUT_OF_ORDER);
            }
            if self.gap(end, block.range.start()) {
                return fault(problems::TEXT_BETWEEN_BLOCKS);
            }
            let last = self.sentences.get(block.sentences.clone()).and_then(<[_]>::last);
            if last.is_some_and(|last| !self.is_rule(last.range.end(), block.range.end())) {
                return fault(problems::TEXT_AFTER_SENTENCES);
            }
            end = block.range.end();
            sentence = block.sentences.end;
        }
        if self.gap(end, self.text.len()) {
            return Err(Fault { list: "blocks", index: self.blocks.len(), message: problems::BLOCK_MISSING });
        }
        Ok(())
    }

    fn check_sentences(&self) -> Result<(), Fault> {
        let mut end = 0;
        for (index, sentence) in self.sentences.iter().enumerate() {
            let fault = |message| Err(Fault { list: "sentences", index, message });
            let Some(block) = self.blocks.get(sentence.block) else { return fault(problems::MUST_NAME_BLOCK) };
            if !block.range.covers(sentence.range) || !block.sentences.contains(&index) {
                return fault(problems::SENTENCE_OUTSIDE_BLOCK);
            }
            if sentence.range.start() < end || sentence.range.is_empty() {
                return fault(problems::SENTENCE_OUT_OF_ORDER);
            }
            // Before the first sentence of a block may stand a list marker; between two, white space only.
            if index > block.sentences.start && self.gap(end, sentence.range.start()) {
                return fault(problems::TEXT_BETWEEN_SENTENCES);
            }
            end = sentence.range.end();
        }
        Ok(())
    }

    /// Whether a block's own run of sentences is whole: what [`Self::check`] asks of the sentences of one block.
    pub(super) fn is_cut_whole(&self, index: usize) -> bool {
        let Some(block) = self.blocks.get(index) else { return false };
        let own = self.sentences.get(block.sentences.clone()).unwrap_or_default();
        let mut end = None;
        for sentence in own {
            let inside = sentence.block == index && block.range.covers(sentence.range) && !sentence.range.is_empty();
            let start = sentence.range.start();
            if !inside || end.is_some_and(|end| start < end || self.gap(end, start)) {
                return false;
            }
            end = Some(sentence.range.end());
        }
        end.is_none_or(|end| self.is_rule(end, block.range.end()))
    }

    /// Whether nothing but white space and the signs that underline or close a heading stands between two offsets.
    fn is_rule(&self, from: usize, to: usize) -> bool {
        let rest = || self.text.slice(TextRange::new(from, to)).trim();
        from >= to || rest().chars().all(|char| matches!(char, '=' | '-' | '#'))
    }

    /// Whether anything but white space stands between two offsets.
    fn gap(&self, from: usize, to: usize) -> bool {
        from < to && !self.text.slice(TextRange::new(from, to)).trim().is_empty()
    }
}
