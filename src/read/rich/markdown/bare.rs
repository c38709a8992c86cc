//! Addresses that stand in a text as they are (GFM 6.9, extended autolinks): pages, with or without their scheme.

use std::ops::Range;

/// An address in a text.
#[derive(PartialEq, Eq, Debug)]
pub struct Bare {
    /// Where it stands (bytes).
    pub range: Range<usize>,
    /// What has to be put before it.
    pub scheme: &'static str,
}

/// The first address in `text` at or behind `from`.
pub fn find(text: &str, from: usize) -> Option<Bare> {
    let starts = text.get(from..)?.match_indices(['h', 'H', 'w', 'W']).map(|(at, _)| from + at);
    starts.filter_map(|at| at_start(text, at)).next()
}

fn at_start(text: &str, at: usize) -> Option<Bare> {
    // After a letter it is a part of a word.
    let before = text.get(..at)?.chars().next_back();
    if before.is_some_and(|char| !char.is_whitespace() && !matches!(char, '*' | '_' | '~' | '(' | '“' | '"')) {
        return None;
    }
    let rest = text.get(at..)?;
    let begins = |with: &str| rest.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    let known = [("http://", 7, ""), ("https://", 8, ""), ("www.", 0, "http://")];
    let (_, name, scheme) = known.into_iter().find(|(start, ..)| begins(start))?;
    let host = host(rest.get(name..)?)?;
    let behind = rest.get(name + host..)?;
    // Only behind these does it go on: to the end of what was looked through, so that nothing is looked through twice.
    let end = if behind.starts_with(['/', '?', '#', ':']) {
        let end = behind.find(|char: char| char.is_whitespace() || char == '<').unwrap_or(behind.len());
        without_tail(behind.get(..end)?)
    } else {
        0
    };
    Some(Bare { range: at..at + name + host + end, scheme })
}

/// Where an address ends that is followed by punctuation, or by a bracket that it did not open.
fn without_tail(address: &str) -> usize {
    let [open, mut closed] = ['(', ')'].map(|bracket| address.matches(bracket).count());
    let mut address = address;
    loop {
        let shorter = address.trim_end_matches(['?', '!', '.', ',', ':', ';', '*', '_', '~', '"', '\'', '”', '’']);
        address = match shorter.strip_suffix(')').filter(|_| closed > open) {
            Some(shorter) => {
                closed -= 1;
                shorter
            }
            None => return shorter.len(),
        };
    }
}

/// Bytes of the name of a host at the beginning: two parts at least, with full stops between them, none empty.
fn host(text: &str) -> Option<usize> {
    let end = text.find(|char: char| !char.is_alphanumeric() && !"-_.".contains(char)).unwrap_or(text.len());
    let host = text.get(..end)?.trim_end_matches(['.', '_']);
    (host.contains('.') && host.split('.').all(|part| !part.is_empty())).then_some(host.len())
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn addresses_end_where_a_reader_would_end_them() {
        for (text, wanted) in [
            ("see https://example.org/a_b?c=d#e.", Some("https://example.org/a_b?c=d#e")),
            ("(https://example.org/a_(b))", Some("https://example.org/a_(b)")),
            ("www.example.org, they say", Some("www.example.org")),
            ("HTTP://Example.org:8080/", Some("HTTP://Example.org:8080/")),
            ("https://example.org/?q=“x”", Some("https://example.org/?q=“x")),
            ("“https://example.org”", Some("https://example.org")),
            ("https://example.org<b", Some("https://example.org")),
            ("https://example.org/(a).) b", Some("https://example.org/(a)")),
            ("https://münchen.example/ü", Some("https://münchen.example/ü")),
            ("xhttps://example.org", None),
            ("https://localhost/", None),
            ("https://", None),
            ("www.", None),
            ("www..example", None),
            ("how and why", None),
            ("no https:// but https://example.org", Some("https://example.org")),
        ] {
            assert_eq!(find(text, 0).and_then(|found| text.get(found.range)), wanted, "{text}");
        }
    }
}
