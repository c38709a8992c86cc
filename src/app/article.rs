//! The article: drawn by the painter, clicked, selected, and kept up with what changes.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::dom::{self, El, afterwards, el, follow, of, soon, target};
use super::handles::{handles, under};
use super::label_bars::passage_bar;
use super::model::{Model, Repaint};
use crate::article::{Block, BlockKind, Id};
use crate::browser::page::pixels;
use crate::browser::painter::{End, Painter};
use crate::browser::{clock, page, selection};
use crate::session::command::{Deselect, GoTo, Select, SelectPassage};
use crate::session::{Effect as Wish, Session};

/// Texts up to this size are drawn at once (bytes).
const LONG: usize = 100_000;
/// How long one task may draw, in milliseconds.
const SLICE: f64 = 12.0;
/// Distance between a passage and the bar beside it, in pixels.
const GAP: f64 = 8.0;
/// Size of the bar until it has been drawn, in pixels.
const BAR: (f64, f64) = (520.0, 70.0);

/// The current sentence, as a selector.
const CURRENT: &str = "#article [data-sentence][aria-current]";

/// The painter of the open article, where events find it.
pub type Canvas = StoredValue<Option<Painter>, LocalStorage>;

/// The article.
pub fn article(model: Model) -> El {
    let sheet = el("div").set("data-article", "");
    let canvas: Canvas = StoredValue::new_local(None);
    let bar = RwSignal::new(None::<(i32, i32)>);
    let ends = RwSignal::new(None::<[End; 2]>);

    let drawn = sheet.node().clone();
    let place = move || {
        ends.set(find_ends(model, canvas));
        bar.set(place_bar(model));
    };
    // What is drawn must stand in the page before anything can be measured or scrolled to.
    soon(move || {
        follow(move || {
            let repaint = model.take_repaint();
            untrack(|| {
                let effects = repaint.effects.clone();
                draw(model, canvas, &drawn, repaint);
                effects.iter().for_each(|effect| perform(model, canvas, effect));
                place();
            });
        });
    });
    listen(model, canvas, place);

    follow(move || {
        model.structure.track();
        page::title(model.with(|session| session.article().name()).as_deref());
    });
    let language = move || {
        model.structure.track();
        model.with(|session| session.article().language.clone()).flatten()
    };
    let region = of("section", "article")
        .set("id", "article")
        .set("role", "region")
        .set("aria-label", "Article")
        .set("tabindex", "0")
        .follow("lang", language)
        .on("click", move |event| click(model, canvas, event))
        .on("scroll", move |_| bar.set(place_bar(model)))
        .with(
            of("div", "sheet").with(
                el("div")
                    .set("class", "ground")
                    .when(move || headline(model).is_some(), move || headline_element(model))
                    .with(sheet)
                    .all(handles(model, canvas, ends)),
            ),
        );
    of("div", "pane").with(region).with(passage_bar(model, bar))
}

/// The article's title where no block of the text says it: a page's title stands above its main content.
fn headline(model: Model) -> Option<String> {
    model.structure.track();
    let titled = |block: &Block| block.kind == BlockKind::Title && !block.duplicate;
    let title = |session: &Session| {
        let article = session.article();
        article.title.clone().filter(|_| !article.blocks.iter().any(titled))
    };
    model.with(title).flatten()
}

fn headline_element(model: Model) -> El {
    let text = move || headline(model).unwrap_or_default();
    of("h1", "title headline")
        .set("title", "The page’s title. It is no part of the text below.")
        .set("dir", "auto")
        .follow_text(text)
}

/// Brings the drawn article up to date.
fn draw(model: Model, canvas: Canvas, sheet: &Element, repaint: Repaint) {
    if repaint.all {
        // Before the article is drawn: asked later, the browser would lay it out twice.
        page::focus("#article");
    }
    let anchored = (repaint.structure && !repaint.all).then(|| page::place(CURRENT)).flatten();
    let _ = model.with(|session| {
        canvas.update_value(|painter| match painter {
            Some(painter) if !repaint.all && !repaint.structure => {
                repaint.blocks.iter().for_each(|block| painter.repaint(session, *block));
                painter.show(session);
            }
            _ => {
                let mut new = Painter::begin(sheet.clone(), session);
                // A text that is not long is there at once; of a long one, what fills the window.
                let started = clock::millis();
                let long = session.article().text.len() > LONG;
                let more = new.more(session, &|| long && clock::millis() - started > SLICE);
                *painter = Some(new);
                if more {
                    go_on(model, canvas, model.structure.get_untracked());
                }
            }
        });
    });
    // Blocks drawn anew may be higher or lower: the current sentence stays where it was on the screen.
    if let (Some(before), Some(after)) = (anchored, page::place(CURRENT)) {
        page::scroll("#article", after - before);
    }
    if repaint.all {
        perform(model, canvas, &Wish::ShowPassage);
        perform(model, canvas, &Wish::Reveal);
    }
}

/// Draws the rest of a long article, a slice at a time, so that the page can be used meanwhile. `drawing` is the structure
/// that is drawn: once that is another, somebody else draws.
fn go_on(model: Model, canvas: Canvas, drawing: u32) {
    clock::later(
        0,
        Box::new(move || {
            if model.structure.try_get_untracked() != Some(drawing) {
                return;
            }
            let started = clock::millis();
            let mut more = false;
            let _ = model.with(|session| {
                canvas.try_update_value(|painter| {
                    more = painter
                        .as_mut()
                        .is_some_and(|painter| painter.more(session, &|| clock::millis() - started > SLICE));
                });
            });
            if more {
                go_on(model, canvas, drawing);
            }
        }),
    );
}

fn perform(model: Model, canvas: Canvas, effect: &Wish) {
    let _ = model.with(|session| {
        canvas.update_value(|painter| {
            let Some(painter) = painter else { return };
            let article = session.article();
            // Where the person looks must have been drawn.
            if let Some(sentence) = session.view().current.and_then(|at| article.sentences.get(at)) {
                painter.reach(session, sentence.block);
            }
            match effect {
                Wish::ShowPassage => painter.blocks(article).select(session.view().passage),
                Wish::Reveal => reveal(painter, session),
                _ => {}
            }
        });
    });
    if *effect == Wish::FocusNote {
        // The form is drawn in the tick after the annotation was selected.
        afterwards(|| page::focus("#note"));
    }
}

/// Scrolls as little as needed to show the selected annotation or the current sentence.
fn reveal(painter: &Painter, session: &Session) {
    let view = session.view();
    let mark = view.selected.as_ref().and_then(|id| painter.marks(session, id).into_iter().next());
    let shown = mark.or_else(|| view.current.and_then(|at| painter.sentence(session.article(), at).cloned()));
    if let Some(element) = shown {
        page::reveal(&element);
    }
}

fn find_ends(model: Model, canvas: Canvas) -> Option<[End; 2]> {
    let ends = |session: &Session| {
        let id = session.view().selected.clone()?;
        canvas.with_value(|painter| painter.as_ref()?.ends(session, &id))
    };
    model.with(ends).flatten()
}

/// A click makes the sentence the current one; on a mark it selects the annotation, and once more the one around it.
fn click(model: Model, canvas: Canvas, event: &Event) {
    page::focus("#article");
    if selected(model, canvas).is_some() {
        return;
    }
    let Some(target) = target(event) else { return };
    let marks = std::iter::successors(closest(&target, "mark"), |mark| closest(&mark.parent_element()?, "mark"));
    let ids: Vec<Id> = marks.filter_map(|mark| mark.get_attribute("data-annotation")).map(Id::from).collect();
    let chosen = model.view.read_untracked().selected.clone();
    let after = chosen.and_then(|chosen| ids.iter().position(|id| *id == chosen)).map_or(0, |at| at + 1);
    if let Some(id) = ids.get(after).or(ids.first()) {
        model.run(&Select { annotation: id.clone(), reveal: false });
        return;
    }
    let id = closest(&target, "[data-sentence]").and_then(|sentence| sentence.get_attribute("data-sentence"));
    let sentence = id.and_then(|id| model.with(|session| session.article().sentence_of(&Id::from(id))).flatten());
    // Between two lines, or behind the last: the nearest words are meant.
    let near = || under(model, canvas, event).filter(|_| closest(&target, "[data-article] > section > *").is_some());
    let near = || model.with(|session| session.article().sentence_near(near()?)).flatten();
    if let Some(sentence) = sentence.or_else(near) {
        model.run(&GoTo { sentence });
    }
}

fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

fn selected(model: Model, canvas: Canvas) -> Option<crate::text::TextRange> {
    let found = |session: &Session| {
        canvas.with_value(|painter| painter.as_ref().and_then(|painter| painter.blocks(session.article()).selected()))
    };
    model.with(found).flatten()
}

/// What the pointer went down on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    /// Nothing, or something that has no say in the selection.
    Nothing,
    /// The article: a selection may be in the making.
    Article,
    /// A bar or a handle: what the browser does to the selection now is not meant.
    Bar,
}

impl Held {
    fn by(event: &Event) -> Self {
        let target = target(event);
        let inside = |selector| target.as_ref().is_some_and(|target| closest(target, selector).is_some());
        match () {
            () if inside(".passage-bar, .labels, .bar, .handle") => Self::Bar,
            () if inside("#article") => Self::Article,
            () => Self::Nothing,
        }
    }
}

/// Follows the browser's selection: while a pointer is down it is still being made; when the pointer goes up it is trimmed,
/// snapped, and taken over. Without a pointer (touch handles, keys of the browser) it is taken as it comes.
fn listen(model: Model, canvas: Canvas, place: impl Fn() + 'static) {
    let held = StoredValue::new(Held::Nothing);
    let settle = move |fine: bool, snap: bool| match selected(model, canvas) {
        Some(range) if Some(range) != model.view.read_untracked().passage => {
            model.run(&SelectPassage { range, fine });
            if snap {
                model.ask(Wish::ShowPassage);
            }
        }
        None if model.view.read_untracked().passage.is_some() => model.run(&Deselect),
        _ => {}
    };
    let document = page::document();
    let window = gloo::utils::window();
    let hold = move |now: Held| {
        held.set_value(now);
        // A selection that is being made must not be caught by the handles on its way.
        if let Some(article) = page::find("#article") {
            let _ = article.class_list().toggle_with_force("selecting", now == Held::Article);
        }
    };
    dom::listen(&document, "pointerdown", Box::new(move |event| hold(Held::by(event))));
    let up = move |event: &Event| {
        let was = held.get_value();
        hold(Held::Nothing);
        if was == Held::Article {
            let event = event.dyn_ref::<web_sys::PointerEvent>();
            let mouse = event.is_some_and(|event| event.pointer_type() != "touch");
            settle(event.is_some_and(|event| event.alt_key()), mouse);
        }
    };
    dom::listen(&window, "pointerup", Box::new(up));
    dom::listen(&window, "pointercancel", Box::new(move |_| hold(Held::Nothing)));
    let changed = move |_: &Event| {
        // A dialog's fields have a selection of their own; what was selected before is what the dialog is about.
        if held.get_value() == Held::Nothing && model.dialog.get_untracked().is_none() {
            settle(false, false);
        }
    };
    dom::listen(&document, "selectionchange", Box::new(changed));
    dom::listen(&window, "resize", Box::new(move |_| place()));
}

/// Below the passage's last line, or above its first where there is no room; always within the window.
fn place_bar(model: Model) -> Option<(i32, i32)> {
    model.view.read_untracked().passage?;
    let (first, last) = selection::boxes()?;
    let size = page::find(".passage-bar").map(|bar| bar.get_bounding_client_rect());
    let (width, height) = size.map_or(BAR, |rect| (rect.width(), rect.height()));
    let (wide, high) = page::window_size();
    let left = last.left().min(wide - width - GAP).max(GAP);
    let below = last.bottom() + GAP;
    let top = if below + height + GAP <= high { below } else { (first.top() - height - GAP).max(GAP) };
    Some((pixels(left), pixels(top)))
}
