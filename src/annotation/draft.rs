//! Editing labels as text, field by field, and suggestions for new ones.

use super::{Label, LabelId, LabelSet, Line, slug};
use crate::article::Id;
use crate::json::Object;
use crate::message::{Message, labels};
use crate::text::lowercase;

/// Something about a label that a person can change, each written as text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LabelField {
    /// Its name. Its id, and so every annotation, stays.
    Name,
    /// What it means.
    Definition,
    /// One or two letters.
    Badge,
    /// A character; empty for none.
    Key,
    /// `#RRGGBB`
    Color,
    /// A name of [`Line`].
    Line,
    /// Id of the label it is a kind of; empty for none.
    Parent,
}

/// Why a label cannot have a value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LabelFault {
    /// The name is empty.
    Nameless,
    /// Another label has the name.
    NameTaken(String),
    /// The key is more than one character.
    Key,
    /// The colour is not written as six hexadecimal digits.
    Color,
    /// No line has the name.
    Line,
    /// No label has the id of what it should lie under.
    NoSuchParent,
    /// It should lie under itself, or under what lies under it; with its name.
    UnderItself(String),
}

impl From<LabelFault> for Message {
    fn from(fault: LabelFault) -> Self {
        match fault {
            LabelFault::Nameless => labels::LABEL_NEEDS_NAME.into(),
            LabelFault::NameTaken(name) => labels::label_exists(&*name),
            LabelFault::Key => labels::KEY_WRONG.into(),
            LabelFault::Color => labels::COLOR_WRONG.into(),
            LabelFault::Line => labels::line_wrong(&*Line::ALL.map(Line::name).join(", ")),
            LabelFault::NoSuchParent => labels::NO_SUCH_PARENT.into(),
            LabelFault::UnderItself(name) => labels::under_itself(&*name),
        }
    }
}

impl Label {
    /// Sets something about a label that is, or is to be, in `set`. Who may have which key is for the caller to ask, and
    /// how long a badge is.
    ///
    /// # Errors
    /// Where the value makes no sense or another label has it.
    pub fn set(&mut self, set: &LabelSet, field: LabelField, text: &str) -> Result<(), LabelFault> {
        let trimmed = text.trim();
        match field {
            LabelField::Name => {
                if trimmed.is_empty() {
                    return Err(LabelFault::Nameless);
                }
                if set.labels.iter().any(|other| other.id != self.id && other.name == trimmed) {
                    return Err(LabelFault::NameTaken(trimmed.to_owned()));
                }
                trimmed.clone_into(&mut self.name);
            }
            LabelField::Definition => text.clone_into(&mut self.description),
            LabelField::Badge => trimmed.clone_into(&mut self.badge),
            LabelField::Key => {
                let key = lowercase(trimmed);
                if key.chars().count() > 1 || key.contains(char::is_control) {
                    return Err(LabelFault::Key);
                }
                self.key = Some(key).filter(|key| !key.is_empty());
            }
            LabelField::Color => {
                let digits = trimmed.strip_prefix('#').unwrap_or(trimmed);
                if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                    return Err(LabelFault::Color);
                }
                self.color = format!("#{}", digits.to_ascii_uppercase());
            }
            LabelField::Line => match Line::from_name(&lowercase(trimmed)) {
                Some(line) => self.line = line,
                None => return Err(LabelFault::Line),
            },
            LabelField::Parent if trimmed.is_empty() => self.parent = None,
            LabelField::Parent => {
                let parent = Id::from(trimmed);
                if set.label(&parent).is_none() {
                    return Err(LabelFault::NoSuchParent);
                }
                if set.is_within(&parent, &self.id) {
                    return Err(LabelFault::UnderItself(self.name.clone()));
                }
                self.parent = Some(parent);
            }
        }
        Ok(())
    }
}

/// Colours to suggest: Okabe and Ito's, then of Tol's "muted".
#[rustfmt::skip]
const COLORS: [&str; 16] = [
    "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9", "#F0E442", "#000000",
    "#882255", "#44AA99", "#999933", "#332288", "#AA4499", "#DDCC77", "#117733", "#661100",
];

impl LabelSet {
    /// A new label of that name, with an id, a badge, a colour and a line that the others leave free, and without a key.
    #[must_use]
    pub fn draft(&self, name: &str) -> Label {
        let count = self.labels.len();
        let unused = |color: &&str| self.given().all(|(_, label)| !label.color.eq_ignore_ascii_case(color));
        let color = COLORS.into_iter().find(unused).or(COLORS.get(count % COLORS.len()).copied());
        Label {
            id: self.free_id(name),
            name: name.to_owned(),
            badge: self.free_badge(name),
            key: None,
            color: color.unwrap_or_default().to_owned(),
            line: Line::ALL.get(count % Line::ALL.len()).copied().unwrap_or_default(),
            parent: None,
            description: String::new(),
            retired: false,
            extra: Object::default(),
        }
    }

    /// An id after a name, that no label has.
    #[must_use]
    pub fn free_id(&self, name: &str) -> LabelId {
        let slug = Some(slug(name)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "label".to_owned());
        let mut id = Id::from(slug.as_str());
        let mut number = 2;
        while self.label(&id).is_some() {
            id = Id::from(format!("{slug}-{number}"));
            number += 1;
        }
        id
    }

    /// The first letter of a name; where another label has that, with the first letter of another word, another letter of
    /// the name, or a number.
    #[must_use]
    pub fn free_badge(&self, name: &str) -> String {
        let words = name.split(|char: char| !char.is_alphanumeric());
        let initials = words.filter_map(|word| word.chars().next()).map(|char| char.to_ascii_uppercase());
        let mut letters: Vec<char> = initials.collect();
        letters.extend(name.chars().filter(|char| char.is_alphanumeric()).skip(1));
        letters.extend(('2'..='9').chain('a'..='z'));
        let first = letters.first().copied().filter(|_| name.contains(char::is_alphanumeric)).unwrap_or('•');
        let mut badge = String::from(first);
        for second in letters.into_iter().skip(1) {
            if self.given().all(|(_, label)| label.badge != badge) {
                return badge;
            }
            badge = String::from_iter([first, second]);
        }
        String::from(first)
    }
}
