//! Key bindings: how they are written, and which key presses they match.

use crate::text::lowercase;

/// A key press, as the browser reports it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Chord {
    /// `KeyboardEvent.key`: `a`, `?`, `ArrowDown`.
    pub key: String,
    /// `KeyboardEvent.code`: the place on the keyboard, `Digit1`. It stands in for a key that the layout cannot write.
    pub code: String,
    /// Ctrl, or Cmd on a Mac.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt or Option.
    pub alt: bool,
}

impl Chord {
    /// Whether this press is the one that `binding` names: modifiers `Mod`, `Shift`, `Alt` and a key, joined by `+`.
    /// Either it writes that key ([`Self::writes`]), or the layout has no such key there and the place on the keyboard
    /// counts: a digit that needs Shift, or a key that writes another script.
    #[must_use]
    pub fn is(&self, binding: &str) -> bool {
        self.writes(binding) || self.lies_at(binding)
    }

    /// Whether this press writes the key of `binding`, with its modifiers. Shift need not be named where it depends on the
    /// layout: with digits and other characters that are no letters, such as `?`.
    #[must_use]
    pub fn writes(&self, binding: &str) -> bool {
        let (modifiers, key) = parts(binding);
        let one = is_single(key);
        let same = if one { lowercase(&self.key) == lowercase(key) } else { self.key == key };
        same && self.holds(modifiers, one && !key.chars().all(char::is_alphabetic))
    }

    /// Whether this press lies where a US layout has the key of `binding`, on a layout that writes something else there.
    fn lies_at(&self, binding: &str) -> bool {
        let (modifiers, key) = parts(binding);
        let digit = !self.shift && self.code.strip_prefix("Digit") == Some(key);
        let letter = || self.code.strip_prefix("Key").is_some_and(|place| place.eq_ignore_ascii_case(key));
        let sign = || SIGNS.contains(&(&*self.code, self.shift, key));
        let foreign = is_other_script(&self.key);
        (digit || foreign && letter()) && self.holds(modifiers, false)
            || foreign && sign() && self.holds(modifiers, true)
    }

    /// Whether just these modifiers are held.
    fn holds(&self, modifiers: &str, any_shift: bool) -> bool {
        let wants = |modifier| modifiers.split('+').any(|part| part == modifier);
        self.command == wants("Mod") && self.alt == wants("Alt") && (any_shift || self.shift == wants("Shift"))
    }

    /// Whether it is a single character without Ctrl, Cmd or Alt: a key that people may switch off (WCAG 2.2, 2.1.4). Some
    /// keys of the Arabic layout write two letters.
    #[must_use]
    pub fn is_character(&self) -> bool {
        !self.command && !self.alt && (is_single(&self.key) || is_other_script(&self.key))
    }
}

/// Where a US layout has the characters that commands are bound to and layouts of other scripts may lack: the place,
/// whether Shift is held, and the character.
const SIGNS: [(&str, bool, &str); 4] =
    [("Comma", false, ","), ("Comma", true, "<"), ("Period", true, ">"), ("Slash", true, "?")];

fn is_single(key: &str) -> bool {
    key.chars().count() == 1
}

/// Whether a key writes a script other than Latin. Names of keys are Latin, so they are none; nor are Latin letters with
/// marks, nor signs such as `€`, which Latin layouts have as well.
fn is_other_script(key: &str) -> bool {
    let latin_or_sign = |char| matches!(char, '\0'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}' | '\u{2000}'..='\u{2BFF}');
    key.chars().next().is_some_and(|first| !latin_or_sign(first))
}

/// The modifiers of a binding, joined by `+`, and its key, which may be `+` itself.
fn parts(binding: &str) -> (&str, &str) {
    // A modifier stands before the last `+` that has something behind it.
    let at = binding.char_indices().rev().skip(1).find(|(_, char)| *char == '+').map(|(at, _)| at);
    let split = at.and_then(|at| binding.split_at_checked(at));
    split.map_or(("", binding), |(modifiers, key)| (modifiers, key.strip_prefix('+').unwrap_or(key)))
}

/// The first of a command's bindings, as keys to print: `Mod+Shift+z` becomes `Ctrl`, `Shift`, `Z`.
#[must_use]
pub fn binding(keys: &[&str], mac: bool) -> Vec<String> {
    keys.first().map(|keys| label_for(keys, mac)).unwrap_or_default()
}

/// The keys of one binding, as they are printed on the keyboard.
#[must_use]
pub fn label_for(binding: &str, mac: bool) -> Vec<String> {
    let (modifiers, key) = parts(binding);
    let name = |part: &str| match (part, mac) {
        ("Mod", true) => "⌘".to_owned(),
        ("Mod", false) => "Ctrl".to_owned(),
        ("Alt", true) => "⌥".to_owned(),
        ("ArrowLeft", _) => "←".to_owned(),
        ("ArrowRight", _) => "→".to_owned(),
        ("ArrowUp", _) => "↑".to_owned(),
        ("ArrowDown", _) => "↓".to_owned(),
        ("Escape", _) => "Esc".to_owned(),
        ("Delete", _) => "Del".to_owned(),
        (part, _) if !modifiers.is_empty() => {
            part.chars().take(1).map(|first| first.to_ascii_uppercase()).chain(part.chars().skip(1)).collect()
        }
        (part, _) => part.to_owned(),
    };
    modifiers.split('+').filter(|modifier| !modifier.is_empty()).chain([key]).map(name).collect()
}
