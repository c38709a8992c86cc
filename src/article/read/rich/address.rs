//! Where a link may lead.

use crate::text::{HostParser, link, scheme};

/// The address as it stands if it may be kept: a web page, a mail address or a DOI that [`link`] lets through. `None` for
/// every other scheme, for paths, and where control characters stand inside.
#[must_use]
pub fn kept(url: &str, hosts: HostParser) -> Option<&str> {
    let url = url.trim();
    (scheme(url).is_some() && !url.chars().any(char::is_control) && link(url, hosts).is_ok()).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_and_mail_addresses_are_kept() {
        for url in ["http://example.org/", "HTTPS://Example.org", "mailto:ida@example.org", " https://example.org/a b "]
        {
            assert_eq!(kept(url, HostParser::default()), Some(url.trim()));
        }
        let scripts = ["javascript:alert(1)", "java\nscript:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd"];
        let others = ["", "http:", "http://", "//example.org", "a/b", "#a", "ftp://x", "https://a\u{0}b", "x:http://a"];
        for url in scripts.into_iter().chain(others) {
            assert_eq!(kept(url, HostParser::default()), None, "{url}");
        }
    }
}
