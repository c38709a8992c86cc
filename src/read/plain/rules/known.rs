//! Headings that are known by name, or by what a site writes beside them.

use super::{Finding, Rule};
use crate::article::BlockKind;
use crate::read::plain::names::Names;
use crate::read::plain::passages::is_short;
use crate::read::plain::words::{MAX_HEADING_WIDTH, numbered, reads_as_heading, without_stop};
use crate::text::is_lowercase;

/// `References`, `Ingredients:` – names that so many headings have that no blank line is needed to tell.
pub const KNOWN: Rule = Rule {
    name: "heading known by name",
    example: (
        "Grandma's pancakes\n\nIngredients\nTwo cups of flour\nOne egg\n\nMethod:\nMix and fry.",
        "title heading paragraph paragraph heading paragraph",
    ),
    read: |place| {
        let words = place.passage.words;
        let bare = words.strip_suffix([':', '：']).unwrap_or(words);
        (place.is_unmarked() && place.following > 0 && is_known(bare)).then(|| Finding::heading(2))
    },
};

/// `History[edit]`: encyclopedias that anyone may edit offer it behind each heading.
pub const EDITABLE: Rule = Rule {
    name: "heading that can be edited",
    example: (
        "The lock is old.[1]\nHistory[edit]\nIt was built in 1911.[2]\n\nSee also[edit]\nOld Weir Bridge",
        "paragraph heading paragraph heading paragraph",
    ),
    read: |place| {
        let offered = place.passage.words.ends_with(']') && EDIT.iter().any(|edit| place.passage.words.ends_with(edit));
        (place.is_unmarked() && offered && is_short(place.passage)).then(|| Finding::heading(2))
    },
};

/// A short passage with a full stop, in a text that writes `Introduction.` above its introduction: it does so with all its
/// headings.
pub const STOPPED: Rule = Rule {
    name: "heading with a full stop",
    example: (
        "Introduction.\n\nNoise disturbs sleep, but most studies come from large cities, and none has looked at small towns.\n\nSize of sample.\n\nWe asked four hundred people in nine towns to sleep at home for a week, and counted the minutes.",
        "heading paragraph heading paragraph",
    ),
    read: |place| {
        if !place.page.stopped {
            return None;
        }
        let bare = without_stop(place.passage.words)?;
        let above_text = place.after.is_some_and(|after| after.width > 2 * place.passage.width && after.width > 60);
        (place.is_unmarked() && place.set_apart() && above_text && reads_as_heading(bare)).then(|| Finding::heading(2))
    },
};

/// Lines right below `Contents` are its items.
pub const CONTENTS: Rule = Rule {
    name: "table of contents",
    example: (
        "Harn Lock\n\nContents\n1 History\n1.1 Construction\n2 Operation\n\nThe lock is old.",
        "title heading list-item list-item list-item paragraph",
    ),
    read: |place| {
        if !place.so_far.in_contents {
            return None;
        }
        let words = place.passage.words;
        let first = place.so_far.last == Some(BlockKind::Heading);
        let listed = (first || !place.passage.apart) && place.is_unmarked() && is_short(place.passage);
        let number = words.split(char::is_whitespace).next().unwrap_or_default().trim_end_matches('.');
        let numbered = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        // Without numbers, a line right above text is the first heading, and the contents are over.
        let named = place.passage.headline
            && !place.page.dense
            && place.after.is_none_or(|after| after.apart || after.headline);
        let depth = if numbered { number.split('.').count().min(9) } else { 1 };
        (listed && (numbered || named)).then(|| Finding {
            depth: u8::try_from(depth).ok(),
            ordered: numbered,
            ..Finding::new(BlockKind::ListItem)
        })
    },
};

/// What is offered behind a heading.
const EDIT: &[&str] = &[
    "[edit]",
    "[edit source]",
    "[Bearbeiten]",
    "[Bearbeiten | Quelltext bearbeiten]",
    "[modifier]",
    "[modifier | modifier le code]",
    "[editar]",
    "[editar código]",
    "[modifica]",
    "[modifica | modifica wikitesto]",
    "[bewerken]",
    "[brontekst bewerken]",
    "[edytuj]",
    "[править]",
    "[править | править код]",
    "[редагувати]",
    "[編集]",
    "[编辑]",
];

/// Names of headings, in small letters.
#[rustfmt::skip]
pub static NAMES: Names = Names::of(&[&[
    "abstract", "summary", "introduction", "background", "method", "methods", "methodology", "materials and methods",
    "methods and materials", "results", "discussion", "results and discussion", "discussion and conclusion", "limitations",
    "conclusion", "conclusions", "acknowledgements", "acknowledgments", "references", "bibliography", "works cited",
    "notes", "footnotes", "see also", "external links", "further reading", "contents", "table of contents", "appendix",
    "ingredients", "directions", "instructions", "preparation", "key points", "frequently asked questions", "faq",
    "zusammenfassung", "einleitung", "hintergrund", "methoden", "ergebnisse", "diskussion", "fazit", "schluss",
    "danksagung", "literatur", "literaturverzeichnis", "quellen", "anmerkungen", "einzelnachweise", "weblinks",
    "siehe auch", "inhalt", "inhaltsverzeichnis", "anhang", "zutaten", "zubereitung", "häufige fragen", "résumé",
    "méthodes", "résultats", "remerciements", "références", "notes et références", "bibliographie", "voir aussi",
    "liens externes", "sommaire", "annexe", "ingrédients", "préparation", "resumen", "introducción", "métodos",
    "resultados", "discusión", "conclusiones", "agradecimientos", "referencias", "bibliografía", "véase también",
    "enlaces externos", "índice", "anexo", "ingredientes", "preparación", "elaboración", "riassunto", "introduzione",
    "metodi", "risultati", "discussione", "conclusioni", "ringraziamenti", "bibliografia", "riferimenti", "voci correlate",
    "collegamenti esterni", "indice", "ingredienti", "preparazione", "procedimento", "resumo", "introdução", "discussão",
    "conclusão", "conclusões", "referências", "ver também", "ligações externas", "ingredientes", "modo de preparo",
    "samenvatting", "inleiding", "resultaten", "discussie", "conclusie", "dankwoord", "referenties", "zie ook", "inhoud",
    "ingrediënten", "bereiding", "streszczenie", "wstęp", "wprowadzenie", "wyniki", "dyskusja", "wnioski", "przypisy",
    "zobacz też", "spis treści", "składniki", "przygotowanie", "аннотация", "введение", "методы", "результаты",
    "обсуждение", "заключение", "выводы", "примечания", "литература", "ссылки", "см. также", "содержание", "оглавление",
    "ингредиенты", "приготовление", "вступ", "результати", "висновки", "примітки", "література", "посилання", "зміст",
    "概要", "要旨", "はじめに", "おわりに", "目次", "脚注", "注釈", "参考文献", "関連項目", "外部リンク", "材料", "作り方",
    "摘要", "引言", "结论", "結論", "目录", "目錄", "参考资料", "外部链接",
]]);

/// The names of those that list the headings to come.
pub static LISTS: Names = Names::of(&[&[
    "contents",
    "table of contents",
    "inhalt",
    "inhaltsverzeichnis",
    "sommaire",
    "índice",
    "indice",
    "inhoud",
    "spis treści",
    "содержание",
    "оглавление",
    "зміст",
    "目次",
    "目录",
    "目錄",
]]);

/// Whether headings often have the name `words`. It starts with a capital, where there are capitals.
pub fn is_known(words: &str) -> bool {
    words.len() <= 32 && !words.starts_with(is_lowercase) && NAMES.hold(words)
}

/// Whether `words` heads a table of contents.
pub fn is_contents(words: &str) -> bool {
    words.len() <= 60 && LISTS.hold(words.trim_end_matches(':'))
}

/// Whether `words`, its number left aside, is a name that headings often have, with a full stop.
pub fn is_stopped_name(words: &str) -> bool {
    let named = |bare: &str| is_known(numbered(bare).map_or(bare, |(_, title)| title));
    // Many short passages end so; few have such a name, and words are counted last.
    words.strip_suffix('.').is_some_and(|bare| bare.len() <= MAX_HEADING_WIDTH && named(bare))
        && without_stop(words).is_some()
}
