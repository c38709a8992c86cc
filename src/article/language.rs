//! A guess at the language of a text.

/// BCP 47 tag of the language that `text` is most likely in; `None` where too little speaks for any.
///
/// Scripts that one language dominates decide at once; Latin text is decided by its most frequent short words. Only the
/// first 4 kB are looked at.
#[must_use]
pub fn guess(text: &str) -> Option<&'static str> {
    let start = text.get(..text.floor_char_boundary(4096)).unwrap_or(text);
    let counts = count_scripts(start);
    let letters: u32 = counts.iter().sum();
    let most =
        counts.iter().zip(SCRIPTS).max_by_key(|(count, _)| **count).filter(|(count, _)| **count * 2 >= letters.max(1));
    let kana = of(&counts, Script::Kana);
    match most.map(|(_, (script, ..))| *script) {
        // Japanese is written with more ideographs than kana, sometimes.
        Some(Script::Kana) => Some("ja"),
        Some(Script::Han) => Some(if kana * 20 >= letters { "ja" } else { "zh" }),
        Some(Script::Cyrillic) => Some(cyrillic(start)),
        Some(Script::Latin) => by_words(start),
        Some(script) => SCRIPTS.iter().find(|(known, ..)| *known == script).map(|(.., tag)| *tag),
        None => (kana * 20 >= letters && kana > 0).then_some("ja"),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Han,
    Kana,
    Hangul,
    Arabic,
    Hebrew,
    Greek,
    Thai,
    Devanagari,
    Armenian,
    Georgian,
    Ethiopic,
    Burmese,
}

/// Scripts, their first and last letters, and the language that most texts in them are in.
const SCRIPTS: &[(Script, char, char, &str)] = &[
    (Script::Latin, 'A', '\u{24F}', "en"),
    (Script::Cyrillic, '\u{400}', '\u{52F}', "ru"),
    (Script::Han, '\u{3400}', '\u{9FFF}', "zh"),
    (Script::Kana, '\u{3041}', '\u{30FF}', "ja"),
    (Script::Hangul, '\u{AC00}', '\u{D7A3}', "ko"),
    (Script::Arabic, '\u{620}', '\u{6FF}', "ar"),
    (Script::Hebrew, '\u{5D0}', '\u{5F2}', "he"),
    (Script::Greek, '\u{370}', '\u{3FF}', "el"),
    (Script::Thai, '\u{E01}', '\u{E5B}', "th"),
    (Script::Devanagari, '\u{900}', '\u{97F}', "hi"),
    (Script::Armenian, '\u{531}', '\u{587}', "hy"),
    (Script::Georgian, '\u{10A0}', '\u{10FF}', "ka"),
    (Script::Ethiopic, '\u{1200}', '\u{137F}', "am"),
    (Script::Burmese, '\u{1000}', '\u{109F}', "my"),
];

fn count_scripts(text: &str) -> [u32; SCRIPTS.len()] {
    let mut counts = [0; SCRIPTS.len()];
    for char in text.chars().filter(|char| char.is_alphabetic()) {
        let at = SCRIPTS.iter().position(|(_, first, last, _)| (*first..=*last).contains(&char));
        if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
            *count += 1;
        }
    }
    counts
}

fn of(counts: &[u32], script: Script) -> u32 {
    counts.iter().zip(SCRIPTS).find(|(_, (known, ..))| *known == script).map_or(0, |(count, _)| *count)
}

/// Ukrainian has letters that Russian lacks, and lacks some of its.
fn cyrillic(text: &str) -> &'static str {
    let count = |letters: &str| text.chars().filter(|char| letters.contains(*char)).count();
    if count("іїєґІЇЄҐ") > count("ыэъёЫЭЪЁ") { "uk" } else { "ru" }
}

/// Short words that are frequent in one language, in small letters. A word may stand in several.
const WORDS: &[(&str, &str)] = &[
    (
        "en",
        " the and of to in is that for it with was on are this be have from not you they at by or has what i my he she his her we ",
    ),
    (
        "de",
        " der die das und ist nicht den von zu mit ein eine im dem auf für sich des auch es wird sind wie ich wir er sie dass ",
    ),
    (
        "fr",
        " le la les des et est une un du dans que qui pour au pas sur par plus ne il elle nous vous avec ce cette je ",
    ),
    ("es", " el la los las de y en que es un una por con para no del se su al lo como más pero fue ha yo está "),
    ("it", " il lo la gli le di e che è un una per con non del della sono si da nel ha anche come i più alla questo "),
    ("pt", " o a os as de e que é um uma não do da em para com por no na se mais dos foi ao ele ela são você "),
    (
        "nl",
        " de het een en van is dat niet op te in met voor zijn er aan ook als maar door wordt bij naar ik we hij ze ",
    ),
    ("pl", " i w na z się nie do to jest że o jak po co ale za od są przez tym dla czy był tak już "),
];

/// The language with most of its words in `text`, if it has clearly more than the next.
fn by_words(text: &str) -> Option<&'static str> {
    let mut scores = [0_u32; WORDS.len()];
    for word in text.split(|char: char| !char.is_alphabetic()).filter(|word| (1..=6).contains(&word.len())) {
        let small = format!(" {} ", crate::text::lower(word));
        for (score, (_, words)) in scores.iter_mut().zip(WORDS) {
            *score += u32::from(words.contains(small.as_str()));
        }
    }
    let best = *scores.iter().max()?;
    let mut leading = scores.iter().zip(WORDS).filter(|(score, _)| **score == best && best > 0);
    let (_, (tag, _)) = leading.next()?;
    leading.next().is_none().then_some(*tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_languages_apart() {
        for (tag, text) in [
            ("en", "The bridge has been shut for a year, and nobody knows when it opens."),
            ("de", "Die Brücke ist seit einem Jahr zu, und niemand weiß, wann sie wieder öffnet."),
            ("fr", "Le pont est fermé depuis un an et personne ne sait quand il rouvrira."),
            ("es", "El puente está cerrado desde hace un año y nadie sabe cuándo lo abrirán."),
            ("it", "Il ponte è chiuso da un anno e nessuno sa quando riaprirà, nemmeno il sindaco."),
            ("pt", "A ponte está fechada há um ano e ninguém sabe quando ela será reaberta."),
            ("nl", "De brug is al een jaar dicht en niemand weet wanneer hij weer open gaat."),
            ("pl", "Most jest zamknięty od roku i nikt nie wie, czy będzie otwarty w tym roku."),
            ("ru", "Мост закрыт уже год, и никто не знает, когда он будет открыт."),
            ("uk", "Міст зачинено вже рік, і ніхто не знає, коли його відкриють."),
            ("ja", "橋は一年前から閉鎖されており、再開の見通しは立っていない。"),
            ("zh", "这座桥已经关闭一年，没有人知道什么时候重新开放。"),
            ("ko", "다리는 1년째 닫혀 있으며 언제 다시 열릴지 아무도 모른다."),
            ("ar", "الجسر مغلق منذ عام ولا أحد يعرف متى سيفتح."),
            ("el", "Η γέφυρα είναι κλειστή εδώ και έναν χρόνο."),
        ] {
            assert_eq!(guess(text), Some(tag), "{text}");
        }
        assert_eq!(guess("1234 – 5678"), None);
        assert_eq!(guess(""), None);
    }
}
