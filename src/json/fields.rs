//! Reads an object field by field.

use super::{Json, Number, Object, Problem};
use crate::message::{Message, problems};

/// The fields of an object that were not yet taken, and the first thing that was wrong with those that were.
///
/// Reading does not stop where something is wrong: it goes on with made-up values, and [`ObjectReader::finish`] tells of the first
/// problem. So the code that reads a type says what the type holds and nothing of errors, and each method compiles once.
#[derive(Default)]
pub struct ObjectReader {
    object: Object,
    problem: Option<Problem>,
}

impl ObjectReader {
    /// Opens an object.
    #[must_use]
    pub fn of(json: Json) -> Self {
        match json {
            Json::Object(object) => Self { object, problem: None },
            _ => Self { problem: Some(Problem::new(problems::MUST_BE_OBJECT)), ..Self::default() },
        }
    }

    /// Ends reading, or asks whether to go on.
    ///
    /// # Errors
    /// With the first thing that was wrong so far; what was read is worth nothing then.
    pub fn finish(&mut self) -> Result<(), Problem> {
        self.problem.take().map_or(Ok(()), Err)
    }

    /// Says that a field is wrong. `place` is its name, maybe with a path behind it; empty for the object itself.
    pub fn error_at(&mut self, place: &str, message: impl Into<Message>) {
        self.check(place, Err(Problem::new(message)));
    }

    /// Takes over what a check of a field found.
    pub fn check(&mut self, place: &str, checked: Result<(), Problem>) {
        if let (None, Err(problem)) = (&self.problem, checked) {
            self.problem = Some(problem.in_field(place));
        }
    }

    /// Looks at a field without taking it.
    #[must_use]
    pub fn peek(&self, name: &str) -> Option<&Json> {
        self.object.get(name)
    }

    /// Takes a field that may be missing or `null`, by one of the methods for fields that must be there.
    pub fn optional<T>(&mut self, name: &str, take: impl FnOnce(&mut Self, &str) -> T) -> Option<T> {
        if matches!(self.peek(name), None | Some(Json::Null)) {
            self.object.take(name);
            return None;
        }
        Some(take(self, name))
    }

    /// Takes whatever stands in a field, `null` too; `None` where there is none.
    pub fn json(&mut self, name: &str) -> Option<Json> {
        self.object.take(name)
    }

    /// Drops a field whose value follows from others and is written anew.
    pub fn derived(&mut self, name: &str) {
        self.object.take(name);
    }

    /// Takes text.
    pub fn string(&mut self, name: &str) -> String {
        match self.take(name) {
            Some(Json::String(text)) => text,
            Some(_) => self.made_up(name, problems::MUST_BE_TEXT),
            None => String::new(),
        }
    }

    /// Takes `true` or `false`.
    pub fn flag(&mut self, name: &str) -> bool {
        match self.take(name) {
            Some(Json::Bool(value)) => value,
            Some(_) => self.made_up(name, problems::MUST_BE_FLAG),
            None => false,
        }
    }

    /// Takes a whole number that is not negative.
    pub fn offset(&mut self, name: &str) -> usize {
        self.number(name, 0, usize::MAX, problems::MUST_BE_COUNT)
    }

    /// Takes a whole number from `least` to `most`; `message` is told of any other value.
    pub fn number(&mut self, name: &str, least: usize, most: usize, message: impl Into<Message>) -> usize {
        match self.take(name) {
            Some(Json::Number(Number::Whole(number))) if (least..=most).contains(&number) => number,
            // More than can be counted here, which is less in wasm: whoever asked finds it too much.
            Some(Json::Number(Number::Other(digits)))
                if most == usize::MAX && digits.bytes().all(|byte| byte.is_ascii_digit()) =>
            {
                usize::MAX
            }
            Some(_) => self.made_up(name, message),
            None => 0,
        }
    }

    /// Takes one of a few names; answers with its place among them.
    pub fn choice(&mut self, name: &str, names: &[&str]) -> usize {
        let Some(value) = self.take(name) else { return 0 };
        let found = names.iter().position(|known| value.as_str() == Some(known));
        found.unwrap_or_else(|| self.made_up(name, problems::must_be_one_of(names.join(", "))))
    }

    /// Takes a list of text.
    pub fn strings(&mut self, name: &str) -> Vec<String> {
        let mut strings = Vec::new();
        for (at, item) in self.list(name).into_iter().enumerate() {
            match item {
                Json::String(text) => strings.push(text),
                _ => self.error_at(&format!("{name}[{at}]"), problems::MUST_BE_TEXT),
            }
        }
        strings
    }

    /// Takes an object with whatever it holds.
    pub fn any(&mut self, name: &str) -> Object {
        self.object(name, Self::rest)
    }

    /// Takes an object, of which `read` takes the fields.
    pub fn object<T>(&mut self, name: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let mut inner = self.take(name).map(Self::of).unwrap_or_default();
        let value = read(&mut inner);
        self.check(name, inner.finish());
        value
    }

    /// Takes a list of objects, of each of which `read` takes the fields.
    pub fn objects<T>(&mut self, name: &str, mut read: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let items = self.list(name);
        let mut values = Vec::with_capacity(items.len());
        for (at, item) in items.into_iter().enumerate() {
            let mut inner = Self::of(item);
            values.push(read(&mut inner));
            if inner.problem.is_some() {
                self.check(name, inner.finish().map_err(|problem| problem.in_item(at)));
                break;
            }
        }
        values
    }

    /// What is left: the fields that Postil does not know.
    #[must_use]
    pub fn rest(&mut self) -> Object {
        std::mem::take(&mut self.object)
    }

    /// Takes a field that must be there.
    fn take(&mut self, name: &str) -> Option<Json> {
        let value = self.object.take(name);
        if value.is_none() {
            self.error_at(name, problems::IS_MISSING);
        }
        value
    }

    fn list(&mut self, name: &str) -> Vec<Json> {
        match self.take(name) {
            Some(Json::Array(items)) => items,
            Some(_) => self.made_up(name, problems::MUST_BE_LIST),
            None => Vec::new(),
        }
    }

    fn made_up<T: Default>(&mut self, name: &str, message: impl Into<Message>) -> T {
        self.error_at(name, message);
        T::default()
    }
}
