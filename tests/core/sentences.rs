//! Where sentences end: `¦` stands between them.

use postil::article::BlockKind;
use postil::article::segment::{sentences, uax29};
use postil::text::Text;

use super::support::shared;

fn cut(text: &str, language: Option<&str>, kind: BlockKind) -> String {
    let text = Text::from(text);
    let found: Vec<&str> =
        sentences(&text, text.range(), kind, language).into_iter().map(|range| text.slice(range)).collect();
    found.join("¦")
}

#[test]
fn sentences_end_where_readers_say() {
    for (language, wanted) in [
        ("en", "Dr. Smith left.¦He said so."),
        ("en", "The U.S. Senate met.¦It rained in the U.S.¦Nobody came."),
        ("en", "Prices rose 3.5 % to $4.20.¦That is a lot."),
        ("en", "“Is it open?” she asked.¦“No.”¦He shut the door."),
        ("en", "“It is open.¦Come in,” she said."),
        ("en", "He came at 5 p.m. on Friday.¦She did not."),
        ("en", "See Fig. 2 and pp. 5–7, i.e. the maps.¦They are old."),
        ("en", "J. R. Oswin of Vask Inc. disagreed.¦So did Ms. Roe et al. in their letter."),
        ("en", "What?!¦No...¦Well... maybe."),
        ("en", "It is at https://vask.example/a?b=c.d now.¦Look there."),
        ("en", "He read index.html and notes.v2.txt aloud."),
        ("en", "They left (nobody knew why.) and never came back."),
        ("en", "It was late.¦(It always was.)¦They left."),
        ("en", "Ask Yahoo! about it."),
        ("en", "we waited.¦nobody came.¦why?"),
        ("en", "It was signed on Jan. 3 in St. Brennan.¦Then it was lost."),
        ("en", "The talks failed.[3]¦They were held again.[4, 5]"),
        ("en", "No. 7 was full.¦No.¦It was not."),
        ("de", "Am 3. Mai kam Dr. Berg, z. B. mit dem Zug.¦Er blieb."),
        ("de", "„Wer bezahlt?“, fragt er.¦„Ich nicht!“¦Dann geht er."),
        ("de", "Das war im 19. Jh. so, d. h. früher.¦Heute nicht."),
        ("de", "Es kamen ca. 40 Leute usw.¦Sie blieben bis 22 Uhr."),
        ("ja", "今日は雨だ。¦「もう帰ろう。」と彼は言った。¦本当か？¦そうだ！"),
        ("ja", "（彼は笑った。）¦「はい。」¦終わり。"),
        ("zh", "今天下雨。¦我们回家。"),
        ("ru", "Он ушёл.¦Она осталась."),
    ] {
        let between = if matches!(language, "ja" | "zh") { "" } else { " " };
        assert_eq!(cut(&wanted.replace('¦', between), Some(language), BlockKind::Paragraph), wanted, "{language}");
    }
}

#[test]
fn a_line_feed_inside_a_block_is_a_space() {
    let text = "The council met on\nTuesday. It voted\nfor the bridge.\nNobody spoke against it.";
    let wanted = "The council met on\nTuesday.¦It voted\nfor the bridge.¦Nobody spoke against it.";
    assert_eq!(cut(text, Some("en"), BlockKind::Paragraph), wanted);
}

#[test]
fn some_blocks_are_one_sentence() {
    let text = " What now? Nobody knows. ";
    for kind in BlockKind::ALL {
        let whole = matches!(kind, BlockKind::Title | BlockKind::Heading | BlockKind::Metadata | BlockKind::Row);
        let wanted = if whole { "What now? Nobody knows." } else { "What now?¦Nobody knows." };
        assert_eq!(cut(text, Some("en"), kind), wanted, "{}", kind.name());
    }
}

#[test]
fn with_the_rules_off_boundaries_are_those_of_uax_29() {
    let Some(cases) = shared("segmentation/uax29_sentence_break_test.json") else { return };
    let cases = cases.as_array().expect("a list");
    let wrong = cases.iter().filter(|case| {
        let text = case["text"].as_str().expect("a text");
        let mut at = 0;
        let wanted = case["sentences"].as_array().expect("a list").iter().map(|sentence| {
            at += sentence.as_str().expect("a text").len();
            at
        });
        let wanted: Vec<usize> = std::iter::once(0).chain(wanted).collect();
        uax29(text) != wanted
    });
    assert_eq!(wrong.count(), 0, "of {}", cases.len());
}
