//! What a page or an office writes around an article.

use super::metadata::{Fact, finding};
use super::{Finding, Place, Rule, date};
use crate::article::BlockKind;
use crate::read::plain::names::Names;
use crate::read::plain::passages::entries::Field;
use crate::read::plain::words::strip_start;

/// Lines that press releases, judgments and copies of encyclopedias begin with; who holds the rights, at the end.
pub const NOTICE: Rule = Rule {
    name: "notice",
    example: (
        "FOR IMMEDIATE RELEASE\n\nOld bridge opens\n\nThe bridge opens in May.\n\n© 2024 The Vask Mirror. All rights reserved.",
        "metadata title paragraph metadata",
    ),
    read: |place| {
        let words = place.passage.words;
        if !place.is_unmarked() || words.len() > 160 {
            return None;
        }
        let starts = |notices: &[&str]| notices.iter().any(|notice| strip_start(words, notice).is_some());
        if place.in_head() && words.len() <= 80 && starts(NOTICES) {
            // `For immediate release – 6 May 2024`
            let date = words.split(['–', '—', '|', ':', ',']).skip(1).find_map(|part| date::date(part.trim()));
            return Some(date.map_or_else(|| finding(Field::Other, words), |date| finding(Field::Published, date)));
        }
        if place.in_head() && words.len() <= 80 && starts(ENCYCLOPEDIA) {
            return Some(finding(Field::Agency, "Wikipedia"));
        }
        // Agencies put their names right below the title, and those of their writers at the end.
        if place.so_far.last == Some(BlockKind::Title) && NEWS_AGENCIES.contains(&words) {
            return Some(finding(Field::Agency, words));
        }
        if let Some(names) = words.strip_prefix("Reporting by ").filter(|_| place.following < 3) {
            return Some(finding(Field::Byline, names.split(';').next().unwrap_or(names)));
        }
        (place.following < 3 && starts(RIGHTS)).then(|| finding(Field::Other, words))
    },
};

/// `Share`, `Advertisement`: what the page offers its visitors, copied along with the article.
pub const FURNITURE: Rule = Rule {
    name: "furniture of the page",
    example: (
        "Old bridge opens\n\nShare\nFacebook\nCopy link\n\nThe bridge opens in May.\n\nADVERTISEMENT\n\nIt is old.",
        "title metadata metadata metadata paragraph metadata paragraph",
    ),
    read: |place| {
        let words = place.passage.words;
        if words.len() > 48 || !place.is_unmarked() {
            return None;
        }
        let is = |words: &str, list: u32| OFFERS.find(words) & list != 0;
        let near = |place: &Place| {
            [place.before, place.after].into_iter().flatten().any(|other| is(other.words, OFFER))
                || place.so_far.last == Some(BlockKind::Metadata)
                    && place.before.is_some_and(|before| is(before.words, BUTTON))
        };
        let found = OFFERS.find(words);
        let offers = found & OFFER != 0 || found & BUTTON != 0 && near(place);
        offers.then(|| Finding::new(BlockKind::Metadata))
    },
};

/// `Home > World > Europe`: where on the site the article stands.
pub const PATH: Rule = Rule {
    name: "path",
    example: ("Home > News > Traffic\n\nOld bridge opens\n\nThe bridge opens in May.", "metadata title paragraph"),
    read: |place| {
        let words = place.passage.words;
        if words.len() > 120 || place.so_far.title.is_some() || place.so_far.body > 0 {
            return None;
        }
        let parts: Vec<&str> = words.split(['>', '›', '»', '/', '→']).map(str::trim).collect();
        let home = parts.first().is_some_and(|first| HOMES.hold(first));
        let short = parts.iter().all(|part| (1..=30).contains(&part.chars().count()));
        let facts = || parts.iter().skip(1).map(|part| Fact::new(Field::Categories, part)).collect();
        (home && short && parts.len() > 1).then(|| Finding { facts: facts(), ..Finding::new(BlockKind::Metadata) })
    },
};

/// Beginnings of notices, in small letters.
#[rustfmt::skip]
const NOTICES: &[&str] = &[
    "for immediate release", "embargoed until", "press release", "news release", "media release", "pressemitteilung",
    "pressemeldung", "zur sofortigen veröffentlichung", "sperrfrist", "communiqué de presse", "comunicado de prensa",
    "comunicato stampa", "persbericht", "プレスリリース", "報道関係者各位", "case no", "docket no", "no. 1", "no. 2", "no. 3",
    "no. 4", "no. 5", "no. 6", "no. 7", "no. 8", "no. 9", "nos. ", "aktenzeichen", "az.", "on appeal from", "on writ of",
    "appeal from", "argued ", "decided ", "this article is more than", "this story is from",
];

/// The second line of an article of Wikipedia, in small letters.
const ENCYCLOPEDIA: &[&str] = &[
    "from wikipedia",
    "aus wikipedia",
    "un article de wikipédia",
    "de wikipedia",
    "da wikipedia",
    "出典: フリー百科事典",
    "维基百科",
];

/// Agencies that write, as they print their names.
const NEWS_AGENCIES: &[&str] =
    &["Reuters", "REUTERS", "AP", "Associated Press", "The Associated Press", "AFP", "dpa", "Xinhua", "Bloomberg"];

/// Beginnings of the last line of a page, in small letters.
const RIGHTS: &[&str] = &["©", "(c) ", "copyright ", "all rights reserved", "alle rechte vorbehalten"];

/// Lines that are never part of an article, and lines that are not if one of those stands beside them, in small letters.
#[rustfmt::skip]
pub static OFFERS: Names = Names::of(&[
    &[
        "share", "share this", "share this article", "share this story", "share article", "copy link", "link copied",
        "share on facebook", "share on x", "share on twitter", "advertisement", "advertisment", "article continues below",
        "story continues below advertisement", "article continues after advertisement", "skip to content",
        "skip to main content", "skip advertisement", "jump to navigation", "jump to search", "listen to article",
        "listen to this article", "sign up for our newsletter", "subscribe now", "print this page", "save article",
        "open image in gallery", "view image in fullscreen", "reuse this content", "teilen", "artikel teilen", "anzeige", "werbung", "artikel anhören", "artikel drucken",
        "zum inhalt springen", "link kopieren", "partager", "publicité", "copier le lien", "compartir", "publicidad",
        "condividi", "pubblicità", "compartilhar", "publicidade", "delen", "advertentie", "udostępnij", "reklama", "реклама",
        "поделиться", "広告", "シェアする", "リンクをコピー", "分享", "广告",
    ],
    &[
        "facebook", "twitter", "x", "whatsapp", "linkedin", "reddit", "telegram", "messenger", "bluesky", "pinterest",
        "email", "e-mail", "mail", "print", "save", "saved", "listen", "follow", "menu", "search", "sign in", "subscribe",
        "comments", "comment", "bookmark", "drucken", "merken", "kommentare", "imprimer", "imprimir",
    ],
]);

/// The lists of [`OFFERS`].
const OFFER: u32 = 1;
const BUTTON: u32 = 1 << 1;

/// What sites call their first page, in small letters.
pub static HOMES: Names = Names::of(&[&[
    "home",
    "homepage",
    "startseite",
    "start",
    "news",
    "accueil",
    "inicio",
    "início",
    "главная",
    "ホーム",
    "トップ",
    "首页",
]]);
