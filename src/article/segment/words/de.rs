//! German.

use super::{Classes, Lists};

/// German.
pub const LISTS: Lists = Lists {
    tag: "de",
    classes: &[
        (Classes::TITLE, TITLE),
        (Classes::NEVER_LAST, NEVER_LAST),
        (Classes::BEFORE_NUMBER, BEFORE_NUMBER),
        (Classes::MAY_BE_LAST, MAY_BE_LAST),
        (Classes::CLIPPED, CLIPPED),
        (Classes::STARTER, STARTER),
        (Classes::SPEECH, SPEECH),
        (Classes::MONTH, MONTH),
        (Classes::BEFORE_ORDINAL, BEFORE_ORDINAL),
    ],
    pairs: &[
        ("z", "b"),
        ("d", "h"),
        ("u", "a"),
        ("v", "a"),
        ("i", "d"),
        ("d", "r"),
        ("o", "ä"),
        ("z", "t"),
        ("v", "chr"),
        ("n", "chr"),
        ("s", "o"),
        ("s", "u"),
        ("i", "a"),
        ("m", "e"),
        ("u", "ä"),
    ],
    small_starts: false,
    ordinals: true,
};

#[rustfmt::skip]
const TITLE: &[&str] = &[
    "dipl", "dr", "fr", "frhr", "frl", "gen", "hr", "hrn", "ing", "jur", "mag", "med", "nat", "phil", "prof", "rer",
    "st", "univ-prof",
];

#[rustfmt::skip]
const NEVER_LAST: &[&str] = &[
    "abzgl", "bes", "bspw", "bzw", "ca", "d.h", "dt", "engl", "evtl", "exkl", "franz", "geb", "gegr", "gest", "ggf",
    "griech", "i.a", "i.d.r", "inkl", "insb", "lat", "m.e", "n.chr", "o.ä", "s.o", "s.u", "sog", "u.a", "v.a",
    "v.chr", "verh", "vgl", "z.b", "z.t", "zus", "zzgl",
];

#[rustfmt::skip]
const BEFORE_NUMBER: &[&str] = &[
    "abb", "abs", "anm", "art", "aufl", "az", "bd", "bl", "ca", "hsg", "jg", "kap", "max", "min", "mind", "nr", "rn",
    "s", "tel", "ziff",
];

#[rustfmt::skip]
const MAY_BE_LAST: &[&str] = &[
    "apr", "aug", "co", "dez", "di", "do", "feb", "jan", "jh", "jhd", "jul", "jun", "mi", "min", "mio", "mo", "mrd",
    "nov", "okt", "sa", "sept", "so", "std", "str", "tsd",
];

#[rustfmt::skip]
const CLIPPED: &[&str] = &[
    "abzgl", "allg", "bzgl", "bzw", "ca", "chem", "etc", "evtl", "exkl", "ggf", "inkl", "jährl", "max", "min", "mind",
    "monatl", "nachm", "phys", "sog", "tägl", "ugs", "urspr", "usf", "usw", "versch", "vorm", "zzgl",
];

#[rustfmt::skip]
const STARTER: &[&str] = &[
    "aber", "alle", "allerdings", "als", "also", "am", "an", "ansonsten", "auch", "auf", "aus", "bei", "beide", "bis",
    "da", "dabei", "dadurch", "dafür", "dagegen", "daher", "damals", "damit", "danach", "dann", "daran", "darauf",
    "darum", "das", "dass", "davon", "dazu", "dem", "den", "denn", "dennoch", "der", "deshalb", "deswegen", "die",
    "dies", "diese", "dieser", "dieses", "doch", "dort", "durch", "ein", "eine", "einen", "einer", "eines", "einige",
    "er", "erst", "es", "etwa", "für", "gegen", "heute", "hier", "hinter", "ich", "ihr", "ihre", "im", "immer", "in",
    "insgesamt", "ist", "ja", "jede", "jeder", "jedoch", "jetzt", "kein", "keine", "man", "manche", "mehr", "mein",
    "mit", "nach", "nachdem", "neben", "nein", "nicht", "niemand", "noch", "nun", "nur", "ob", "obwohl", "oder",
    "ohne", "schließlich", "schon", "sehr", "sein", "seine", "seit", "sie", "so", "sobald", "sogar", "solche",
    "sollte", "sondern", "später", "statt", "trotz", "trotzdem", "um", "und", "unser", "unter", "viele", "vielleicht",
    "vom", "von", "vor", "wann", "war", "warum", "was", "wegen", "weil", "weiter", "welche", "wenn", "wer", "wie",
    "wieder", "wir", "wird", "wo", "während", "zu", "zudem", "zuerst", "zuletzt", "zum", "zur", "zwar", "zwei",
    "zwischen", "über",
];

#[rustfmt::skip]
const SPEECH: &[&str] = &[
    "antwortete", "behauptete", "berichtete", "betonte", "ergänzte", "erinnerte", "erklärte", "erwiderte", "erzählte",
    "fragte", "fügte", "kritisierte", "lobte", "meinte", "rief", "sagt", "sagte", "schrieb", "sprach", "warnte",
];

#[rustfmt::skip]
const MONTH: &[&str] = &[
    "april", "auflage", "august", "bundesliga", "dez", "dezember", "feb", "februar", "geburtstag", "internationale",
    "jahrestag", "jahrhundert", "jahrhunderten", "jahrhunderts", "jahrtausend", "jan", "januar", "jh", "juli", "juni",
    "jänner", "klasse", "lebensjahr", "liga", "mai", "mal", "märz", "nov", "november", "okt", "oktober", "platz",
    "sept", "september", "stock", "tag", "weltkrieg", "weltkrieges", "weltkriegs", "woche",
];

#[rustfmt::skip]
const BEFORE_ORDINAL: &[&str] = &[
    "ab", "am", "beim", "bis", "das", "dem", "den", "der", "des", "die", "diesem", "dieser", "erst", "ihr", "ihre",
    "ihrem", "ihren", "im", "ins", "jeden", "jeder", "mein", "meine", "meinen", "sein", "seine", "seinem", "seinen",
    "seit", "unser", "vom", "zum",
];
