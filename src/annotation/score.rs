//! Confidence scores.

use crate::json::{Json, Number};

/// A number from 0 to 1, kept as it was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Score(Number);

impl Score {
    /// The score that a JSON value is; `None` where that is no number, or one below 0 or above 1.
    #[must_use]
    pub fn of_json(json: &Json) -> Option<Self> {
        let Json::Number(number) = json else { return None };
        let score = Self(number.clone());
        (0.0..=1.0).contains(&score.value()).then_some(score)
    }

    /// The number.
    #[must_use]
    pub fn value(&self) -> f64 {
        match &self.0 {
            Number::Whole(0) => 0.0,
            Number::Whole(1) => 1.0,
            Number::Whole(_) => f64::INFINITY,
            Number::Other(text) => text.parse().unwrap_or(f64::NAN),
        }
    }

    /// The number as it was written.
    #[must_use]
    pub fn to_json(&self) -> Json {
        Json::Number(self.0.clone())
    }
}
