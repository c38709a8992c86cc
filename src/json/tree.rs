//! The tree, out of text and back.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserializer, Serialize, Serializer};

use super::{Number, Problem, quoted};

/// Deepest nesting that is read. The native format needs 8; unknown fields may use the rest.
const DEEPEST: usize = 100;

/// Most values that are read from one document. A value takes at least 24 bytes of memory where its text may take two
/// (`0,`): without a limit, a file that is small enough to read could still fill the memory.
const MOST: usize = 4_000_000;

/// A JSON value.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Json {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number; whole numbers up to 64 bits are exact, others are the nearest double.
    Number(Number),
    /// Text
    String(String),
    /// A list
    Array(Vec<Json>),
    /// Named fields
    Object(Object),
}

/// Named fields in the order they came; no name stands twice. Names that Postil writes take no memory of their own.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Object(Vec<(Name, Json)>);

type Name = Cow<'static, str>;

impl Object {
    /// Fields in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }

    /// The value of a field.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value)
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

    /// Whether there are no fields.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Builds an object in the order of calls, the fields of the format first, then what came unknown.
#[derive(Default)]
pub struct Write(Vec<(Name, Json)>);

impl Write {
    /// An empty object.
    #[must_use]
    pub fn object() -> Self {
        Self::default()
    }

    /// Adds a field. The caller names each field once.
    #[must_use]
    pub fn field(mut self, name: &'static str, value: impl Into<Json>) -> Self {
        self.0.push((Cow::Borrowed(name), value.into()));
        self
    }

    /// Adds a field where there is something to say.
    #[must_use]
    pub fn maybe(self, name: &'static str, value: Option<impl Into<Json>>) -> Self {
        match value {
            Some(value) => self.field(name, value),
            None => self,
        }
    }

    /// Adds fields that came unknown. None of them has the name of another.
    #[must_use]
    pub fn append(mut self, fields: Object) -> Self {
        self.0.extend(fields.0);
        self
    }

    /// Ends the object with the unknown fields that came with it.
    #[must_use]
    pub fn extra(self, extra: &Object) -> Json {
        self.append(extra.clone()).end()
    }

    /// Ends the object.
    #[must_use]
    pub fn end(self) -> Json {
        Json::Object(Object(self.0))
    }
}

/// Reads one JSON document (RFC 8259), and nothing after it.
///
/// # Errors
/// Where the text is no JSON, names a field twice in one object, nests deeper than 100 levels or holds more than 4,000,000
/// values; the message ends with line and column.
pub fn parse(text: &str) -> Result<Json, Problem> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    Seed { left: DEEPEST, values: &Cell::new(0) }
        .deserialize(&mut deserializer)
        .and_then(|json| deserializer.end().map(|()| json))
        .map_err(|error| Problem::new(error.to_string()))
}

impl Json {
    /// The document on one line.
    #[must_use]
    pub fn to_line(&self) -> String {
        // Strings, numbers and string keys cannot fail to be written to memory.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The document for people to read, indented by two spaces.
    #[must_use]
    pub fn to_pretty(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// The text, if it is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(value) => value.serialize(serializer),
            Self::String(value) => serializer.serialize_str(value),
            Self::Array(items) => {
                let mut seq = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| seq.serialize_element(item))?;
                seq.end()
            }
            Self::Object(Object(fields)) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                fields.iter().try_for_each(|(name, value)| map.serialize_entry(name, value))?;
                map.end()
            }
        }
    }
}

/// Reads a value that may nest `left` levels further, and counts it.
#[derive(Clone, Copy)]
struct Seed<'a> {
    left: usize,
    values: &'a Cell<usize>,
}

impl Seed<'_> {
    fn deeper<E: serde::de::Error>(self) -> Result<Self, E> {
        let left = self.left.checked_sub(1).ok_or_else(|| E::custom(format!("nested deeper than {DEEPEST} levels")))?;
        Ok(Self { left, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        self.values.set(self.values.get() + 1);
        if self.values.get() > MOST {
            return Err(D::Error::custom(format!("more than {MOST} values")));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Json, E> {
        Number::from_f64(value).map(Json::Number).ok_or_else(|| E::custom("a number out of range"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Json, E> {
        Ok(Json::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let inner = self.deeper()?;
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(inner)? {
            items.push(item);
        }
        Ok(Json::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let inner = self.deeper()?;
        let mut fields = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            fields.push((Cow::Owned(name), map.next_value_seed(inner)?));
        }
        match named_twice(&fields) {
            Some(name) => Err(A::Error::custom(format!("the field {} stands twice in one object", quoted(name)))),
            None => Ok(Json::Object(Object(fields))),
        }
    }
}

fn named_twice(fields: &[(Name, Json)]) -> Option<&str> {
    let mut names: Vec<&str> = fields.iter().map(|(name, _)| &**name).collect();
    names.sort_unstable();
    names.array_windows().find(|[one, next]| one == next).map(|[name, _]| *name)
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<usize> for Json {
    fn from(value: usize) -> Self {
        Self::Number(value.into())
    }
}

impl From<u8> for Json {
    fn from(value: u8) -> Self {
        Self::Number(value.into())
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
