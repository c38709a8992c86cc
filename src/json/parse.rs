//! Parses JSON.

use std::borrow::Cow;

use super::tree::Name;
use super::{Json, Number, Object, Problem, quoted};
use crate::message::{Message, parsing};
use crate::sorted::Index;

/// Deepest nesting that is read. The native format needs 8; unknown fields may use the rest.
const MAX_DEPTH: usize = 100;

/// Most values that are read from one document. A value takes at least 24 bytes of memory where its text may take two
/// (`0,`): without a limit, a file that is small enough to read could still fill the memory.
const MAX_VALUES: usize = 4_000_000;

/// Reads one JSON document (RFC 8259), and nothing after it.
///
/// # Errors
/// Where the text is no JSON, holds half of a surrogate pair, names a field twice in one object, nests deeper than 100
/// levels or holds more than 4,000,000 values; the message ends with line and column, counted in code points.
pub fn parse(text: &str) -> Result<Json, Problem> {
    let (wrong, line, column) = match read(text) {
        Ok(json) => return Ok(json),
        Err(wrong) => wrong,
    };
    Err(Problem::new(parsing::at_line_and_column(column.to_string(), line.to_string(), wrong)))
}

/// Reads a JSON document that is one line of many, as [`parse`] does.
///
/// # Errors
/// Where [`parse`] has one. The message names the column alone, for a line is counted by whoever has all of them.
pub fn parse_line(text: &str) -> Result<Json, Problem> {
    read(text).map_err(|(wrong, _, column)| Problem::new(parsing::at_column(column.to_string(), wrong)))
}

/// Reads a document, or says what is wrong, in which line and column.
fn read(text: &str) -> Result<Json, (Message, usize, usize)> {
    let mut parser = Parser { text, at: 0, depth: 0, values: 0, wrong: Problem::new(parsing::TRAILING_CHARACTERS) };
    match parser.value() {
        Some(json) if parser.token().is_none() => Ok(json),
        _ => Err(parser.problem()),
    }
}

/// Stands at a byte of the text, always on the border of a character. Its methods read what begins there; they answer
/// `None`, and stay where they are, once something is wrong.
struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    values: usize,
    /// What is wrong; before anything is, what would be if more followed the value.
    wrong: Problem,
}

impl Parser<'_> {
    fn value(&mut self) -> Option<Json> {
        let first = self.token();
        self.values += 1;
        if self.values > MAX_VALUES {
            return self.refuse(parsing::too_many_values(MAX_VALUES.to_string()));
        }
        match first {
            Some(b'"') => self.string().map(Json::String),
            Some(b'{') => self.object(),
            Some(b'[') => self.array(),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Json::Bool(true)),
            Some(b'f') => self.word("false", Json::Bool(false)),
            Some(b'n') => self.word("null", Json::Null),
            Some(_) => self.refuse(parsing::EXPECTED_VALUE),
            None => self.refuse(parsing::VALUE_BREAKS_OFF),
        }
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        if !self.text.get(self.at..)?.starts_with(word) {
            return self.refuse(parsing::EXPECTED_VALUE);
        }
        self.at += word.len();
        Some(value)
    }

    fn array(&mut self) -> Option<Json> {
        self.enter()?;
        let mut items = Vec::new();
        while self.another(items.is_empty(), b']')? {
            items.push(self.value()?);
        }
        self.leave();
        Some(Json::Array(items))
    }

    fn object(&mut self) -> Option<Json> {
        self.enter()?;
        let mut fields = Vec::new();
        while self.another(fields.is_empty(), b'}')? {
            if self.token() != Some(b'"') {
                return self.refuse(parsing::EXPECTED_NAME);
            }
            let name = self.string()?;
            if self.token() != Some(b':') {
                return self.refuse(parsing::EXPECTED_COLON);
            }
            self.at += 1;
            fields.push((Cow::Owned(name), self.value()?));
        }
        if let Some(name) = named_twice(&fields) {
            return self.refuse(parsing::field_twice(quoted(name)));
        }
        self.leave();
        Some(Json::Object(Object(fields)))
    }

    /// Passes the sign that opens a list or an object.
    fn enter(&mut self) -> Option<()> {
        if self.depth == MAX_DEPTH {
            return self.refuse(parsing::nested_deeper(MAX_DEPTH));
        }
        self.depth += 1;
        self.at += 1;
        Some(())
    }

    /// Passes the sign that ends it.
    const fn leave(&mut self) {
        self.depth -= 1;
        self.at += 1;
    }

    /// Whether one more item follows before `end`; passes the comma between two.
    fn another(&mut self, first: bool, end: u8) -> Option<bool> {
        match self.token() {
            Some(byte) if byte == end => Some(false),
            Some(_) if first => Some(true),
            Some(b',') => {
                self.at += 1;
                Some(true)
            }
            Some(_) => self.refuse(parsing::EXPECTED_COMMA),
            None if end == b']' => self.refuse(parsing::LIST_BREAKS_OFF),
            None => self.refuse(parsing::OBJECT_BREAKS_OFF),
        }
    }

    fn number(&mut self) -> Option<Json> {
        let start = self.at;
        self.pass(b"-");
        // After a leading zero no digit may follow.
        let whole = self.pass(b"0") || self.digits();
        let fraction = !self.pass(b".") || self.digits();
        let exponent = !self.pass(b"eE") || {
            self.pass(b"+-");
            self.digits()
        };
        if !(whole && fraction && exponent) {
            return self.refuse(parsing::INVALID_NUMBER);
        }
        self.text.get(start..self.at).map(|text| Json::Number(Number::of(text)))
    }

    /// Passes digits; whether there was one.
    fn digits(&mut self) -> bool {
        let start = self.at;
        self.pass_all(|byte| byte.is_ascii_digit());
        self.at > start
    }

    /// Passes one of these bytes, if one is here.
    fn pass(&mut self, these: &[u8]) -> bool {
        let here = self.byte().is_some_and(|byte| these.contains(&byte));
        self.at += usize::from(here);
        here
    }

    /// Passes all bytes up to the first that is not among `these`.
    fn pass_all(&mut self, these: impl Fn(u8) -> bool) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(|byte| !these(*byte)).unwrap_or(rest.len());
    }

    fn string(&mut self) -> Option<String> {
        self.at += 1;
        let mut string = String::new();
        loop {
            let rest = self.text.get(self.at..)?;
            let plain = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1F)).unwrap_or(rest.len());
            string.push_str(rest.get(..plain)?);
            self.at += plain;
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Some(string);
                }
                Some(b'\\') => string.push(self.escape()?),
                Some(_) => return self.refuse(parsing::CONTROL_CHARACTER),
                None => return self.refuse(parsing::STRING_BREAKS_OFF),
            }
        }
    }

    /// A backslash and what it stands for.
    fn escape(&mut self) -> Option<char> {
        let char = match self.text.as_bytes().get(self.at + 1) {
            Some(b'u') => return self.unicode(),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(sign @ (b'"' | b'\\' | b'/')) => char::from(*sign),
            _ => return self.refuse(parsing::INVALID_ESCAPE),
        };
        self.at += 2;
        Some(char)
    }

    /// `\uXXXX`, or two of them that make one character.
    fn unicode(&mut self) -> Option<char> {
        let first = self.unit()?;
        let code = match first {
            0xD800..0xDC00 => match self.unit()? {
                second @ 0xDC00..0xE000 => 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00),
                _ => first,
            },
            _ => first,
        };
        char::from_u32(code).or_else(|| self.refuse(parsing::HALF_OF_PAIR))
    }

    /// `\uXXXX` as a UTF-16 unit.
    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 6).and_then(|escape| escape.strip_prefix("\\u"));
        // `from_str_radix` takes a sign as well.
        let digits = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let unit = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        if unit.is_none() {
            return self.refuse(parsing::INVALID_ESCAPE);
        }
        self.at += 6;
        unit
    }

    /// The first byte after white space, not passed yet.
    fn token(&mut self) -> Option<u8> {
        self.pass_all(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t'));
        self.byte()
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn refuse<T>(&mut self, wrong: impl Into<Message>) -> Option<T> {
        self.wrong = Problem::new(wrong);
        None
    }

    /// What is wrong, in which line and column. The character here counts, so that columns count from 1; at the end of the
    /// text there is none.
    fn problem(self) -> (Message, usize, usize) {
        let before = self.text.get(..self.at).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        let column = line.chars().count() + usize::from(self.at < self.text.len());
        let lines = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        (self.wrong.message, lines, column)
    }
}

/// A name that stands twice among the fields of an object.
fn named_twice(fields: &[(Name, Json)]) -> Option<&str> {
    /// Up to so many fields, comparing all pairs takes less time than sorting.
    const FEW: usize = 20;
    let names: Vec<&str> = fields.iter().map(|(name, _)| &**name).collect();
    if names.len() > FEW {
        return Index::of(names).twice().map(|(_, name)| name);
    }
    let mut before = names.iter().enumerate();
    before.find_map(|(at, name)| names.iter().take(at).any(|other| other == name).then_some(*name))
}
