//! The parts that only version 2 of the format has.

use super::value::{check_labels, refuse_unknown, unique};
use super::{read_layer, read_proposal, read_run};
use crate::annotation::{Annotation, LabelSet, Layer, LayerId, Relation};
use crate::article::{Article, BlockKind};
use crate::document::{Beside, Document};
use crate::json::{Json, ObjectReader};
use crate::sorted::Index;

/// The version of the format that a document is written in: the earliest that can hold all of it.
#[must_use]
pub fn version(document: &Document) -> usize {
    let article = document.article();
    let plain = document.beside().is_none()
        && article.replaces.is_none()
        && article.blocks.iter().all(|one| one.table.is_none() && !one.header && one.kind != BlockKind::Excluded)
        && document.annotations().iter().all(|one| one.lineage.is_none() && !one.target.has_anchors())
        && document.relations().iter().all(|one| one.layer.is_none() && one.creator.is_none() && one.created.is_none());
    if plain { 1 } else { 2 }
}

/// Reads all of it but annotations and relations, which stand among the person's own; see [`part`].
pub fn read_beside(fields: &mut ObjectReader, article: &Article, labels: &LabelSet) -> Beside {
    let instructions = fields.optional("instructions", ObjectReader::string);
    let layers = fields.optional("layers", |fields, _| layers(fields, article)).unwrap_or_default();
    let runs = fields.optional("runs", |fields, name| fields.objects(name, read_run)).unwrap_or_default();
    let proposals = fields.optional("proposals", |fields, _| {
        let known = Index::of(runs.iter().map(|run| run.id.as_str()).collect());
        let labels = Index::of(labels.labels.iter().map(|label| label.id.as_str()).collect());
        let proposals = fields.objects("proposals", |fields| {
            let proposal = read_proposal(fields, article);
            if known.find(proposal.run.as_str()).is_none() {
                refuse_unknown(fields, "run", "run", proposal.run.as_str());
            }
            check_labels(fields, "label", &labels, &proposal.label);
            for (at, alternative) in proposal.alternatives.iter().enumerate() {
                check_labels(fields, &format!("alternatives[{at}].label"), &labels, &alternative.label);
            }
            proposal
        });
        unique(fields, "proposals", proposals.iter().map(|one| one.id.as_str()).collect());
        proposals
    });
    unique(fields, "runs", runs.iter().map(|run| run.id.as_str()).collect());
    let proposals = proposals.unwrap_or_default().into();
    Beside { layers: layers.into(), runs: runs.into(), proposals, instructions, ..Beside::default() }
}

fn layers(fields: &mut ObjectReader, article: &Article) -> Vec<Layer> {
    let sentences = Index::of(article.sentences.iter().map(|sentence| sentence.id.as_str()).collect());
    let layers = fields.objects("layers", |fields| {
        let reviewed = if let Some(Json::Array(items)) = fields.peek("reviewed") { items.as_slice() } else { &[] };
        let mut named = reviewed.iter().map(Json::as_str).enumerate();
        let unknown =
            named.find_map(|(at, id)| id.filter(|id| sentences.find(id).is_none()).map(|id| (at, id.to_owned())));
        let layer = read_layer(fields);
        if let Some((at, id)) = unknown {
            refuse_unknown(fields, &format!("reviewed[{at}]"), "sentence", &id);
        }
        layer
    });
    unique(fields, "layers", layers.iter().map(|layer| layer.id.as_str()).collect());
    layers
}

/// Says that the thing at hand names a layer that is not there, if it does.
pub fn check_layer(fields: &mut ObjectReader, layers: &Index<'_>, layer: Option<&LayerId>) {
    if let Some(layer) = layer.filter(|layer| layers.find(layer.as_str()).is_none()) {
        refuse_unknown(fields, "layer", "layer", layer.as_str());
    }
}

/// Parts what is in layers from the person's own, and puts it in its place.
pub fn part(
    beside: &mut Beside,
    annotations: Vec<Annotation>,
    relations: Vec<Relation>,
) -> (Vec<Annotation>, Vec<Relation>) {
    let (own, others): (Vec<_>, Vec<_>) = annotations.into_iter().partition(|one| one.layer().is_none());
    beside.annotations = others.into();
    let (related, others): (Vec<_>, Vec<_>) = relations.into_iter().partition(|one| one.layer.is_none());
    beside.relations = others.into();
    (own, related)
}
