//! Labels, and the set that defines them with attributes and relation types.

use crate::article::Id;
use crate::json::Object;
use crate::sorted::order;
use crate::text::lowercase;

/// The id of a label set.
pub type LabelSetId = Id<LabelSet>;

/// What can be said in an article: labels, fields of an annotation, and kinds of links between annotations.
#[derive(Clone, PartialEq, Debug)]
pub struct LabelSet {
    /// Its id.
    pub id: LabelSetId,
    /// What people call it.
    pub name: String,
    /// The labels, in order.
    pub labels: Vec<Label>,
    /// The fields of an annotation, in order.
    pub attributes: Vec<Attribute>,
    /// The kinds of relations.
    pub relations: Vec<RelationType>,
    /// Unknown fields.
    pub extra: Object,
}

impl LabelSet {
    /// The label of that id.
    #[must_use]
    pub fn label(&self, id: &LabelId) -> Option<&Label> {
        self.labels.iter().find(|label| label.id == *id)
    }

    /// The labels that can be given, each with its place in [`Self::labels`]: all that are not retired.
    pub fn given(&self) -> impl Iterator<Item = (usize, &Label)> {
        self.labels.iter().enumerate().filter(|(_, label)| !label.retired)
    }

    /// A label and those above it, itself first.
    fn line(&self, label: &LabelId) -> impl Iterator<Item = &Label> {
        let parent = |label: &&Label| label.parent.as_ref().and_then(|parent| self.label(parent));
        // A set that leads in circles, which no reader lets in, must not be followed for ever.
        std::iter::successors(self.label(label), parent).take(self.labels.len())
    }

    /// Under how many others a label lies.
    #[must_use]
    pub fn depth(&self, label: &LabelId) -> usize {
        self.line(label).count().saturating_sub(1)
    }

    /// Whether a label is `above`, or lies under it.
    #[must_use]
    pub fn is_within(&self, label: &LabelId, above: &LabelId) -> bool {
        self.line(label).any(|one| one.id == *above)
    }

    /// The label here that stands for one of another set: of the same id, else of the same name.
    #[must_use]
    pub fn counterpart(&self, label: &Label) -> Option<&Label> {
        self.label(&label.id).or_else(|| self.labels.iter().find(|own| lowercase(&own.name) == lowercase(&label.name)))
    }

    /// The same with each label right behind the one it is a kind of; labels side by side keep their order.
    #[must_use]
    pub fn arranged(self) -> Self {
        let place = |label: &Label| self.labels.iter().position(|one| one.id == label.id);
        let path = |label: &Label| {
            let mut path: Vec<usize> = self.line(&label.id).filter_map(place).collect();
            path.reverse();
            path
        };
        let paths: Vec<Vec<usize>> = self.labels.iter().map(path).collect();
        let order = order(paths.len(), &|one, other| paths.get(one).cmp(&paths.get(other)));
        let labels = order.into_iter().filter_map(|at| self.labels.get(at)).cloned().collect();
        Self { labels, ..self }
    }

    /// The set for an article that is yet to be marked: without what is retired, but where something lies under that.
    #[must_use]
    pub fn fresh(&self) -> Self {
        let holds = |label: &&Label| self.given().any(|(_, given)| self.is_within(&given.id, &label.id));
        Self { labels: self.labels.iter().filter(holds).cloned().collect(), ..self.clone() }
    }
}

/// An id out of a name: small letters and digits of any script, words joined by `-`; empty where the name has none.
#[must_use]
pub fn slug(name: &str) -> String {
    /// Most bytes: with a number behind, still an id that every reader takes.
    const MAX_SLUG_BYTES: usize = 60;
    let name = lowercase(name);
    let words: Vec<&str> = name.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut slug = words.join("-");
    slug.truncate(slug.floor_char_boundary(MAX_SLUG_BYTES));
    slug
}

/// The id of a label.
pub type LabelId = Id<Label>;

/// What kind of thing a passage is.
#[derive(Clone, PartialEq, Debug)]
pub struct Label {
    /// Its id.
    pub id: LabelId,
    /// What people call it.
    pub name: String,
    /// One or two letters that stand for it on a mark.
    pub badge: String,
    /// The key that gives it.
    pub key: Option<String>,
    /// `#RRGGBB`. Decoration: badge and line tell labels apart.
    pub color: String,
    /// How its marks are underlined.
    pub line: Line,
    /// The label it is a kind of.
    pub parent: Option<LabelId>,
    /// What it means.
    pub description: String,
    /// Whether it is no longer given. What was marked with it stays marked.
    pub retired: bool,
    /// Unknown fields.
    pub extra: Object,
}

impl Label {
    /// The colour to use on a dark page: the label's own, but white for what is nearly black.
    #[must_use]
    pub fn color_on_dark(&self) -> &str {
        let channel = |at: usize| self.color.get(at..at + 2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        let dark = [1, 3, 5].into_iter().filter_map(channel).all(|channel| channel < 0x30);
        if dark { "#FFFFFF" } else { &self.color }
    }
}

/// How a mark is underlined.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Line {
    /// One line.
    #[default]
    Solid,
    /// Two lines.
    Double,
    /// Dots.
    Dotted,
    /// Dashes.
    Dashed,
    /// A wave.
    Wavy,
}

impl Line {
    /// All styles.
    pub const ALL: [Self; 5] = [Self::Solid, Self::Double, Self::Dotted, Self::Dashed, Self::Wavy];

    /// The name in the native format and in CSS.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Solid => "solid",
            Self::Double => "double",
            Self::Dotted => "dotted",
            Self::Dashed => "dashed",
            Self::Wavy => "wavy",
        }
    }

    /// The style of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|line| line.name() == name)
    }
}

/// The id of an attribute.
pub type AttributeId = Id<Attribute>;

/// A field of an annotation.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Attribute {
    /// Its id: the key in `attributes`.
    pub id: AttributeId,
    /// What people call it.
    pub name: String,
    /// What it holds.
    pub kind: AttributeKind,
    /// What can be chosen, for choices.
    pub options: Vec<Choice>,
    /// The fields of a record, for records.
    pub fields: Vec<Attribute>,
    /// For records: whether there is one at most, so that the value is that record and no list.
    pub single: bool,
    /// A sentence of help.
    pub help: Option<String>,
    /// Unknown fields.
    pub extra: Object,
}

/// What an attribute holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum AttributeKind {
    /// A line of text.
    #[default]
    Text,
    /// Several lines.
    LongText,
    /// A number.
    Number,
    /// A day.
    Date,
    /// A link.
    Url,
    /// One of the options.
    Choice,
    /// Any of the options, or free words where there are none.
    Choices,
    /// A list of records.
    Records,
}

impl AttributeKind {
    /// All kinds.
    pub const ALL: [Self; 8] =
        [Self::Text, Self::LongText, Self::Number, Self::Date, Self::Url, Self::Choice, Self::Choices, Self::Records];

    /// The name in the native format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::LongText => "long-text",
            Self::Number => "number",
            Self::Date => "date",
            Self::Url => "url",
            Self::Choice => "choice",
            Self::Choices => "choices",
            Self::Records => "records",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// The id of one of the values that a choice offers.
pub type ChoiceId = Id<Choice>;

/// One of the values that a choice offers.
#[derive(Clone, PartialEq, Debug)]
pub struct Choice {
    /// The value.
    pub id: ChoiceId,
    /// What people call it.
    pub name: String,
    /// Unknown fields.
    pub extra: Object,
}

/// The id of a type of relation.
pub type RelationTypeId = Id<RelationType>;

/// A kind of link between two annotations.
#[derive(Clone, PartialEq, Debug)]
pub struct RelationType {
    /// Its id.
    pub id: RelationTypeId,
    /// What people call it.
    pub name: String,
    /// Whether it holds both ways.
    pub symmetric: bool,
    /// Unknown fields.
    pub extra: Object,
}
