//! The second wasm: what the page does not need before the first article can be marked.

pub mod altered;
pub mod beside;
pub mod chooser;
pub mod cutting;
pub mod dialogs;
pub mod exporting;
pub mod form;
pub mod gathering;
pub mod handles;
pub mod listing;
pub mod opening;
pub mod progress;
pub mod questions;
pub mod reading;
pub mod recovery;
pub mod refused;
pub mod relations;
pub mod selecting;
pub mod structure;
pub mod tabs;
pub mod toast;
pub mod words;

use std::rc::Rc;

use crate::browser::reader::Workers;
use crate::editor::commands::COMMANDS;
use crate::jobs::{Request, Tally};
use crate::l10n;
use crate::storage::{Memory, records};
use crate::ui::state::host::{Asked, Worker};
use crate::ui::state::late_module::LateModule;
use crate::ui::state::model::Model;

/// All of them. Called at the split (`main.rs`).
#[must_use]
pub fn contents() -> LateModule {
    LateModule {
        dialog: dialogs::dialog,
        question: dialogs::question,
        link: dialogs::link,
        lost: form::lost,
        relations: relations::list,
        form: form::form,
        open_files: opening::open_files,
        intake: opening::intake,
        read_again: opening::read_again,
        commands: COMMANDS,
        texts: l10n::ALL,
        press: cutting::press,
        worker: || Rc::new(Workers::default()),
        cancel: progress::cancel,
        progress: progress::bar,
        toast: toast::toast,
        paste_plain: opening::paste_plain,
        memory: || Rc::new(Memory::default()),
        sample: opening::sample,
        recover: recovery::recover,
        write_beside: records::beside,
        rebuild_summaries: recovery::rebuild_summaries,
        list_all: listing::list_all,
        note: listing::note,
        read_history: recovery::read_history,
        tell_lost: recovery::tell_lost,
        frozen: recovery::frozen,
        heal: altered::heal,
        copy: selecting::copy,
        clamp: selecting::clamp,
        structure: structure::structure,
        beside: beside::beside,
        over: beside::over,
        picking: relations::picking::bar,
        show_focused: dialogs::show_focused,
        claim: tabs::claim,
        catch_up: tabs::catch_up,
        lease: tabs::lease,
        delete_article: Model::delete_article_now,
        export_native: Model::export_native,
        superseded: recovery::superseded,
    }
}

impl Worker for Workers {
    fn ask(&self, request: Request, tell: Box<dyn Fn(Tally)>) -> Asked {
        let workers = self.clone();
        Box::pin(async move { Self::ask(&workers, request, tell).await })
    }

    fn cancel(&self, id: u32) {
        Self::cancel(self, id);
    }
}
