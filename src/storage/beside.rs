//! The records of what few documents have beside the person's own work ([`Beside`]). In the page this is in the second wasm.

use super::Batch;
use super::found::Saved;
use super::keys::{key, part};
use super::recover::{each, one};
use crate::annotation::{Annotation, Engine, EngineKind, LabelId, Layer, LayerId, LayerKind, Proposal, Relation, Run};
use crate::article::{Article, Id, Timestamp};
use crate::document::{Beside, BesideChange};
use crate::editor::Session;
use crate::formats::native;
use crate::json::{JsonWriter, Object, Problem};
use crate::sorted::Sorted;

/// The records of what a change touched, or all of them.
#[must_use]
pub fn beside(session: &Session, change: Option<&BesideChange>) -> Batch {
    let mut batch = Batch::default();
    let none = Beside::default();
    let beside = session.document().beside().unwrap_or(&none);
    let all = || BesideChange {
        layers: ids(beside.layers.iter().map(|one| &one.id)),
        annotations: ids(beside.annotations.iter().map(|one| &one.id)),
        relations: ids(beside.relations.iter().map(|one| &one.id)),
        runs: ids(beside.runs.iter().map(|one| &one.id)),
        proposals: ids(beside.proposals.iter().map(|one| &one.id)),
        instructions: beside.instructions.is_some(),
    };
    let article = session.article();
    let BesideChange { layers, annotations, relations, runs, proposals, instructions } =
        change.cloned().unwrap_or_else(all);
    for id in &layers {
        let json = beside.layers.get(id).map(|one| JsonWriter::line(|out| native::write_layer(out, one)));
        batch.put_or_delete(part("layer", &article.id, id.as_str()), json);
    }
    // What became the person's own has its record from there.
    for id in annotations.iter().filter(|id| session.annotations().get(id).is_none()) {
        let one = beside.annotations.get(id);
        let json = one.map(|one| JsonWriter::line(|out| native::write_annotation(out, one, article)));
        batch.put_or_delete(part("annotation", &article.id, id.as_str()), json);
    }
    for id in relations.iter().filter(|id| !session.relations().contains(id)) {
        let json = beside.relations.get(id).map(|one| JsonWriter::line(|out| native::write_relation(out, one)));
        batch.put_or_delete(part("relation", &article.id, id.as_str()), json);
    }
    for id in &runs {
        let json = beside.runs.get(id).map(|one| JsonWriter::line(|out| native::write_run(out, one)));
        batch.put_or_delete(part("run", &article.id, id.as_str()), json);
    }
    for id in &proposals {
        let json =
            beside.proposals.get(id).map(|one| JsonWriter::line(|out| native::write_proposal(out, one, article)));
        batch.put_or_delete(part("proposal", &article.id, id.as_str()), json);
    }
    if instructions {
        let text = beside.instructions.as_deref();
        let json = text.map(|text| JsonWriter::line(|out| out.text("instructions", text)));
        batch.put_or_delete(key("instructions", &article.id), json);
    }
    batch
}

fn ids<'a, T: 'a>(ids: impl Iterator<Item = &'a Id<T>>) -> Sorted<Id<T>> {
    ids.cloned().collect::<Vec<_>>().into()
}

/// The records of [`Beside`] as they were found, but for annotations and relations, which stand among the person's own.
#[derive(Default)]
pub(super) struct FoundBeside {
    /// The layers.
    pub layers: Vec<Saved>,
    /// The runs.
    pub runs: Vec<Saved>,
    /// The proposals.
    pub proposals: Vec<Saved>,
    /// The instructions.
    pub instructions: Option<Saved>,
}

impl FoundBeside {
    /// Reads those that can be read. `annotations` and `relations` are all of the article, in layers or not.
    ///
    /// A layer or a run that is named and not there was damaged. It is made up, so that what names it is not lost with it; its
    /// name is then its id.
    pub fn read(
        self,
        article: &Article,
        annotations: &[Annotation],
        relations: &[Relation],
        lost: &mut Vec<Problem>,
    ) -> Beside {
        let mut beside = Beside {
            layers: each(self.layers, lost, native::read_layer).into(),
            runs: each(self.runs, lost, native::read_run).into(),
            proposals: each(self.proposals, lost, |fields| native::read_proposal(fields, article)).into(),
            instructions: one(self.instructions, lost, |fields| fields.string("instructions")),
            ..Beside::default()
        };
        let named = annotations.iter().filter_map(|one| Some((one.layer()?, Some(&one.created))));
        let named = named.chain(relations.iter().filter_map(|one| Some((one.layer.as_ref()?, one.created.as_ref()))));
        for (layer, created) in named {
            if !beside.layers.contains(layer) {
                beside.layers.insert(unknown_layer(layer, created));
            }
        }
        let runs: Vec<Run> = beside.proposals.iter().map(unknown_run).collect();
        for run in runs {
            if !beside.runs.contains(&run.id) {
                beside.runs.insert(run);
            }
        }
        beside
    }
}

/// The labels that proposals have.
pub(super) fn labels_of(beside: &Beside) -> impl Iterator<Item = &LabelId> {
    beside.proposals.iter().flat_map(|one| {
        std::iter::once(&one.label).chain(one.alternatives.iter().map(|alternative| &alternative.label))
    })
}

fn unknown_layer(id: &LayerId, created: Option<&Timestamp>) -> Layer {
    Layer {
        id: id.clone(),
        name: id.to_string(),
        kind: LayerKind::Person,
        created: created.cloned().unwrap_or_default(),
        no_claim: Sorted::default(),
        source: None,
        of: Vec::new(),
        extra: Object::default(),
    }
}

fn unknown_run(proposal: &Proposal) -> Run {
    let id = &proposal.run;
    let kind = EngineKind::Model;
    Run {
        id: id.clone(),
        engine: Engine { name: id.to_string(), version: None, kind, extra: Object::default() },
        prompt_sha256: None,
        created: Timestamp::default(),
        extra: Object::default(),
    }
}
