//! What inline styles, and the few rules of a style sheet that word processors put before what they copy, say of a text.

/// What a style says; `None` where it says nothing.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Style {
    /// Bold or not.
    pub bold: Option<bool>,
    /// Italic or not.
    pub italic: Option<bool>,
    /// Size of the letters, in tenths of a point.
    pub size: Option<u16>,
    /// White space is kept.
    pub keeps_space: Option<bool>,
    /// Nobody sees it.
    pub hidden: bool,
    /// It is a block, whatever its element is.
    pub block: bool,
    /// Level of a list item in Word, from 1.
    pub list_level: Option<u8>,
    /// Word's own marker of a list item.
    pub marker: bool,
}

impl Style {
    /// Adds declarations (`font-weight: bold; …`), which go before what is there. `parent` is the size that relative ones
    /// refer to, in tenths of a point.
    pub fn add(&mut self, declarations: &str, parent: u16) {
        // Bounded, for a style of a megabyte says no more than a short one. Data URLs hold semicolons: harmless.
        for declaration in declarations.split(';').take(200) {
            if let Some((name, value)) = declaration.split_once(':') {
                self.declare(&crate::text::lowercase(name.trim()), &crate::text::lowercase(value.trim()), parent);
            }
        }
    }

    fn declare(&mut self, name: &str, value: &str, parent: u16) {
        match name {
            "font-weight" => self.bold = bold(value).or(self.bold),
            "font-style" => self.italic = italic(value).or(self.italic),
            "font-size" => self.size = size(value, parent).or(self.size),
            "font" => {
                for word in value.split_whitespace() {
                    self.bold = bold(word).filter(|_| word != "normal").or(self.bold);
                    self.italic = italic(word).filter(|_| word != "normal").or(self.italic);
                    let height = word.split('/').next().unwrap_or_default();
                    if height.ends_with(|char: char| char.is_ascii_alphabetic() || char == '%') {
                        self.size = size(height, parent).or(self.size);
                    }
                }
            }
            "white-space" => self.keeps_space = Some(value.starts_with("pre") || value.starts_with("break")),
            "display" if value.starts_with("none") => self.hidden = true,
            "display" if value.starts_with("block") => self.block = true,
            "visibility" if value.starts_with("hidden") || value.starts_with("collapse") => self.hidden = true,
            "mso-hide" if value.starts_with("all") => self.hidden = true,
            // How pages hide what is meant for screen readers alone.
            "clip" if value.starts_with("rect(0") || value.starts_with("rect(1px") => self.hidden = true,
            "clip-path" if value.starts_with("inset(50%") || value.starts_with("inset(100%") => self.hidden = true,
            "mso-list" if value.starts_with("ignore") => self.marker = true,
            "mso-list" => {
                let level = value.split_whitespace().find_map(|word| word.strip_prefix("level"));
                self.list_level = level.and_then(|level| level.parse().ok()).or(self.list_level);
            }
            _ => {}
        }
    }
}

fn bold(value: &str) -> Option<bool> {
    match value.split_whitespace().next()? {
        "bold" | "bolder" => Some(true),
        "normal" | "lighter" => Some(false),
        number => number.parse::<u16>().ok().map(|weight| weight >= 600),
    }
}

fn italic(value: &str) -> Option<bool> {
    match value.split_whitespace().next()? {
        "italic" | "oblique" => Some(true),
        "normal" => Some(false),
        _ => None,
    }
}

/// A size in tenths of a point. A CSS pixel is three quarters of a point.
pub(super) fn size(value: &str, parent: u16) -> Option<u16> {
    let value = value.trim_end_matches("!important").trim();
    let tenths = |number: u32| u16::try_from(number.min(10_000)).ok();
    let parent = u32::from(parent);
    let at = value.find(|char: char| char.is_ascii_alphabetic() || char == '%').unwrap_or(value.len());
    let (number, unit) = value.split_at_checked(at)?;
    if number.is_empty() {
        return match unit {
            "x-small" => Some(75),
            "small" => Some(98),
            "medium" => Some(120),
            "large" => Some(135),
            "x-large" => Some(180),
            "xx-large" => Some(240),
            "smaller" => tenths(parent * 5 / 6),
            "larger" => tenths(parent * 6 / 5),
            _ => None,
        };
    }
    let hundredths = hundredths(number.trim())?;
    match unit {
        "" => (hundredths == 0).then_some(0),
        "pt" => tenths(hundredths / 10),
        "px" => tenths(hundredths * 3 / 40),
        "em" => tenths(hundredths * parent / 100),
        "rem" => tenths(hundredths * 120 / 100),
        "%" => tenths(hundredths * parent / 10_000),
        _ => None,
    }
}

/// A decimal number times a hundred, up to 10,000.
fn hundredths(number: &str) -> Option<u32> {
    let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
    let whole = if whole.is_empty() { 0 } else { whole.parse::<u32>().ok()? };
    let digit = |at| rest.chars().nth(at).map_or(Some(0), |char: char| char.to_digit(10));
    Some(whole.min(10_000) * 100 + digit(0)? * 10 + digit(1)?)
}

/// Rules for classes (`p.p1 { … }`, `.s2 { … }`), as Apple's programs write them.
#[derive(Default)]
pub(super) struct Sheet(Vec<(String, String)>);

impl Sheet {
    /// Adds the rules of a `<style>` element. Bounded: nobody who copies writes hundreds.
    pub fn add(&mut self, css: &str) {
        let css = css.trim().trim_start_matches("<!--");
        for rule in css.split('}') {
            if self.0.len() >= 200 {
                break;
            }
            let Some((selectors, declarations)) = rule.split_once('{') else { continue };
            for selector in selectors.split(',').map(str::trim).take(20) {
                let one = selector.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '.' | '-' | '_'));
                if one && selector.matches('.').count() == 1 && self.0.len() < 200 {
                    self.0.push((selector.to_owned(), declarations.to_owned()));
                }
            }
        }
    }

    /// What the rules say of an element.
    pub fn apply(&self, style: &mut Style, element: &str, classes: &str, parent: u16) {
        for class in classes.split_ascii_whitespace().take(4) {
            for (selector, declarations) in &self.0 {
                let (tag, name) = selector.split_once('.').unwrap_or_default();
                if name == class && (tag.is_empty() || tag.eq_ignore_ascii_case(element)) {
                    style.add(declarations, parent);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_in_tenths_of_a_point() {
        for (value, wanted) in [
            ("12pt", Some(120)),
            ("16px", Some(120)),
            ("18.5pt", Some(185)),
            ("1.5em", Some(150)),
            ("150%", Some(150)),
            ("2rem", Some(240)),
            ("0", Some(0)),
            ("12", None),
            ("0px", Some(0)),
            ("x-large", Some(180)),
            ("larger", Some(120)),
            (".5em", Some(50)),
            ("-1px", None),
            ("1e9px", None),
            ("99999999999999px", None),
            ("calc(1px + 2px)", None),
            ("", None),
        ] {
            assert_eq!(size(value, 100), wanted, "{value:?}");
        }
    }

    #[test]
    fn styles_say_what_they_say() {
        let read = |declarations: &str| {
            let mut style = Style::default();
            style.add(declarations, 120);
            style
        };
        assert_eq!(read("font-weight:700; font-style: ITALIC").bold, Some(true));
        assert_eq!(read("font-weight:normal").bold, Some(false));
        assert_eq!(read("font-weight:500").bold, Some(false));
        let apple = read("margin: 0.0px; font: bold 18.0px 'Helvetica Neue'; color: #000000");
        assert_eq!((apple.bold, apple.size, apple.italic), (Some(true), Some(135), None));
        assert_eq!(read("font: italic small-caps 1.2em/2 x").italic, Some(true));
        assert_eq!(read("mso-list:l0 level2 lfo1").list_level, Some(2));
        assert!(read("mso-list:Ignore").marker && read("DISPLAY : none !important").hidden);
        assert_eq!(read("white-space:pre-wrap;").keeps_space, Some(true));
        assert_eq!(read("x;;:;:;;="), Style::default());
    }

    #[test]
    fn a_sheet_knows_classes() {
        let mut sheet = Sheet::default();
        sheet.add(
            "\n p.p1 {font: 24.0px Times}\n span.s1, .s2 {font-weight: bold}\n a:hover .s1 {font: 1pt x} @media {",
        );
        let size = |element, classes| {
            let mut style = Style::default();
            sheet.apply(&mut style, element, classes, 120);
            (style.size, style.bold)
        };
        assert_eq!(size("p", "p1"), (Some(180), None));
        assert_eq!(size("li", "p1"), (None, None));
        assert_eq!(size("span", "x s2 s1"), (None, Some(true)));
    }
}
