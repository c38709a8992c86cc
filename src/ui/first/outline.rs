//! The outline: the article's sections, where one is, and how many annotations each has.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::{Element, Text};

use crate::article::{Article, BlockKind};
use crate::browser::page;
use crate::editor::commands::GoTo;
use crate::editor::{Effect, Session};
use crate::l10n::workbench;
use crate::ui::dom::{Attr, El, TagName, after_render_unowned, el, el_with_class, follow};
use crate::ui::state::model::Model;

/// The outline. `left` is called when the person went somewhere.
pub fn outline(model: Model, left: impl Fn() + Copy + 'static) -> El {
    let open = move || model.document.id.get().map(|_| model.document.structure.get());
    el_with_class(TagName::NAV, "outline")
        .say_attr(Attr::ARIA_LABEL, workbench::OUTLINE)
        .child(el(TagName::H2).say(workbench::OUTLINE))
        .keyed_child(open, move |_| {
            let rows = model.with(|session| rows(model, session.article(), left)).unwrap_or_default();
            if rows.is_empty() {
                return el_with_class(TagName::P, "hint").say(workbench::NO_HEADINGS);
            }
            let list =
                el(TagName::OL).attr(Attr::ROLE, "list").children(rows.iter().map(|row| row.element.clone()).collect());
            keep_up(model, rows);
            list
        })
}

/// A section's row.
struct Row {
    section: usize,
    element: El,
    link: Element,
    count: Text,
    /// How many annotations it says there are.
    shown: Cell<usize>,
}

/// Lets the rows follow what is done and where the person is: all of them in one place, so that only those that are to say
/// something else are touched.
fn keep_up(model: Model, rows: Vec<Row>) {
    let rows = Rc::new(rows);
    let counted = Rc::clone(&rows);
    follow(move || {
        model.document.edits.track();
        let _ = model.with(|session| {
            for row in counted.iter() {
                let count = annotations_of(session, row.section);
                if row.shown.replace(count) != count {
                    row.count.set_data(&if count == 0 { String::new() } else { count.to_string() });
                }
            }
        });
    });
    let marked = Cell::new(None::<usize>);
    follow(move || {
        model.document.view.with(|_| ());
        let here = model.with(current_section).flatten();
        let was = marked.replace(here);
        if was == here {
            return;
        }
        for row in rows.iter().filter(|row| Some(row.section) == was) {
            let _ = row.link.remove_attribute("aria-current");
        }
        for row in rows.iter().filter(|row| Some(row.section) == here) {
            let _ = row.link.set_attribute("aria-current", "location");
        }
    });
}

fn rows(model: Model, article: &Article, left: impl Fn() + Copy + 'static) -> Vec<Row> {
    let titled = article.sections.iter().enumerate().filter_map(|(at, section)| {
        // A page's title stands above its text, and heads the first section all the same.
        let own = article.title.as_ref().filter(|_| at == 0 && !section.blocks.is_empty());
        Some((at, section, section.title.as_ref().or(own)?))
    });
    let row = |(section, title, level): (usize, &str, u8)| {
        let count = page::document().create_text_node("");
        let small = el(TagName::SMALL);
        let _ = small.node().append_child(&count);
        let link = el(TagName::A)
            .attr(Attr::HREF, &format!("#section-{section}"))
            .child(el(TagName::SPAN).attr(Attr::DIR, "auto").text(title))
            .child(small)
            .on("click", move |event| {
                event.prevent_default();
                left();
                // In a narrow window the article is shown only then, and what is hidden cannot be scrolled to.
                after_render_unowned(move || go(model, section));
            });
        let element = link.node().clone();
        let row = el(TagName::LI).attr(Attr::DATA_LEVEL, &level.min(6).to_string()).child(link);
        Row { section, element: row, link: element, count, shown: Cell::new(0) }
    };
    titled.map(|(at, section, title)| row((at, title.as_str(), section.level))).collect()
}

/// Shows a section and makes its heading the current sentence.
fn go(model: Model, section: usize) {
    let heading = |session: &Session| {
        let article = session.article();
        let own = article.blocks.get(article.sections.get(section)?.blocks.clone())?;
        let heading = own.iter().find(|block| matches!(block.kind, BlockKind::Heading | BlockKind::Title))?;
        Some(heading.sentences.start)
    };
    if let Some(sentence) = model.with(heading).flatten() {
        model.run(&GoTo { sentence });
    }
    match page::find(&format!("#section-{section}")) {
        Some(element) => element.scroll_into_view(),
        // A long article may not be drawn so far.
        None => model.ask(Effect::Reveal),
    }
    page::focus("#article");
}

/// How many annotations start in a section.
fn annotations_of(session: &Session, section: usize) -> usize {
    let article = session.article();
    let Some(section) = article.sections.get(section) else { return 0 };
    let (range, all) = (article.section_range(section), session.annotations());
    all.starting_before(range.end()).saturating_sub(all.starting_before(range.start()))
}

fn current_section(session: &Session) -> Option<usize> {
    let article = session.article();
    let block = article.sentences.get(session.view().current?)?.block;
    article.blocks.get(block).map(|block| block.section)
}
