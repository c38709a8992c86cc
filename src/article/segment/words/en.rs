//! English.

use super::{Classes, Lists};

/// English.
pub const LISTS: Lists = Lists {
    tag: "en",
    classes: &[
        (Classes::TITLE, TITLE),
        (Classes::NEVER_LAST, NEVER_LAST),
        (Classes::BEFORE_NUMBER, BEFORE_NUMBER),
        (Classes::MAY_BE_LAST, MAY_BE_LAST),
        (Classes::CLIPPED, CLIPPED),
        (Classes::STARTER, STARTER),
        (Classes::SPEECH, SPEECH),
        (Classes::MONTH, MONTH),
    ],
    pairs: &[("et", "al"), ("i", "e"), ("e", "g")],
    small_starts: true,
    ordinals: false,
};

#[rustfmt::skip]
const TITLE: &[&str] = &[
    "adm", "amb", "assoc", "asst", "atty", "brig", "capt", "cdr", "cmdr", "col", "cpl", "det", "dr", "drs", "esq",
    "fr", "ft", "gen", "gens", "gov", "govs", "hon", "insp", "lt", "maj", "messrs", "mgr", "mlle", "mme", "mmes",
    "mr", "mrs", "ms", "msgr", "mt", "mx", "p.s", "pres", "prof", "profs", "ps", "pvt", "rep", "reps", "rev", "sen",
    "sens", "sgt", "sir", "sr", "st", "supt",
];

#[rustfmt::skip]
const NEVER_LAST: &[&str] = &[
    "al", "approx", "c.f", "ca", "cf", "e.g", "ed", "eds", "eg", "esp", "et.al", "excl", "feat", "i.e", "ibid", "ie",
    "incl", "repr", "resp", "trans", "v", "viz", "vs", "w.r.t",
];

#[rustfmt::skip]
const BEFORE_NUMBER: &[&str] = &[
    "approx", "apr", "art", "arts", "aug", "avg", "b", "c", "ch", "chap", "cl", "d", "dec", "eq", "eqs", "est", "ex",
    "exs", "ext", "feb", "fig", "figs", "jan", "jul", "jun", "lib", "mar", "max", "min", "no", "nos", "nov", "no°",
    "n°", "nº", "oct", "op", "p", "para", "paras", "pg", "pp", "pt", "rm", "sec", "secs", "sect", "sep", "sept",
    "tel", "vol", "vols",
];

#[rustfmt::skip]
const MAY_BE_LAST: &[&str] = &[
    "acad", "ala", "apr", "ariz", "ark", "assn", "aug", "ave", "b.a", "bldg", "blvd", "bros", "calif", "co", "colo",
    "conn", "corp", "cos", "d.c", "dec", "del", "dept", "depts", "dist", "div", "est", "feb", "fla", "fri", "ga",
    "govt", "hwy", "ill", "inc", "ind", "intl", "jan", "jr", "jul", "jun", "kan", "kans", "ky", "la", "llc", "ltd",
    "m.a", "m.d", "mar", "mass", "md", "mich", "minn", "miss", "mo", "mon", "mont", "natl", "neb", "nebr", "nev",
    "nov", "oct", "okla", "ont", "ore", "pa", "penn", "ph.d", "que", "rd", "sat", "sep", "sept", "sr", "tenn", "tex",
    "thu", "thur", "thurs", "tue", "tues", "univ", "va", "vt", "wash", "wed", "wis", "wyo",
];

#[rustfmt::skip]
const CLIPPED: &[&str] = &[
    "approx", "appt", "apt", "assn", "assoc", "ave", "avg", "bldg", "blvd", "cont", "cu", "def", "dept", "diff",
    "esp", "est", "etc", "ext", "freq", "gal", "govt", "hist", "hr", "hrs", "incl", "intl", "lb", "lbs", "max", "mfg",
    "mgmt", "min", "mins", "misc", "mos", "mph", "obs", "orig", "oz", "poss", "prob", "pron", "pub", "qty", "ref",
    "refs", "resp", "rpm", "sec", "secs", "spec", "sq", "syn", "tbsp", "tel", "temp", "tsp", "usu", "var", "yr",
    "yrs",
];

#[rustfmt::skip]
const STARTER: &[&str] = &[
    "a", "about", "according", "after", "afterwards", "again", "all", "also", "although", "among", "an", "and",
    "another", "any", "anyone", "are", "as", "asked", "at", "back", "because", "before", "being", "besides", "both",
    "but", "by", "can", "could", "despite", "did", "do", "does", "during", "each", "earlier", "either", "even",
    "eventually", "every", "everyone", "everything", "few", "finally", "first", "for", "from", "further",
    "furthermore", "given", "had", "has", "have", "having", "he", "hence", "her", "here", "his", "how", "however",
    "i", "if", "in", "indeed", "instead", "into", "is", "it", "its", "just", "last", "later", "let", "like", "many",
    "maybe", "meanwhile", "more", "moreover", "most", "much", "my", "nearly", "neither", "never", "nevertheless",
    "next", "no", "nobody", "none", "nor", "not", "nothing", "now", "of", "often", "on", "once", "one", "only", "or",
    "other", "others", "otherwise", "our", "ours", "over", "perhaps", "please", "rather", "several", "she", "should",
    "similarly", "since", "so", "some", "someone", "something", "sometimes", "soon", "still", "such", "take", "than",
    "thank", "thanks", "that", "the", "their", "them", "then", "there", "therefore", "these", "they", "this", "those",
    "though", "through", "thus", "to", "today", "together", "tomorrow", "too", "two", "under", "unfortunately",
    "unless", "unlike", "until", "upon", "was", "we", "well", "were", "what", "whatever", "when", "whenever", "where",
    "whereas", "whether", "which", "while", "who", "whose", "why", "will", "with", "within", "without", "would",
    "yes", "yesterday", "yet", "you", "your",
];

#[rustfmt::skip]
const SPEECH: &[&str] = &[
    "acknowledged", "added", "admitted", "agreed", "announced", "answered", "argued", "asked", "began", "believes",
    "called", "claimed", "commented", "complained", "concluded", "continued", "cried", "declared", "demanded",
    "exclaimed", "explained", "insisted", "joked", "laughed", "muttered", "noted", "observed", "recalled", "remarked",
    "repeated", "replied", "reported", "responded", "said", "says", "shouted", "stated", "suggested", "told",
    "tweeted", "warned", "whispered", "wondered", "wrote", "yelled",
];

#[rustfmt::skip]
const MONTH: &[&str] = &[
    "april", "august", "december", "february", "friday", "january", "july", "june", "march", "may", "monday",
    "november", "october", "saturday", "september", "sunday", "thursday", "tuesday", "wednesday",
];
