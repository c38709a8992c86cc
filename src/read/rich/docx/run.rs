//! Runs: words that look alike, the fields around them, and signs that are named by number.

use super::styles::Styles;
use super::xml::Tag;
use crate::article::EmphasisKind;
use crate::read::rich::Builder;
use crate::read::rich::address::checked;
use crate::text::HostParser;

/// How the words of a run look.
#[derive(Default)]
pub struct Run {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Not shown.
    pub hidden: bool,
}

impl Run {
    /// Takes one of its properties.
    pub fn take(&mut self, tag: &Tag, styles: &Styles) {
        match tag.name.as_str() {
            // Comes before the others, which go against it.
            "rStyle" => {
                let look = styles.look(tag.get("val").unwrap_or_default());
                *self = Self { bold: look.bold, italic: look.italic, hidden: look.hidden };
            }
            "b" => self.bold = tag.is_on(),
            "i" => self.italic = tag.is_on(),
            "vanish" => self.hidden = tag.is_on(),
            _ => {}
        }
    }
}

/// What the builder was told of the words that come now. Neighbours that look alike make one range.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Spans {
    /// Where they lead.
    pub link: Option<String>,
    /// Bold.
    pub strong: bool,
    /// Italic.
    pub em: bool,
}

impl Spans {
    /// Ends what ends and begins what begins.
    pub fn set(&mut self, wanted: Self, builder: &mut Builder) {
        if *self == wanted {
            return;
        }
        let open = usize::from(self.link.is_some()) + usize::from(self.strong) + usize::from(self.em);
        for _ in 0..open {
            builder.end_span();
        }
        if let Some(link) = &wanted.link {
            builder.begin_link(link);
        }
        if wanted.strong {
            builder.begin_emphasis(EmphasisKind::Strong);
        }
        if wanted.em {
            builder.begin_emphasis(EmphasisKind::Em);
        }
        *self = wanted;
    }
}

/// A field (ECMA-376, 17.16): what it is told to show, which nobody sees, and behind that what it shows.
#[derive(Default)]
pub struct Field {
    told: String,
    shown: bool,
    link: Option<String>,
}

impl Field {
    /// Takes more of what it is told.
    pub fn add(&mut self, told: &str) {
        self.told.push_str(told);
    }

    /// Its text begins.
    pub fn show(&mut self, hosts: HostParser) {
        if std::mem::replace(&mut self.shown, true) {
            return;
        }
        let address = self.told.trim().strip_prefix("HYPERLINK").and_then(|rest| rest.trim_start().strip_prefix('"'));
        let address = address.and_then(|rest| rest.split_once('"'));
        self.link = address.and_then(|(address, _)| checked(address, None, hosts));
    }

    /// Whether what comes now is its text.
    pub const fn is_shown(&self) -> bool {
        self.shown
    }

    /// Where its text leads.
    pub fn link(&self) -> Option<String> {
        self.link.clone()
    }
}

/// Signs of the fonts Symbol and Wingdings, by their number in them.
const SYMBOL: &[(u32, char)] = &[
    (0x22, '∀'),
    (0x24, '∃'),
    (0x27, '∋'),
    (0x2D, '−'),
    (0x40, '≅'),
    (0x41, 'Α'),
    (0x42, 'Β'),
    (0x44, 'Δ'),
    (0x46, 'Φ'),
    (0x47, 'Γ'),
    (0x4C, 'Λ'),
    (0x50, 'Π'),
    (0x51, 'Θ'),
    (0x53, 'Σ'),
    (0x57, 'Ω'),
    (0x58, 'Ξ'),
    (0x59, 'Ψ'),
    (0x5C, '∴'),
    (0x5E, '⊥'),
    (0x61, 'α'),
    (0x62, 'β'),
    (0x63, 'χ'),
    (0x64, 'δ'),
    (0x65, 'ε'),
    (0x66, 'φ'),
    (0x67, 'γ'),
    (0x68, 'η'),
    (0x69, 'ι'),
    (0x6A, 'ϕ'),
    (0x6B, 'κ'),
    (0x6C, 'λ'),
    (0x6D, 'μ'),
    (0x6E, 'ν'),
    (0x70, 'π'),
    (0x71, 'θ'),
    (0x72, 'ρ'),
    (0x73, 'σ'),
    (0x74, 'τ'),
    (0x75, 'υ'),
    (0x77, 'ω'),
    (0x78, 'ξ'),
    (0x79, 'ψ'),
    (0x7A, 'ζ'),
    (0xA2, '′'),
    (0xA3, '≤'),
    (0xA5, '∞'),
    (0xAB, '↔'),
    (0xAC, '←'),
    (0xAD, '↑'),
    (0xAE, '→'),
    (0xAF, '↓'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB2, '″'),
    (0xB3, '≥'),
    (0xB4, '×'),
    (0xB6, '∂'),
    (0xB7, '•'),
    (0xB8, '÷'),
    (0xB9, '≠'),
    (0xBA, '≡'),
    (0xBB, '≈'),
    (0xBC, '…'),
    (0xC7, '∩'),
    (0xC8, '∪'),
    (0xCE, '∈'),
    (0xD1, '∇'),
    (0xD5, '∏'),
    (0xD6, '√'),
    (0xD7, '⋅'),
    (0xDE, '⇒'),
    (0xE5, '∑'),
    (0xF2, '∫'),
];
const WINGDINGS: &[(u32, char)] = &[
    (0x28, '☎'),
    (0x2A, '✉'),
    (0x4A, '☺'),
    (0x4C, '☹'),
    (0x6C, '●'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x71, '❑'),
    (0x76, '❖'),
    (0x9F, '•'),
    (0xA7, '▪'),
    (0xA8, '◻'),
    (0xD8, '➢'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xE8, '➔'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

/// The sign that a `w:sym` stands for; U+FFFD for one that only its font knows.
pub fn symbol(tag: &Tag) -> Option<char> {
    let number = u32::from_str_radix(tag.get("char")?, 16).ok()?;
    let signs = match tag.get("font") {
        Some("Symbol") => SYMBOL,
        Some("Wingdings") => WINGDINGS,
        _ => &[],
    };
    // Fonts of signs have their places in the private area (ECMA-376, 17.3.3.30).
    let place = if (0xF000..=0xF0FF).contains(&number) { number - 0xF000 } else { number };
    let known = signs.iter().find(|(at, _)| *at == place).map(|(_, char)| *char);
    let private = (0xE000..=0xF8FF).contains(&number);
    known.or_else(|| if private { Some(char::REPLACEMENT_CHARACTER) } else { char::from_u32(number) })
}
