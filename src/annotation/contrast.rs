//! Contrast ratios (WCAG 2.2) of marked text and its underline. Colours are mixed as in the style sheets (`mark` in
//! `style/article.css`).

use super::Label;

/// A colour: red, green, blue, from 0 to 255.
type Rgb = [f32; 3];

/// What a page looks like beneath its marks: the values of `style/tokens.css`, which a test holds against that file.
pub struct Theme {
    /// Whether it is the dark one.
    pub dark: bool,
    /// The sheet one reads on.
    pub paper: &'static str,
    /// The current sentence.
    pub now: &'static str,
    /// The text.
    pub ink: &'static str,
    /// How much of a label's colour lies behind marked text, in percent.
    pub tint: u8,
    /// The same behind a mark in a mark.
    pub tint_inner: u8,
}

/// The light page.
pub const LIGHT: Theme =
    Theme { dark: false, paper: "#fdfcf9", now: "#f3efe4", ink: "#1d1b18", tint: 20, tint_inner: 20 };

/// The dark page.
pub const DARK: Theme = Theme { dark: true, paper: "#17181a", now: "#2b2d32", ink: "#e8e5df", tint: 20, tint_inner: 8 };

/// Ratios to 1, in tenths, rounded down: 45 is 4.5 to 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Contrast {
    /// Of the text to the tint behind it, in the current sentence or not, whichever is less.
    pub text: u16,
    /// Of the underline to the paper.
    pub line: u16,
}

/// The contrasts of a label's marks.
#[must_use]
pub fn contrast(label: &Label, theme: &Theme) -> Contrast {
    let color = theme.color(label);
    let text = theme.text_on(|ground| mix(color, ground, theme.tint));
    let line = mix(rgb(theme.ink), color, ink_share(label));
    Contrast { text, line: tenths(ratio(line, rgb(theme.paper))) }
}

/// The contrast of the text where a mark of `inner` lies in one of `outer`, in tenths as in [`Contrast`].
#[must_use]
pub fn overlap(outer: &Label, inner: &Label, theme: &Theme) -> u16 {
    let [outer, inner] = [outer, inner].map(|label| theme.color(label));
    theme.text_on(|ground| mix(inner, mix(outer, ground, theme.tint), theme.tint_inner))
}

/// How much of the text's own colour goes into a label's underline, in percent: the least with which the line stands out
/// 3 to 1 from the paper on both pages (WCAG 2.2, 1.4.11). Pale colours need more than others.
#[must_use]
pub fn ink_share(label: &Label) -> u8 {
    const SHARES: [u8; 8] = [30, 35, 40, 45, 50, 55, 60, 65];
    let plain = |share: &u8| {
        [LIGHT, DARK].iter().all(|theme| {
            let line = mix(rgb(theme.ink), theme.color(label), *share);
            ratio(line, rgb(theme.paper)) >= 3.0
        })
    };
    SHARES.into_iter().find(plain).unwrap_or(70)
}

/// The name in CSS of the colour of letters, black or white, that stands out more against a colour of the form `#RRGGBB`.
#[must_use]
pub fn ink_on(color: &str) -> &'static str {
    let against = |ink: f32| ratio([ink; 3], rgb(color));
    if against(255.0) > against(0.0) { "white" } else { "black" }
}

impl Theme {
    fn color(&self, label: &Label) -> Rgb {
        rgb(if self.dark { label.color_on_dark() } else { &label.color })
    }

    fn text_on(&self, behind: impl Fn(Rgb) -> Rgb) -> u16 {
        let [paper, now] = [self.paper, self.now].map(|ground| ratio(rgb(self.ink), behind(rgb(ground))));
        tenths(paper.min(now))
    }
}

/// Takes `#RRGGBB` apart; what is none of it counts as 0.
fn rgb(color: &str) -> Rgb {
    [1, 3, 5].map(|at| {
        let digits = color.get(at..at + 2).unwrap_or_default();
        f32::from(u8::from_str_radix(digits, 16).unwrap_or_default())
    })
}

/// `color-mix(in srgb, one percent%, other)`; also `one` of that opacity laid over `other`.
fn mix(one: Rgb, other: Rgb, percent: u8) -> Rgb {
    let share = f32::from(percent) / 100.0;
    let [red, green, blue] = one;
    let [red_below, green_below, blue_below] = other;
    [(red, red_below), (green, green_below), (blue, blue_below)].map(|(one, other)| other + (one - other) * share)
}

/// WCAG 2.2, "contrast ratio".
fn ratio(one: Rgb, other: Rgb) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// WCAG 2.2, "relative luminance".
fn luminance(color: Rgb) -> f32 {
    let [red, green, blue] = color.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The amount of light that a channel of sRGB stands for: `((c + 0.055) / 1.055) ^ 2.4`. Powers of broken numbers would
/// bring 3 kB of tables into the page: a fifth root by Newton's method does, for 2.4 is twelve fifths.
fn linear(channel: f32) -> f32 {
    let channel = channel / 255.0;
    if channel <= 0.04045 {
        return channel / 12.92;
    }
    let base = (channel + 0.055) / 1.055;
    let mut root = 1.0_f32;
    for _ in 0..12 {
        let square = root * root;
        root = 0.8 * root + 0.2 * base / (square * square);
    }
    let cube = root * root * root;
    let sixth = cube * cube;
    sixth * sixth
}

/// A ratio in tenths, rounded down. Counted, for a cast of numbers is not allowed here; the largest ratio is 21.
fn tenths(ratio: f32) -> u16 {
    (10_u16..=210).rev().find(|tenths| f32::from(*tenths) <= ratio * 10.0 + 0.001).unwrap_or(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ratios that are well known.
    #[test]
    fn agrees_with_wcag() {
        for (one, other, wanted) in [
            ("#000000", "#ffffff", 210),
            ("#767676", "#ffffff", 45),
            ("#777777", "#ffffff", 44),
            ("#ff0000", "#ffffff", 39),
        ] {
            assert_eq!(tenths(ratio(rgb(one), rgb(other))), wanted, "{one} {other}");
        }
    }

    #[test]
    fn the_root_is_as_good_as_the_power() {
        for channel in 0..=255_u8 {
            let share = f32::from(channel) / 255.0;
            let wanted = if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) };
            assert!((linear(f32::from(channel)) - wanted).abs() < 1e-5, "{channel}");
        }
    }
}
