//! Reads a file of texts: a subset of Fluent (https://projectfluent.org/fluent/guide/), so that translators' tools open it.
//! CONTRIBUTING.md says what the subset is; whatever else Fluent allows is a mistake here.

/// A text with its key.
#[derive(Debug, PartialEq, Eq)]
pub struct Message {
    /// In kebab case.
    pub key: String,
    /// The line that the key stands in, from 1.
    pub line: usize,
    /// The text as it was written.
    pub source: String,
    pub parts: Vec<Part>,
}

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
pub enum Part {
    Text(String),
    Variable {
        name: String,
        /// Whether it stands in `NUMBER()`.
        number: bool,
    },
    /// One text of several, by a number.
    Choice {
        variable: String,
        /// The key of each, and its text. The last one is the default.
        variants: Vec<(String, Vec<Self>)>,
    },
}

/// A mistake: its line, from 1, and what is wrong.
pub type Mistake = (usize, String);

/// The names of plural categories, by Unicode CLDR. The last one is what every language has.
pub const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Takes a file apart. A mistake costs its message, so all mistakes of a file are found at once.
pub fn messages(text: &str) -> (Vec<Message>, Vec<Mistake>) {
    let mut found = Vec::new();
    let mut mistakes = Vec::new();
    let mut lines = text.lines().enumerate().map(|(at, line)| (at + 1, line)).peekable();
    while let Some((line, first)) = lines.next() {
        if first.trim().is_empty() || is_comment(first) {
            continue;
        }
        // What is indented belongs to the key above, and so does the brace that ends a selection.
        let mut value = String::new();
        while let Some((_, next)) = lines.next_if(|(_, next)| next.starts_with([' ', '\t', '}']) || next.is_empty()) {
            value.push('\n');
            value.push_str(next);
        }
        match message(line, first, &value) {
            Ok(message) => found.push(message),
            Err(mistake) => mistakes.push(mistake),
        }
    }
    (found, mistakes)
}

fn is_comment(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    (1..=3).contains(&(line.len() - rest.len())) && (rest.is_empty() || rest.starts_with(' '))
}

fn message(line: usize, first: &str, rest: &str) -> Result<Message, Mistake> {
    let wrong = |what: &str| Err((line, what.to_owned()));
    if first.starts_with('-') {
        return wrong("terms are not supported");
    }
    if first.starts_with('#') {
        return wrong("a comment begins with `# `, `## ` or `### `");
    }
    if first.starts_with([' ', '\t', '}']) {
        return wrong("no key stands above this line");
    }
    let Some((key, value)) = first.split_once('=') else { return wrong("expected `key = text`") };
    let key = key.trim_end();
    if !is_name(key, '-') {
        return wrong(&format!("the key `{key}` is not in kebab case: small letters, digits and single hyphens"));
    }
    let source = format!("{value}{rest}").trim().to_owned();
    let text = format!("{value}{rest}");
    let mut cursor = Cursor { rest: text.trim_end(), line };
    let parts = cursor.pattern(false)?;
    if parts.is_empty() {
        return wrong(&format!("the key `{key}` has no text"));
    }
    Ok(Message { key: key.to_owned(), line, source, parts })
}

/// Whether words of small letters and digits are joined by single `joint`s, beginning with a letter.
fn is_name(name: &str, joint: char) -> bool {
    let word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    name.starts_with(|first: char| first.is_ascii_lowercase()) && name.split(joint).all(word)
}

/// What is left to read, and the line that it begins in.
struct Cursor<'a> {
    rest: &'a str,
    line: usize,
}

impl Cursor<'_> {
    fn wrong<T>(&self, what: impl Into<String>) -> Result<T, Mistake> {
        Err((self.line, what.into()))
    }

    fn next(&mut self) -> Option<char> {
        let next = self.rest.chars().next()?;
        self.rest = self.rest.strip_prefix(next).unwrap_or_default();
        self.line += usize::from(next == '\n');
        Some(next)
    }

    fn take(&mut self, expected: &str) -> bool {
        let rest = self.rest.strip_prefix(expected);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Goes on to what is neither a space nor the end of a line.
    fn skip_blank(&mut self) {
        while self.rest.starts_with([' ', '\n']) {
            self.next();
        }
    }

    /// Whether the variant before ends here: another one follows, or the selection ends.
    fn at_variant(&self) -> bool {
        self.rest.trim_start().starts_with(['[', '*', '}'])
    }

    /// A text up to its end. In a variant that is where the next one begins.
    fn pattern(&mut self, in_variant: bool) -> Result<Vec<Part>, Mistake> {
        let mut parts = Vec::new();
        let mut text = String::new();
        self.skip_blank();
        if in_variant && self.at_variant() {
            return Ok(parts);
        }
        while let Some(char) = self.rest.chars().next() {
            match char {
                '{' => {
                    flush(&mut text, &mut parts);
                    self.next();
                    parts.push(self.placeable(in_variant)?);
                }
                '}' => return self.wrong("a `}` without its `{`; the sign itself is written `{ \"}\" }`"),
                '\n' if in_variant && self.at_variant() => break,
                '\n' => {
                    self.next();
                    let line = self.rest.split('\n').next().unwrap_or_default().trim();
                    if line.is_empty() {
                        return self.wrong("an empty line within a text");
                    }
                    if line.starts_with(['[', '*', '.', '}']) {
                        return self.wrong("a line of a text cannot begin with `[`, `*`, `.` or `}`");
                    }
                    // The lines of a text are one line in the page.
                    text.truncate(text.trim_end_matches(' ').len());
                    text.push(' ');
                    self.skip_blank();
                }
                control if control.is_control() => return self.wrong("a tab or another control character"),
                _ => {
                    self.next();
                    text.push(char);
                }
            }
        }
        text.truncate(text.trim_end_matches(' ').len());
        flush(&mut text, &mut parts);
        Ok(parts)
    }

    /// What stands in braces; the first is read.
    fn placeable(&mut self, in_variant: bool) -> Result<Part, Mistake> {
        self.skip_blank();
        let part = match self.rest.chars().next() {
            Some('"') => Part::Text(self.literal()?),
            Some('$') => {
                let name = self.variable()?;
                self.skip_blank();
                if self.take("->") {
                    if in_variant {
                        return self.wrong("a selection within a selection");
                    }
                    return self.choice(name);
                }
                Part::Variable { name, number: false }
            }
            _ if self.take("NUMBER") => {
                if !self.take("(") {
                    return self.wrong("expected `(` after `NUMBER`");
                }
                self.skip_blank();
                let name = self.variable()?;
                self.skip_blank();
                if !self.take(")") {
                    return self.wrong("expected `)`: NUMBER has one argument and no options here");
                }
                Part::Variable { name, number: true }
            }
            _ => return self.wrong("expected `$name`, `NUMBER($name)` or `\"text\"` in braces"),
        };
        self.skip_blank();
        if self.take("}") { Ok(part) } else { self.wrong("expected `}`") }
    }

    fn variable(&mut self) -> Result<String, Mistake> {
        if !self.take("$") {
            return self.wrong("expected `$name`");
        }
        let end = self.rest.find(|c: char| c != '-' && c != '_' && !c.is_alphanumeric());
        let (name, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        if !is_name(name, '_') {
            return self.wrong(format!("the variable `${name}` is not in snake case"));
        }
        self.rest = rest;
        Ok(name.to_owned())
    }

    fn literal(&mut self) -> Result<String, Mistake> {
        let mut text = String::new();
        self.next();
        loop {
            match self.next() {
                Some('"') => return Ok(text),
                Some('\\') if self.take("\\") => text.push('\\'),
                Some('\\') if self.take("\"") => text.push('"'),
                Some('\\') if self.take("u") => {
                    let digits: String = self.rest.chars().take(4).collect();
                    let char = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32);
                    // Others would be taken for signs of the pattern (`write.rs`).
                    match char.filter(|char| !char.is_control() || *char == '\n') {
                        Some(char) if digits.len() == 4 => text.push(char),
                        _ => return self.wrong("`\\u` needs the four digits of a character"),
                    }
                    self.rest = self.rest.strip_prefix(digits.as_str()).unwrap_or_default();
                }
                Some('\\') => return self.wrong("after `\\` expected `\\`, `\"` or `u`"),
                Some(char) if !char.is_control() => text.push(char),
                _ => return self.wrong("expected `\"`"),
            }
        }
    }

    /// The variants of a selection; the arrow is read.
    fn choice(&mut self, variable: String) -> Result<Part, Mistake> {
        let mut variants: Vec<(String, Vec<Part>)> = Vec::new();
        let mut closed = false;
        loop {
            let before = self.line;
            self.skip_blank();
            if self.line == before {
                return self.wrong("each variant, and the `}` at the end, stands on a line of its own");
            }
            if self.take("}") {
                return if closed { Ok(Part::Choice { variable, variants }) } else { self.wrong("no `*[other]`") };
            }
            if closed {
                return self.wrong("expected `}`: `*[other]` is the last variant");
            }
            closed = self.take("*");
            if !self.take("[") {
                return self.wrong("expected `[one]` or `*[other]`");
            }
            let Some((key, rest)) = self.rest.split_once(']') else { return self.wrong("expected `]`") };
            let key = key.trim();
            let is_digit = key.len() == 1 && key.starts_with(|first: char| first.is_ascii_digit());
            if !is_digit && !CATEGORIES.contains(&key) {
                return self.wrong(format!("`[{key}]` is neither a plural category nor a digit"));
            }
            if closed != (key == "other") {
                return self.wrong("the default is `*[other]`, and no other");
            }
            if variants.iter().any(|(other, _)| other == key) {
                return self.wrong(format!("`[{key}]` stands twice"));
            }
            self.rest = rest;
            let line = self.line;
            let parts = self.pattern(true)?;
            if parts.is_empty() {
                return Err((line, format!("`[{key}]` has no text")));
            }
            variants.push((key.to_owned(), parts));
        }
    }
}

fn flush(text: &mut String, parts: &mut Vec<Part>) {
    if !text.is_empty() {
        parts.push(Part::Text(std::mem::take(text)));
    }
}
