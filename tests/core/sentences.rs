//! Where sentences end, `¦` between them, and in which language they are.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use postil::article::{BlockKind, block_sentences, guess_language};
use postil::segment::uax29;
use postil::text::Text;

use super::support::{lexicons, shared};

fn cut(text: &str, language: Option<&str>, kind: BlockKind) -> String {
    let text = Text::from(text);
    let found: Vec<&str> = block_sentences(&text, text.range(), kind, &lexicons().of(language))
        .into_iter()
        .map(|range| text.slice(range))
        .collect();
    found.join("¦")
}

#[test]
fn sentences_end_where_readers_of_these_scripts_and_signs_say() {
    let mut wrong = Vec::new();
    for (language, wanted) in [
        // A wide mark ends a sentence whatever follows it.
        ("zh", "他走了。¦2019年开始了。"),
        ("zh", "他走了。¦《晚报》来了。¦他们唱《桥！》。"),
        ("zh", "真的吗？¦A组先走。¦— 是的！¦* 注释。¦# 标题。"),
        ("ja", "会社は設立された。¦2019年に上場した。¦NHKが伝えた。"),
        ("ja", "Yahoo!ニュースで読んだ。¦終わり。"),
        ("ja", "「橋は開きます。」と市長は話した。¦2020年のことだ。"),
        // A quotation opened by the sign that closes others, and a dash before what is said.
        ("fi", "Hän tuli. ¦”Se on hyvä”, hän sanoi.¦”Niin on.”¦Sitten hän lähti."),
        ("sv", "Hon kom.¦”Det är bra”, sa hon.¦Alla gick."),
        ("pl", "To koniec.¦– Nie wiem – mówi Anna.¦– Ja też nie!"),
        ("en", "It rained.¦– Not much, he said.¦— Enough for us."),
        ("es", "Llovía.¦—No mucho —dijo ella.¦Se fueron."),
        ("fr", "Il pleuvait.¦– Pas beaucoup, dit-il.¦Ils partirent."),
        // Not an end: what a dash goes on with.
        ("en", "He went to St. – and then Mt. – Falk."),
        ("en", "“Stop!” – she ran."),
        // A year begins a sentence.
        ("en", "She moved to Rome.¦1538 was her last year."),
        ("en", "They met in a harbour.¦30 of them stayed.¦See No. 30 and Fig. 4, p. 7."),
        ("de", "Sie kaufte ein Haus.¦1538 starb sie.¦Das steht in Bd. 3 und Abb. 4."),
        ("nl", "Hij woonde in Vask.¦1538 was zijn laatste jaar."),
        // Scripts without capitals.
        ("ka", "ის მოვიდა.¦მერე წავიდა.¦რატომ?¦არავინ იცის!"),
        ("hi", "वह आया।¦फिर चला गया।¦क्यों?¦कोई नहीं जानता!"),
        ("ko", "그는 왔다.¦그리고 갔다.¦왜?¦아무도 모른다!"),
        ("he", "הוא בא.¦אחר כך הלך.¦למה?¦איש אינו יודע!"),
        ("ar", "جاء الرجل.¦ثم ذهب.¦لماذا؟¦لا أحد يعرف!"),
        ("am", "እሱ መጣ።¦ከዚያ ሄደ።"),
        ("ta", "அவன் வந்தான்.¦பிறகு போனான்."),
        // Reference marks stay with the sentence before them.
        (
            "en",
            "They met in 1932.1¦It rained.²¦Nobody came.†¦They left.(1)¦That was all.[^1]¦So it ended.①¦Then quiet.",
        ),
        // Signs with which a sentence begins.
        ("en", "It was sold.¦$5 million went to her.¦€3 was left.¦£2 was not.¦’Twas little.¦“$5,” she said."),
    ] {
        let text = wanted.replace(['¦'], " ");
        let text = if ["zh", "ja"].contains(&language) { wanted.replace('¦', "") } else { text };
        let found = cut(&text.replace("  ", " "), Some(language), BlockKind::Paragraph);
        if found != wanted.replace(" ¦", "¦") {
            wrong.push(format!("{language}: {found}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn sentences_end_where_readers_say() {
    let mut wrong = Vec::new();
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
        ("fr", "M. Berg habite au no 7, p. ex. avec Mme Roe.¦Il pleut."),
        ("fr", "Il est né en 44 av. J.-C. à Vask.¦Personne ne le sait."),
        ("fr", "« C’est ouvert ? » demanda-t-elle.¦« Non. »¦Il ferma la porte."),
        ("fr", "L’av. Berg coûte 3,5 millions, cf. art. 12.¦C’est tout…¦Puis rien."),
        ("es", "La Sra. Berg y el Dr. Roe viven en EE. UU. desde 1990.¦No vuelven."),
        ("es", "¿Está abierto?¦¡No!¦Pues claro… que sí.¦Véase la pág. 12."),
        ("es", "«¿Quién paga?», preguntó.¦«¡Yo no!»¦Entonces se fue."),
        ("it", "Il dott. Berg e l'avv. Roe sono a pag. 12, cfr. art. 3.¦Piove."),
        ("it", "L’ing. Berg vive qui dal 50 a.C. circa.¦Non è vero."),
        ("it", "«È aperto?» chiese.¦«No.»¦Chiuse la porta."),
        ("pt", "O Sr. Berg e a Dra. Roe moram na Av. Central, n.º 7.¦Chove."),
        ("pt", "Ver pág. 12, p. ex. o art. 3.¦Não está lá.[4]¦Ninguém sabe."),
        ("pt", "“Está aberta?”, perguntou ela.¦“Não.”¦Fechou a porta."),
        ("nl", "Dhr. Berg en mevr. Roe komen o.a. uit Vask, zie blz. 12.¦Het regent."),
        ("nl", "Het werd laat.¦'s Avonds kwam prof. Berg, d.w.z. om 10 uur.¦’t Was mooi."),
        ("nl", "‘Is het open?’ vroeg ze.¦‘Nee.’¦Hij deed de deur dicht."),
        ("pl", "Prof. Berg, tzw. mistrz, ur. 3. maja 1950 r. w Vask, mieszka na ul. Długiej.¦Pada."),
        ("pl", "Zob. s. 12, m.in. rozdz. 3 itd.¦Nic tam nie ma."),
        ("pl", "„Otwarte?” – spytała.¦„Nie.”¦Zamknął drzwi."),
        ("ru", "А. И. Берг жил в г. Васке на ул. Мира, д. 5, т. е. рядом.¦Он умер в 1950 г.¦Потом шёл дождь."),
        ("ru", "Цена — 3,5 млн руб. за кв. м, см. рис. 2.¦Это много…¦Очень."),
        ("ru", "«Открыто?» — спросила она.¦«Нет».¦Он закрыл дверь."),
        ("uk", "Проф. Берг жив у м. Васк на вул. Миру, буд. 5, тобто поруч.¦Він помер 1950 р.¦Після того йшов дощ."),
        ("uk", "Див. с. 12, напр. рис. 3 і т. д.¦Там нічого немає."),
        ("uk", "«Відчинено?» — спитала вона.¦«Ні».¦Він зачинив двері."),
        ("da", "Hr. Berg bor på 3. sal, jf. s. 12, bl.a. med fru Roe.¦Det regner."),
        ("fi", "Tri Berg syntyi 3. toukokuuta, esim. Vaskissa.¦Nyt sataa."),
        ("cs", "Ing. Berg bydlí v ul. Nové, č. 5, tj. blízko.¦Prší.¦Firma Falk s. r. o. skončila."),
        ("bg", "Проф. Берг живее в гр. Васк на ул. Нова, т.е. наблизо.¦Вали."),
        ("el", "Πού μένει ο Δρ. Μπεργκ;¦Στη σελ. 12, π.χ. εδώ.¦Βρέχει."),
        ("hy", "Կամուրջը փակ է:¦Ոչ ոք չի գալիս։¦Անձրև է:"),
        ("tr", "Dr. Berg geldi.¦(Geç kaldı.)¦1. Oturdu.¦2. Kalktı."),
        ("sv", "A. Berg kom.¦Vem?¦Ingen vet... ännu."),
        ("hi", "पुल बंद है।¦कोई नहीं आया।"),
        ("ur", "پل بند ہے۔¦کوئی نہیں آیا۔"),
        ("ar", "هل الجسر مفتوح؟¦لا.¦الجو ممطر."),
        ("my", "တံတား ပိတ်ထားသည်။¦မိုးရွာသည်။"),
        ("zh", "他读了《开吗？不开！》这本书。¦“好。”¦我们回家。"),
    ] {
        let between = if matches!(language, "ja" | "zh") { "" } else { " " };
        let found = cut(&wanted.replace('¦', between), Some(language), BlockKind::Paragraph);
        if found != wanted {
            wrong.push(format!("{language}: {found}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
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

/// Texts without any of the rules above, `÷` where UAX #29 (revision 45) ends a sentence, by the rule that each shows.
const BARE: &[(&str, &str)] = &[
    ("SB3", "a\r\n÷b"),
    ("SB3", "\r\n÷\r\n"),
    ("SB4", "a\n÷b"),
    ("SB4", "a\r÷b"),
    ("SB4", "\r÷\r"),
    ("SB4", "\n÷\n÷\r"),
    ("SB4", "a\u{85}÷b"),
    ("SB4", "a\u{2028}÷b"),
    ("SB4", "a\u{2029}÷b"),
    ("SB4", "a.\n÷b"),
    ("SB4", "a\n÷ b"),
    // What combines is seen as one with what it stands behind, but behind the end of a line.
    ("SB5", "a.\u{301} ÷B"),
    ("SB5", "a.\u{AD} ÷B"),
    ("SB5", "a.\u{200D}5"),
    ("SB5", "a.\u{2060}b"),
    ("SB5", "A.\u{FE0F}B"),
    ("SB5", "a.”\u{301} ÷B"),
    ("SB5", "a\n÷\u{301}b"),
    ("SB6", "3.5"),
    ("SB6", "a.5"),
    ("SB6", "．5"),
    ("SB6", "3.५"),
    ("SB7", "U.S"),
    ("SB7", "c.D"),
    ("SB7", "Д.И"),
    // It takes a letter with a case before the full stop, and no space behind it.
    ("SB7", "3.÷A"),
    ("SB7", "日.÷A"),
    ("SB7", "U. ÷S"),
    ("SB7", "U!÷S"),
    ("SB8", "etc. and"),
    ("SB8", "etc.and"),
    ("SB8", "etc.)’ ‘(and"),
    ("SB8", "etc. 5 and"),
    ("SB8", "etc. § 5, and"),
    ("SB8", "etc.  “éa"),
    // No letter comes, or the first is none in lower case.
    ("SB8", "etc. ÷5"),
    ("SB8", "etc. ÷5 And"),
    ("SB8", "etc. ÷(And"),
    ("SB8", "etc. ÷日b"),
    ("SB8", "etc. ÷5! ÷and"),
    ("SB8", "etc.\n÷and"),
    // It is a rule of the full stop.
    ("SB8", "what? ÷and"),
    ("SB8", "what! ÷(and"),
    ("SB8a", "No?!"),
    ("SB8a", "Wait..."),
    ("SB8a", "Wait... ÷No"),
    ("SB8a", "No. , Yes"),
    ("SB8a", "No?, Yes"),
    ("SB8a", "No!” – Yes"),
    ("SB8a", "No!) — Yes"),
    ("SB8a", "No. - Yes"),
    ("SB8a", "No?: Yes"),
    ("SB8a", "No. !÷Yes"),
    ("SB8a", "好。、是"),
    ("SB9", "No.” ÷Yes"),
    ("SB9", "(No.)÷Yes"),
    ("SB9", "No!’”) ÷Yes"),
    ("SB9", "No.\"÷Yes"),
    ("SB9", "No.”\n÷Yes"),
    ("SB10", "No.  ÷Yes"),
    ("SB10", "No.\u{A0}\u{3000}÷Yes"),
    ("SB10", "No. \t \n÷Yes"),
    ("SB11", "No. ÷Yes"),
    ("SB11", "No?÷Yes"),
    ("SB11", "No! ÷“Yes"),
    ("SB11", "No. ÷5"),
    ("SB11", "No. ÷§"),
    ("SB11", "今日。÷明日。"),
    ("SB11", "本当？「÷はい」"),
    ("SB11", "本当です。」÷はい"),
    ("SB11", "पुल बंद है। ÷कोई"),
    ("SB11", "پل بند ہے۔ ÷کوئی"),
    ("SB11", "هل هو؟ ÷لا"),
    ("SB11", "փակ է։ ÷Ոչ"),
    ("SB11", "ἦλθεν. ÷Ὁ"),
    ("SB998", "no end"),
    ("SB998", "No, Yes"),
    ("SB998", "No; Yes: no"),
    ("SB998", "No (Yes) “No” Yes"),
    ("SB998", "No… Yes"),
    ("SB998", "No¿Yes"),
];

#[test]
fn with_the_rules_off_boundaries_are_those_of_uax_29() {
    assert!(BARE.len() >= 60);
    let mut wrong = String::new();
    for (rule, marked) in BARE {
        let pieces: Vec<&str> = marked.split('÷').collect();
        let found = uax29(&pieces.concat());
        if found != ends(&pieces) {
            let _ = writeln!(wrong, "{rule} {marked:?}: {found:?} instead of {:?}", ends(&pieces));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert_eq!(uax29("a"), [0, 1], "SB1 and SB2");
}

/// Where the pieces of a text end, in bytes; its start before them.
fn ends(pieces: &[&str]) -> Vec<usize> {
    let sums = pieces.iter().scan(0, |at, piece| {
        *at += piece.len();
        Some(*at)
    });
    std::iter::once(0).chain(sums).collect()
}

#[test]
fn with_the_rules_off_boundaries_are_those_of_unicodes_own_test() {
    // `÷ 0061 × 002E ÷ 0042 ÷ # …`: code points, and between them whether a sentence ends.
    let mut cases = 0;
    for line in sentence_break_test().lines().filter(|line| line.starts_with('÷')) {
        let marked = line.split('#').next().unwrap().trim().trim_matches('÷');
        let piece = |codes: &str| -> String {
            let codes = codes.split_whitespace().filter(|code| *code != "×");
            codes.map(|code| char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap()).collect()
        };
        let pieces: Vec<String> = marked.split('÷').map(piece).collect();
        let pieces: Vec<&str> = pieces.iter().map(String::as_str).collect();
        assert_eq!(uax29(&pieces.concat()), ends(&pieces), "{line}");
        cases += 1;
    }
    assert!(cases >= 500, "{cases}");
}

/// `SentenceBreakTest.txt` of the Unicode Character Database, which `icu_segmenter` brings along, of the version that its
/// tables are of.
fn sentence_break_test() -> String {
    let version = cargo(&["-vV"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    // For this platform alone: the packages of others may never have been downloaded.
    let metadata = cargo(&["metadata", "--format-version=1", "--locked", "--filter-platform", host]);
    let metadata: serde_json::Value = serde_json::from_str(&metadata).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let segmenter = packages.iter().find(|package| package["name"] == "icu_segmenter").unwrap();
    let manifest = Path::new(segmenter["manifest_path"].as_str().unwrap());
    fs::read_to_string(manifest.with_file_name("tests").join("testdata/SentenceBreakTest.txt")).unwrap()
}

/// What cargo prints.
fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs ../shared")]
fn with_the_rules_off_boundaries_are_those_of_the_shared_uax_29_cases() {
    let cases = shared("segmentation/uax29_sentence_break_test.json");
    let cases = cases.as_array().unwrap();
    assert!(cases.len() > 500);
    for case in cases {
        let pieces = case["sentences"].as_array().unwrap().iter().map(|piece| piece.as_str().unwrap());
        assert_eq!(uax29(case["text"].as_str().unwrap()), ends(&pieces.collect::<Vec<_>>()), "{case}");
    }
}

#[test]
fn languages_are_told_apart() {
    let mut wrong = Vec::new();
    for line in include_str!("languages.txt").lines().filter(|line| !line.starts_with('#')) {
        let (tag, text) = line.split_once(' ').expect("a tag and a text");
        let found = guess_language(text);
        if found != Some(tag) {
            wrong.push(format!("{tag} taken for {found:?}: {text}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert_eq!(guess_language("1234 – 5678"), None);
    assert_eq!(guess_language(""), None);
}
