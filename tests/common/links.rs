//! Addresses, and the links that they are: one table for every parser of hosts, native and in a browser.

use postil::text::NoLink::{self, Credentials, Doi, Hidden, Host, Letters, Mail, Scheme};
use postil::text::{HostParser, link};

/// An address, what is opened, the host that is shown, and the name in the network where it is shown too.
type Opened = (&'static str, &'static str, &'static str, Option<&'static str>);

/// Addresses that are links.
const OPENED: &[Opened] = &[
    ("https://example.org/a?b#c", "https://example.org/a?b#c", "example.org", None),
    ("  HTTP://Example.ORG:8080 ", "HTTP://example.org:8080", "example.org", None),
    ("ht\ntps://exa\tmple.org/", "https://example.org/", "example.org", None),
    ("https://example.org./", "https://example.org./", "example.org.", None),
    ("https://user.example/@name", "https://user.example/@name", "user.example", None),
    ("http://[2001:db8::1]:80/", "http://[2001:db8::1]:80/", "[2001:db8::1]", None),
    ("http://localhost", "http://localhost", "localhost", None),
    ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/", "xn--bcher-kva.example", None),
    ("https://Bücher.example/ü", "https://xn--bcher-kva.example/ü", "bücher.example", Some("xn--bcher-kva.example")),
    // A Cyrillic а, which looks as the Latin one does.
    ("https://ex\u{430}mple.org/", "https://xn--exmple-4nf.org/", "ex\u{430}mple.org", Some("xn--exmple-4nf.org")),
    ("mailto:ida@example.org?subject=a", "mailto:ida@example.org?subject=a", "ida@example.org", None),
    (
        "mailto:ida@bücher.example",
        "mailto:ida@xn--bcher-kva.example",
        "ida@bücher.example",
        Some("xn--bcher-kva.example"),
    ),
    ("doi:10.1000/182", "https://doi.org/10.1000/182", "doi.org", None),
    ("DOI: 10.1000/182", "https://doi.org/10.1000/182", "doi.org", None),
    ("10.1002/(SICI)1<1::AID>3.0.CO;2-#", "https://doi.org/10.1002/(SICI)1%3C1::AID%3E3.0.CO;2-%23", "doi.org", None),
    ("https://doi.org/10.1000/182", "https://doi.org/10.1000/182", "doi.org", None),
    // Small letters first, whatever the script: browsers map capitals before they encode.
    (
        "https://VIỆTNAM.example/A",
        "https://xn--vitnam-jk8b.example/A",
        "việtnam.example",
        Some("xn--vitnam-jk8b.example"),
    ),
    ("https://STRAẞE.example", "https://xn--strae-oqa.example", "straße.example", Some("xn--strae-oqa.example")),
    ("https://αΣ.example", "https://xn--mxa0b.example", "ασ.example", Some("xn--mxa0b.example")),
    ("https://日本語.example", "https://xn--wgv71a119e.example", "日本語.example", Some("xn--wgv71a119e.example")),
    ("https://הארץ.example", "https://xn--4dbh6cl.example", "הארץ.example", Some("xn--4dbh6cl.example")),
    // Signs above, below and between letters that are none themselves, and that these scripts cannot do without.
    ("https://हिन्दी.example", "https://xn--j2bd4cyah0f.example", "हिन्दी.example", Some("xn--j2bd4cyah0f.example")),
    (
        "https://เว็บไซต์.example",
        "https://xn--c3cun5c2g0at8b.example",
        "เว็บไซต์.example",
        Some("xn--c3cun5c2g0at8b.example"),
    ),
    ("https://မြန်မာ.example", "https://xn--7idjb0f4ck.example", "မြန်မာ.example", Some("xn--7idjb0f4ck.example")),
    (
        "https://ភាសាខ្មែរ.example",
        "https://xn--j2e7beiw1lb2hqg.example",
        "ភាសាខ្មែរ.example",
        Some("xn--j2e7beiw1lb2hqg.example"),
    ),
    ("https://ಕನ್ನಡ.example", "https://xn--nscyua8p.example", "ಕನ್ನಡ.example", Some("xn--nscyua8p.example")),
    ("https://XN--Bcher-KVA.example.", "https://xn--bcher-kva.example.", "xn--bcher-kva.example.", None),
    ("https://a_b.example", "https://a_b.example", "a_b.example", None),
    ("https://-a--b-.example", "https://-a--b-.example", "-a--b-.example", None),
    // Browsers take numbers for an address.
    ("http://192.0.2.1:0080/", "http://192.0.2.1:0080/", "192.0.2.1", None),
    ("http://3221225985/", "http://192.0.2.1/", "3221225985", Some("192.0.2.1")),
    ("http://0xC0.0.513/", "http://192.0.2.1/", "0xc0.0.513", Some("192.0.2.1")),
    ("http://[2001:DB8:0::1]/", "http://[2001:db8::1]/", "[2001:db8:0::1]", Some("[2001:db8::1]")),
    ("http://[2001:db8::1]", "http://[2001:db8::1]", "[2001:db8::1]", None),
    ("https://example.org:", "https://example.org", "example.org", None),
    ("https://example.org:65535", "https://example.org:65535", "example.org", None),
];

/// Addresses that are no links, and why.
const REFUSED: &[(&str, NoLink)] = &[
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
    // Punctuation, a currency, a face.
    ("https://example\u{5F3}org.example", Letters),
    ("https://हि\u{964}.example", Letters),
    ("https://\u{E3F}.example", Letters),
    ("https://\u{1F600}.example", Letters),
    // A letter that browsers replace by one of ASCII, and two in one.
    ("https://\u{17F}ample.org", Letters),
    ("https://example.\u{133}s", Letters),
    // Numbers that are no address, and what only looks like an encoded name (in Chromium, see `browser/host.rs`).
    ("https://example.1", Host),
    ("https://256.0.0.1", Host),
    ("https://[1:2]", Host),
    ("https://[1::2::3]", Host),
    ("https://xn--a.example", Host),
    ("https://xn--abc-.example", Host),
    ("https://xn--.example", Host),
    ("https://xn--b-5hc.example", Host),
    // Letters of both directions of writing in one label (RFC 5893).
    ("https://אb.example", Host),
    ("https://example.org:65536", Host),
    ("https://example.org:+80", Host),
    ("https://example.org:80:80", Host),
    ("mailto:ida@1.2.3", Mail),
    ("mailto:ida@example.1", Mail),
];

/// Checks that every address of the table is the link that stands beside it, with this parser of hosts.
pub fn check(hosts: HostParser) {
    let mut wrong = Vec::new();
    for (address, href, host, network) in OPENED {
        let wanted = ((*href).to_owned(), (*host).to_owned(), network.map(str::to_owned));
        let found = link(address, hosts).map(|link| (link.href, link.host, link.network));
        if found.as_ref() != Ok(&wanted) {
            wrong.push(format!("{address:?}\n  {found:?}\n  {wanted:?}"));
        }
    }
    let long = ["a", "ü"].map(|letter| (format!("https://{}.org", letter.repeat(64)), Host));
    let longer = (format!("https://{}org", "label.".repeat(43)), Host);
    let refused = REFUSED.iter().map(|(address, why)| ((*address).to_owned(), *why));
    for (address, why) in refused.chain(long).chain([longer]) {
        let found = link(&address, hosts);
        if found != Err(why) {
            wrong.push(format!("{address:?}\n  {found:?}\n  {why:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
