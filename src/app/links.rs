//! Links that the person may follow: the only way out of the page. Nothing else makes an `href` of what was typed or read.

use super::dom::{El, el, of};
use crate::browser::host::HOSTS;
use crate::text::link;

impl El {
    /// Adds a link for as long as an address, followed, is one that may be opened: its host to press, and the host's name in
    /// the network where letters could be mistaken for others.
    #[must_use]
    pub fn leading_to(self, address: impl Fn() -> String + 'static) -> Self {
        self.swap(
            move || Some(address()).filter(|address| link(address, HOSTS).is_ok()),
            |address| {
                let line = of("p", "leads");
                let Ok(link) = link(address, HOSTS) else { return line };
                let anchor = el("a")
                    .set("href", &link.href)
                    .set("target", "_blank")
                    .set("rel", "noopener noreferrer")
                    .set("referrerpolicy", "no-referrer")
                    .set("title", &link.href)
                    .text(&link.host);
                let network = link.network.map(|name| of("span", "hint").text(&format!("in the network: {name}")));
                line.with(anchor).all(network.into_iter().collect())
            },
        )
    }
}
