//! The label set: what the labels are called, mean and look like, and which there are.

mod details;
mod files;
mod offer;
mod row;

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;

use super::{close, modal};
use crate::annotation::{Label, LabelId, LabelSet, PRESETS};
use crate::browser::{clock, page};
use crate::editor::Session;
use crate::editor::commands::{AddLabel, Command, EndTyping, NameLabelSet, Undo, UseLabels, draft, fit};
use crate::jobs::{Answer, Arrived, Imported, Job, NotDone, Outcome};
use crate::json::Problem;
use crate::l10n::{Text, common, label_set};
use crate::ui::dom::{Attr, El, TagName, action_button, after_render_unowned, el, el_with_class};
use crate::ui::late::words::why_not;
use crate::ui::state::model::Model;

/// Where the focus goes once the label that is open is another row.
const OPEN: &str = "#labels-dialog li > button[aria-expanded=true]";

/// Milliseconds after which the person is told that something takes long.
const SLOW: u32 = 500;

/// What the parts of the dialog share.
#[derive(Clone, Copy)]
struct Editor {
    model: Model,
    /// The label whose details are shown.
    open: RwSignal<Option<LabelId>>,
    /// Whether something was done here: then it is said, and can be undone.
    done: RwSignal<bool>,
    /// Why the last thing was not done.
    refused: RwSignal<String>,
    /// Whether something was asked of the worker that takes long.
    waiting: RwSignal<bool>,
    /// A set that was read from a file; the person decides.
    offered: RwSignal<Option<offer::Offer>>,
}

impl Editor {
    /// Runs a command; whether it did something.
    fn run(self, command: &dyn Command) -> bool {
        let ran = self.model.attempt(command);
        self.refused.set(ran.as_ref().err().map(|refusal| self.model.why(refusal)).unwrap_or_default());
        if ran.is_ok() {
            self.done.set(true);
        }
        ran.is_ok()
    }

    /// Asks the worker for a set, and hands it on as one to work with, and what was left out of its file. Where that fails,
    /// `failed` makes a text of the reason.
    fn ask(self, job: Job, failed: Box<dyn Fn(&str) -> String>, then: Box<dyn FnOnce(LabelSet, Vec<Problem>)>) {
        let model = self.model;
        let meant = model.document.id.get_untracked();
        let over = self.wait();
        let answered = move |outcome: Outcome| {
            over();
            if model.document.id.get_untracked() != meant {
                return model.messages.alert.set(Some(label_set::LEFT_AS_THEY_WERE.get().to_owned()));
            }
            let set = match outcome {
                Ok(Answer::Labels(set)) => Ok((set, Vec::new())),
                Ok(Answer::Imported(Imported { content: Arrived::Labels(set), left_out })) => Ok((set, left_out)),
                Ok(_) => Err(NotDone::Nonsense),
                Err(why) => Err(why),
            };
            self.refused.set(set.as_ref().err().map(|why| failed(&why_not(why))).unwrap_or_default());
            if let Ok((set, left_out)) = set {
                then(fit(set), left_out);
            }
        };
        model.ask_for_labels(job, Box::new(answered));
    }

    /// Something was asked of the worker, which may be at a long reading; the person is told once it takes long. Answers with
    /// what to call when it is over.
    fn wait(self) -> impl Fn() + 'static {
        let over = Rc::new(Cell::new(false));
        let is_over = Rc::clone(&over);
        // The dialog may have been closed by then.
        let late = move || {
            if !is_over.get() {
                let _ = self.waiting.try_set(true);
            }
        };
        clock::later(SLOW, Box::new(late));
        move || {
            over.set(true);
            let _ = self.waiting.try_set(false);
        }
    }

    /// Something about the label of that id, followed; empty once it is no more.
    fn of(self, id: &LabelId, read: fn(&LabelSet, &Label) -> String) -> impl Fn() -> String + Clone + 'static {
        let id = id.clone();
        move || {
            let set = self.model.document.labels.get();
            let found = set.as_ref().and_then(|set| set.label(&id).map(|label| read(set, label)));
            found.unwrap_or_default()
        }
    }
}

pub(super) fn dialog(model: Model) -> El {
    let editor = Editor {
        model,
        open: RwSignal::new(None),
        done: RwSignal::new(false),
        refused: RwSignal::default(),
        waiting: RwSignal::new(false),
        offered: RwSignal::new(None),
    };
    let ids = move |retired: bool| {
        let set = model.document.labels.get();
        let labels = set.iter().flat_map(|set| set.labels.iter().filter(move |label| label.retired == retired));
        labels.map(|label| label.id.clone()).collect::<Vec<_>>()
    };
    let list = move |name: Text, retired: bool| {
        let list = el_with_class(TagName::UL, "label-rows").attr(Attr::ROLE, "list").say_attr(Attr::ARIA_LABEL, name);
        list.keyed_children(move || ids(retired), move |id| row::row(editor, id))
    };
    let retired = move || {
        el(TagName::SECTION)
            .child(el(TagName::H3).say(label_set::RETIRED))
            .child(el_with_class(TagName::P, "hint").say(label_set::RETIRED_HINT))
            .child(list(label_set::RETIRED_LABELS, true))
    };
    let content = vec![
        el_with_class(TagName::P, "hint").say(label_set::LABELS_HINT),
        set(editor),
        list(label_set::LABELS_OF_SET, false),
        add(editor),
        el(TagName::DIV).child_if(move || !ids(true).is_empty(), retired),
        files::files(editor),
        news(editor),
    ];
    modal(label_set::LABELS, content, close(model)).attr(Attr::ID, "labels-dialog").child(offer::offer(editor))
}

/// What the set is called, and others to take in its place.
fn set(editor: Editor) -> El {
    let name = move || editor.model.document.labels.get().map(|set| set.name.clone()).unwrap_or_default();
    let field = el(TagName::INPUT)
        .attr(Attr::TYPE, "text")
        .attr(Attr::ID, "set-name")
        .attr(Attr::DIR, "auto")
        .follow_value(name);
    let typed = field.clone();
    let field = field.on("change", move |_| {
        editor.run(&NameLabelSet(typed.value()));
        typed.set_value(&untrack(name));
    });
    let options = PRESETS.iter().map(|(name, purpose)| {
        el(TagName::OPTION).attr(Attr::VALUE, name).text(&label_set::set_and_purpose(name, purpose))
    });
    let select = el(TagName::SELECT).attr(Attr::ID, "other-set").children(options.collect());
    let chosen = select.clone();
    let take = action_button("", label_set::USE, move || {
        let then = move |set, _| {
            editor.run(&UseLabels { set });
        };
        editor.ask(Job::Preset(chosen.value()), Box::new(str::to_owned), Box::new(then));
    });
    el_with_class(TagName::DIV, "label-set")
        .child(el(TagName::LABEL).attr(Attr::FOR, "set-name").say(label_set::SET))
        .child(field)
        .child(el(TagName::LABEL).attr(Attr::FOR, "other-set").say(label_set::OTHER_SETS))
        .child(
            el_with_class(TagName::DIV, "joined")
                .child(select)
                .child(take.say_attr(Attr::ARIA_LABEL, label_set::USE_THAT_SET)),
        )
}

/// A new label: its name is enough, the rest is suggested.
fn add(editor: Editor) -> El {
    let field = el(TagName::INPUT).attr(Attr::TYPE, "text").attr(Attr::ID, "new-label").attr(Attr::DIR, "auto");
    let typed = field.clone();
    el(TagName::FORM)
        .attr(Attr::CLASS, "add-label")
        .on("submit", move |event| {
            event.prevent_default();
            let label = editor.model.with(|session: &Session| draft(session.labels(), typed.value().trim()));
            let Some(label) = label else { return };
            let id = label.id.clone();
            if editor.run(&AddLabel { label, mark: false }) {
                typed.set_value("");
                editor.open.set(Some(id));
                focus_shown("#labels-dialog li:has(> [aria-expanded=true]) textarea");
            } else {
                typed.focus();
            }
        })
        .child(el(TagName::LABEL).attr(Attr::FOR, "new-label").say(label_set::NEW_LABEL))
        .child(
            el_with_class(TagName::DIV, "joined")
                .child(field)
                .child(el_with_class(TagName::BUTTON, "").attr(Attr::TYPE, "submit").say(common::ADD)),
        )
}

/// What was just done, and undone from here; or why it was not.
fn news(editor: Editor) -> El {
    let told = move || match (editor.waiting.get(), editor.done.get()) {
        (true, _) => label_set::ONE_MOMENT.get().to_owned(),
        (false, true) => editor.model.messages.told.get(),
        (false, false) => String::new(),
    };
    let undo = move || {
        action_button("quiet", common::UNDO, move || {
            editor.run(&EndTyping);
            editor.run(&Undo);
        })
    };
    let refused = move || Some(editor.refused.get()).filter(|refused| !refused.is_empty());
    el_with_class(TagName::DIV, "label-news")
        .child(el(TagName::P).attr(Attr::ROLE, "status").follow_text(told))
        .child_if(move || editor.done.get() && editor.model.is_enabled(&Undo), undo)
        .keyed_child(refused, move |why| el_with_class(TagName::P, "refused").attr(Attr::ROLE, "alert").text(why))
}

/// Puts the focus on the row that is open, once it is there.
fn focus_open() {
    focus_shown(OPEN);
}

/// Puts the focus on what a selector finds, once it is there, and brings the row it is in into view.
fn focus_shown(selector: &'static str) {
    after_render_unowned(move || {
        page::focus(selector);
        page::find("#labels-dialog li:has(> [aria-expanded=true])").iter().for_each(|row| page::reveal(row));
    });
}
