//! Links that the person may follow: the only way out of the page. Nothing else makes an `href` of what was typed or read.

use crate::browser::host::HOSTS;
use crate::browser::page::holds_focus;
use crate::l10n::form;
use crate::text::link;
use crate::ui::dom::{Attr, El, TagName, el, el_with_class, target};

impl El {
    /// Adds a link for as long as an address, followed, is one that may be opened: its host to press, and the host's name in
    /// the network where letters could be mistaken for others.
    ///
    /// While the field before it has the focus, Tab passes the link over: it appears as the address is typed, and the person
    /// who goes on means the next field. From there, Shift+Tab comes to it.
    #[must_use]
    pub fn leading_to(self, address: impl Fn() -> String + 'static) -> Self {
        let (row, entered, left) = (self.clone(), self.clone(), self.clone());
        let field = self
            .on("focusin", move |event| pass_over(&entered, target(event).is_some_and(|it| it.tag_name() == "INPUT")));
        let field = field.on("focusout", move |_| pass_over(&left, false));
        field.keyed_child(
            move || Some(address()).filter(|address| link(address, HOSTS).is_ok()),
            move |address| {
                let line = el_with_class(TagName::P, "leads");
                let Ok(link) = link(address, HOSTS) else { return line };
                let anchor = el(TagName::A)
                    .attr(Attr::HREF, &link.href)
                    .attr(Attr::TARGET, "_blank")
                    .attr(Attr::REL, "noopener noreferrer")
                    .attr(Attr::REFERRERPOLICY, "no-referrer")
                    .attr(Attr::TITLE, &link.href)
                    .text(&link.host);
                let anchor = if holds_focus(row.node()) { anchor.attr(Attr::TABINDEX, "-1") } else { anchor };
                let network =
                    link.network.map(|name| el_with_class(TagName::SPAN, "hint").text(&form::in_the_network(&name)));
                line.child(anchor).children(network.into_iter().collect())
            },
        )
    }
}

/// Says of the link in a row whether Tab passes it over.
fn pass_over(row: &El, on: bool) {
    if let Ok(Some(link)) = row.node().query_selector("a") {
        let _ = if on { link.set_attribute("tabindex", "-1") } else { link.remove_attribute("tabindex") };
    }
}
