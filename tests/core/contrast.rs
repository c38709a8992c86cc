//! Marked text and its underline can be seen on both pages, whatever colour a label has.

use std::fs;

use postil::annotation::{DARK, LIGHT, Label, PRESETS, Theme, claims, contrast, overlap, preset};

fn colored(color: &str) -> Label {
    Label { color: color.to_owned(), ..claims().labels[0].clone() }
}

/// What the style sheets say: the value of a property, of its light or its dark side.
fn token(name: &str, dark: bool) -> String {
    let path = format!("{}/style/tokens.css", env!("CARGO_MANIFEST_DIR"));
    let css = fs::read_to_string(path).unwrap();
    let (plain, in_dark) = css.split_once("@media (prefers-color-scheme: dark)").unwrap();
    let value = |css: &str| {
        let (_, after) = css.split_once(&format!("--{name}: "))?;
        let (value, _) = after.split_once(';')?;
        Some(value.to_owned())
    };
    let value = value(in_dark).filter(|_| dark).or_else(|| value(plain)).unwrap_or_else(|| panic!("no {name}"));
    match value.strip_prefix("light-dark(").and_then(|sides| sides.strip_suffix(')')) {
        Some(sides) => sides.split(", ").nth(usize::from(dark)).unwrap().to_owned(),
        None => value,
    }
}

#[test]
fn the_themes_are_those_of_the_style_sheets() {
    for theme in [&LIGHT, &DARK] {
        for (name, value) in [
            ("paper", theme.paper.to_owned()),
            ("now", theme.now.to_owned()),
            ("ink", theme.ink.to_owned()),
            ("tint", format!("{}%", theme.tint)),
            ("tint-inner", format!("{}%", theme.tint_inner)),
        ] {
            assert_eq!(token(name, theme.dark), value, "{name}, dark: {}", theme.dark);
        }
    }
    // The one mixing that is not there in numbers: what a label's own rule may raise.
    assert_eq!(token("deep", false), "30%");
}

/// Every contrast of a set of labels that is too low, of marks and of marks in marks.
fn too_low(labels: &[Label], theme: &Theme) -> Vec<String> {
    let mut found = Vec::new();
    for label in labels {
        let own = contrast(label, theme);
        if own.text < 45 || own.line < 30 {
            found.push(format!("{} {own:?}, dark: {}", label.color, theme.dark));
        }
        for other in labels {
            let text = overlap(label, other, theme);
            if text < 45 {
                found.push(format!("{} in {}: {text}, dark: {}", other.color, label.color, theme.dark));
            }
        }
    }
    found
}

#[test]
fn the_presets_can_be_read() {
    for set in PRESETS.map(|(name, _)| preset(name)) {
        for theme in [&LIGHT, &DARK] {
            assert_eq!(too_low(&set.labels, theme), Vec::<String>::new(), "{}", set.name);
        }
    }
}

/// The mixing itself sees to it: no colour that a person can choose makes text or line too faint.
#[test]
fn so_can_labels_of_any_colour() {
    let steps = [0x00, 0x20, 0x2F, 0x30, 0x40, 0x60, 0x80, 0xA0, 0xC0, 0xE0, 0xFF];
    let mut labels = Vec::new();
    for red in steps {
        for green in steps {
            labels.extend(steps.map(|blue| colored(&format!("#{red:02X}{green:02X}{blue:02X}"))));
        }
    }
    for theme in [&LIGHT, &DARK] {
        let single = labels.iter().flat_map(|label| too_low(std::slice::from_ref(label), theme));
        assert_eq!(single.collect::<Vec<_>>(), Vec::<String>::new());
        // Of all pairs, those of the darkest and the lightest matter.
        let ends: Vec<Label> = labels.iter().filter(|one| contrast(one, theme).text < 100).cloned().collect();
        assert!(!ends.is_empty());
        assert_eq!(too_low(&ends, theme), Vec::<String>::new());
    }
}

#[test]
fn what_is_told_is_what_a_browser_mixes() {
    // Worked out by hand: 20 % of blue over the light paper, and the underline of 30 % ink in it.
    let blue = contrast(&colored("#0072B2"), &LIGHT);
    assert_eq!((blue.text, blue.line), (114, 74));
}
