//! The outline: the article's sections, where one is, and how many annotations each has.

use leptos::prelude::*;

use super::dom::{El, afterwards, el, of};
use super::model::Model;
use crate::article::{Article, BlockKind};
use crate::browser::page;
use crate::editor::commands::GoTo;
use crate::editor::{Effect, Session};

/// The outline. `left` is called when the person went somewhere.
pub fn outline(model: Model, left: impl Fn() + Copy + 'static) -> El {
    let open = move || model.open.get().map(|_| model.structure.get());
    of("nav", "outline").set("aria-label", "Outline").with(el("h2").text("Outline")).swap(open, move |_| {
        let rows = model.with(|session| rows(model, session.article(), left)).unwrap_or_default();
        if rows.is_empty() {
            return of("p", "hint").text("This text has no headings.");
        }
        el("ol").set("role", "list").all(rows)
    })
}

fn rows(model: Model, article: &Article, left: impl Fn() + Copy + 'static) -> Vec<El> {
    let titled = article.sections.iter().enumerate().filter_map(|(at, section)| {
        // A page's title stands above its text, and heads the first section all the same.
        let own = article.title.as_ref().filter(|_| at == 0 && !section.blocks.is_empty());
        Some((at, section, section.title.as_ref().or(own)?))
    });
    let row = |(at, title, level): (usize, &str, u8)| {
        let count = move || {
            model.edits.track();
            match model.with(|session| annotations_of(session, at)).unwrap_or_default() {
                0 => String::new(),
                some => some.to_string(),
            }
        };
        let here = move || {
            model.view.track();
            let here = model.with(|session| current_section(session) == Some(at)).unwrap_or(false);
            here.then(|| "location".to_owned())
        };
        let link = el("a")
            .set("href", &format!("#section-{at}"))
            .with(el("span").set("dir", "auto").text(title))
            .with(el("small").follow_text(count))
            .follow("aria-current", here)
            .on("click", move |event| {
                event.prevent_default();
                left();
                // In a narrow window the article is shown only then, and what is hidden cannot be scrolled to.
                afterwards(move || go(model, at));
            });
        el("li").set("data-level", &level.min(6).to_string()).with(link)
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
    let range = article.section_range(section);
    session.annotations().iter().filter(|one| range.contains(one.target.first().start())).count()
}

fn current_section(session: &Session) -> Option<usize> {
    let article = session.article();
    let block = article.sentences.get(session.view().current?)?.block;
    article.blocks.get(block).map(|block| block.section)
}
