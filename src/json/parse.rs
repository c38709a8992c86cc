//! From text to the tree.

use std::borrow::Cow;

use super::tree::Name;
use super::{Json, Number, Object, Problem, quoted};
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
    let mut parser = Parser { text, at: 0, depth: 0, values: 0, wrong: String::new() };
    let json = parser.value();
    match json {
        Some(json) if parser.token().is_none() => Ok(json),
        Some(_) => Err(parser.problem("trailing characters")),
        None => Err(parser.problem(&parser.wrong)),
    }
}

/// Stands at a byte of the text, always on the border of a character. Its methods read what begins there; they answer
/// `None`, and stay where they are, once something is wrong.
struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    values: usize,
    wrong: String,
}

impl Parser<'_> {
    fn value(&mut self) -> Option<Json> {
        let first = self.token();
        self.values += 1;
        if self.values > MAX_VALUES {
            return self.refuse(&format!("more than {MAX_VALUES} values"));
        }
        match first {
            Some(b'"') => self.string().map(Json::String),
            Some(b'{') => self.object(),
            Some(b'[') => self.array(),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Json::Bool(true)),
            Some(b'f') => self.word("false", Json::Bool(false)),
            Some(b'n') => self.word("null", Json::Null),
            Some(_) => self.refuse("expected value"),
            None => self.refuse("EOF while parsing a value"),
        }
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        if !self.text.get(self.at..)?.starts_with(word) {
            return self.refuse("expected value");
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
                return self.refuse("expected the name of a field");
            }
            let name = self.string()?;
            if self.token() != Some(b':') {
                return self.refuse("expected `:`");
            }
            self.at += 1;
            fields.push((Cow::Owned(name), self.value()?));
        }
        if let Some(name) = named_twice(&fields) {
            return self.refuse(&format!("the field {} stands twice in one object", quoted(name)));
        }
        self.leave();
        Some(Json::Object(Object(fields)))
    }

    /// Passes the sign that opens a list or an object.
    fn enter(&mut self) -> Option<()> {
        if self.depth == MAX_DEPTH {
            return self.refuse(&format!("nested deeper than {MAX_DEPTH} levels"));
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
            Some(_) => self.refuse("expected a comma or the end of the list or object"),
            None if end == b']' => self.refuse("EOF while parsing a list"),
            None => self.refuse("EOF while parsing an object"),
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
            return self.refuse("invalid number");
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
                Some(_) => return self.refuse("control character in a text"),
                None => return self.refuse("EOF while parsing a string"),
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
            _ => return self.refuse("invalid escape"),
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
        char::from_u32(code).or_else(|| self.refuse("half of a surrogate pair"))
    }

    /// `\uXXXX` as a UTF-16 unit.
    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 6).and_then(|escape| escape.strip_prefix("\\u"));
        // `from_str_radix` takes a sign as well.
        let digits = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let unit = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        if unit.is_none() {
            return self.refuse("invalid escape");
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

    fn refuse<T>(&mut self, message: &str) -> Option<T> {
        message.clone_into(&mut self.wrong);
        None
    }

    /// The character here counts, so that columns count from 1; at the end of the text there is none.
    fn problem(&self, message: &str) -> Problem {
        let before = self.text.get(..self.at).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        let column = line.chars().count() + usize::from(self.at < self.text.len());
        let lines = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        Problem::new(format!("{message} at line {lines} column {column}"))
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
