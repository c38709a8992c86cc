//! Where a link may lead. Nothing becomes an `href` in Postil but what [`link`] answers with.
//!
//! What is refused is what lies about where it leads: other schemes, a name before the host, signs that cannot be seen or
//! turn the text around, letters that browsers replace by others. Where the network knows a host by another name than the
//! one that was written ([`HostParser`]), the link opens that name and shows both, for many letters look alike.

use super::{HostParser, is_hidden, lowercase};

/// A link that may be opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// The address to open: with the name of the host in the network, `https://doi.org/…` for a DOI.
    pub href: String,
    /// Where it leads, as a person reads it: the host, or a mail address.
    pub host: String,
    /// The host's name in the network, where that differs: `xn--…`, or an IP address. Two hosts that look alike differ
    /// in this.
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

/// Checks an address: `http`, `https`, `mailto`, or a DOI with or without `doi:` in front. White space around it is left out,
/// and so are tabs and line feeds, as browsers do (WHATWG URL, basic URL parser, steps 1 to 3). `hosts` says which host can
/// be opened, and by which name.
///
/// # Errors
/// With the reason, where the address is none of these or could mislead.
pub fn link(address: &str, hosts: HostParser) -> Result<Link, NoLink> {
    let address = tidy(address);
    if address.chars().any(|char| char.is_control() || is_hidden(char)) {
        return Err(NoLink::Hidden);
    }
    let Some((scheme, rest)) = scheme(&address) else {
        return if address.starts_with("10.") { doi(&address) } else { Err(NoLink::Scheme) };
    };
    match lowercase(scheme).as_str() {
        "doi" => doi(rest.trim_start()),
        "mailto" => mail(&address, rest, hosts),
        "http" | "https" => web(scheme, rest, hosts),
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

fn web(scheme: &str, rest: &str, hosts: HostParser) -> Result<Link, NoLink> {
    let rest = rest.strip_prefix("//").ok_or(NoLink::Host)?;
    let (authority, path) = rest.split_at_checked(rest.find(['/', '?', '#']).unwrap_or(rest.len())).unwrap_or_default();
    if authority.contains('@') {
        return Err(NoLink::Credentials);
    }
    // What stands behind the last colon of an IPv6 address is no port.
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, port),
        _ => (authority, ""),
    };
    let is_port = port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok();
    if !(port.is_empty() || is_port) {
        return Err(NoLink::Host);
    }
    let (host, network) = names(host, hosts)?;
    let colon = if port.is_empty() { "" } else { ":" };
    let href = format!("{scheme}://{}{colon}{port}{path}", network.as_ref().unwrap_or(&host));
    Ok(Link { href, host, network })
}

fn mail(address: &str, rest: &str, hosts: HostParser) -> Result<Link, NoLink> {
    let to = rest.split('?').next().unwrap_or_default();
    let (name, host) = to.split_once('@').ok_or(NoLink::Mail)?;
    // One receiver: a list could name others further on than anyone reads.
    if name.is_empty() || host.is_empty() || !name.bytes().all(|byte| byte.is_ascii_graphic() && byte != b',') {
        return Err(NoLink::Mail);
    }
    let (host, network) = names(host, hosts).map_err(|why| if why == NoLink::Host { NoLink::Mail } else { why })?;
    // A number that browsers take for an IP address is the host of no mailbox.
    if host.is_ascii() && network.is_some() {
        return Err(NoLink::Mail);
    }
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
fn names(host: &str, hosts: HostParser) -> Result<(String, Option<String>), NoLink> {
    let host = lowercase(host);
    let inside = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    match inside {
        // An IPv6 address; the parser says whether it is one.
        Some(inside) if !inside.bytes().all(|byte| byte.is_ascii_hexdigit() || b":.".contains(&byte)) => {
            return Err(NoLink::Host);
        }
        Some(_) => {}
        None => host.split('.').try_for_each(check_letters)?,
    }
    let network = hosts.0(&host).ok_or(NoLink::Host)?;
    if inside.is_none() {
        check_lengths(&network)?;
    }
    // A letter that needs no `xn--` stands for one of ASCII, whether or not it is in the table below.
    let replaced = |(own, known): (&str, &str)| !own.is_ascii() && !known.starts_with("xn--");
    if host.split('.').zip(network.split('.')).any(replaced) {
        return Err(NoLink::Letters);
    }
    let network = (network != host).then_some(network);
    Ok((host, network))
}

/// Refuses the signs of a part of a host that stand for others, and those of ASCII that no host has.
fn check_letters(label: &str) -> Result<(), NoLink> {
    let spells = |char: char| (char.is_alphanumeric() || is_sign_of_letter(char)) && !stands_for_another(char);
    if !label.chars().all(|char| char.is_ascii() || spells(char)) {
        return Err(NoLink::Letters);
    }
    let known = |char: char| !char.is_ascii() || char.is_ascii_alphanumeric() || matches!(char, '-' | '_');
    if label.chars().all(known) { Ok(()) } else { Err(NoLink::Host) }
}

/// Refuses names that the network cannot look up (RFC 1035, 2.3.4); browsers take them for addresses all the same.
fn check_lengths(network: &str) -> Result<(), NoLink> {
    // A dot at the end means the same host.
    let name = network.strip_suffix('.').unwrap_or(network);
    let fits = name.len() <= 253 && name.split('.').all(|label| (1..=63).contains(&label.len()));
    if fits { Ok(()) } else { Err(NoLink::Host) }
}

/// Changes the letter it stands at without being one (Unicode's Alphabetic), in scripts of India and Southeast Asia: dots
/// below, signs that take the vowel away, tones.
const fn is_sign_of_letter(char: char) -> bool {
    matches!(
        char,
        '\u{93C}' | '\u{94D}' | '\u{9BC}' | '\u{9CD}' | '\u{A3C}' | '\u{A4D}' | '\u{ABC}' | '\u{ACD}' | '\u{B3C}' | '\u{B4D}'
            | '\u{BCD}' | '\u{C3C}' | '\u{C4D}' | '\u{CBC}' | '\u{CCD}' | '\u{D4D}' | '\u{DCA}' | '\u{E47}'..='\u{E4C}'
            | '\u{EBA}' | '\u{EC8}'..='\u{ECC}' | '\u{1037}' | '\u{1039}' | '\u{103A}' | '\u{17C9}'..='\u{17D2}'
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
