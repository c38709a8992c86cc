//! Documents that have everything that version 2 of the format can hold, made up out of a number.

use postil::annotation::{
    Action, Alternative, Anchor, AnchorBy, AnchorState, Annotation, AnnotationId, Decision, Engine, EngineKind,
    LabelId, Layer, LayerKind, LayerSource, Lineage, Original, Proposal, Relation, RelationTypeId, Run, Score, Target,
};
use postil::article::{Id, Replaces, SentenceId};
use postil::document::{Beside, Document, Parts};
use postil::editor::Session;
use postil::json::{Json, Object, parse};
use postil::text::TextRange;

use super::{parts, stamp};

/// Numbers that follow from a number (Knuth's linear congruential generator).
pub struct Dice(u64);

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `most`.
    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.below(2) == 0).then(|| make(self))
    }

    fn list<T>(&mut self, most: usize, mut make: impl FnMut(&mut Self, usize) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|n| make(self, n)).collect()
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn words(&mut self) -> String {
        self.one_of(&["", "Eva", "a “b”\n", "日本", "\u{202E}x", "🌉 e\u{301}", "\\\"\u{0}"]).to_owned()
    }

    fn id<T>(&mut self) -> Id<T> {
        Id::from(format!("x{}", self.below(12)))
    }

    fn extra(&mut self) -> Object {
        let mut extra = Object::default();
        for name in ["x-a", "x-é"] {
            if self.below(3) == 0 {
                let value = self.one_of(&["null", "[1, 2.50]", "{\"b\": {\"a\": -0}}", "\"\u{2028}\"", "1e400"]);
                extra.set(name, parse(value).unwrap());
            }
        }
        extra
    }

    fn score(&mut self) -> Option<Score> {
        let text = self.one_of(&["0", "1", "0.5", "1e-3", "0.830", "-0", "null"]);
        Score::of_json(&parse(text).unwrap())
    }

    fn moment(&mut self) -> postil::article::Timestamp {
        let n = self.below(500);
        stamp(n).now
    }

    fn anchor(&mut self, states: &[AnchorState]) -> Anchor {
        let start = self.maybe(|dice| dice.below(1000));
        let original = Original {
            exact: self.words(),
            prefix: self.maybe(Self::words),
            suffix: self.maybe(Self::words),
            start,
            end: start.map(|start| start + self.below(9)),
            extra: self.extra(),
        };
        let by = self.maybe(|dice| dice.one_of(&AnchorBy::ALL));
        let (state, score) = (self.one_of(states), self.score());
        Anchor::new(state, by, score.as_ref(), original, &self.extra())
    }

    /// The ranges of a text's sentences, to mark whole or not at all.
    fn target(&mut self, ranges: &[TextRange]) -> Target {
        let mut chosen: Vec<TextRange> = ranges.iter().copied().filter(|_| self.below(4) == 0).take(3).collect();
        if self.below(5) == 0 {
            chosen.clear();
        }
        let mut placed = Vec::new();
        for at in 0..chosen.len() {
            if self.below(3) == 0 {
                placed.push((at, self.anchor(&[AnchorState::Moved])));
            }
        }
        let lone = chosen.is_empty() || self.below(4) == 0;
        let count = if lone { 1 + self.below(2) } else { 0 };
        let alone = (0..count).map(|_| self.anchor(&[AnchorState::Ambiguous, AnchorState::Orphan])).collect();
        Target::anchored(chosen, placed, alone).unwrap()
    }

    /// Unknown fields, maybe also inside the items of a target.
    fn extra_of(&mut self, target: &Target) -> Object {
        let mut extra = self.extra();
        let items = target.ranges().count() + target.alone().len();
        let inside: Vec<Object> = (0..items).map(|_| self.extra()).collect();
        if inside.iter().any(|one| !one.is_empty()) {
            extra.set("target", inside.into_iter().map(Json::from).collect::<Json>());
        }
        extra
    }
}

/// The document with everything, made up anew by `seed`: what it had beside the person's own work is gone.
pub fn dress(session: &Session, seed: u64) -> Session {
    let mut dice = Dice::new(seed);
    let mut parts = parts(session);
    let ranges: Vec<TextRange> = parts.article.sentences.iter().map(|sentence| sentence.range).collect();
    let sentences: Vec<SentenceId> = parts.article.sentences.iter().map(|sentence| sentence.id.clone()).collect();
    let labels: Vec<LabelId> = parts.labels.labels.iter().map(|label| label.id.clone()).collect();
    let kinds: Vec<RelationTypeId> = parts.labels.relations.iter().map(|kind| kind.id.clone()).collect();
    let mut beside = Beside { instructions: dice.maybe(Dice::words), ..Beside::default() };
    let layers = dice.list(3, |dice, n| Layer {
        id: Id::from(format!("layer{n}")),
        name: dice.words(),
        kind: dice.one_of(&LayerKind::ALL),
        created: dice.moment(),
        no_claim: sentences.iter().filter(|_| dice.below(3) == 0).cloned().collect::<Vec<_>>().into(),
        source: dice.maybe(|dice| LayerSource {
            format: dice.words(),
            name: dice.maybe(Dice::words),
            imported: dice.moment(),
            extra: dice.extra(),
        }),
        of: dice.list(2, |dice, _| dice.id()),
        extra: dice.extra(),
    });
    let runs = dice.list(3, |dice, n| Run {
        id: Id::from(format!("run{n}")),
        engine: Engine {
            name: dice.words(),
            version: dice.maybe(Dice::words),
            kind: dice.one_of(&EngineKind::ALL),
            extra: dice.extra(),
        },
        prompt_sha256: dice.maybe(|dice| format!("{:064x}", dice.below(99))),
        created: dice.moment(),
        extra: dice.extra(),
    });
    let mut others = Vec::new();
    if !labels.is_empty() {
        if !runs.is_empty() {
            let proposals = dice.list(4, |dice, n| {
                let target = dice.target(&ranges);
                Proposal {
                    id: Id::from(format!("proposal{n}")),
                    run: runs[dice.below(runs.len())].id.clone(),
                    label: labels[dice.below(labels.len())].clone(),
                    attributes: dice.extra(),
                    note: dice.words(),
                    score: dice.score(),
                    alternatives: dice.list(2, |dice, _| {
                        let target = dice.maybe(|dice| dice.target(&ranges));
                        let extra = target.as_ref().map_or_else(Object::default, |target| dice.extra_of(target));
                        let label = labels[dice.below(labels.len())].clone();
                        Alternative { label, target, score: dice.score(), extra }
                    }),
                    decision: dice.maybe(|dice| Decision {
                        action: dice.one_of(&Action::ALL),
                        by: dice.maybe(Dice::words),
                        at: dice.moment(),
                        annotation: dice.maybe(Dice::id),
                        extra: dice.extra(),
                    }),
                    extra: dice.extra_of(&target),
                    target,
                }
            });
            beside.proposals = proposals.into();
        }
        // Some in a layer, some the person's own; an id may be in one here and in another there.
        let made = dice.list(6, |dice, n| {
            let layer = dice.maybe(|dice| layers.get(dice.below(3)).map(|layer| layer.id.clone())).flatten();
            let target = dice.target(&ranges);
            let (created, label) = (dice.moment(), labels[dice.below(labels.len())].clone());
            let lineage = Lineage { layer, from: dice.list(2, |dice, _| dice.id()), proposal: dice.maybe(Dice::id) };
            Annotation {
                id: Id::from(format!("made{n}")),
                label,
                attributes: dice.extra(),
                note: dice.words(),
                creator: dice.maybe(Dice::words),
                modified: created.clone(),
                created,
                lineage: lineage.boxed(),
                extra: dice.extra_of(&target),
                target,
            }
        });
        let (own, layered): (Vec<_>, Vec<_>) = made.into_iter().partition(|one| one.layer().is_none());
        parts.annotations.retain(|one| !one.id.as_str().starts_with("made"));
        parts.annotations.extend(own);
        others = layered;
    }
    let ends: Vec<AnnotationId> = parts.annotations.iter().chain(&others).map(|one| one.id.clone()).collect();
    parts.relations.retain(|one| ends.contains(&one.from) && ends.contains(&one.to));
    if ends.len() > 1 && !kinds.is_empty() {
        let related = dice.list(4, |dice, n| {
            let from = dice.below(ends.len());
            let to = (from + 1 + dice.below(ends.len() - 1)) % ends.len();
            let kind = kinds[dice.below(kinds.len())].clone();
            Relation {
                layer: dice.maybe(|dice| layers.get(dice.below(3)).map(|layer| layer.id.clone())).flatten(),
                creator: dice.maybe(Dice::words),
                created: dice.maybe(Dice::moment),
                extra: dice.extra(),
                ..Relation::new(Id::from(format!("link{n}")), kind, ends[from].clone(), ends[to].clone())
            }
        });
        let (own, layered): (Vec<_>, Vec<_>) = related.into_iter().partition(|one| one.layer.is_none());
        parts.relations.retain(|one| !one.id.as_str().starts_with("link"));
        parts.relations.extend(own);
        beside.relations = layered.into();
    }
    parts.article.replaces = dice.maybe(|dice| {
        Box::new(Replaces { id: dice.id(), sha256: format!("{:064X}", dice.below(99)), extra: dice.extra() })
    });
    (beside.annotations, beside.layers, beside.runs) = (others.into(), layers.into(), runs.into());
    Session::from(Document::restore(Parts { beside: beside.boxed(), ..parts }))
}

/// The document with tables, and with blocks that are no part of the article.
pub fn tabled(session: &Session, seed: u64) -> Session {
    let mut dice = Dice::new(seed);
    let mut parts = parts(session);
    let first = parts.article.blocks.first().map(|block| block.id.clone());
    for block in &mut parts.article.blocks {
        block.table = first.clone().filter(|_| dice.below(3) == 0);
        block.header = dice.below(5) == 0;
        if block.kind == postil::article::BlockKind::Paragraph && dice.below(5) == 0 {
            block.kind = postil::article::BlockKind::Excluded;
        }
    }
    Session::from(Document::restore(parts))
}
