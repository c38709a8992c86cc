//! Names in formats that take few characters.

use std::collections::{BTreeMap, BTreeSet};

/// Names for ids, each id with one and each name given once.
#[derive(Default)]
pub struct Names {
    of: BTreeMap<String, String>,
    taken: BTreeSet<String>,
    order: Vec<String>,
}

impl Names {
    /// The name of an id: the id, where it has nothing but letters and digits of ASCII, `_` and `-`, and does not begin with `-`. All
    /// else of it becomes `_`, and a number follows where that is the name of another.
    pub fn name(&mut self, id: &str) -> &str {
        if !self.of.contains_key(id) {
            let name = self.fresh(id);
            self.order.push(name.clone());
            self.taken.insert(name.clone());
            self.of.insert(id.to_owned(), name);
        }
        self.of.get(id).map(String::as_str).unwrap_or_default()
    }

    /// The names in the order in which they were first asked for.
    pub fn all(&self) -> &[String] {
        &self.order
    }

    fn fresh(&self, id: &str) -> String {
        let safe = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-');
        let name: String = id.chars().map(|char| if safe(char) { char } else { '_' }).collect();
        let name = match name.strip_prefix('-') {
            Some(rest) => format!("_{rest}"),
            None if name.is_empty() => "_".to_owned(),
            None => name,
        };
        let numbered = (2..).map(|number: usize| format!("{name}-{number}"));
        std::iter::once(name.clone()).chain(numbered).find(|one| !self.taken.contains(one)).unwrap_or(name)
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn an_id_keeps_its_name_and_shares_it_with_none() {
        let mut names = Names::default();
        for (id, name) in [
            ("claim", "claim"),
            ("über uns", "_ber_uns"),
            ("_ber_uns", "_ber_uns-2"),
            ("---", "_--"),
            ("", "_"),
            ("ü", "_-2"),
            ("claim", "claim"),
        ] {
            assert_eq!(names.name(id), name);
        }
        assert_eq!(names.all(), ["claim", "_ber_uns", "_ber_uns-2", "_--", "_", "_-2"]);
    }
}
