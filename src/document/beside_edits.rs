//! Edits of the parts that few documents have: layers, runs, proposals, instructions.
//!
//! They are all of one kind, [`Edit::Set`], at a place that says with which function they apply. So inverse and log are those of
//! every other edit, and the functions are only where such an edit is made or read. A whole thing is put in or taken out by a
//! patch with an empty path.

use std::fmt;
use std::sync::Arc;

use super::beside_slots::{About, of_whole, whole};
use super::slots::{self, Fielded, differences};
use super::{Beside, Change, Document, Edit, Patch, Place};
use crate::annotation::attributes::Part;
use crate::annotation::{Annotation, AnnotationId, Layer, LayerId, Proposal, ProposalId, Relation, Run, RunId};
use crate::article::{Id, SentenceId};
use crate::json::Json;
use crate::sorted::{Keyed, Sorted};

/// What an edit at [`Place::Beside`] is about.
pub struct BesideKind {
    /// The name in the log.
    pub name: &'static str,
    /// Applies a patch to the thing of that id; whether it fits.
    pub(super) apply: fn(&mut Document, &str, &Patch, &mut Change) -> bool,
}

impl fmt::Debug for BesideKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl PartialEq for BesideKind {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for BesideKind {}

/// All kinds.
pub const BESIDE_KINDS: &[&BesideKind] = &[&LAYER, &LAYER_REVIEWED, &RUN, &PROPOSAL, &LINEAGE, &ABOUT];

static LAYER: BesideKind = BesideKind {
    name: "layer",
    apply: |document, id, patch, change| {
        let id = &LayerId::from(id);
        let fits = apply(&mut document.beside_mut().layers, id, patch, &|layer| Layer { id: id.clone(), ..layer });
        touched(fits, &mut change.beside.layers, id)
    },
};

/// The sentences that the author of a layer judged to hold no claim: `true` under the id of each.
static LAYER_REVIEWED: BesideKind = BesideKind {
    name: "layerReviewed",
    apply: |document, id, patch, change| {
        let [Part::Field(sentence)] = patch.path.as_slice() else { return false };
        let (id, sentence) = (&LayerId::from(id), SentenceId::from(&**sentence));
        let layers = &mut document.beside_mut().layers;
        let Some(mut layer) = layers.get(id).cloned() else { return false };
        let fits = match (patch.before.is_some(), patch.after.is_some()) {
            (false, true) => layer.no_claim.insert(sentence),
            (true, false) => layer.no_claim.remove(&sentence).is_some(),
            _ => false,
        };
        if fits {
            layers.insert(layer);
        }
        touched(fits, &mut change.beside.layers, id)
    },
};

static RUN: BesideKind = BesideKind {
    name: "run",
    apply: |document, id, patch, change| {
        let id = &RunId::from(id);
        let fits = apply(&mut document.beside_mut().runs, id, patch, &|run| Run { id: id.clone(), ..run });
        touched(fits, &mut change.beside.runs, id)
    },
};

static PROPOSAL: BesideKind = BesideKind {
    name: "proposal",
    apply: |document, id, patch, change| {
        let article = Arc::clone(&document.article);
        let id = &ProposalId::from(id);
        let proposals = &mut document.beside_mut().proposals;
        let before = proposals.get(id).cloned();
        let fits = apply(proposals, id, patch, &|proposal| Proposal { id: id.clone(), ..proposal });
        let lies = |proposal: &Proposal| {
            let others = proposal.alternatives.iter().filter_map(|one| one.target.as_ref());
            others.chain([&proposal.target]).flat_map(|target| target.ranges()).all(|range| article.text.holds(range))
        };
        if fits && !proposals.get(id).is_none_or(lies) {
            match before {
                Some(before) => proposals.insert(before),
                None => proposals.remove(id).is_some(),
            };
            return false;
        }
        touched(fits, &mut change.beside.proposals, id)
    },
};

/// What an annotation was made of.
static LINEAGE: BesideKind = BesideKind {
    name: "lineage",
    apply: |document, id, patch, change| {
        let Some(mut annotation) = document.annotation(&AnnotationId::from(id)).cloned() else { return false };
        let mut lineage = annotation.lineage.take().map(|lineage| *lineage).unwrap_or_default();
        let fits = slots::apply(lineage.slots(), patch);
        if fits {
            annotation.lineage = lineage.boxed();
            document.put_annotation(annotation, change);
        }
        fits
    },
};

/// What is said of the document as a whole.
static ABOUT: BesideKind = BesideKind {
    name: "about",
    apply: |document, _, patch, change| {
        let mut about = about(document);
        if !slots::apply(about.slots(), patch) {
            return false;
        }
        let About { instructions, replaces } = about;
        if document.article.replaces != replaces {
            Arc::make_mut(&mut document.article).replaces = replaces;
            change.article = true;
            change.details = true;
        }
        document.beside_mut().instructions = instructions;
        change.beside.instructions = true;
        true
    },
};

fn about(document: &Document) -> About {
    let instructions = document.beside().and_then(|beside| beside.instructions.clone());
    About { instructions, replaces: document.article.replaces.clone() }
}

fn touched<T>(fits: bool, ids: &mut Sorted<Id<T>>, id: &Id<T>) -> bool {
    if fits {
        ids.insert(id.clone());
    }
    fits
}

/// Applies a patch to one thing of a list: to its fields or, with an empty path, to all of it. `named` gives what was read its id.
fn apply<T>(list: &mut Sorted<T>, id: &Id<T>, patch: &Patch, named: &dyn Fn(T) -> T) -> bool
where
    T: Keyed<Key = Id<T>> + Fielded + Clone + Default,
{
    let old = list.get(id);
    if !patch.path.is_empty() {
        let Some(mut one) = old.cloned() else { return false };
        let fits = slots::apply(one.slots(), patch);
        if fits {
            list.insert(one);
        }
        return fits;
    }
    if old.map(whole) != patch.before {
        return false;
    }
    match &patch.after {
        None => list.remove(id).is_some(),
        Some(json) => of_whole(json).is_some_and(|one| {
            list.insert(named(one));
            true
        }),
    }
}

/// The edit that puts a thing in (`on`) or takes it out.
fn put(kind: &'static BesideKind, id: &str, thing: Json, on: bool) -> Edit {
    let (before, after) = if on { (None, Some(thing)) } else { (Some(thing), None) };
    Edit::Set { of: Place::Beside(kind, id.into()), patch: Patch { path: Vec::new(), before, after, at: None } }
}

fn set(kind: &'static BesideKind, id: &str, patches: Vec<Patch>) -> impl Iterator<Item = Edit> {
    let id: Arc<str> = id.into();
    patches.into_iter().map(move |patch| Edit::Set { of: Place::Beside(kind, Arc::clone(&id)), patch })
}

impl Edit {
    /// Makes a layer (`on`) or deletes it. What lies in it is for edits of its own.
    #[must_use]
    pub fn layer(layer: &Layer, on: bool) -> Self {
        put(&LAYER, layer.id.as_str(), whole(layer), on)
    }

    /// Adds a run (`on`) or deletes it.
    #[must_use]
    pub fn run(run: &Run, on: bool) -> Self {
        put(&RUN, run.id.as_str(), whole(run), on)
    }

    /// Adds a proposal (`on`) or deletes it.
    #[must_use]
    pub fn proposal(proposal: &Proposal, on: bool) -> Self {
        put(&PROPOSAL, proposal.id.as_str(), whole(proposal), on)
    }

    /// Marks a sentence as one that the author of a layer judged to hold no claim (`on`), or no longer.
    #[must_use]
    pub fn reviewed_in(layer: &LayerId, sentence: &SentenceId, on: bool) -> Self {
        let (before, after) = if on { (None, Some(true.into())) } else { (Some(true.into()), None) };
        let path = vec![Part::Field(sentence.as_str().into())];
        Self::Set {
            of: Place::Beside(&LAYER_REVIEWED, layer.as_str().into()),
            patch: Patch { path, before, after, at: None },
        }
    }

    /// The edits from one state of a layer to another.
    #[must_use]
    pub fn change_layer(before: &Layer, after: &Layer) -> Vec<Self> {
        let same = Layer { no_claim: before.no_claim.clone(), ..after.clone() };
        let patches = differences(before.clone().slots(), same.clone().slots());
        let mut edits: Vec<Self> = set(&LAYER, before.id.as_str(), patches).collect();
        let gone = before.no_claim.iter().filter(|id| !after.no_claim.contains(id));
        edits.extend(gone.map(|id| Self::reviewed_in(&before.id, id, false)));
        let new = after.no_claim.iter().filter(|id| !before.no_claim.contains(id));
        edits.extend(new.map(|id| Self::reviewed_in(&before.id, id, true)));
        edits
    }

    /// The edits from one state of a run to another.
    #[must_use]
    pub fn change_run(before: &Run, after: &Run) -> Vec<Self> {
        set(&RUN, before.id.as_str(), differences(before.clone().slots(), after.clone().slots())).collect()
    }

    /// The edits from one state of a proposal to another.
    #[must_use]
    pub fn change_proposal(before: &Proposal, after: &Proposal) -> Vec<Self> {
        set(&PROPOSAL, before.id.as_str(), differences(before.clone().slots(), after.clone().slots())).collect()
    }

    /// The edits from what one state of an annotation was made of to what another was. Both are of the same layer.
    #[must_use]
    pub fn change_lineage(before: &Annotation, after: &Annotation) -> Vec<Self> {
        let [mut old, mut new] = [before, after].map(|one| one.lineage.as_deref().cloned().unwrap_or_default());
        set(&LINEAGE, before.id.as_str(), differences(old.slots(), new.slots())).collect()
    }

    /// The edits that set the instructions of a document and what its article replaces, as in `after`.
    #[must_use]
    pub fn change_about(before: &Document, after: &Document) -> Vec<Self> {
        let (mut old, mut new) = (about(before), about(after));
        set(&ABOUT, before.article.id.as_str(), differences(old.slots(), new.slots())).collect()
    }

    /// The edits from all that one document has beside the person's own work to what another has: what goes, to be applied
    /// before the edits of the own work, and what comes or changes, to be applied behind them. So an annotation can go from a
    /// layer to the own ones and back.
    #[must_use]
    pub fn beside(before: &Document, after: &Document) -> (Vec<Self>, Vec<Self>) {
        let empty = Beside::default();
        let [old, new] = [before, after].map(|document| document.beside().unwrap_or(&empty));
        let (mut gone, mut made) = (Vec::new(), Vec::new());
        for relation in old.relations.iter() {
            match new.relations.get(&relation.id).filter(|now| now.layer == relation.layer) {
                Some(now) if now == relation => {}
                now => made_or_gone(Self::relink(relation, now), now.is_some(), &mut gone, &mut made),
            }
        }
        for annotation in old.annotations.iter() {
            match new.annotations.get(&annotation.id).filter(|now| now.layer() == annotation.layer()) {
                Some(now) => {
                    made.extend(Self::annotation(annotation, now));
                    made.extend(Self::change_lineage(annotation, now));
                }
                None => gone.push(Self::delete(annotation)),
            }
        }
        things(&old.proposals, &new.proposals, Self::proposal, Self::change_proposal, &mut gone, &mut made);
        things(&old.runs, &new.runs, Self::run, Self::change_run, &mut gone, &mut made);
        things(&old.layers, &new.layers, Self::layer, Self::change_layer, &mut gone, &mut made);
        let known = |one: &&Annotation| old.annotations.get(&one.id).is_none_or(|before| before.layer() != one.layer());
        made.extend(new.annotations.iter().filter(known).cloned().map(Self::create));
        let known = |one: &&Relation| old.relations.get(&one.id).is_none_or(|before| before.layer != one.layer);
        made.extend(new.relations.iter().filter(known).map(|one| Self::relation(one, true)));
        made.extend(Self::change_about(before, after));
        (gone, made)
    }
}

fn made_or_gone(edits: Vec<Edit>, stays: bool, gone: &mut Vec<Edit>, made: &mut Vec<Edit>) {
    if stays { made.extend(edits) } else { gone.extend(edits) }
}

/// The edits from one list of things to another.
fn things<T: Keyed<Key = Id<T>> + PartialEq>(
    old: &Sorted<T>,
    new: &Sorted<T>,
    put: fn(&T, bool) -> Edit,
    change: fn(&T, &T) -> Vec<Edit>,
    gone: &mut Vec<Edit>,
    made: &mut Vec<Edit>,
) {
    for one in old {
        match new.get(one.key()) {
            Some(now) if now == one => {}
            Some(now) => made.extend(change(one, now)),
            None => gone.push(put(one, false)),
        }
    }
    made.extend(new.iter().filter(|one| old.get(one.key()).is_none()).map(|one| put(one, true)));
}
