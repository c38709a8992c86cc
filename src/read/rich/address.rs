//! Where a link leads: only what may be shown, and only as far as it can be known.

use crate::text::{HostParser, link, scheme, tidy};

/// The URL of an address in a source, as written but for what browsers leave out, if [`link`] lets it through. One that is
/// relative is resolved against `base`; without one, and where it leads to a place in the same page, there is none.
pub fn checked(href: &str, base: Option<&str>, hosts: HostParser) -> Option<String> {
    let href = tidy(href);
    let url = if scheme(&href).is_some() { href } else { resolve(&href, base?)? };
    link(&url, hosts).is_ok().then_some(url)
}

/// RFC 3986, 5.2, for what a page may hold.
fn resolve(relative: &str, base: &str) -> Option<String> {
    let is_web = |name: &str| name.eq_ignore_ascii_case("http") || name.eq_ignore_ascii_case("https");
    let (name, rest) = scheme(base).filter(|(name, _)| is_web(name))?;
    let rest = rest.strip_prefix("//")?;
    if relative.is_empty() || relative.starts_with('#') {
        return None;
    }
    if relative.starts_with("//") {
        return (relative.len() > 2).then(|| format!("{name}:{relative}"));
    }
    let rest = rest.split('#').next().unwrap_or_default();
    let at = rest.find(['/', '?']).unwrap_or(rest.len());
    let (host, path) = rest.split_at_checked(at)?;
    let path = path.split('?').next().unwrap_or_default();
    if host.is_empty() {
        return None;
    }
    if relative.starts_with('?') {
        return Some(format!("{name}://{host}{}{relative}", if path.is_empty() { "/" } else { path }));
    }
    let end = relative.find(['?', '#']).unwrap_or(relative.len());
    let (steps, query) = relative.split_at_checked(end)?;
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let whole = if steps.starts_with('/') { steps.to_owned() } else { format!("{folder}/{steps}") };
    Some(format!("{name}://{host}{}{query}", without_dots(&whole)))
}

/// RFC 3986, 5.2.4.
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut steps = path.split('/').skip(1).peekable();
    while let Some(step) = steps.next() {
        match step {
            "." | ".." => {
                if step == ".." {
                    kept.pop();
                }
                if steps.peek().is_none() {
                    kept.push("");
                }
            }
            _ => kept.push(step),
        }
    }
    format!("/{}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use crate::text::HostParser;

    fn checked(href: &str, base: Option<&str>) -> Option<String> {
        super::checked(href, base, HostParser::default())
    }

    #[test]
    fn only_what_may_be_shown_is_kept() {
        for (href, wanted) in [
            ("https://example.org/a?b#c", Some("https://example.org/a?b#c")),
            ("  HTTP://Example.org ", Some("HTTP://Example.org")),
            ("ht\ntps://exa\tmple.org/", Some("https://example.org/")),
            ("mailto:ida@example.org", Some("mailto:ida@example.org")),
            ("mailto:", None),
            ("https:", None),
            ("https://", None),
            ("https:/example.org", None),
            ("javascript:alert(1)", None),
            ("\u{1}java\nscript:alert(1)", None),
            ("JaVaScRiPt:alert(1)", None),
            ("data:text/html,x", None),
            ("vbscript:x", None),
            ("file:///etc/passwd", None),
            ("tel:+49", None),
            ("/relative", None),
            ("#here", None),
            ("https://example.org/\u{202E}gpj.exe", None),
            ("https://ida:secret@example.org/", None),
            ("10.1000/182", None),
            (" https://example.org/a b ", Some("https://example.org/a b")),
            ("https://a\u{0}b", None),
            ("x:http://a", None),
            ("", None),
        ] {
            assert_eq!(checked(href, None).as_deref(), wanted, "{href:?}");
        }
    }

    #[test]
    fn relative_links_lead_where_the_page_is() {
        let base = "https://example.org/news/today.html?x=/1#top";
        for (href, wanted) in [
            ("old.html", Some("https://example.org/news/old.html")),
            ("./old.html?a=b/..#c", Some("https://example.org/news/old.html?a=b/..#c")),
            ("../", Some("https://example.org/")),
            ("../../../a/./b", Some("https://example.org/a/b")),
            ("/a:b", Some("https://example.org/a:b")),
            ("//other.example/x", Some("https://other.example/x")),
            ("?page=2", Some("https://example.org/news/today.html?page=2")),
            ("#note", None),
            ("javascript:x", None),
            ("a b", Some("https://example.org/news/a b")),
        ] {
            assert_eq!(checked(href, Some(base)).as_deref(), wanted, "{href:?}");
        }
        assert_eq!(checked("a", Some("https://example.org")).as_deref(), Some("https://example.org/a"));
        assert_eq!(checked("a", Some("https://example.org?x")).as_deref(), Some("https://example.org/a"));
        assert_eq!(checked("a", Some("file:///home/ida/page.html")), None);
        assert_eq!(checked("a", Some("https:///")), None);
    }
}
