//! Losses: what a format cannot hold, by kind and number.

use crate::annotation::{Label, LabelSet, Line, slug};
use crate::document::Document;
use crate::message::{Message, losses};

/// A kind of thing that a format may not hold. In the order in which they are told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Loss {
    /// The text of an article.
    Text,
    /// What parts of a text are: counts its blocks.
    Structure,
    /// What an article says of itself, and where it came from: counts what is known.
    Metadata,
    /// Links and emphasis in a text.
    Formatting,
    /// Annotations.
    Annotations,
    /// Notes of annotations.
    Notes,
    /// Values of fields of annotations.
    Values,
    /// Ranges of annotations beyond the first of each.
    Ranges,
    /// Ranges of annotations where a format, which has one label for each word, holds others.
    Overlaps,
    /// Ids of annotations.
    Ids,
    /// Who made annotations: counts those of which it is known.
    Creators,
    /// When annotations were made and changed: counts them.
    Times,
    /// Relations between annotations.
    Relations,
    /// Sentences that were judged to hold no claim.
    Reviewed,
    /// Annotations, or ranges of them, that have no place in the text.
    Unplaced,
    /// Layers of others, with all that is in them.
    Layers,
    /// Proposals of machines.
    Proposals,
    /// Instructions to whoever gets the file.
    Instructions,
    /// Fields that this version does not know, of everything but the label set.
    Unknown,
    /// What labels and fields mean: definitions, colours, keys and all else of them but their names. Counts labels.
    Definitions,
    /// The name of a label set.
    SetName,
    /// Ids of labels that do not follow from their names.
    LabelIds,
    /// Badges of labels.
    Badges,
    /// Keys of labels.
    Keys,
    /// Lines of labels, where they are not plain ones.
    Lines,
    /// Definitions of fields.
    Fields,
    /// Types of relations.
    RelationTypes,
    /// Fields that this version does not know, of the label set.
    UnknownOfLabels,
    /// Characters that a format has no way to write.
    Characters,
    /// Which ranges belong together: counts annotations of several.
    Parts,
    /// The white space of a text.
    Spaces,
}

impl Loss {
    /// All kinds, in their order.
    pub const ALL: [Self; 31] = [
        Self::Text,
        Self::Structure,
        Self::Metadata,
        Self::Formatting,
        Self::Annotations,
        Self::Notes,
        Self::Values,
        Self::Ranges,
        Self::Overlaps,
        Self::Ids,
        Self::Creators,
        Self::Times,
        Self::Relations,
        Self::Reviewed,
        Self::Unplaced,
        Self::Layers,
        Self::Proposals,
        Self::Instructions,
        Self::Unknown,
        Self::Definitions,
        Self::SetName,
        Self::LabelIds,
        Self::Badges,
        Self::Keys,
        Self::Lines,
        Self::Fields,
        Self::RelationTypes,
        Self::UnknownOfLabels,
        Self::Characters,
        Self::Parts,
        Self::Spaces,
    ];

    /// What so many of the kind are called: `3 notes`, `the text`.
    #[must_use]
    pub fn message(self, count: usize) -> Message {
        match self {
            Self::Text => losses::LOST_TEXT.into(),
            Self::Structure => losses::LOST_STRUCTURE.into(),
            Self::Metadata => losses::LOST_METADATA.into(),
            Self::Formatting => losses::lost_formatting(count),
            Self::Annotations => losses::lost_annotations(count),
            Self::Notes => losses::lost_notes(count),
            Self::Values => losses::lost_values(count),
            Self::Ranges => losses::lost_ranges(count),
            Self::Overlaps => losses::lost_overlaps(count),
            Self::Ids => losses::LOST_IDS.into(),
            Self::Creators => losses::LOST_CREATORS.into(),
            Self::Times => losses::LOST_TIMES.into(),
            Self::Relations => losses::lost_relations(count),
            Self::Reviewed => losses::lost_reviewed(count),
            Self::Unplaced => losses::lost_unplaced(count),
            Self::Layers => losses::lost_layers(count),
            Self::Proposals => losses::lost_proposals(count),
            Self::Instructions => losses::LOST_INSTRUCTIONS.into(),
            Self::Unknown => losses::lost_unknown(count),
            Self::Definitions => losses::LOST_DEFINITIONS.into(),
            Self::SetName => losses::LOST_SET_NAME.into(),
            Self::LabelIds => losses::lost_label_ids(count),
            Self::Badges => losses::lost_badges(count),
            Self::Keys => losses::lost_keys(count),
            Self::Lines => losses::lost_lines(count),
            Self::Fields => losses::lost_fields(count),
            Self::RelationTypes => losses::lost_relation_types(count),
            Self::UnknownOfLabels => losses::lost_unknown_of_labels(count),
            Self::Characters => losses::lost_characters(count),
            Self::Parts => losses::LOST_PARTS.into(),
            Self::Spaces => losses::LOST_SPACES.into(),
        }
    }

    /// How many of the kind a document has. Of annotations and relations, those of layers count where a format holds them
    /// (`layers`). Characters and overlaps depend on the format, which counts them.
    #[must_use]
    pub fn count(self, document: &Document, layers: bool) -> usize {
        let (article, labels) = (document.article(), document.labels());
        let of_layers = || document.beside().filter(|_| layers).into_iter();
        let annotations = || document.annotations().iter().chain(of_layers().flat_map(|one| one.annotations.iter()));
        let beside = || document.beside().into_iter();
        match self {
            Self::Text => usize::from(!article.text.as_str().is_empty()),
            Self::Structure => article.blocks.len(),
            Self::Metadata => {
                let about = &article.metadata;
                let known = [&article.title, &article.language, &about.byline, &about.published, &about.publisher];
                let source = [&article.source.name, &article.source.url, &article.source.encoding];
                about.categories.len() + known.into_iter().chain(source).filter(|one| one.is_some()).count()
            }
            Self::Formatting => article.links.len() + article.emphasis.len(),
            Self::Annotations => annotations().count(),
            Self::Notes => annotations().filter(|one| !one.note.is_empty()).count(),
            Self::Values => annotations().map(|one| one.attributes.iter().count()).sum(),
            Self::Ranges => annotations().map(|one| one.target.ranges().count().saturating_sub(1)).sum(),
            Self::Ids | Self::Times => annotations().count(),
            Self::Creators => annotations().filter(|one| one.creator.is_some()).count(),
            Self::Relations => {
                document.relations().iter().chain(of_layers().flat_map(|one| one.relations.iter())).count()
            }
            Self::Reviewed => document.no_claim().iter().count(),
            Self::Unplaced => annotations().map(|one| one.target.alone().len()).sum(),
            Self::Layers => beside().map(|beside| beside.layers.len()).sum(),
            Self::Proposals => beside().map(|beside| beside.proposals.len()).sum(),
            Self::Instructions => beside().filter(|beside| beside.instructions.is_some()).count(),
            Self::Unknown => unknown(document),
            Self::Definitions => labels.labels.len(),
            Self::SetName => usize::from(!labels.name.is_empty()),
            Self::LabelIds => count(labels, |label| label.id.as_str() != slug(&label.name)),
            Self::Badges => count(labels, |label| !label.badge.is_empty()),
            Self::Keys => count(labels, |label| label.key.is_some()),
            Self::Lines => count(labels, |label| label.line != Line::Solid),
            Self::Fields => labels.attributes.len(),
            Self::RelationTypes => labels.relations.len(),
            Self::UnknownOfLabels => {
                let extras = labels.labels.iter().map(|label| &label.extra).chain([&labels.extra]);
                extras.map(|extra| extra.iter().count()).sum()
            }
            Self::Characters | Self::Overlaps => 0,
            Self::Parts => annotations().filter(|one| one.target.ranges().nth(1).is_some()).count(),
            Self::Spaces => usize::from(article.text.as_str().contains(char::is_whitespace)),
        }
    }
}

fn count(set: &LabelSet, is_lost: impl Fn(&Label) -> bool) -> usize {
    set.labels.iter().filter(|label| is_lost(label)).count()
}

/// Unknown fields of all but the label set.
fn unknown(document: &Document) -> usize {
    let article = document.article();
    let parts = [&article.extra, &article.metadata.extra, &article.source.extra, document.extra()].into_iter();
    let parts = parts.chain(article.sections.iter().map(|one| &one.extra));
    let parts = parts.chain(article.blocks.iter().map(|one| &one.extra));
    let parts = parts.chain(article.sentences.iter().map(|one| &one.extra));
    let parts = parts.chain(article.links.iter().map(|one| &one.extra));
    let parts = parts.chain(article.emphasis.iter().map(|one| &one.extra));
    let parts = parts.chain(document.annotations().iter().map(|one| &one.extra));
    parts.chain(document.relations().iter().map(|one| &one.extra)).map(|extra| extra.iter().count()).sum()
}

/// What a format cannot hold, by kind and number.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Losses(Vec<(Loss, usize)>);

impl Losses {
    /// All of these kinds that `documents` have. A format that has no [`Loss::Layers`] among its kinds holds what is in layers, so
    /// that the other kinds count it.
    #[must_use]
    pub fn of(documents: &[&Document], kinds: &[Loss]) -> Self {
        let layers = !kinds.contains(&Loss::Layers);
        let mut losses = Self::default();
        for kind in kinds {
            losses.add(*kind, documents.iter().map(|document| kind.count(document, layers)).sum());
        }
        losses
    }

    /// Adds what is lost of another document. Of their label sets, which nearly always are the same, the larger number counts.
    pub fn add_all(&mut self, other: &Self) {
        for (kind, count) in other.iter() {
            let of_labels = kind >= Loss::Definitions && kind < Loss::Characters;
            self.add(kind, if of_labels { count.saturating_sub(self.count(kind)) } else { count });
        }
    }

    /// How many of a kind are lost.
    #[must_use]
    pub fn count(&self, kind: Loss) -> usize {
        self.0.iter().find(|(known, _)| *known == kind).map_or(0, |(_, count)| *count)
    }

    /// Adds so many of a kind.
    pub fn add(&mut self, kind: Loss, count: usize) {
        if count == 0 {
            return;
        }
        match self.0.binary_search_by_key(&kind, |(known, _)| *known) {
            Ok(at) => self.0.get_mut(at).into_iter().for_each(|(_, sum)| *sum += count),
            Err(at) => self.0.insert(at, (kind, count)),
        }
    }

    /// Each kind with its number, which is not 0, in the order of [`Loss::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (Loss, usize)> {
        self.0.iter().copied()
    }

    /// Whether the format holds everything.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What each kind with its number is called.
    pub fn messages(&self) -> impl Iterator<Item = Message> {
        self.iter().map(|(kind, count)| kind.message(count))
    }
}
