//! Taking an object apart, field by field.

use super::{Json, Object, Problem};

/// The fields of an object that were not yet taken.
pub struct Fields(Object);

impl Fields {
    /// Opens an object.
    ///
    /// # Errors
    /// Where the value is none.
    pub fn of(json: Json) -> Result<Self, Problem> {
        match json {
            Json::Object(object) => Ok(Self(object)),
            _ => Err(Problem::new("must be an object")),
        }
    }

    /// Takes a field that must be there.
    ///
    /// # Errors
    /// Where it is missing, or `read` refuses its value.
    pub fn required<T>(&mut self, name: &str, read: impl FnOnce(Json) -> Result<T, Problem>) -> Result<T, Problem> {
        let value = self.0.take(name).ok_or_else(|| Problem::new("is missing").in_field(name))?;
        read(value).map_err(|problem| problem.in_field(name))
    }

    /// Takes a field that may be missing or `null`.
    ///
    /// # Errors
    /// Where `read` refuses its value.
    pub fn optional<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(Json) -> Result<T, Problem>,
    ) -> Result<Option<T>, Problem> {
        match self.0.take(name) {
            None | Some(Json::Null) => Ok(None),
            Some(value) => read(value).map(Some).map_err(|problem| problem.in_field(name)),
        }
    }

    /// Drops a field whose value follows from others and is written anew.
    pub fn derived(&mut self, name: &str) {
        self.0.take(name);
    }

    /// What is left: the fields that Postil does not know.
    #[must_use]
    pub fn rest(self) -> Object {
        self.0
    }
}

/// Reads text.
///
/// # Errors
/// Where the value is something else.
pub fn string(json: Json) -> Result<String, Problem> {
    match json {
        Json::String(text) => Ok(text),
        _ => Err(Problem::new("must be text")),
    }
}

/// Reads `true` or `false`.
///
/// # Errors
/// Where the value is something else.
pub fn boolean(json: Json) -> Result<bool, Problem> {
    match json {
        Json::Bool(value) => Ok(value),
        _ => Err(Problem::new("must be true or false")),
    }
}

/// Reads a whole number that is not negative.
///
/// # Errors
/// Where the value is something else.
pub fn offset(json: Json) -> Result<usize, Problem> {
    let number = if let Json::Number(number) = &json { number.as_u64() } else { None };
    number
        .and_then(|number| usize::try_from(number).ok())
        .ok_or_else(|| Problem::new("must be a whole number, 0 or more"))
}

/// Reads each item of a list.
///
/// # Errors
/// Where the value is no list, or `read` refuses an item.
pub fn array<T>(mut read: impl FnMut(Json) -> Result<T, Problem>) -> impl FnOnce(Json) -> Result<Vec<T>, Problem> {
    move |json| match json {
        Json::Array(items) => {
            let read = |(at, item)| read(item).map_err(|problem| problem.in_item(at));
            items.into_iter().enumerate().map(read).collect()
        }
        _ => Err(Problem::new("must be a list")),
    }
}

/// Reads a value that may be `null`.
///
/// # Errors
/// Where `read` refuses it.
pub fn nullable<T>(read: impl FnOnce(Json) -> Result<T, Problem>) -> impl FnOnce(Json) -> Result<Option<T>, Problem> {
    |json| if json == Json::Null { Ok(None) } else { read(json).map(Some) }
}
