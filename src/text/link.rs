//! Where a link may lead. Nothing becomes an `href` in Postil but what [`link`] answers with.
//!
//! What is refused is what lies about where it leads: other schemes, a name before the host, signs that cannot be seen or
//! turn the text around, letters that browsers replace by others. A host with letters beyond ASCII is opened by the name
//! that the network knows (RFC 3492), and that name is shown beside it, for many letters look alike.

use super::lower;
use super::punycode::punycode;

/// A link that may be opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// The address to open: ASCII in its host, `https://doi.org/…` for a DOI.
    pub href: String,
    /// Where it leads, as a person reads it: the host, or a mail address.
    pub host: String,
    /// The host's name in the network, where that differs: `xn--…`. Two hosts that look alike differ in this.
    pub network: Option<String>,
}

/// Why there is no link.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoLink {
    /// Another scheme, or none.
    Scheme,
    /// Characters that cannot be seen, or that turn the direction of writing.
    Hidden,
    /// A name or password stands before the host.
    Credentials,
    /// No host, or none that can be.
    Host,
    /// Letters in the host that stand for others.
    Letters,
    /// No DOI.
    Doi,
    /// No mail address.
    Mail,
}

impl NoLink {
    /// The reason, for the person.
    #[must_use]
    pub const fn why(self) -> &'static str {
        match self {
            Self::Scheme => "No link: an address begins with https://, http://, mailto: or doi:.",
            Self::Hidden => "No link: it holds characters that cannot be seen or that turn the text around.",
            Self::Credentials => "No link: a name or password before the host hides where it leads.",
            Self::Host => "No link: there is no host that could be opened.",
            Self::Letters => "No link: the host holds signs that stand for other letters.",
            Self::Doi => "No link: a DOI is like 10.1234/abc.",
            Self::Mail => "No link: a mail address is like name@example.org.",
        }
    }
}

/// Checks an address: `http`, `https`, `mailto`, or a DOI with or without `doi:` in front. White space around it is left out,
/// and so are tabs and line feeds, as browsers do (WHATWG URL, basic URL parser, steps 1 to 3).
///
/// # Errors
/// With the reason, where the address is none of these or could mislead.
pub fn link(address: &str) -> Result<Link, NoLink> {
    let address = tidy(address);
    if address.chars().any(|char| char.is_control() || is_hidden(char)) {
        return Err(NoLink::Hidden);
    }
    let Some((scheme, rest)) = scheme(&address) else {
        return if address.starts_with("10.") { doi(&address) } else { Err(NoLink::Scheme) };
    };
    match lower(scheme).as_str() {
        "doi" => doi(rest.trim_start()),
        "mailto" => mail(&address, rest),
        "http" | "https" => web(scheme, rest),
        _ => Err(NoLink::Scheme),
    }
}

/// An address without what browsers leave out of it.
#[must_use]
pub fn tidy(address: &str) -> String {
    let trimmed = address.trim_matches(|char: char| char <= ' ');
    trimmed.chars().filter(|char| !matches!(char, '\t' | '\n' | '\r')).collect()
}

/// The scheme of an address and what stands after its colon (RFC 3986, 3.1).
#[must_use]
pub fn scheme(address: &str) -> Option<(&str, &str)> {
    let (name, rest) = address.split_once(':')?;
    let is_scheme = name.starts_with(|char: char| char.is_ascii_alphabetic())
        && name.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '+' | '-' | '.'));
    is_scheme.then_some((name, rest))
}

fn web(scheme: &str, rest: &str) -> Result<Link, NoLink> {
    let rest = rest.strip_prefix("//").ok_or(NoLink::Host)?;
    let (authority, path) = rest.split_at_checked(rest.find(['/', '?', '#']).unwrap_or(rest.len())).unwrap_or_default();
    if authority.contains('@') {
        return Err(NoLink::Credentials);
    }
    let port = |(_, port): &(&str, &str)| port.len() <= 5 && port.bytes().all(|byte| byte.is_ascii_digit());
    let (host, port) = authority.rsplit_once(':').filter(port).unwrap_or((authority, ""));
    let (host, network) = names(host)?;
    let colon = if port.is_empty() { "" } else { ":" };
    let href = format!("{scheme}://{}{colon}{port}{path}", network.as_ref().unwrap_or(&host));
    Ok(Link { href, host, network })
}

fn mail(address: &str, rest: &str) -> Result<Link, NoLink> {
    let to = rest.split('?').next().unwrap_or_default();
    let (name, host) = to.split_once('@').ok_or(NoLink::Mail)?;
    // One receiver: a list could name others further on than anyone reads.
    if name.is_empty() || host.is_empty() || !name.bytes().all(|byte| byte.is_ascii_graphic() && byte != b',') {
        return Err(NoLink::Mail);
    }
    let (_, network) = names(host).map_err(|why| if why == NoLink::Host { NoLink::Mail } else { why })?;
    let href = match &network {
        Some(network) => format!("mailto:{name}@{network}{}", rest.get(to.len()..).unwrap_or_default()),
        None => address.to_owned(),
    };
    Ok(Link { href, host: to.to_owned(), network })
}

/// `10.`, a registrant's number, a slash, and what the registrant likes (DOI Handbook, 2.2).
fn doi(name: &str) -> Result<Link, NoLink> {
    let (registrant, suffix) = name.strip_prefix("10.").and_then(|rest| rest.split_once('/')).ok_or(NoLink::Doi)?;
    let number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if suffix.trim().is_empty() || registrant.len() < 4 || !registrant.split('.').all(number) {
        return Err(NoLink::Doi);
    }
    let mut href = format!("https://doi.org/10.{registrant}/");
    for byte in suffix.trim_end().bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:;()!$&'*+,=@".contains(&byte) {
            href.push(char::from(byte));
        } else {
            let hex = |digit: u8| char::from_digit(u32::from(digit), 16).unwrap_or_default().to_ascii_uppercase();
            href.extend(['%', hex(byte >> 4), hex(byte & 15)]);
        }
    }
    Ok(Link { href, host: "doi.org".to_owned(), network: None })
}

/// A host in small letters, and its name in the network where that is another.
fn names(host: &str) -> Result<(String, Option<String>), NoLink> {
    let host = lower(host);
    if host.starts_with('[') {
        // An IPv6 address; which of them can be reached is for the network to say.
        let inside = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or_default();
        let is_address =
            inside.contains(':') && inside.bytes().all(|byte| byte.is_ascii_hexdigit() || b":.".contains(&byte));
        return if is_address { Ok((host, None)) } else { Err(NoLink::Host) };
    }
    let mut network = String::new();
    // A dot at the end means the same host.
    for label in host.strip_suffix('.').unwrap_or(&host).split('.') {
        if !network.is_empty() {
            network.push('.');
        }
        if label.chars().any(|char| !char.is_ascii() && (stands_for_another(char) || !char.is_alphanumeric())) {
            return Err(NoLink::Letters);
        }
        if !label.chars().all(|char| !char.is_ascii() || char.is_ascii_alphanumeric() || matches!(char, '-' | '_')) {
            return Err(NoLink::Host);
        }
        let before = network.len();
        if label.is_ascii() {
            network.push_str(label);
        } else {
            network.push_str("xn--");
            network.push_str(&punycode(label).ok_or(NoLink::Host)?);
        }
        if !(1..=63).contains(&(network.len() - before)) {
            return Err(NoLink::Host);
        }
    }
    if network.len() > 253 {
        return Err(NoLink::Host);
    }
    let network = (!host.is_ascii()).then_some(network);
    Ok((host, network))
}

/// Not to be seen, or turning the direction of writing (UAX #9): no address needs them unescaped.
const fn is_hidden(char: char) -> bool {
    matches!(
        char,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// In the blocks of signs that browsers replace by others before they look a host up (UTS #46), such as full-width letters,
/// dots of other scripts and letters of mathematics; and accents that stand alone, which they join with the letter before.
const fn stands_for_another(char: char) -> bool {
    matches!(
        char,
        '\u{80}'..='\u{BF}' | '\u{2B0}'..='\u{36F}' | '\u{1D2C}'..='\u{1D6A}' | '\u{1D78}' | '\u{1D9B}'..='\u{1DFF}'
            | '\u{2000}'..='\u{2BFF}' | '\u{2E80}'..='\u{3004}' | '\u{3131}'..='\u{318F}' | '\u{3200}'..='\u{33FF}'
            | '\u{F900}'..='\u{FFFF}' | '\u{1D400}'..='\u{1D7FF}' | '\u{1EE00}'..='\u{1F2FF}' | '\u{1FB00}'..='\u{1FBFF}'
            | '\u{2F800}'..='\u{2FA1F}'
    )
}

#[cfg(test)]
mod tests {
    use super::{NoLink, link};

    fn open(address: &str) -> Result<String, NoLink> {
        link(address).map(|link| link.href)
    }

    #[test]
    fn what_may_be_opened() {
        for (address, href, host, network) in [
            ("https://example.org/a?b#c", "https://example.org/a?b#c", "example.org", None),
            ("  HTTP://Example.ORG:8080 ", "HTTP://example.org:8080", "example.org", None),
            ("ht\ntps://exa\tmple.org/", "https://example.org/", "example.org", None),
            ("https://example.org./", "https://example.org./", "example.org.", None),
            ("https://user.example/@name", "https://user.example/@name", "user.example", None),
            ("http://[2001:db8::1]:80/", "http://[2001:db8::1]:80/", "[2001:db8::1]", None),
            ("http://localhost", "http://localhost", "localhost", None),
            ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/", "xn--bcher-kva.example", None),
            (
                "https://Bücher.example/ü",
                "https://xn--bcher-kva.example/ü",
                "bücher.example",
                Some("xn--bcher-kva.example"),
            ),
            // A Cyrillic а, which looks as the Latin one does.
            (
                "https://ex\u{430}mple.org/",
                "https://xn--exmple-4nf.org/",
                "ex\u{430}mple.org",
                Some("xn--exmple-4nf.org"),
            ),
            ("mailto:ida@example.org?subject=a", "mailto:ida@example.org?subject=a", "ida@example.org", None),
            (
                "mailto:ida@bücher.example",
                "mailto:ida@xn--bcher-kva.example",
                "ida@bücher.example",
                Some("xn--bcher-kva.example"),
            ),
            ("doi:10.1000/182", "https://doi.org/10.1000/182", "doi.org", None),
            ("DOI: 10.1000/182", "https://doi.org/10.1000/182", "doi.org", None),
            (
                "10.1002/(SICI)1<1::AID>3.0.CO;2-#",
                "https://doi.org/10.1002/(SICI)1%3C1::AID%3E3.0.CO;2-%23",
                "doi.org",
                None,
            ),
            ("https://doi.org/10.1000/182", "https://doi.org/10.1000/182", "doi.org", None),
        ] {
            let wanted = (href.to_owned(), host.to_owned(), network.map(str::to_owned));
            let found = link(address).map(|link| (link.href, link.host, link.network));
            assert_eq!(found, Ok(wanted), "{address:?}");
        }
    }

    #[test]
    fn what_is_refused_and_why() {
        use NoLink::{Credentials, Doi, Hidden, Host, Letters, Mail, Scheme};
        for (address, why) in [
            ("", Scheme),
            ("example.org", Scheme),
            ("/relative", Scheme),
            ("#here", Scheme),
            ("//example.org", Scheme),
            ("javascript:alert(1)", Scheme),
            ("JaVaScRiPt:alert(1)", Scheme),
            (" java\nscript:alert(1)", Scheme),
            ("javascript://example.org/%0aalert(1)", Scheme),
            ("\u{1}javascript:alert(1)", Scheme),
            ("java\u{0}script:alert(1)", Hidden),
            ("data:text/html,x", Scheme),
            ("vbscript:x", Scheme),
            ("file:///etc/passwd", Scheme),
            ("blob:https://example.org/1", Scheme),
            ("view-source:https://example.org", Scheme),
            ("tel:+49", Scheme),
            ("ftp://example.org", Scheme),
            ("https://example.org/\u{202E}gpj.exe", Hidden),
            ("https://exa\u{200B}mple.org", Hidden),
            ("https://exa\u{AD}mple.org", Hidden),
            ("https://example.org/\u{85}", Hidden),
            ("https://ida@example.org", Credentials),
            ("https://good.example:pass@evil.example/", Credentials),
            ("https://good.example\u{FF0F}@evil.example", Credentials),
            ("https:", Host),
            ("https://", Host),
            ("https:///example.org", Host),
            ("https:/example.org", Host),
            ("https:example.org", Host),
            ("https:\\\\example.org", Host),
            ("https://good.example\\.evil.example", Host),
            ("https://ex ample.org", Host),
            ("https://ex%61mple.org", Host),
            ("https://example..org", Host),
            ("https://example.org:port/", Host),
            ("https://[::1", Host),
            ("https://[x:y]", Host),
            // Full-width letters, an ideographic full stop, a bold letter of mathematics, an accent of its own, a dash.
            ("https://\u{FF45}xample.org", Letters),
            ("https://example\u{3002}org", Letters),
            ("https://\u{1D41E}xample.org", Letters),
            ("https://e\u{301}xample.org", Letters),
            ("https://ex\u{2010}ample.org", Letters),
            ("https://example\u{2044}x.org", Letters),
            ("mailto:", Mail),
            ("mailto:ida", Mail),
            ("mailto:@example.org", Mail),
            ("mailto:ida@", Mail),
            ("mailto:ida,eve@example.org", Mail),
            ("mailto:ida@example.org,eve@example.org", Mail),
            ("doi:", Doi),
            ("doi:11.1000/182", Doi),
            ("10.1000", Doi),
            ("10.12/x", Doi),
            ("10.1000/", Doi),
            ("10.10x0/182", Doi),
        ] {
            assert_eq!(open(address), Err(why), "{address:?}");
        }
        let long = format!("https://{}.org", "a".repeat(64));
        assert_eq!(open(&long), Err(Host));
        assert_eq!(open(&format!("https://{}.org", "ü".repeat(64))), Err(Host));
    }
}
