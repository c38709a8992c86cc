//! Replace the open document by an import of the same article.

use std::sync::Arc;

use super::{Command, Context, Plan, Refusal};
use crate::article::{Article, SentenceId, Stamp};
use crate::document::{Change, Document, Edit, Entry, Origin};
use crate::editor::View;
use crate::message::annotating;

/// Replaces everything but the text: labels, annotations, relations, sentences without a claim, structure and details, layers
/// and proposals. It is one step of undo, and the steps before it stay.
///
/// Refused with a message where nothing would change, and with [`Refusal::NOTHING`] where no edit leads from one document to
/// the other: their texts, the bounds of their blocks, links, emphasis or unknown fields of the document differ.
pub struct Replace(pub Arc<Document>);

impl Command for Replace {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let Self(new) = self;
        if !alike(session.article(), new.article()) || session.document().extra() != new.extra() {
            return Err(Refusal::NOTHING);
        }
        let edits = edits_to(session.document(), new);
        // What has an edit of its own is compared by its edits; what has none is seen only once they are applied.
        let mut tried = session.document().clone();
        tried.apply(&edits, &mut Change::default()).map_err(|_| Refusal::NOTHING)?;
        if tried.article() != new.article() {
            return Err(Refusal::NOTHING);
        }
        if edits.is_empty() {
            return Err(Refusal::new(annotating::NOTHING_TO_REPLACE));
        }
        let start = |at: usize| session.article().sentences.get(at).map(|sentence| sentence.range.start());
        let current = session.view().current.and_then(start).and_then(|start| new.article().sentence_at(start));
        let view = View { current, ..View::default() };
        let entry = Entry { origin: Origin::Import, ..Entry::new(annotating::REPLACED_BY_IMPORT.into(), edits, stamp) };
        Ok(Plan::Do { entry, view, effects: vec![super::Effect::ShowPassage] })
    }

    fn brings_labels(&self) -> bool {
        true
    }
}

/// Whether the articles have the same text in blocks of the same bounds: then marks on one fit the other.
fn alike(old: &Article, new: &Article) -> bool {
    let bounds = |article: &Article| article.blocks.iter().map(|block| block.range).collect::<Vec<_>>();
    old.text == new.text && bounds(old) == bounds(new)
}

/// The edits from one document to another on the same text.
fn edits_to(old: &Document, new: &Document) -> Vec<Edit> {
    let (mut edits, beside) = Edit::beside(old, new);
    let now_gone = |id: &&SentenceId| !new.no_claim().contains(id);
    let off = old.no_claim().iter().filter(now_gone).cloned();
    edits.extend(off.map(|sentence| Edit::Reviewed { sentence, on: false }));
    for before in old.relations().iter().filter(|one| new.relations().get(&one.id) != Some(one)) {
        edits.extend(Edit::relink(before, new.relations().get(&before.id)));
    }
    for before in old.annotations().iter() {
        match new.annotations().get(&before.id) {
            Some(after) if after == before => {}
            Some(after) => {
                edits.extend(Edit::annotation(before, after));
                edits.extend(Edit::change_lineage(before, after));
            }
            None => edits.push(Edit::delete(before)),
        }
    }
    edits.extend(Edit::article(old.article(), new.article()));
    edits.extend(Edit::labels(old.labels(), new.labels()));
    let made = new.annotations().iter().filter(|one| old.annotations().get(&one.id).is_none());
    edits.extend(made.cloned().map(Edit::create));
    let related = new.relations().iter().filter(|one| old.relations().get(&one.id).is_none());
    edits.extend(related.map(|one| Edit::relation(one, true)));
    let on = new.no_claim().iter().filter(|id| !old.no_claim().contains(id)).cloned();
    edits.extend(on.map(|sentence| Edit::Reviewed { sentence, on: true }));
    edits.extend(beside);
    edits
}
