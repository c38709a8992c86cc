//! Names of elements and attributes, so that the compiler finds a misspelled one.

/// The name of an element.
#[derive(Clone, Copy)]
pub struct TagName(&'static str);

impl TagName {
    /// `<a>`
    pub const A: Self = Self("a");
    /// `<b>`
    pub const B: Self = Self("b");
    /// `<button>`
    pub const BUTTON: Self = Self("button");
    /// `<datalist>`
    pub const DATALIST: Self = Self("datalist");
    /// `<dd>`
    pub const DD: Self = Self("dd");
    /// `<details>`
    pub const DETAILS: Self = Self("details");
    /// `<dialog>`
    pub const DIALOG: Self = Self("dialog");
    /// `<div>`
    pub const DIV: Self = Self("div");
    /// `<dl>`
    pub const DL: Self = Self("dl");
    /// `<dt>`
    pub const DT: Self = Self("dt");
    /// `<fieldset>`
    pub const FIELDSET: Self = Self("fieldset");
    /// `<footer>`
    pub const FOOTER: Self = Self("footer");
    /// `<form>`
    pub const FORM: Self = Self("form");
    /// `<h1>`
    pub const H1: Self = Self("h1");
    /// `<h2>`
    pub const H2: Self = Self("h2");
    /// `<h3>`
    pub const H3: Self = Self("h3");
    /// `<header>`
    pub const HEADER: Self = Self("header");
    /// `<i>`
    pub const I: Self = Self("i");
    /// `<input>`
    pub const INPUT: Self = Self("input");
    /// `<kbd>`
    pub const KBD: Self = Self("kbd");
    /// `<label>`
    pub const LABEL: Self = Self("label");
    /// `<legend>`
    pub const LEGEND: Self = Self("legend");
    /// `<li>`
    pub const LI: Self = Self("li");
    /// `<main>`
    pub const MAIN: Self = Self("main");
    /// `<nav>`
    pub const NAV: Self = Self("nav");
    /// `<ol>`
    pub const OL: Self = Self("ol");
    /// `<option>`
    pub const OPTION: Self = Self("option");
    /// `<p>`
    pub const P: Self = Self("p");
    /// `<progress>`
    pub const PROGRESS: Self = Self("progress");
    /// `<q>`
    pub const Q: Self = Self("q");
    /// `<section>`
    pub const SECTION: Self = Self("section");
    /// `<select>`
    pub const SELECT: Self = Self("select");
    /// `<small>`
    pub const SMALL: Self = Self("small");
    /// `<span>`
    pub const SPAN: Self = Self("span");
    /// `<summary>`
    pub const SUMMARY: Self = Self("summary");
    /// `<textarea>`
    pub const TEXTAREA: Self = Self("textarea");
    /// `<ul>`
    pub const UL: Self = Self("ul");

    /// As HTML has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0
    }
}

/// The name of an attribute.
#[derive(Clone, Copy)]
pub struct Attr(&'static str);

impl Attr {
    /// `accept`
    pub const ACCEPT: Self = Self("accept");
    /// `aria-describedby`
    pub const ARIA_DESCRIBEDBY: Self = Self("aria-describedby");
    /// `aria-expanded`
    pub const ARIA_EXPANDED: Self = Self("aria-expanded");
    /// `aria-haspopup`
    pub const ARIA_HASPOPUP: Self = Self("aria-haspopup");
    /// `aria-hidden`
    pub const ARIA_HIDDEN: Self = Self("aria-hidden");
    /// `aria-invalid`
    pub const ARIA_INVALID: Self = Self("aria-invalid");
    /// `aria-keyshortcuts`
    pub const ARIA_KEYSHORTCUTS: Self = Self("aria-keyshortcuts");
    /// `aria-label`
    pub const ARIA_LABEL: Self = Self("aria-label");
    /// `aria-labelledby`
    pub const ARIA_LABELLEDBY: Self = Self("aria-labelledby");
    /// `aria-live`
    pub const ARIA_LIVE: Self = Self("aria-live");
    /// `aria-pressed`
    pub const ARIA_PRESSED: Self = Self("aria-pressed");
    /// `autocomplete`
    pub const AUTOCOMPLETE: Self = Self("autocomplete");
    /// `autofocus`
    pub const AUTOFOCUS: Self = Self("autofocus");
    /// `class`
    pub const CLASS: Self = Self("class");
    /// `data-article`
    pub const DATA_ARTICLE: Self = Self("data-article");
    /// `data-count`
    pub const DATA_COUNT: Self = Self("data-count");
    /// `data-current`
    pub const DATA_CURRENT: Self = Self("data-current");
    /// `data-do`
    pub const DATA_DO: Self = Self("data-do");
    /// `data-far`
    pub const DATA_FAR: Self = Self("data-far");
    /// `data-from`
    pub const DATA_FROM: Self = Self("data-from");
    /// `data-bar`
    pub const DATA_BAR: Self = Self("data-bar");
    /// `data-ground`
    pub const DATA_GROUND: Self = Self("data-ground");
    /// `data-structure`
    pub const DATA_STRUCTURE: Self = Self("data-structure");
    /// `data-k`
    pub const DATA_K: Self = Self("data-k");
    /// `data-level`
    pub const DATA_LEVEL: Self = Self("data-level");
    /// `data-look`
    pub const DATA_LOOK: Self = Self("data-look");
    /// `data-relation`
    pub const DATA_RELATION: Self = Self("data-relation");
    /// `data-type`
    pub const DATA_TYPE: Self = Self("data-type");
    /// `dir`
    pub const DIR: Self = Self("dir");
    /// `disabled`
    pub const DISABLED: Self = Self("disabled");
    /// `for`
    pub const FOR: Self = Self("for");
    /// `hidden`
    pub const HIDDEN: Self = Self("hidden");
    /// `href`
    pub const HREF: Self = Self("href");
    /// `id`
    pub const ID: Self = Self("id");
    /// `inert`
    pub const INERT: Self = Self("inert");
    /// `inputmode`
    pub const INPUTMODE: Self = Self("inputmode");
    /// `lang`
    pub const LANG: Self = Self("lang");
    /// `list`
    pub const LIST: Self = Self("list");
    /// `max`
    pub const MAX: Self = Self("max");
    /// `multiple`
    pub const MULTIPLE: Self = Self("multiple");
    /// `name`
    pub const NAME: Self = Self("name");
    /// `open`
    pub const OPEN: Self = Self("open");
    /// `placeholder`
    pub const PLACEHOLDER: Self = Self("placeholder");
    /// `referrerpolicy`
    pub const REFERRERPOLICY: Self = Self("referrerpolicy");
    /// `rel`
    pub const REL: Self = Self("rel");
    /// `role`
    pub const ROLE: Self = Self("role");
    /// `rows`
    pub const ROWS: Self = Self("rows");
    /// `spellcheck`
    pub const SPELLCHECK: Self = Self("spellcheck");
    /// `tabindex`
    pub const TABINDEX: Self = Self("tabindex");
    /// `target`
    pub const TARGET: Self = Self("target");
    /// `title`
    pub const TITLE: Self = Self("title");
    /// `translate`
    pub const TRANSLATE: Self = Self("translate");
    /// `type`
    pub const TYPE: Self = Self("type");
    /// `value`
    pub const VALUE: Self = Self("value");

    /// As HTML has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0
    }
}
