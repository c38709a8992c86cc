//! Where sentences end, `¦` between them, and in which language they are.

use postil::article::segment::{sentences, uax29};
use postil::article::{BlockKind, guess_language};
use postil::text::Text;

use super::support::{lexicons, shared};

fn cut(text: &str, language: Option<&str>, kind: BlockKind) -> String {
    let text = Text::from(text);
    let found: Vec<&str> = sentences(&text, text.range(), kind, &lexicons().of(language))
        .into_iter()
        .map(|range| text.slice(range))
        .collect();
    found.join("¦")
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
