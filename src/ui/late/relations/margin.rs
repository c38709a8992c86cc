//! Pencil lines in the margin: what the selected annotation is linked to.
//!
//! Decoration: the form says the same in words. It lies in the article's ground, so that it scrolls along, takes no room,
//! and is measured anew whenever the article is drawn, scrolled or resized.

use std::cell::RefCell;

use leptos::prelude::*;
use web_sys::Element;

use crate::annotation::AnnotationId;
use crate::browser::page::{self, pixels};
use crate::browser::painter::Painter;
use crate::editor::Session;
use crate::sorted::order;
use crate::ui::dom::{Attr, El, TagName, el_with_class, follow};
use crate::ui::state::canvas::{Canvas, Ends};
use crate::ui::state::model::Model;

/// Most lines at once.
const MAX_LINES: usize = 24;
/// From the text to where a line ends, in pixels.
const GAP: i32 = 7;
/// From the text to the first lane.
const FIRST: i32 = 18;
/// From a lane to the next.
const LANE: i32 = 16;
/// What must be left of a lane, so that the name on it is whole.
const EDGE: i32 = 8;
/// A curve at a corner.
const CURVE: i32 = 5;
/// Half of what parts two ends in one line of the text.
const APART: i32 = 8;
/// About the width of a letter of a name.
const LETTER: i32 = 6;
/// Most letters of a name.
const LETTERS: usize = 24;

/// A line that joins two places in the margin.
struct Thread {
    /// Pixels from the top of the ground to the middle of the first line of the selected annotation.
    here: i32,
    /// To the same of the other one.
    there: i32,
    /// Whether the relation leads to the other one.
    away: bool,
    /// Whether it holds both ways, so that there is no arrow.
    both_ways: bool,
    /// What the relation is called.
    name: String,
}

impl Thread {
    /// With two ends that stand in one line of the text drawn apart.
    fn apart(self) -> Self {
        let middle = i32::midpoint(self.here, self.there);
        if (self.there - self.here).abs() < 2 * APART {
            Self { here: middle - APART, there: middle + APART, ..self }
        } else {
            self
        }
    }

    /// Where the middle of its name is: on the line, near the selected annotation, which is in view; beyond the other end
    /// where the line is too short.
    fn name_at(&self) -> i32 {
        let half = i32::try_from(self.name.chars().count()).unwrap_or_default() * LETTER / 2 + 3 * CURVE;
        let (length, way) = ((self.there - self.here).abs(), (self.there - self.here).signum());
        if length > 2 * half { self.here + way * half } else { self.there + way * (half - 2 * CURVE) }
    }
}

/// The lines; `placed` tells whenever something may stand elsewhere.
pub fn margin(model: Model, canvas: Canvas, placed: RwSignal<Ends>) -> El {
    let drawing = page::svg("svg");
    let _ = drawing.set_attribute("class", "threads");
    let margin = el_with_class(TagName::DIV, "margin").attr(Attr::ARIA_HIDDEN, "true");
    let _ = margin.node().append_child(&drawing);
    // The marks that have a sign of where a line leads, or of where the keys have come to.
    let signed = RefCell::new(Vec::<Element>::new());
    follow(move || {
        placed.track();
        let candidate = model.picking.candidate.get();
        let mut signed = signed.borrow_mut();
        signed.drain(..).for_each(|mark| drop(mark.class_list().remove_2("linked", "candidate")));
        let _ = model.with(|session| {
            canvas.with_value(|painter| {
                let Some(painter) = painter else { return };
                draw(&drawing, session, painter, &mut signed);
                for mark in candidate.iter().flat_map(|id| painter.marks(session, id)) {
                    let _ = mark.class_list().add_1("candidate");
                    signed.push(mark);
                }
            });
        });
    });
    follow(move || {
        if let Some(id) = model.picking.candidate.get() {
            show(model, canvas, &id);
        }
    });
    margin
}

/// Brings an annotation into view, drawn if it was not yet.
fn show(model: Model, canvas: Canvas, id: &AnnotationId) {
    let _ = model.with(|session| {
        canvas.update_value(|painter| {
            let (Some(painter), Some(annotation)) = (painter, session.annotations().get(id)) else { return };
            if annotation.target.is_placed() {
                painter.reach(session, session.article().blocks_in(annotation.target.first()).start);
            }
            painter.marks(session, id).first().into_iter().for_each(page::reveal);
        });
    });
}

/// Draws the lines of the selected annotation over whatever was there, and signs the marks that they lead to.
fn draw(drawing: &Element, session: &Session, painter: &Painter, signed: &mut Vec<Element>) {
    drawing.set_text_content(None);
    let Some(selected) = &session.view().selected else { return };
    let origin = drawing.get_bounding_client_rect();
    let middle = |marks: &[Element]| {
        let rect = marks.first()?.get_client_rects().item(0)?;
        Some(pixels(rect.top() + rect.height() / 2.0 - origin.top()))
    };
    let at = middle(&painter.marks(session, selected));
    let mut threads = Vec::new();
    for relation in session.relations() {
        let Some(other) = relation.other(selected).filter(|_| threads.len() < MAX_LINES) else { continue };
        let marks = painter.marks(session, other);
        let there = middle(&marks);
        for mark in marks {
            let _ = mark.class_list().add_1("linked");
            signed.push(mark);
        }
        let (Some(here), Some(there)) = (at, there) else { continue };
        let (name, both_ways) = match session.labels().relation(&relation.kind) {
            Some(kind) => (kind.name.as_str(), kind.symmetric),
            None => (relation.kind.as_str(), false),
        };
        let name = name.chars().take(LETTERS).collect();
        threads.push(Thread { here, there, away: relation.from == *selected, both_ways, name }.apart());
    }
    let room = page::find("#article").map_or(0.0, |article| article.get_bounding_client_rect().left());
    let room = pixels(origin.left() - room);
    // Where there is no room for more lanes, the last one is shared, and nothing is called by name.
    let most = ((room - EDGE - FIRST) / LANE).max(0);
    let length = |at: usize| threads.get(at).map(|thread| (thread.there - thread.here).abs());
    // Upwards and downwards, the short ones lie inside.
    let mut lanes = [0, 0];
    for at in order(threads.len(), &|one, other| length(one).cmp(&length(other))) {
        let Some(thread) = threads.get(at) else { continue };
        let [up, down] = &mut lanes;
        let lane = if thread.there < thread.here { up } else { down };
        draw_thread(drawing, thread, FIRST + LANE * (*lane).min(most), *lane <= most && room > FIRST + EDGE);
        *lane += 1;
    }
}

fn draw_thread(drawing: &Element, thread: &Thread, x: i32, named: bool) {
    let (from, to) = (thread.here, thread.there);
    let curve = if to < from { -CURVE } else { CURVE };
    let turn = x - CURVE;
    let line = format!(
        "M-{GAP} {from}H-{turn}Q-{x} {from} -{x} {}V{}Q-{x} {to} -{turn} {to}H-{GAP}",
        from + curve,
        to - curve
    );
    add(drawing, "path", &[("d", &line)]);
    if !thread.both_ways {
        let tip = if thread.away { to } else { from };
        add(drawing, "path", &[("d", &format!("M-{} {}l4 4l-4 4", GAP + 4, tip - 4))]);
    }
    if named {
        // Read upwards, as on the back of a book.
        let place = format!("translate(-{x} {})rotate(-90)", thread.name_at());
        add(drawing, "text", &[("transform", &place)]).set_text_content(Some(&thread.name));
    }
}

fn add(drawing: &Element, tag: &str, attributes: &[(&str, &str)]) -> Element {
    let part = page::svg(tag);
    attributes.iter().for_each(|(name, value)| drop(part.set_attribute(name, value)));
    let _ = drawing.append_child(&part);
    part
}
