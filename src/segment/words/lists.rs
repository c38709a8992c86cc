//! The lists of words that are at hand, as a value: whoever cuts sentences is given it.

use std::fmt;
use std::sync::{Arc, OnceLock};

use super::Words;

/// The word lists that sentences are cut by, one for each language.
///
/// Sentences depend on the text, its language and this value, and on nothing else. A value never changes: [`Self::with`]
/// makes another one. Clones share the lists, and each list is parsed once, when it is first asked for. The default has no
/// lists.
#[derive(Clone, Default)]
pub struct Lexicons(Arc<[List]>);

/// A list, and its words once they have been asked for.
#[derive(Clone)]
struct List {
    /// Name of the file, without its ending.
    name: &'static str,
    /// The file, where it is part of the program; else the words are here from the start.
    file: &'static str,
    words: OnceLock<Arc<Words>>,
}

impl List {
    const fn new(name: &'static str, file: &'static str) -> Self {
        Self { name, file, words: OnceLock::new() }
    }

    fn words(&self) -> Arc<Words> {
        Arc::clone(self.words.get_or_init(|| Arc::new(Words::compiled_in(self.file, self.name != ANY.0))))
    }
}

/// A list that the page fetches when it is needed ([`Lexicons::missing`]); natively it is part of the program.
macro_rules! fetched {
    ($file:literal) => {
        if cfg!(target_arch = "wasm32") { "" } else { include_str!($file) }
    };
}

/// All languages with lists: the BCP 47 primary language subtags that share the list, parted by spaces, of which the first
/// names the file; and the file.
pub(super) const ALL: [(&str, &str); 17] = [
    ("en", include_str!("en.txt")),
    ("de", fetched!("de.txt")),
    ("fr", fetched!("fr.txt")),
    ("es", fetched!("es.txt")),
    ("it", fetched!("it.txt")),
    ("pt", fetched!("pt.txt")),
    ("nl", fetched!("nl.txt")),
    ("pl", fetched!("pl.txt")),
    ("ru", fetched!("ru.txt")),
    ("uk", fetched!("uk.txt")),
    ("da", fetched!("da.txt")),
    ("fi", fetched!("fi.txt")),
    ("sk cs", fetched!("sk.txt")),
    ("bg", fetched!("bg.txt")),
    ("el", fetched!("el.txt")),
    ("hy", fetched!("hy.txt")),
    ("ja", fetched!("ja.txt")),
];

/// What is known without a list, of any language: a name that is no language's, and the file.
pub(super) const ANY: (&str, &str) = ("und", include_str!("und.txt"));

/// Name of the list for a BCP 47 tag, if there is one.
fn name_of(tag: &str) -> Option<&'static str> {
    let primary = tag.split(['-', '_']).next().unwrap_or(tag);
    let is_of = |tags: &str| tags.split(' ').any(|tag| tag.eq_ignore_ascii_case(primary));
    ALL.iter().find(|(tags, _)| is_of(tags)).map(|(tags, _)| name_in(tags))
}

/// The first of the subtags that share a list.
fn name_in(tags: &'static str) -> &'static str {
    tags.split(' ').next().unwrap_or(tags)
}

impl Lexicons {
    /// English, and what holds for any language: what the page begins with.
    #[must_use]
    pub fn english() -> Self {
        let [(_, file), ..] = ALL;
        Self(Arc::new([List::new("en", file), List::new(ANY.0, ANY.1)]))
    }

    /// All lists. Not in wasm, where they are files beside the page.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn all() -> Self {
        let lists = ALL.iter().map(|(tags, file)| List::new(name_in(tags), file));
        Self(lists.chain([List::new(ANY.0, ANY.1)]).collect())
    }

    /// Name of the list that sentences of this language are cut by, if there is one and it is not here.
    #[must_use]
    pub fn missing(&self, language: Option<&str>) -> Option<&'static str> {
        name_of(language?).filter(|name| self.list(name).is_none())
    }

    /// These lists and the one of that name, as its file has it. A list that is here already stays as it is, and one of an
    /// unknown name is left out.
    #[must_use]
    pub fn with(&self, name: &str, file: &str) -> Self {
        match name_of(name) {
            Some(name) if self.list(name).is_none() => {
                let list = List { words: OnceLock::from(Arc::new(Words::fetched(file))), ..List::new(name, "") };
                Self(self.0.iter().cloned().chain([list]).collect())
            }
            _ => self.clone(),
        }
    }

    /// The words of the language with this BCP 47 tag; of English where no language is known; what holds for any language
    /// where this one has no list, or its list is [`missing`](Self::missing).
    #[must_use]
    pub fn of(&self, language: Option<&str>) -> Arc<Words> {
        let own = name_of(language.unwrap_or("en")).and_then(|name| self.list(name));
        let list = own.or_else(|| self.list(ANY.0));
        list.map_or_else(|| Arc::new(Words::compiled_in(ANY.1, false)), List::words)
    }

    fn list(&self, name: &str) -> Option<&List> {
        self.0.iter().find(|list| list.name == name)
    }
}

impl fmt::Debug for Lexicons {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.iter().map(|list| list.name)).finish()
    }
}
