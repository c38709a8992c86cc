//! The details of an article: filled in from what was read, and corrected by hand.

use leptos::prelude::*;

use super::languages::LANGUAGES;
use super::{close, modal};
use crate::annotation::AttributeKind;
use crate::article::{Details, SourceKind};
use crate::browser::host::HOSTS;
use crate::browser::page;
use crate::document::Beside;
use crate::editor::commands::{EndTyping, SetDetails};
use crate::formats::ON_PAGE;
use crate::formats::sources::by_media_type;
use crate::l10n::{Text, article_details, common};
use crate::read::Content;
use crate::read::rich::ENCODINGS;
use crate::ui::dom::{Attr, El, TagName, action_button, after_press, el, el_with_class, follow};
use crate::ui::late::form::why;
use crate::ui::state::model::Model;
use crate::ui::state::reading::Reparse;

/// A text of the form: its name, how it is taken out of the details, and how it is put there.
struct Field {
    /// Tells what is typed here from what is typed elsewhere: see [`SetDetails::typing`].
    id: &'static str,
    name: Text,
    kind: AttributeKind,
    hint: Option<Text>,
    get: fn(&Details) -> Option<String>,
    set: fn(&mut Details, Option<String>),
}

const FIELDS: [Field; 6] = [
    Field {
        id: "title",
        name: article_details::TITLE,
        kind: AttributeKind::Text,
        hint: None,
        get: |details| details.title.clone(),
        set: |details, text| details.title = text,
    },
    Field {
        id: "address",
        name: article_details::ADDRESS,
        kind: AttributeKind::Url,
        hint: Some(article_details::ADDRESS_HINT),
        get: |details| details.url.clone(),
        set: |details, text| details.url = text,
    },
    Field {
        id: "publisher",
        name: article_details::PUBLISHER,
        kind: AttributeKind::Text,
        hint: None,
        get: |details| details.metadata.publisher.clone(),
        set: |details, text| details.metadata.publisher = text,
    },
    Field {
        id: "byline",
        name: article_details::BYLINE,
        kind: AttributeKind::Text,
        hint: None,
        get: |details| details.metadata.byline.clone(),
        set: |details, text| details.metadata.byline = text,
    },
    Field {
        id: "date",
        name: article_details::DATE,
        kind: AttributeKind::Text,
        hint: Some(article_details::DATE_HINT),
        get: |details| details.metadata.published.clone(),
        set: |details, text| details.metadata.published = text,
    },
    Field {
        id: "categories",
        name: article_details::CATEGORIES,
        kind: AttributeKind::Text,
        hint: Some(article_details::CATEGORIES_HINT),
        get: |details| Some(details.metadata.categories.join(", ")),
        set: |details, text| {
            let text = text.unwrap_or_default();
            let categories = text.split([',', ';', '、', '，']).map(str::trim).filter(|one| !one.is_empty());
            details.metadata.categories = categories.map(str::to_owned).collect();
        },
    },
];

pub(super) fn dialog(model: Model) -> El {
    let fields = FIELDS.iter().enumerate().map(|(at, field)| text(model, at, field)).collect();
    let language = row(article_details::LANGUAGE, FIELDS.len(), language(model));
    let hint = el_with_class(TagName::P, "hint").say(article_details::DETAILS_HINT);
    let form = el_with_class(TagName::DIV, "details").children(fields).child(language);
    let beside = model.with(|session| session.document().beside().map(holds)).flatten();
    let beside = beside.filter(|text| !text.is_empty()).map(|text| el_with_class(TagName::P, "hint").text(&text));
    let content = [form, source(model)].into_iter().chain(beside).chain([hint]);
    modal(article_details::ARTICLE_DETAILS, content.collect(), close(model))
}

/// What a document holds that the page does not show.
fn holds(beside: &Beside) -> String {
    let (layers, proposals) = (beside.layers.len(), beside.proposals.len());
    let parts = [
        (layers > 0).then(|| article_details::layers(layers)),
        (proposals > 0).then(|| article_details::proposals(proposals)),
        beside.instructions.as_ref().map(|_| article_details::INSTRUCTIONS.get().to_owned()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    match parts.split_last() {
        Some((only, [])) if layers + proposals == 1 => article_details::also_holds_one(only),
        Some((last, [])) => article_details::also_holds(last),
        Some((last, others)) => article_details::also_holds(&article_details::and_last(&others.join(", "), last)),
        None => String::new(),
    }
}

/// Where the text came from; while the source is still here, it can be read otherwise.
fn source(model: Model) -> El {
    let facts = model.with(|session| {
        let source = &session.article().source;
        let format =
            by_media_type(&ON_PAGE, &source.format).map_or(article_details::UNKNOWN_FORMAT.get(), |format| format.name);
        let format = format.to_lowercase();
        match (&source.name, &source.encoding) {
            (None, None) => article_details::read_from(&format),
            (Some(name), None) => article_details::read_from_file(name, &format),
            (None, Some(encoding)) => article_details::read_from_encoded(&format, encoding),
            (Some(name), Some(encoding)) => article_details::read_from_file_encoded(name, &format, encoding),
        }
    });
    let again = move |how: Reparse| {
        model.dialogs.open.set(None);
        leptos::task::spawn_local(model.read_again(how));
    };
    let section = el_with_class(TagName::DIV, "source").child(el(TagName::P).text(&facts.unwrap_or_default()));
    let Some((_, intake)) = model.kept_source() else { return section };
    let format = model.with(|session| session.article().source.format.clone()).unwrap_or_default();
    let is_file = intake.kind == SourceKind::File;
    let whole = format == "text/html" && is_file && !intake.how.whole;
    let whole = whole.then(|| action_button("", common::SHOW_WHOLE_PAGE, move || again(Reparse::Whole)));
    let has_plain = matches!(intake.content, Content::Copy { plain: Some(_), .. });
    let plain = has_plain.then(|| action_button("", common::USE_PLAIN_TEXT, move || again(Reparse::Plain)));
    let is_text = is_file && ["text/plain", "text/html", "text/markdown"].contains(&&*format);
    let encoding = is_text.then(|| {
        let first = el(TagName::OPTION).attr(Attr::VALUE, "").say(article_details::OTHER_ENCODING);
        let options = ENCODINGS.iter().map(|(label, name)| el(TagName::OPTION).attr(Attr::VALUE, label).text(name));
        let select = el(TagName::SELECT)
            .say_attr(Attr::ARIA_LABEL, article_details::ENCODING)
            .children([first].into_iter().chain(options).collect());
        let chosen = select.clone();
        select.on("change", move |_| again(Reparse::Encoding(chosen.value())))
    });
    section.children([whole, plain, encoding].into_iter().flatten().collect())
}

fn row(name: Text, at: usize, field: El) -> El {
    let id = format!("detail-{at}");
    el_with_class(TagName::DIV, "field")
        .child(el(TagName::LABEL).attr(Attr::FOR, &id).say(name))
        .child(field.attr(Attr::ID, &id))
}

fn text(model: Model, at: usize, field: &'static Field) -> El {
    let now = move || shown(model, |details| (field.get)(details).unwrap_or_default());
    let input = el(TagName::INPUT).attr(Attr::TYPE, "text").attr(Attr::DIR, "auto");
    let input = match field.hint {
        Some(hint) => input.say_attr(Attr::PLACEHOLDER, hint),
        None => input,
    };
    // What is being typed is left as it is: "one, " is not yet two categories.
    let (typed, shown) = (input.clone(), input.clone());
    follow(move || {
        let now = now();
        if !page::holds_focus(shown.node()) {
            shown.set_value(&now);
        }
    });
    let left = input.clone();
    let problem = RwSignal::new(String::new());
    let judge = move |text: &str| {
        let judged = field.kind.fault(text.trim(), HOSTS).map(why).unwrap_or_default().to_owned();
        after_press(move || drop(problem.try_set(judged)));
    };
    judge(&untrack(now));
    let input = input
        .on("input", move |_| {
            let text = typed.value();
            // An address need not be right before it is whole.
            if field.kind.fault(text.trim(), HOSTS).is_none() {
                judge("");
            }
            let text = Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned);
            change(model, Some(field.id), |details| (field.set)(details, text));
        })
        .on("blur", move |_| {
            model.run(&EndTyping);
            left.set_value(&untrack(now));
            judge(&left.value());
        });
    if field.kind == AttributeKind::Text {
        return row(field.name, at, input);
    }
    let id = format!("detail-{at}-wrong");
    let input = input
        .attr(Attr::ARIA_DESCRIBEDBY, &id)
        .follow_attr(Attr::ARIA_INVALID, move || (!problem.with(String::is_empty)).then(|| "true".to_owned()));
    row(field.name, at, input)
        .child(el_with_class(TagName::P, "wrong").attr(Attr::ID, &id).follow_text(move || problem.get()))
        .leading_to(now)
}

fn language(model: Model) -> El {
    let now = move || shown(model, |details| details.language.clone().unwrap_or_default());
    let own = untrack(now);
    let known = LANGUAGES.iter().any(|(tag, _)| *tag == own) || own.is_empty();
    let own = (!known).then(|| el(TagName::OPTION).attr(Attr::VALUE, &own).text(&own));
    let options =
        LANGUAGES.iter().map(|(tag, name)| el(TagName::OPTION).attr(Attr::VALUE, tag).attr(Attr::LANG, tag).text(name));
    let options = [el(TagName::OPTION).attr(Attr::VALUE, "").say(article_details::NOT_KNOWN)]
        .into_iter()
        .chain(own)
        .chain(options);
    let select = el(TagName::SELECT).children(options.collect()).follow_value(now);
    let chosen = select.clone();
    select.on("change", move |_| {
        let tag = Some(chosen.value()).filter(|tag| !tag.is_empty());
        let chosen = chosen.clone();
        let meant = model.document.id.get_untracked();
        leptos::task::spawn_local(async move {
            model.learn(tag.as_deref()).await;
            // Another article may have been opened meanwhile.
            if model.document.id.get_untracked() == meant {
                change(model, None, |details| details.language = tag);
                chosen.set_value(&untrack(now));
            }
        });
    })
}

fn shown(model: Model, look: impl Fn(&Details) -> String) -> String {
    model.document.structure.track();
    model.with(|session| look(&session.article().details())).unwrap_or_default()
}

fn change(model: Model, typing: Option<&'static str>, set: impl FnOnce(&mut Details)) {
    if let Some(mut details) = model.with(|session| session.article().details()) {
        set(&mut details);
        model.run(&SetDetails { details, typing });
    }
}
