//! What a key press means, on layouts of other languages and scripts.

use postil::editor::Chord;

/// A press: what the layout writes there, the place on the keyboard, and modifiers, joined by `+`.
fn press(key: &str, code: &str, modifiers: &str) -> Chord {
    let has = |modifier| modifiers.split('+').any(|part| part == modifier);
    Chord { key: key.into(), code: code.into(), command: has("Mod"), shift: has("Shift"), alt: has("Alt") }
}

#[test]
fn a_place_stands_in_for_a_key_that_the_layout_cannot_write() {
    // What is written, where, with what, and the bindings it means of those below.
    let rows = [
        ("j", "KeyJ", "", "j"),
        ("J", "KeyJ", "", "j"),
        ("J", "KeyJ", "Shift", ""),
        // Russian, Greek, Hebrew, Arabic, Korean, Thai, full-width Latin.
        ("о", "KeyJ", "", "j о"),
        ("О", "KeyJ", "", "j о"),
        ("ξ", "KeyJ", "", "j"),
        ("ח", "KeyJ", "", "j"),
        ("ت", "KeyJ", "", "j"),
        ("ㅓ", "KeyJ", "", "j"),
        ("่", "KeyJ", "", "j"),
        ("ｊ", "KeyJ", "", "j"),
        ("я", "KeyZ", "Mod", "Mod+z"),
        ("Я", "KeyZ", "Mod+Shift", "Mod+Shift+z"),
        ("ζ", "KeyZ", "Mod", "Mod+z"),
        ("ז", "KeyZ", "Mod", "Mod+z"),
        ("ئ", "KeyZ", "Mod", "Mod+z"),
        ("ㅋ", "KeyZ", "Mod", "Mod+z"),
        ("л", "KeyK", "Mod", "Mod+k"),
        ("Ы", "KeyS", "Shift", "Shift+s"),
        // Two letters on one key.
        ("لا", "KeyB", "", "b"),
        ("б", "Comma", "", ","),
        ("Б", "Comma", "Shift", "<"),
        (",", "Slash", "Shift", ","),
        // A Latin layout writes what it writes: Dvorak, AZERTY, Turkish, German, bépo.
        ("j", "KeyC", "", "j"),
        ("ı", "KeyI", "", ""),
        ("z", "KeyY", "Mod", "Mod+z"),
        ("y", "KeyZ", "Mod", ""),
        ("é", "KeyJ", "", ""),
        ("’", "KeyJ", "", ""),
        ("€", "KeyJ", "", ""),
        ("ế", "KeyJ", "", ""),
        ("Dead", "KeyJ", "", ""),
        ("Process", "KeyJ", "", ""),
        // Digits: QWERTY, the keypad, AZERTY with and without Shift, Persian.
        ("1", "Digit1", "", "1"),
        ("!", "Digit1", "Shift", ""),
        ("1", "Numpad1", "", "1"),
        ("1", "Digit1", "Shift", "1"),
        ("&", "Digit1", "", "1 &"),
        ("۱", "Digit1", "", "1"),
        ("1", "Digit1", "Alt", ""),
        ("?", "Comma", "Shift", "?"),
    ];
    let bindings = ["j", "о", "b", ",", "<", "?", "1", "&", "Mod+z", "Mod+Shift+z", "Mod+k", "Shift+s"];
    for (key, code, modifiers, means) in rows {
        let chord = press(key, code, modifiers);
        let found: Vec<&str> = bindings.into_iter().filter(|binding| chord.is(binding)).collect();
        assert_eq!(found.join(" "), means, "{key} at {code} with {modifiers}");
    }
}

#[test]
fn a_key_in_the_script_of_the_layout_is_told_from_one_that_lies_there() {
    let chord = press("О", "KeyJ", "");
    assert!(chord.writes("о") && !chord.writes("j") && chord.is("j"));
    let chord = press("&", "Digit1", "");
    assert!(chord.writes("&") && !chord.writes("1") && chord.is("1"));
}

#[test]
fn keys_that_write_can_be_switched_off() {
    let character = |key, code, modifiers| press(key, code, modifiers).is_character();
    assert!(character("j", "KeyJ", "") && character("?", "Slash", "Shift") && character("لا", "KeyB", ""));
    assert!(
        !character("j", "KeyJ", "Mod")
            && !character("Delete", "Delete", "")
            && !character("ArrowDown", "ArrowDown", "")
    );
}
