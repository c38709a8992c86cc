//! The few signs on buttons, drawn for this page on a grid of 20.

use crate::browser::page;
use crate::ui::dom::El;

/// A sign. Decoration: the button it stands on has a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Icon {
    /// An arrow back.
    Undo,
    /// An arrow forwards.
    Redo,
    /// Into a tray.
    Import,
    /// A tag.
    Labels,
    /// Two sliders.
    Settings,
    /// Keys.
    Keyboard,
    /// A stack of sheets.
    Articles,
    /// Three dots.
    More,
    /// A bin.
    Delete,
    /// An angle that points down.
    Down,
    /// One arrow up, one down.
    Turn,
    /// A cross.
    Remove,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Self::Undo => "M7 4 3.5 7.5 7 11M4 7.5h7.5a4.5 4.5 0 0 1 0 9H8",
            Self::Redo => "m13 4 3.5 3.5L13 11m3-3.5H8.5a4.5 4.5 0 0 0 0 9H12",
            Self::Import => "M10 3v9m-3.5-3.5L10 12l3.5-3.5M3.5 13v3.5h13V13",
            Self::Labels => "M3.5 3.5h6l7 7-6 6-7-7zM6.8 6.8v.01",
            Self::Settings => "M3.5 6.5h7m4 0h2M12.5 4.5v4M3.5 13.5h2m4 0h7M7.5 11.5v4",
            Self::Keyboard => "M2.5 5.5h15v9h-15zM5.5 8.5h.01m2.99 0h.01m2.99 0h.01m2.99 0h.01M6.5 11.5h7",
            Self::Articles => "M6.5 3.5h10v11M3.5 6.5h10v10h-10zM6 9.5h5m-5 3h5",
            Self::More => "M4 10h1m-.5-.5v1m5-.5h1m-.5-.5v1m5-.5h1m-.5-.5v1",
            Self::Down => "m5.5 8 4.5 4.5L14.5 8",
            Self::Turn => "M7 16.5v-13M3.5 7 7 3.5 10.5 7M13 3.5v13M9.5 13l3.5 3.5 3.5-3.5",
            Self::Remove => "m5.5 5.5 9 9m0-9-9 9",
            Self::Delete => "M3.5 5.5h13M8 5V3.5h4V5M5 5.5l.7 11h8.6l.7-11M8.5 8.5v5m3-5v5",
        }
    }
}

impl El {
    /// Adds a sign.
    #[must_use]
    pub fn icon(self, icon: Icon) -> Self {
        let svg = page::svg("svg");
        for (name, value) in [("class", "icon"), ("viewBox", "0 0 20 20"), ("aria-hidden", "true")] {
            let _ = svg.set_attribute(name, value);
        }
        let path = page::svg("path");
        let _ = path.set_attribute("d", icon.path());
        let _ = svg.append_child(&path);
        let _ = self.node().append_child(&svg);
        self
    }
}
