//! Ranges, units and boundaries: no offset may ever land in the middle of what a reader sees as one sign.

use postil::text::{
    Encoding, RangeSide, Segment, Step, Text, TextRange, Unit, WordBreaker, clean, decode, normalise, snap, step,
    whole_grapheme,
};
use proptest::prelude::*;

use crate::common::words::WORDS;

/// Texts made of what breaks offset arithmetic.
pub fn awkward_text() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "a",
        "word",
        " ",
        "\n",
        "\n\n",
        "\t",
        ". ",
        "ß",
        "é",
        "e\u{301}",
        "👩‍👩‍👧‍👦",
        "👍🏽",
        "🇩🇪",
        "😀",
        "שלום",
        "العربية",
        "\u{200F}",
        "漢字",
        "かな。",
        "「",
        "」",
        "한국",
        "\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}",
        "\u{300}",
        "…",
        "“",
        "”",
        "3.5",
        "\u{A0}",
        "\u{200B}",
        "\u{FEFF}",
        "นี่",
        "𝒳",
    ];
    let piece = prop_oneof![4 => proptest::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn naive(text: &str, byte: usize, unit: Unit) -> usize {
    let before = &text[..byte];
    match unit {
        Unit::CodePoint => before.chars().count(),
        Unit::Utf16 => before.encode_utf16().count(),
    }
}

/// All places at which graphemes begin or end, found by stepping.
fn grapheme_stops(text: &str) -> Vec<usize> {
    let mut places = vec![0];
    while let Some(at) = places.last().filter(|at| **at < text.len()) {
        places.push(step(text, *at, Step::Grapheme, RangeSide::End, true, WORDS));
    }
    places
}

/// `[` and `]` (or `|` for both) mark a range in a text.
fn marked(marked: &str) -> (String, TextRange) {
    let start = marked.find(['[', '|']).expect("a mark");
    let end = marked.rfind([']', '|']).expect("a mark");
    let text = marked.replace(['[', ']', '|'], "");
    (text, TextRange::new(start, end - usize::from(end > start)))
}

fn mark(text: &str, range: TextRange) -> String {
    format!("{}[{}]{}", &text[..range.start()], &text[range.start()..range.end()], &text[range.end()..])
}

#[test]
fn selections_snap_outwards() {
    for (given, step, wanted) in [
        ("Say h[el]lo there", Step::Word, "Say [hello] there"),
        ("Say h[ello th]ere", Step::Word, "Say [hello there]"),
        ("Say[ hello ]there", Step::Word, "Say [hello] there"),
        ("Say h[el]lo there", Step::Grapheme, "Say h[el]lo there"),
        ("It’s o[n]e’s own", Step::Word, "It’s [one’s] own"),
        ("up 3.[5] per cent", Step::Word, "up [3.5] per cent"),
        ("He [left.] Then", Step::Word, "He [left.] Then"),
        ("cafe[\u{301}] noir", Step::Grapheme, "caf[e\u{301}] noir"),
        ("a 👩‍[👩‍👧] b", Step::Grapheme, "a [👩‍👩‍👧] b"),
        ("one\ntw[o\nth]ree", Step::Word, "one\n[two\nthree]"),
        ("שלו[ם ע]ולם", Step::Word, "[שלום עולם]"),
    ] {
        let (text, range) = marked(given);
        let snapped = snap(&text, range, step, WORDS).map(|range| mark(&text, range));
        assert_eq!(snapped.as_deref(), Some(wanted), "{given}");
    }
}

/// Cuts as UAX #29 does, but knows a few words of scripts without spaces, as a dictionary does.
const DICTIONARY: WordBreaker = WordBreaker(|text| {
    let known = ["委员会", "批准", "预算", "データ", "管理する", "สะพาน", "ปิด"];
    let mut found: Vec<Segment> = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let word = known.iter().find(|word| rest.starts_with(**word));
        let segment = match word {
            Some(word) => Segment { end: word.len(), is_word: true },
            // Up to the next word of the list.
            None => {
                let end = known.iter().filter_map(|word| rest.find(word)).min().unwrap_or(rest.len());
                WORDS.0(&rest[..end])[0]
            }
        };
        at += segment.end;
        found.push(Segment { end: at, ..segment });
    }
    found
});

#[test]
fn scripts_without_spaces_have_words_of_their_own() {
    for (given, breaker, wanted) in [
        ("委员会[批准了]新的预算。桥", DICTIONARY, "委员会[批准了]新的预算。桥"),
        ("委员会批[准了新]的预算。桥", DICTIONARY, "委员会[批准了新]的预算。桥"),
        ("他说[，]委员会", DICTIONARY, "他说[，]委员会"),
        ("他用Post[il批]准了", DICTIONARY, "他用[Postil批准]了"),
        // One word of two scripts.
        ("データ管[理]する。", DICTIONARY, "データ[管理する]。"),
        ("デ[ー]タ管理する。", DICTIONARY, "[データ]管理する。"),
        ("ส[ะ]พานจะปิด", DICTIONARY, "[สะพาน]จะปิด"),
        ("สะพาน[จะป]ิดแล้ว now", DICTIONARY, "สะพาน[จะปิด]แล้ว now"),
        // Without a dictionary, graphemes; without tables, runs of letters and digits.
        ("委员会批[准]了", WordBreaker::default(), "委员会批[准]了"),
        ("Say h[el]lo, 4[1]2", WordBreaker::default(), "Say [hello, 412]"),
        ("Cafe\u{301}s cl[os]e", WordBreaker::default(), "Cafe\u{301}s [close]"),
        ("委员会批[准]了", WORDS, "委员会批[准]了"),
        ("สะพานจะ[ป]ิด", WORDS, "สะพานจะ[ปิ]ด"),
        ("ខ្ញុំ[ស្រ]ឡាញ់", WORDS, "ខ្ញុំ[ស្រ]ឡាញ់"),
    ] {
        let (text, range) = marked(given);
        let snapped = snap(&text, range, Step::Word, breaker).map(|range| mark(&text, range));
        assert_eq!(snapped.as_deref(), Some(wanted), "{given}");
    }
    // Every stop, forwards and backwards, over runs, punctuation and Latin.
    let text = "委员会批准了，桥 Postil ปิดสะพาน。データ管理する";
    for (edge, wanted) in [
        (RangeSide::End, "委员会|批准|了|，桥| Postil| ปิด|สะพาน|。データ|管理する|"),
        (RangeSide::Start, "|委员会|批准|了，|桥 |Postil |ปิด|สะพาน。|データ|管理する"),
    ] {
        for forwards in [true, false] {
            let mut at = if forwards { 0 } else { text.len() };
            let mut stops = vec![];
            loop {
                let next = step(text, at, Step::Word, edge, forwards, DICTIONARY);
                if next == at {
                    break;
                }
                at = next;
                stops.push(at);
            }
            stops.sort_unstable();
            let wanted: Vec<&str> = wanted.split('|').filter(|part| !part.is_empty()).collect();
            let mut ends: Vec<usize> =
                wanted.iter().scan(0, |at, part| Some(std::mem::replace(at, *at + part.len()))).collect();
            ends.push(text.len());
            // Where one begins is no stop; the ends of the text always are.
            ends.retain(|at| if forwards { *at > 0 } else { *at < text.len() });
            assert_eq!(stops, ends, "{edge:?}, forwards: {forwards}");
        }
    }
    // A run of any length is cut where one looks, and costs no more.
    let long = "桥".repeat(100_000);
    assert_eq!(step(&long, 150_000, Step::Word, RangeSide::End, true, DICTIONARY), 150_003);
}

#[test]
fn nothing_but_white_space_is_no_selection() {
    for (text, start, end) in [("a   b", 1, 4), ("a", 1, 1), ("a\n\nb", 1, 3), ("", 0, 0), ("é", 1, 1)] {
        assert_eq!(snap(text, TextRange::new(start, end), Step::Word, WORDS), None, "{text:?}");
        assert_eq!(clean(text, TextRange::new(start, end)), None, "{text:?}");
    }
}

#[test]
fn edges_step_over_words_and_signs() {
    use RangeSide::{End, Start};
    for (given, kind, edge, forwards, wanted) in [
        ("Say |hello there", Step::Word, End, true, "Say hello| there"),
        ("Say |hello there", Step::Word, Start, true, "Say hello |there"),
        ("Say hello| there", Step::Word, End, true, "Say hello there|"),
        ("Say hello|, there", Step::Word, End, true, "Say hello, there|"),
        ("Say hello there|", Step::Word, End, false, "Say hello| there"),
        ("Say hello| there", Step::Word, Start, false, "Say |hello there"),
        ("Say |hello there", Step::Word, Start, false, "|Say hello there"),
        ("one|\n\ntwo", Step::Word, End, true, "one\n\ntwo|"),
        ("one\n\n|two", Step::Word, Start, false, "|one\n\ntwo"),
        ("one|\n\ntwo", Step::Grapheme, End, true, "one\n|\ntwo"),
        ("one\n\n|two", Step::Grapheme, Start, false, "one\n|\ntwo"),
        ("caf|e\u{301}s", Step::Grapheme, End, true, "cafe\u{301}|s"),
        ("👍🏽|x", Step::Grapheme, End, false, "|👍🏽x"),
        ("end|", Step::Grapheme, End, true, "end|"),
        ("|end", Step::Word, Start, false, "|end"),
    ] {
        let at = given.find('|').expect("a mark");
        let text = given.replace('|', "");
        let reached = step(&text, at, kind, edge, forwards, WORDS);
        assert_eq!(format!("{}|{}", &text[..reached], &text[reached..]), wanted, "{given}");
    }
}

#[test]
fn edges_step_along_a_long_line_as_along_a_short_one() {
    use RangeSide::{End, Start};
    // Windows end in the middle of such a line; nothing of that shows.
    let unit = "can’t stop, e\u{301}s 👩‍👩‍👧 3.5 %  «x» שלום 漢字 end-of_it ";
    let long = unit.repeat(25);
    for (kind, edge) in [(Step::Word, Start), (Step::Word, End), (Step::Grapheme, End)] {
        let stops = |text: &str, forwards: bool| {
            let mut at = if forwards { 0 } else { text.len() };
            let next = || {
                let next = step(text, at, kind, edge, forwards, WORDS);
                (next != std::mem::replace(&mut at, next)).then_some(next)
            };
            std::iter::from_fn(next).collect::<Vec<_>>()
        };
        let one = stops(unit, true);
        let many = stops(&long, true);
        let inside: Vec<usize> = one.iter().copied().filter(|at| *at < unit.len()).collect();
        for (n, from) in (0..long.len()).step_by(unit.len()).enumerate() {
            let here = many.iter().filter(|at| (from + 1..from + unit.len()).contains(at)).map(|at| at - from);
            assert_eq!(here.collect::<Vec<_>>(), inside, "{kind:?} {edge:?}, repetition {n}");
        }
        let mut back = stops(&long, false);
        back.reverse();
        let ends =
            |stops: &[usize]| stops.iter().copied().filter(|at| (1..long.len()).contains(at)).collect::<Vec<_>>();
        assert_eq!(ends(&back), ends(&many));
    }
}

#[test]
fn bytes_become_text() {
    for (bytes, text, encoding) in [
        (&b"caf\xC3\xA9"[..], "café", Encoding::Utf8),
        (b"\xEF\xBB\xBFa\r\nb\rc", "a\nb\nc", Encoding::Utf8),
        (b"\xFF\xFEa\0\r\0\n\0", "a\n", Encoding::Utf16Le),
        (b"\xFE\xFF\0a\xD8\x00\0b", "a\u{FFFD}b", Encoding::Utf16Be),
        (b"\xFF\xFEa\0b", "a\u{FFFD}", Encoding::Utf16Le),
        (b"\x93caf\xE9\x94 \x80", "“café” €", Encoding::Windows1252),
        (b"", "", Encoding::Utf8),
    ] {
        let decoded = decode(bytes);
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding), "{bytes:?}");
    }
    assert_eq!(normalise("\u{FEFF}\u{FEFF}a\r\r\n\n"), "\u{FEFF}a\n\n\n");
}

#[test]
fn counting_goes_past_many_stops() {
    let text = Text::new("aé漢😀e\u{301}\r\n".repeat(500));
    for at in (0..text.len()).filter(|at| text.as_str().is_char_boundary(*at)) {
        for unit in [Unit::CodePoint, Unit::Utf16] {
            let count = text.count(at, unit);
            assert_eq!(count, naive(text.as_str(), at, unit));
            assert_eq!(text.byte(count, unit), Some(at));
        }
    }
}

proptest! {
    #[test]
    fn units_are_counted_as_naively_and_back(text in awkward_text()) {
        let counted = Text::new(text.clone());
        for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
            for unit in [Unit::CodePoint, Unit::Utf16] {
                let count = counted.count(at, unit);
                prop_assert_eq!(count, naive(&text, at, unit));
                prop_assert_eq!(counted.byte(count, unit), Some(at));
            }
        }
    }

    #[test]
    fn offsets_that_name_no_place_are_answered(text in awkward_text(), at in 0_usize..400) {
        let counted = Text::new(text.clone());
        for unit in [Unit::CodePoint, Unit::Utf16] {
            let floor = text.floor_char_boundary(at.min(text.len()));
            prop_assert_eq!(counted.count(at, unit), naive(&text, floor, unit));
            match counted.byte(at, unit) {
                Some(byte) => prop_assert_eq!(counted.count(byte, unit), at),
                None => prop_assert!(at > counted.count(text.len(), unit) || unit == Unit::Utf16),
            }
        }
        let range = TextRange::new(at, at + 3);
        prop_assert_eq!(counted.holds(range), text.get(at..at + 3).is_some());
        prop_assert_eq!(counted.slice(range), text.get(at..at + 3).unwrap_or(""));
    }

    #[test]
    fn snapping_covers_and_rests_on_boundaries(text in awkward_text(), one in 0_usize..300, other in 0_usize..300) {
        let range = TextRange::new(one, other);
        let cleaned = clean(&text, range);
        for kind in [Step::Grapheme, Step::Word] {
            let snapped = snap(&text, range, kind, WORDS);
            prop_assert_eq!(snapped.is_some(), cleaned.is_some());
            if let (Some(snapped), Some(cleaned)) = (snapped, cleaned) {
                prop_assert!(snapped.covers(cleaned));
                prop_assert!(text.get(snapped.start()..snapped.end()).is_some());
                // A grapheme may hold parts of two words, so that snapping to words again may take in the other.
                let again = snap(&text, snapped, kind, WORDS).expect("still something");
                prop_assert!(again.covers(snapped) && (again == snapped || kind == Step::Word));
            }
        }
        if let Some(cleaned) = cleaned {
            let inside = &text[cleaned.start()..cleaned.end()];
            prop_assert_eq!(inside.trim(), inside);
        }
    }

    #[test]
    fn stepping_reaches_the_ends(text in awkward_text(), from in 0_usize..300) {
        for (kind, edge) in [(Step::Grapheme, RangeSide::End), (Step::Word, RangeSide::Start), (Step::Word, RangeSide::End)] {
            let mut at = from.min(text.len());
            while at < text.len() {
                let next = step(&text, at, kind, edge, true, WORDS);
                prop_assert!(next > at && text.is_char_boundary(next));
                at = next;
            }
            while at > 0 {
                let next = step(&text, at, kind, edge, false, WORDS);
                prop_assert!(next < at && text.is_char_boundary(next));
                at = next;
            }
            // An offset that names no place still leads to one.
            for forwards in [true, false] {
                prop_assert!(text.is_char_boundary(step(&text, from, kind, edge, forwards, WORDS)));
            }
        }
    }

    #[test]
    fn graphemes_step_back_to_where_they_came_from(text in awkward_text()) {
        let places = grapheme_stops(&text);
        for pair in places.windows(2) {
            prop_assert_eq!(step(&text, pair[1], Step::Grapheme, RangeSide::Start, false, WORDS), pair[0]);
        }
    }

    #[test]
    fn a_whole_grapheme_is_found_without_reading_the_line(text in awkward_text(), at in 0_usize..300) {
        let places = grapheme_stops(&text);
        let at = text.floor_char_boundary(at);
        let before = places.iter().rev().find(|place| **place <= at).copied();
        let after = places.iter().find(|place| **place >= at).copied();
        prop_assert_eq!(Some(whole_grapheme(&text, at, false)), before);
        prop_assert_eq!(Some(whole_grapheme(&text, at, true)), after);
    }

    #[test]
    fn decoding_never_fails(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let decoded = decode(&bytes);
        prop_assert!(!decoded.text.contains('\r'));
        prop_assert_eq!(normalise(&decoded.text).len() + if decoded.text.starts_with('\u{FEFF}') { 3 } else { 0 }, decoded.text.len());
    }
}
