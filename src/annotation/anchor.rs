//! Anchors: how a quoted range was searched for in the text, and what is kept of one that was not found.

use super::Score;
use crate::json::{Json, Object};

/// What looking for a range came to, where the text no longer has its words at its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum AnchorState {
    /// It was found elsewhere, or with other words.
    Moved,
    /// More than one place fits, so it has none.
    Ambiguous,
    /// No place fits.
    #[default]
    Orphan,
}

impl AnchorState {
    /// All states.
    pub const ALL: [Self; 3] = [Self::Moved, Self::Ambiguous, Self::Orphan];

    /// The name in the native format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::Ambiguous => "ambiguous",
            Self::Orphan => "orphan",
        }
    }

    /// The state of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// What decided where a range is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum AnchorBy {
    /// Its words.
    #[default]
    Quote,
    /// The words around it.
    Context,
    /// Words much like its own.
    Approximate,
    /// The difference between the two texts.
    Diff,
    /// A person.
    Hand,
}

impl AnchorBy {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Quote, Self::Context, Self::Approximate, Self::Diff, Self::Hand];

    /// The name in the native format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Context => "context",
            Self::Approximate => "approximate",
            Self::Diff => "diff",
            Self::Hand => "hand",
        }
    }
}

/// What was looked for. Offsets are those of the text that it came from, in code points.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Original {
    /// The words.
    pub exact: String,
    /// What stood before them.
    pub prefix: Option<String>,
    /// What stood after them.
    pub suffix: Option<String>,
    /// Where they started.
    pub start: Option<usize>,
    /// Where they ended.
    pub end: Option<usize>,
    /// Unknown fields.
    pub extra: Object,
}

/// How a range of a [`Target`](super::Target) was found, or why it has no place. A range loses its anchor when a person
/// confirms it or sets it by hand.
///
/// Only the state decides anything, so the rest is kept as the native format has it, checked when it is read. The code that takes it apart is
/// then only where somebody asks for it, and not in what every page loads first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Anchor {
    state: AnchorState,
    fields: Object,
}

impl Anchor {
    /// An anchor. `extra` are unknown fields.
    #[must_use]
    pub fn new(
        state: AnchorState,
        by: Option<AnchorBy>,
        score: Option<&Score>,
        original: Original,
        extra: &Object,
    ) -> Self {
        let Original { exact, prefix, suffix, start, end, extra: unknown } = original;
        let mut sought = Object::default();
        sought.set("exact", exact);
        sought.set("prefix", prefix.as_deref());
        sought.set("suffix", suffix.as_deref());
        sought.set("start", start);
        sought.set("end", end);
        sought.append(&unknown);
        let mut fields = Object::default();
        fields.set("state", state.name());
        fields.set("by", by.map(AnchorBy::name));
        fields.set("score", score.map(Score::to_json));
        fields.set("original", sought);
        fields.append(extra);
        Self { state, fields }
    }

    /// An anchor out of the fields that [`Self::fields`] gave; `None` where they name no state.
    #[must_use]
    pub fn of_fields(fields: Object) -> Option<Self> {
        let state = AnchorState::from_name(fields.get("state")?.as_str()?)?;
        Some(Self { state, fields })
    }

    /// What looking for the range came to.
    #[must_use]
    pub const fn state(&self) -> AnchorState {
        self.state
    }

    /// What decided where the range is, if that is known.
    #[must_use]
    pub fn by(&self) -> Option<AnchorBy> {
        let name = self.fields.get("by")?.as_str()?;
        AnchorBy::ALL.into_iter().find(|by| by.name() == name)
    }

    /// How well what was found fits, if that is known.
    #[must_use]
    pub fn score(&self) -> Option<Score> {
        Score::of_json(self.fields.get("score")?)
    }

    /// The words that were looked for.
    #[must_use]
    pub fn quote(&self) -> &str {
        let original =
            if let Some(Json::Object(original)) = self.fields.get("original") { Some(original) } else { None };
        original.and_then(|original| original.get("exact")?.as_str()).unwrap_or_default()
    }

    /// What was looked for.
    #[must_use]
    pub fn original(&self) -> Original {
        let Some(Json::Object(original)) = self.fields.get("original") else { return Original::default() };
        let mut extra = original.clone();
        let [exact, prefix, suffix] = ["exact", "prefix", "suffix"]
            .map(|name| extra.take(name).and_then(|value| value.as_str().map(str::to_owned)));
        let [start, end] = ["start", "end"].map(|name| extra.take(name).and_then(|value| value.as_whole()));
        Original { exact: exact.unwrap_or_default(), prefix, suffix, start, end, extra }
    }

    /// All of it as the native format has it.
    #[must_use]
    pub const fn fields(&self) -> &Object {
        &self.fields
    }
}
