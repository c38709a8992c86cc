//! The article: drawn by the painter, clicked, selected, and kept up with what changes.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::annotation::AnnotationId;
use crate::article::{Block, BlockKind, Id};
use crate::browser::page::pixels;
use crate::browser::painter::{End, Painter};
use crate::browser::{clock, highlight, page, selection};
use crate::editor::commands::{GoTo, Select};
use crate::editor::{Effect as Wish, Session};
use crate::l10n::workbench;
use crate::ui::dom::{Attr, El, TagName, after_render, after_render_unowned, el, el_with_class, follow, target};
use crate::ui::first::label_bars::passage_bar;
use crate::ui::first::selecting::{listen, selected};
use crate::ui::state::canvas::{Canvas, Choice, Ends};
use crate::ui::state::late_module::LateModule;
use crate::ui::state::model::{Model, Repaint};
use crate::ui::widgets::note::enter_note;
use crate::ui::widgets::picking;
use crate::ui::widgets::pointer::{closest, under};

/// Texts up to this size are drawn at once (bytes).
const LONG: usize = 100_000;
/// How long one task may draw, in milliseconds.
const SLICE: f64 = 12.0;
/// Distance between a passage and the bar beside it, in pixels.
const GAP: f64 = 8.0;
/// Size of the bar until it has been drawn, in pixels.
const BAR: (f64, f64) = (590.0, 70.0);

/// The current sentence, as a selector.
const CURRENT: &str = "#article [data-sentence][aria-current]";

/// The article.
pub fn article(model: Model) -> El {
    let sheet = el(TagName::DIV).attr(Attr::DATA_ARTICLE, "");
    let canvas: Canvas = StoredValue::new_local(None);
    let bar = RwSignal::new(None::<(i32, i32)>);
    let ends = RwSignal::new(Ends::new());
    let heading = RwSignal::new(None::<End>);
    let choice = RwSignal::new(None::<Choice>);
    // A click that ends a selection is no click on what lies there.
    let spent = StoredValue::new(false);

    let drawn = sheet.node().clone();
    let place = move || {
        ends.set(find_ends(model, canvas));
        heading.set(find_heading(model, canvas));
        bar.set(place_bar(model));
    };
    // What is drawn must stand in the page before anything can be measured or scrolled to.
    after_render(move || {
        follow(move || {
            let repaint = model.take_repaint();
            let effects = repaint.effects.clone();
            untrack(|| {
                draw(model, canvas, choice, &drawn, repaint);
                show_gathered(model, canvas);
            });
            // Measuring and scrolling make the browser lay the page out. After everything else has changed, it does so once.
            after_render_unowned(move || {
                if canvas.try_with_value(|_| ()).is_some() {
                    effects.iter().for_each(|effect| perform(model, canvas, choice, effect));
                    place();
                }
            });
        });
    });
    listen(model, canvas, spent, place);

    follow(move || {
        model.document.structure.track();
        page::title(model.with(|session| session.article().name()).as_deref());
    });
    let language = move || {
        model.document.structure.track();
        model.with(|session| session.article().language.clone()).flatten()
    };
    // Translated, the words on the page would be others than those that are stored.
    let region = el_with_class(TagName::SECTION, "article notranslate")
        .attr(Attr::TRANSLATE, "no")
        .attr(Attr::ID, "article")
        .attr(Attr::ROLE, "region")
        .say_attr(Attr::ARIA_LABEL, workbench::ARTICLE)
        .attr(Attr::TABINDEX, "0")
        .follow_attr(Attr::LANG, language)
        .follow_bool_attr(Attr::DATA_CURRENT, move || model.document.view.with(|view| view.current.is_some()))
        .follow_attr(Attr::DATA_LOOK, move || {
            Some(model.library.settings.with(|settings| settings.look.name()).to_owned())
        })
        .on("click", move |event| {
            if !spent.get_value() {
                click(model, canvas, choice, event);
            }
        })
        .on("scroll", move |_| {
            place();
            choice.set(None);
        })
        .child(
            el_with_class(TagName::DIV, "sheet").child(
                el(TagName::DIV)
                    .attr(Attr::CLASS, "ground")
                    .attr(Attr::DATA_GROUND, "")
                    .child_if(move || headline(model).is_some(), move || headline_element(model))
                    .child(sheet)
                    .child_when_loaded(model, move |more| (more.beside)(model, canvas, ends, heading)),
            ),
        );
    let over = move |more: LateModule| (more.over)(model, choice);
    el_with_class(TagName::DIV, "pane").child(region).child(passage_bar(model, bar)).child_when_loaded(model, over)
}

/// The article's title where no block of the text says it: a page's title stands above its main content.
fn headline(model: Model) -> Option<String> {
    model.document.structure.track();
    let titled = |block: &Block| block.kind == BlockKind::Title && !block.duplicate;
    let title = |session: &Session| {
        let article = session.article();
        article.title.clone().filter(|_| !article.blocks.iter().any(titled))
    };
    model.with(title).flatten()
}

fn headline_element(model: Model) -> El {
    let text = move || headline(model).unwrap_or_default();
    el_with_class(TagName::H1, "title headline")
        .say_attr(Attr::TITLE, workbench::HEADLINE)
        .attr(Attr::DIR, "auto")
        .follow_text(text)
}

/// Brings the drawn article up to date.
fn draw(model: Model, canvas: Canvas, choice: RwSignal<Option<Choice>>, sheet: &Element, repaint: Repaint) {
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
                    go_on(model, canvas, model.document.structure.get_untracked());
                }
            }
        });
    });
    // Blocks drawn anew may be higher or lower: the current sentence stays where it was on the screen. Where nothing was, nothing
    // is asked: the browser would have to lay the page out.
    if let Some(before) = anchored
        && let Some(after) = page::place(CURRENT)
    {
        page::scroll("#article", after - before);
    }
    if repaint.all {
        perform(model, canvas, choice, &Wish::ShowPassage);
        perform(model, canvas, choice, &Wish::Reveal);
    }
}

/// Draws the rest of a long article, a slice at a time, so that the page can be used meanwhile. `drawing` is the structure
/// that is drawn: once that is another, somebody else draws.
fn go_on(model: Model, canvas: Canvas, drawing: u32) {
    clock::later(
        0,
        Box::new(move || {
            if model.document.structure.try_get_untracked() != Some(drawing) {
                return;
            }
            let started = clock::millis();
            let mut more = false;
            let _ = model.with(|session| {
                canvas.try_update_value(|painter| {
                    let Some(painter) = painter else { return };
                    more = painter.more(session, &|| clock::millis() - started > SLICE);
                    if !more {
                        painter.shrink();
                    }
                });
            });
            if more {
                go_on(model, canvas, drawing);
            }
        }),
    );
}

fn perform(model: Model, canvas: Canvas, choice: RwSignal<Option<Choice>>, effect: &Wish) {
    let _ = model.with(|session| {
        canvas.update_value(|painter| {
            let Some(painter) = painter else { return };
            let article = session.article();
            // Where the person looks must have been drawn.
            if let Some(sentence) = session.view().current.and_then(|at| article.sentences.get(at)) {
                painter.reach(session, sentence.block);
            }
            match effect {
                Wish::ShowPassage => {
                    let passage = session.view().passage;
                    if let Some(passage) = passage {
                        painter.reach(session, article.blocks_in(passage).end.saturating_sub(1));
                    }
                    painter.blocks(article).select(passage);
                }
                Wish::Reveal => reveal(painter, session),
                Wish::Choose => choice.set(choose_in_sentence(model, painter, session)),
                _ => {}
            }
        });
    });
    if *effect == Wish::FocusNote {
        enter_note();
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

/// What is selected beside the browser's own selection: other passages, and the annotation that waits for one.
fn show_gathered(model: Model, canvas: Canvas) {
    let _ = model.with(|session| {
        canvas.with_value(|painter| {
            let Some(painter) = painter else { return };
            let waiting = session.view().append_to.as_ref().and_then(|id| session.annotations().get(id));
            let waiting = waiting.into_iter().flat_map(|annotation| annotation.target.ranges());
            let blocks = painter.blocks(session.article());
            let ranges = session.view().extra_ranges.iter().copied().chain(waiting);
            highlight::show(&ranges.filter_map(|range| blocks.range(range)).collect::<Vec<_>>());
        });
    });
}

fn find_ends(model: Model, canvas: Canvas) -> Ends {
    let ends = |session: &Session| {
        let id = session.view().selected.clone()?;
        canvas.with_value(|painter| Some(painter.as_ref()?.ends(session, &id)))
    };
    model.with(ends).flatten().unwrap_or_default()
}

/// Where the heading stands in which the current sentence lies.
fn find_heading(model: Model, canvas: Canvas) -> Option<End> {
    let heading = |session: &Session| {
        let article = session.article();
        let at = article.sentences.get(session.view().current?)?.block;
        let kind = article.blocks.get(at)?.kind;
        let here = matches!(kind, BlockKind::Title | BlockKind::Heading) && session.view().passage.is_none();
        canvas.with_value(|painter| painter.as_ref().filter(|_| here)?.line(at))
    };
    model.with(heading).flatten()
}

/// The annotations that touch the current sentence, under it.
fn choose_in_sentence(model: Model, painter: &Painter, session: &Session) -> Option<Choice> {
    let article = session.article();
    let at = session.view().current?;
    let sentence = article.sentences.get(at)?;
    let rect = painter.sentence(article, at)?.get_bounding_client_rect();
    let ids = session.annotations().touching(sentence.range).filter(|one| !model.hides(&one.label));
    let ids = ids.map(|one| one.id.clone()).collect();
    Some(Choice { ids, left: pixels(rect.left()), top: pixels(rect.bottom() + GAP), keys: true })
}

/// A click makes the sentence the current one; on a mark it selects the annotation, and once more the one around it. Where
/// there are several, they are listed.
fn click(model: Model, canvas: Canvas, choice: RwSignal<Option<Choice>>, event: &Event) {
    page::focus("#article");
    if selected(model, canvas).is_some() {
        return;
    }
    let Some(target) = target(event) else { return };
    let marks = std::iter::successors(closest(&target, "mark"), |mark| closest(&mark.parent_element()?, "mark"));
    let ids = marks.filter_map(|mark| mark.get_attribute("data-annotation")).map(Id::from);
    let seen = |id: &AnnotationId| {
        let label = |session: &Session| session.annotations().get(id).map(|one| one.label.clone());
        model.with(label).flatten().is_some_and(|label| !model.hides(&label))
    };
    let ids: Vec<AnnotationId> = ids.filter(seen).collect();
    let chosen = model.document.view.read_untracked().selected.clone();
    let after = chosen.and_then(|chosen| ids.iter().position(|id| *id == chosen)).map_or(0, |at| at + 1);
    if let Some(id) = ids.get(after).or(ids.first()) {
        if picking::take(model, id) {
            return;
        }
        model.run(&Select { annotation: id.clone(), reveal: false });
        if let (Some(event), true) = (event.dyn_ref::<web_sys::MouseEvent>(), ids.len() > 1) {
            let (left, top) = (event.client_x(), event.client_y() + pixels(2.0 * GAP));
            choice.set(Some(Choice { ids, left, top, keys: false }));
        }
        return;
    }
    // A press that misses the mark must not call the choosing off.
    if untrack(|| model.picking.is_on()) {
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

/// Below the passage's last line, or above its first where there is no room; always within the window.
fn place_bar(model: Model) -> Option<(i32, i32)> {
    // Words that an annotation is waiting for get no label of their own.
    model.document.view.with_untracked(|view| view.passage.filter(|_| view.append_to.is_none()))?;
    let (first, last) = selection::boxes()?;
    let size = page::find("[data-bar=passage-bar]").map(|bar| bar.get_bounding_client_rect());
    let (width, height) = size.map_or(BAR, |rect| (rect.width(), rect.height()));
    let (wide, high) = page::window_size();
    let left = last.left().min(wide - width - GAP).max(GAP);
    let below = last.bottom() + GAP;
    let top = if below + height + GAP <= high { below } else { (first.top() - height - GAP).max(GAP) };
    Some((pixels(left), pixels(top)))
}
