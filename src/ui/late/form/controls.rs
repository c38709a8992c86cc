//! The controls of a record, one for each kind of field.

use std::rc::Rc;

use leptos::prelude::*;

use super::place::{At, go};
use crate::annotation::attributes::{Part, ValueFault};
use crate::annotation::{Attribute, AttributeKind, ChoiceId, begins_as_verdict};
use crate::browser::host::HOSTS;
use crate::browser::page;
use crate::editor::Session;
use crate::json::{Json, Object};
use crate::l10n::{form, values};
use crate::text::NoLink;
use crate::ui::dom::{
    Attr, El, TagName, action_button, after_press, button, el, el_with_class, follow, is_composing, key,
};

/// What is wrong with what a field holds, for the person.
pub(in crate::ui::late) fn why(fault: ValueFault) -> &'static str {
    let text = match fault {
        ValueFault::Date => values::NO_DATE,
        ValueFault::Number => values::NO_NUMBER,
        ValueFault::Link(NoLink::Scheme) => values::NO_LINK_SCHEME,
        ValueFault::Link(NoLink::Hidden) => values::NO_LINK_HIDDEN,
        ValueFault::Link(NoLink::Credentials) => values::NO_LINK_CREDENTIALS,
        ValueFault::Link(NoLink::Host) => values::NO_LINK_HOST,
        ValueFault::Link(NoLink::Letters) => values::NO_LINK_LETTERS,
        ValueFault::Link(NoLink::Doi) => values::NO_LINK_DOI,
        ValueFault::Link(NoLink::Mail) => values::NO_LINK_MAIL,
    };
    text.get()
}

/// A field with its name, its help, and what is wrong with what it holds.
pub(super) fn control(at: &At, attribute: &Attribute) -> El {
    let kind = attribute.kind;
    let toggled = kind == AttributeKind::Choices && !attribute.options.is_empty();
    let long = kind == AttributeKind::LongText || kind == AttributeKind::Choices;
    let name_id = format!("{}-name", at.dom);
    let name = if toggled { el(TagName::SPAN) } else { el(TagName::LABEL).attr(Attr::FOR, &at.dom) };
    let help_id = format!("{}-help", at.dom);
    let help =
        attribute.help.as_ref().map(|text| el_with_class(TagName::P, "hint").attr(Attr::ID, &help_id).text(text));
    let told = if help.is_some() { help_id.as_str() } else { "" };
    let row = el_with_class(TagName::DIV, if long { "field long" } else { "field" })
        .child(name.attr(Attr::ID, &name_id).text(&attribute.name))
        .children(help.into_iter().collect());
    match kind {
        AttributeKind::Choice => row.child(choice(at, attribute).attr(Attr::ARIA_DESCRIBEDBY, told)),
        AttributeKind::Choices if toggled => row.child(toggles(at, attribute).attr(Attr::ARIA_LABELLEDBY, &name_id)),
        AttributeKind::Choices => words(row, at),
        _ => line(row, at, kind, told),
    }
}

/// Text, in a line or several.
fn line(row: El, at: &At, kind: AttributeKind, told: &str) -> El {
    let checked = matches!(kind, AttributeKind::Date | AttributeKind::Number | AttributeKind::Url);
    let problem = RwSignal::new(String::new());
    let input = match kind {
        AttributeKind::LongText => el(TagName::TEXTAREA).attr(Attr::ROWS, "2"),
        _ => el(TagName::INPUT).attr(Attr::TYPE, "text").attr(Attr::AUTOCOMPLETE, "off"),
    };
    let input = match kind {
        AttributeKind::Date => {
            input.say_attr(Attr::PLACEHOLDER, form::DATE_HINT).say_attr(Attr::TITLE, form::DATE_HELP)
        }
        AttributeKind::Url => input.say_attr(Attr::PLACEHOLDER, form::ADDRESS_HINT).attr(Attr::INPUTMODE, "url"),
        AttributeKind::Number => input.attr(Attr::INPUTMODE, "decimal"),
        _ => input,
    };
    let wrong_id = format!("{}-wrong", at.dom);
    let described = if checked { format!("{told} {wrong_id}") } else { told.to_owned() };
    let input = input.attr(Attr::ID, &at.dom).attr(Attr::DIR, "auto").attr(Attr::ARIA_DESCRIBEDBY, described.trim());
    let now = {
        let (here, input) = (Rc::clone(at), input.clone());
        move || (here.json().filter(|value| *value != Json::Null), kind.parse(&input.value()))
    };
    let is_wrong = {
        let input = input.clone();
        move || kind.fault(input.value().trim(), HOSTS).map(why).unwrap_or_default().to_owned()
    };
    let (field, judged) = (input.clone(), is_wrong.clone());
    follow(move || {
        // What is being typed stays as it is as long as it means the same.
        if let (wanted, there) = now()
            && wanted != there
        {
            field.set_value(&wanted.as_ref().map(Json::to_field_text).unwrap_or_default());
        }
        // And need not be right before it is done.
        let judged = judged();
        if judged.is_empty() || !page::holds_focus(field.node()) {
            problem.set(judged);
        }
    });
    let (here, field) = (Rc::clone(at), input.clone());
    let input = input.on("input", move |_| here.set(kind.parse(&field.value()), true));
    let here = Rc::clone(at);
    let input = input.on("change", move |_| {
        let judged = is_wrong();
        after_press(move || drop(problem.try_set(judged)));
        if kind == AttributeKind::Text {
            fill_in(&here);
        }
    });
    let row = match kind {
        AttributeKind::Text => row.children(suggested(at, input)),
        _ if checked => {
            let input = input
                .follow_attr(Attr::ARIA_INVALID, move || (!problem.with(String::is_empty)).then(|| "true".to_owned()));
            row.child(input)
                .child(el_with_class(TagName::P, "wrong").attr(Attr::ID, &wrong_id).follow_text(move || problem.get()))
        }
        _ => row.child(input),
    };
    let here = Rc::clone(at);
    match kind {
        AttributeKind::Url => row.leading_to(move || here.text()),
        AttributeKind::LongText if *at.path == [Part::Field("claim_restated".into())] => restated(row, at),
        _ => row,
    }
}

/// What helps to restate a claim.
fn restated(row: El, at: &At) -> El {
    let (noted, empty, here) = (Rc::clone(at), Rc::clone(at), Rc::clone(at));
    let note = move || match begins_as_verdict(&noted.text()) {
        true => form::BEGINS_AS_VERDICT.get().to_owned(),
        false => String::new(),
    };
    row.child(el_with_class(TagName::P, "remark").attr(Attr::ROLE, "status").follow_text(note)).child_if(
        move || empty.text().is_empty(),
        move || {
            let here = Rc::clone(&here);
            action_button("quiet", form::USE_WORDS, move || {
                let words =
                    |session: &Session| Some(session.annotations().get(&here.annotation)?.words(session.article()));
                here.set(here.model.with(words).flatten().map(Json::from), false);
                go(format!("#{}", here.dom));
            })
        },
    )
}

/// A field, and what stands in the same field of other records.
fn suggested(at: &At, input: El) -> Vec<El> {
    let id = format!("{}-used", at.dom);
    let list = el(TagName::DATALIST).attr(Attr::ID, &id);
    let (here, offered, field) = (Rc::clone(at), list.clone(), input.clone());
    // Looked up when the field is entered, for others may have changed since.
    let input = input.on("focus", move |_| {
        let mut found = Vec::new();
        here.all(|attributes| attributes.texts_at(&here.path, &mut found));
        found.retain(|text| *text != field.value());
        offered.node().set_text_content(None);
        if !found.is_empty() {
            let _ = field.clone().attr(Attr::LIST, &id);
        }
        let _ =
            offered.clone().children(found.iter().map(|text| el(TagName::OPTION).attr(Attr::VALUE, text)).collect());
    });
    vec![input, list]
}

/// Once the first field of a record that stands alone holds what another one's does, the rest is most likely the same.
fn fill_in(at: &At) {
    let Some((Part::Field(id), record)) = at.path.split_last() else { return };
    let labels = at.model.document.labels.get_untracked();
    let fields = labels.as_ref().map_or(&[][..], |set| &set.attributes);
    let leads = Attribute::at(fields, record)
        .is_some_and(|whole| whole.single && whole.fields.first().is_some_and(|first| first.id.as_str() == &**id));
    let name = untrack(|| at.text());
    if !leads || name.is_empty() {
        return;
    }
    let mut filled = Object::default();
    let mut merge = |attributes: &Object| {
        let Some(Json::Object(other)) = attributes.at(record) else { return };
        if other.get(id).and_then(Json::as_str) == Some(&name) {
            for (field, value) in other.iter().filter(|(field, _)| filled.get(field).is_none()).collect::<Vec<_>>() {
                filled.set(field.to_owned(), value.clone());
            }
        }
    };
    // The own record comes first: what it says stays.
    let own =
        at.model.with(|session| session.annotations().get(&at.annotation).map(|one| one.attributes.clone())).flatten();
    merge(&own.unwrap_or_default());
    at.all(merge);
    at.parent().set(Some(filled.into()), false);
}

/// One of several options; what a file says that is none of them is one more.
fn choice(at: &At, attribute: &Attribute) -> El {
    let options: Vec<El> = attribute
        .options
        .iter()
        .map(|option| el(TagName::OPTION).attr(Attr::VALUE, option.id.as_str()).text(&option.name))
        .collect();
    let known: Vec<ChoiceId> = attribute.options.iter().map(|option| option.id.clone()).collect();
    let other = el(TagName::OPTION).attr(Attr::HIDDEN, "");
    let select = el(TagName::SELECT)
        .attr(Attr::ID, &at.dom)
        .child(el(TagName::OPTION).attr(Attr::VALUE, "").say(form::NOT_SET))
        .children(options);
    let select = select.child(other.clone());
    let (here, chosen) = (Rc::clone(at), select.clone());
    follow(move || {
        let now = here.text();
        if !now.is_empty() && !known.iter().any(|id| id.as_str() == now) {
            let other = other.clone().attr(Attr::VALUE, &now);
            other.node().set_text_content(Some(&form::unknown_value(&now)));
            let _ = other.node().remove_attribute("hidden");
        }
        chosen.set_value(&now);
    });
    let (here, chosen) = (Rc::clone(at), select.clone());
    select.on("change", move |_| here.set(AttributeKind::Choice.parse(&chosen.value()), false))
}

/// Any of several options.
fn toggles(at: &At, attribute: &Attribute) -> El {
    let options = attribute.options.clone();
    let (listed, here) = (Rc::clone(at), Rc::clone(at));
    let known: Vec<String> = options.iter().map(|option| option.id.to_string()).collect();
    let keys = move || {
        let mut keys = known.clone();
        keys.extend(listed.texts().into_iter().filter(|text| !known.contains(text)));
        keys
    };
    let toggle = move |id: &String| {
        let option = options.iter().find(|option| option.id.as_str() == id);
        let name = option.map_or_else(|| form::unknown_value(id), |option| option.name.clone());
        let (pressed, here, own, id) = (Rc::clone(&here), Rc::clone(&here), id.to_owned(), id.to_owned());
        button("toggle")
            .text(&name)
            .on("click", move |_| here.turn(&id))
            .follow_attr(Attr::ARIA_PRESSED, move || Some(pressed.texts().contains(&own).to_string()))
    };
    el_with_class(TagName::DIV, "toggles")
        .attr(Attr::ID, &at.dom)
        .attr(Attr::ROLE, "group")
        .keyed_children(keys, toggle)
}

/// Free words, each to be taken away by itself.
fn words(row: El, at: &At) -> El {
    let (listed, here) = (Rc::clone(at), Rc::clone(at));
    let chip = move |word: &String| {
        let (here, own) = (Rc::clone(&here), word.to_owned());
        let remove = button("quiet").text("×").on("click", move |_| {
            here.turn(&own);
            go(format!("#{}", here.dom));
        });
        el(TagName::LI)
            .attr(Attr::DIR, "auto")
            .text(word)
            .child(remove.attr(Attr::ARIA_LABEL, &form::remove_named(word)))
    };
    let chips = el_with_class(TagName::UL, "chips").attr(Attr::ROLE, "list");
    let chips = chips.keyed_children(move || listed.texts(), chip);
    let input = el(TagName::INPUT)
        .attr(Attr::TYPE, "text")
        .attr(Attr::ID, &at.dom)
        .attr(Attr::AUTOCOMPLETE, "off")
        .attr(Attr::DIR, "auto");
    let input = input.say_attr(Attr::PLACEHOLDER, form::WORDS_HINT);
    let (here, field) = (Rc::clone(at), input.clone());
    // Takes the words in front of the last comma, or all.
    let take: Rc<dyn Fn(bool)> = Rc::new(move |all| {
        let text = field.value();
        let mut parts: Vec<&str> = text.split([',', ';', '、', '，']).map(str::trim).collect();
        let rest = if all { None } else { parts.pop() };
        if parts.is_empty() {
            return;
        }
        let mut words = untrack(|| here.texts());
        for part in parts {
            if !part.is_empty() && !words.iter().any(|word| word == part) {
                words.push(part.to_owned());
            }
        }
        here.set_texts(words);
        field.set_value(rest.unwrap_or_default());
    });
    let (typing, composed, entering) = (Rc::clone(&take), Rc::clone(&take), Rc::clone(&take));
    let input = input
        // Setting the field's text while an input method is composing would cut the composition off.
        .on("input", move |event| {
            if !is_composing(event) {
                typing(false);
            }
        })
        .on("compositionend", move |_| composed(false))
        .on("change", move |_| {
            let take = Rc::clone(&take);
            after_press(move || take(true));
        })
        .on("keydown", move |event| {
            if key(event) == "Enter" {
                event.prevent_default();
                entering(true);
            }
        });
    row.child(chips).children(suggested(at, input))
}
