//! The tree.

use std::borrow::Cow;

/// A JSON value.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Json {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number
    Number(Number),
    /// Text
    String(String),
    /// A list
    Array(Vec<Json>),
    /// Named fields
    Object(Object),
}

/// A number, exactly as it was written: no double can hold them all, and Postil only counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Number {
    /// Digits alone, of a size to count with.
    Whole(usize),
    /// Any other.
    Other(Box<str>),
}

impl Number {
    /// The number that `text`, checked by the grammar, writes.
    pub(super) fn of(text: &str) -> Self {
        text.parse().map_or_else(|_| Self::Other(text.into()), Self::Whole)
    }
}

/// Named fields in the order they came; no name stands twice. Names that Postil writes take no memory of their own.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Object(pub(super) Vec<(Name, Json)>);

pub(super) type Name = Cow<'static, str>;

impl Object {
    /// No fields.
    pub const EMPTY: Self = Self(Vec::new());

    /// Adds fields of which none has the name of one that is here.
    pub fn append(&mut self, others: &Self) {
        self.0.extend(others.0.iter().cloned());
    }

    /// Fields in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }

    /// The value of a field.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The value of a field, to be changed where it stands.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Json> {
        self.0.iter_mut().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Takes a field out.
    pub fn take(&mut self, name: &str) -> Option<Json> {
        let at = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.remove(at).1)
    }

    /// Sets a field, in its old place or at the end.
    pub fn set(&mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Json>) {
        let (name, value) = (name.into(), value.into());
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, old)) => *old = value,
            None => self.0.push((name, value)),
        }
    }

    /// Sets a field, in its old place; a new one at the given place, or else at its own, see [`Self::place_of`].
    pub fn insert(&mut self, name: &str, value: Json, at: Option<usize>) {
        match self.get_mut(name) {
            Some(old) => *old = value,
            None => {
                let at = at.unwrap_or_else(|| self.place_of(name)).min(self.0.len());
                self.0.insert(at, (name.to_owned().into(), value));
            }
        }
    }

    /// Where a field that is not there yet goes: before the first whose name is greater. Fields that are set one after another
    /// then stand in the same order, whichever was set first.
    #[must_use]
    pub fn place_of(&self, name: &str) -> usize {
        self.0.iter().position(|(known, _)| &**known > name).unwrap_or(self.0.len())
    }

    /// How many fields there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no fields.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Json {
    /// The number, if it is a whole one of a size to count with.
    #[must_use]
    pub const fn as_whole(&self) -> Option<usize> {
        if let Self::Number(Number::Whole(number)) = self { Some(*number) } else { None }
    }

    /// The text, if it is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<usize> for Json {
    fn from(value: usize) -> Self {
        Self::Number(Number::Whole(value))
    }
}

impl From<u8> for Json {
    fn from(value: u8) -> Self {
        usize::from(value).into()
    }
}

impl From<&str> for Json {
    fn from(value: &str) -> Self {
        Self::String(value.to_owned())
    }
}

impl From<String> for Json {
    fn from(value: String) -> Self {
        Self::String(value)
    }
}

impl From<Object> for Json {
    fn from(value: Object) -> Self {
        Self::Object(value)
    }
}

impl<T: Into<Json>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Json>> FromIterator<T> for Json {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::Array(items.into_iter().map(Into::into).collect())
    }
}
