//! Merge a label into another, and move annotations from label to label.

use super::order::without;
use super::{find, replace};
use crate::annotation::{Annotation, AnnotationId, LabelId, Relation};
use crate::article::Stamp;
use crate::document::{Beside, Edit};
use crate::editor::commands::{Command, Context, Plan, Refusal};
use crate::editor::{Session, View};
use crate::message::labels;

/// Makes two labels one: the annotations of the first move to the other, and the first is no more.
pub struct MergeLabel {
    /// The label that goes.
    pub label: LabelId,
    /// The one that stays.
    pub into: LabelId,
}

impl Command for MergeLabel {
    fn plan(&self, context: &Context<'_>, stamp: &Stamp) -> Result<Plan, Refusal> {
        let session = context.session()?;
        let before = session.labels();
        let (_, label) = find(before, &self.label)?;
        let (_, into) = find(before, &self.into)?;
        if label.id == into.id {
            return Err(Refusal::NOTHING);
        }
        // What lay under the one lies under the other, unless that lay there itself.
        let under_itself = before.is_within(&into.id, &label.id);
        let heir = if under_itself { label.parent.as_ref() } else { Some(&into.id) };
        let message = labels::label_merged(label.name.as_str(), into.name.as_str());
        let carried = carry(session, &[(label.id.clone(), into.id.clone())], stamp);
        let after = without(before, label, heir);
        let plan = replace(session, after, carried.edits.clone(), message, None, stamp);
        carried.seen(plan)
    }
}

/// What moving annotations to other labels takes.
pub(super) struct Carried {
    /// The edits.
    pub edits: Vec<Edit>,
    /// Annotations that became one with another, and that other.
    gone: Vec<(AnnotationId, AnnotationId)>,
}

impl Carried {
    /// The plan with a view that looks at what is left.
    pub fn seen(self, plan: Result<Plan, Refusal>) -> Result<Plan, Refusal> {
        let mut plan = plan?;
        if let Plan::Do { view: View { selected: Some(selected), .. }, .. } = &mut plan
            && let Some((_, kept)) = self.gone.iter().find(|(gone, _)| gone == selected)
        {
            *selected = kept.clone();
        }
        Ok(plan)
    }
}

/// Moves annotations from each first label to the second. Where one of the same words has that label already, the two
/// become one: notes and lists are joined, the other's values fill what the kept one lacks, and where both say something,
/// the other's goes into the note. Relations follow.
pub(super) fn carry(session: &Session, moves: &[(LabelId, LabelId)], stamp: &Stamp) -> Carried {
    let to = |one: &Annotation| {
        let moved = moves.iter().find(|(from, _)| *from == one.label).map(|(_, to)| to);
        moved.unwrap_or(&one.label).clone()
    };
    let (mut edits, mut gone) = (Vec::new(), Vec::new());
    for one in session.annotations().iter() {
        let label = to(one);
        if label == one.label {
            continue;
        }
        let same = |other: &&Annotation| other.target == one.target && to(other) == label;
        let twins: Vec<&Annotation> = session.annotations().touching(one.target.first()).filter(same).collect();
        let moving = |twin: &&&Annotation| twin.label != label;
        let kept = twins.iter().find(|twin| !moving(twin)).or(twins.first()).copied().unwrap_or(one);
        if kept.id != one.id {
            edits.push(Edit::delete(one));
            gone.push((one.id.clone(), kept.id.clone()));
        }
        // The first of them that moves sees to the one that is kept.
        if twins.iter().find(moving).is_none_or(|first| first.id == one.id) {
            let mut joined = Annotation { label: label.clone(), modified: stamp.now.clone(), ..kept.clone() };
            for twin in twins.iter().filter(moving).filter(|twin| twin.id != kept.id) {
                joined.take_in(twin, session.article().text.as_str(), session.labels());
            }
            joined.target = kept.target.clone();
            match kept.extra.get("target") {
                Some(inside) => joined.extra.set("target", inside.clone()),
                None => drop(joined.extra.take("target")),
            }
            edits.extend(Edit::change_lineage(kept, &joined));
            edits.extend(Edit::update(kept, joined));
        }
    }
    let relations = follow(session, &gone);
    edits.extend(relations);
    if let Some(beside) = session.document().beside() {
        edits.extend(relabelled(beside, moves));
    }
    Carried { edits, gone }
}

/// What is in layers, and proposals, with the second label of each pair instead of the first. All else stays, also when it was
/// changed last and that two now say the same: it is the work of others.
fn relabelled(beside: &Beside, moves: &[(LabelId, LabelId)]) -> Vec<Edit> {
    let to = |label: &mut LabelId| {
        if let Some((_, to)) = moves.iter().find(|(from, _)| from == label) {
            label.clone_from(to);
        }
    };
    let mut edits = Vec::new();
    for before in beside.annotations.iter() {
        let mut after = before.clone();
        to(&mut after.label);
        edits.extend(Edit::annotation(before, &after));
    }
    for before in &beside.proposals {
        let mut after = before.clone();
        to(&mut after.label);
        after.alternatives.iter_mut().for_each(|one| to(&mut one.label));
        edits.extend(Edit::change_proposal(before, &after));
    }
    edits
}

/// Leads the relations of annotations that are gone to those that were kept. None links an annotation to itself or says
/// what another says already.
fn follow(session: &Session, gone: &[(AnnotationId, AnnotationId)]) -> Vec<Edit> {
    let now =
        |id: &AnnotationId| gone.iter().find(|(old, _)| old == id).map_or_else(|| id.clone(), |(_, kept)| kept.clone());
    let moves = |relation: &&Relation| gone.iter().any(|(old, _)| *old == relation.from || *old == relation.to);
    let all = || session.document().all_relations();
    let mut left: Vec<Relation> = all().filter(|one| !moves(one)).cloned().collect();
    let kinds = &session.labels().relations;
    let mut edits = Vec::new();
    for relation in all().filter(moves) {
        let new = Relation { from: now(&relation.from), to: now(&relation.to), ..relation.clone() };
        let symmetric = kinds.iter().any(|kind| kind.id == new.kind && kind.symmetric);
        let said = left.iter().any(|other| {
            let straight = other.from == new.from && other.to == new.to;
            let back = symmetric && other.from == new.to && other.to == new.from;
            other.layer == new.layer && other.kind == new.kind && (straight || back)
        });
        let keep = !said && new.from != new.to;
        edits.extend(Edit::relink(relation, keep.then_some(&new)));
        if keep {
            left.push(new);
        }
    }
    edits
}
