//! The name of a host in the network.
//!
//! Which host an address names is decided by tables of Unicode (UTS #46, normalisation) that every browser has and that
//! would be large in wasm. So the parser is a value that is passed in, as the decoder of old encodings is
//! ([`Decoder`](crate::read::rich::Decoder)): the page and its worker pass the browser's (`browser/host.rs`); the
//! command and native tests have the `url` crate by default. Both implement the same standard, and one table of cases
//! (`tests/common/links.rs`) is run against each.

/// Parses the host of an `http` or `https` address (WHATWG URL, 3.5, Host parsing): small letters, letters beyond ASCII as
/// `xn--…`, numbers as IPv4 addresses.
///
/// Takes a host without credentials, port or path. Returns the name that is looked up in the network, `None` where no
/// browser would open the host.
#[derive(Clone, Copy, Debug)]
pub struct HostParser(pub fn(&str) -> Option<String>);

impl Default for HostParser {
    /// The `url` crate. In wasm there is none, and every host is refused: what nobody can check becomes no link.
    fn default() -> Self {
        Self(by_crate)
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn by_crate(host: &str) -> Option<String> {
    url::Url::parse(&format!("https://{host}/")).ok()?.host_str().map(str::to_owned)
}

#[cfg(target_arch = "wasm32")]
const fn by_crate(_: &str) -> Option<String> {
    None
}
