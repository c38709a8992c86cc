//! Keys: how they are written, and what a key press means.

/// A key press, as the browser reports it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Chord {
    /// `KeyboardEvent.key`: `a`, `?`, `ArrowDown`.
    pub key: String,
    /// `KeyboardEvent.code`: the place on the keyboard, `Digit1`. Digits count by their place too, for some layouts need
    /// Shift to write them.
    pub code: String,
    /// Ctrl, or Cmd on a Mac.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt or Option.
    pub alt: bool,
}

impl Chord {
    /// Whether this press is the one that `binding` writes: modifiers `Mod`, `Shift`, `Alt` and a key, joined by `+`.
    /// Shift need not be named where the key is a character that Shift makes, such as `?`.
    #[must_use]
    pub fn is(&self, binding: &str) -> bool {
        let (modifiers, key) = parts(binding);
        let wants = |modifier| modifiers.split('+').any(|part| part == modifier);
        let letter = key.chars().count() == 1;
        let made_by_shift = letter && !key.chars().all(char::is_alphanumeric);
        let same = if letter { self.key.eq_ignore_ascii_case(key) } else { self.key == key };
        let digit = !self.shift && self.code.strip_prefix("Digit").is_some_and(|digit| digit == key);
        (same || digit)
            && self.command == wants("Mod")
            && self.alt == wants("Alt")
            && (made_by_shift || self.shift == wants("Shift"))
    }

    /// Whether it is a single character without Ctrl, Cmd or Alt: a key that people may switch off (WCAG 2.2, 2.1.4).
    #[must_use]
    pub fn is_character(&self) -> bool {
        !self.command && !self.alt && self.key.chars().count() == 1
    }
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
