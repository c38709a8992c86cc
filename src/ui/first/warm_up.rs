//! Warms up: reads and draws a short text once, unseen, while nobody waits.
//!
//! Browsers compile wasm, look up fonts and match style sheets at first use, which is more than half of the time that a
//! first paste takes. What is used here is used up by then. It is in the first wasm, for the first paste may come before the
//! second is here.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use leptos::prelude::*;

use crate::article::{SourceKind, Stamp};
use crate::browser::painter::Painter;
use crate::browser::{clock, page};
use crate::read::Intake;
use crate::storage::records;
use crate::ui::dom::{Attr, TagName, el_with_class};
use crate::ui::first::workbench::workbench;
use crate::ui::state::host::{Host, Worker};
use crate::ui::state::late_module::{Arriving, LateModule};
use crate::ui::state::model::{Model, Screen};
use crate::ui::state::tabs::Leasing;

/// A world in which nothing comes of anything.
struct Nowhere;

impl Host for Nowhere {
    fn stamp(&self) -> Stamp {
        clock::stamp()
    }

    fn later(&self, _: u32, _: Box<dyn FnOnce()>) {}

    fn painted(&self, _: Box<dyn FnOnce()>) {}

    fn lease(&self, _: LateModule, _: &str, _: bool) -> Leasing {
        Box::pin(std::future::pending())
    }

    fn saved(&self, _: bool) {}

    fn worker(&self, _: Option<LateModule>) -> Option<Rc<dyn Worker>> {
        None
    }

    fn words(&self, _: &str) -> Pin<Box<dyn Future<Output = Option<String>>>> {
        Box::pin(std::future::pending())
    }

    fn more(&self) -> Arriving {
        Box::pin(std::future::pending())
    }

    fn download(&self, _: &str, _: &str, _: &[u8]) {}
}

/// A text with one of each: categories, a title that stands twice, headings, quotations, abbreviations, numbers, a list.
const TEXT: &str = "Categories: News

The ferry stays

The ferry stays

By Ann Lee

“It was never about a boat,” Mayor Venn said. Of 18,420 ballots, 61.3 percent were against the plan. Dr. L. Marwick doubts it.

What happens now?

  • Raise the fare from 6.50 to 9 crowns.
  • Ask the county, e.g. for a grant; it has 60 days.";

/// Rehearses if the list of articles is still shown. All in one task, so that nobody, and no screen reader, ever sees it.
pub fn warm_up(model: Model) {
    if model.screen.get_untracked() != Screen::Library {
        return;
    }
    let lexicons = model.lexicons();
    let owner = Owner::new();
    owner.with(move || {
        let model = Model::new(Rc::new(Nowhere));
        // The same lists, so that they are parsed by the time of the first paste.
        model.kept.update_value(|kept| kept.lexicons = lexicons);
        model.bring_in(Intake::text(TEXT.to_owned(), SourceKind::Sample));
        let stage = el_with_class(TagName::DIV, "app warm-up").attr(Attr::INERT, "").child(workbench(model));
        let Some(body) = page::document().body() else { return };
        let _ = body.append_child(stage.node());
        if let Ok(Some(sheet)) = stage.node().query_selector("[data-article]") {
            let _ = model.with(|session| {
                let _ = records::whole(session, &model.stamp().now, records::nothing_beside);
                Painter::new(sheet, session)
            });
        }
        // Asking where it lies makes the browser lay it out.
        let _ = stage.node().get_bounding_client_rect();
        stage.node().remove();
    });
    owner.cleanup();
    page::title(None);
}
