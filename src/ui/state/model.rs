//! The state of the page: one workspace, and signals that say what of it changed.
//!
//! The page's elements follow the signals and send commands through [`Model::run`]. The workspace itself is no signal: a [`Change`] says
//! what was touched, and only the signals of that are written.

use std::rc::Rc;

use leptos::prelude::*;

use crate::annotation::{AnnotationId, LabelId};
use crate::article::Stamp;
use crate::document::Change;
use crate::editor::{Command, Effect, Outcome, Refusal, Session, Workspace};
use crate::sorted::Sorted;
use crate::ui::state::followers::{Of, Watched};
use crate::ui::state::host::Host;
use crate::ui::state::late_module::LateLoading;
use crate::ui::state::listing::Listing;
use crate::ui::state::picking::Picking;
use crate::ui::state::progress::Progress;
use crate::ui::state::reading::Kept;
use crate::ui::state::saving::{Saver, Saving};
use crate::ui::state::signals::{Dialogs, DocumentSignals, LibrarySignals, Messages};
use crate::ui::state::tabs::Lease;

/// Which of the two screens is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Screen {
    /// Neither yet: what was saved is being read.
    Starting,
    /// Where articles come in and lie.
    Library,
    /// Where one article is worked on.
    Workbench,
}

/// What the article's view has to bring up to date.
#[derive(Default)]
pub struct Repaint {
    /// Everything: another article.
    pub all: bool,
    /// The same article, with other blocks or labels.
    pub structure: bool,
    /// Blocks whose marks changed.
    pub blocks: Sorted<usize>,
    /// What is to be done once it is drawn.
    pub effects: Vec<Effect>,
}

/// The state of the page. Copies are handles on the same state.
#[derive(Clone, Copy)]
pub struct Model {
    pub(in crate::ui) workspace: StoredValue<Workspace>,
    pub(in crate::ui) host: StoredValue<Rc<dyn Host>, LocalStorage>,
    pub(in crate::ui) saver: StoredValue<Option<Rc<Saver>>, LocalStorage>,
    pub(in crate::ui) kept: StoredValue<Kept, LocalStorage>,
    pub(in crate::ui) listing: StoredValue<Listing, LocalStorage>,
    pub(in crate::ui) lease: StoredValue<Option<Lease>, LocalStorage>,

    /// The screen.
    pub screen: RwSignal<Screen>,
    /// What is followed of the open document.
    pub document: DocumentSignals,
    /// What is followed of the library.
    pub library: LibrarySignals,
    /// What the person is told.
    pub messages: Messages,
    /// What the person is asked.
    pub dialogs: Dialogs,
    /// A relation in the making: the other annotation is being chosen.
    pub picking: Picking,
    /// How saving stands.
    pub saving: RwSignal<Saving>,
    /// What is being read.
    pub reading: RwSignal<Progress>,
    /// What is fetched once the page can be used.
    pub more: LateLoading,
}

impl Model {
    /// The state of a page that has just opened.
    #[must_use]
    pub fn new(host: Rc<dyn Host>) -> Self {
        let workspace = StoredValue::default();
        Self {
            workspace,
            host: StoredValue::new_local(host),
            saver: StoredValue::new_local(None),
            kept: StoredValue::new_local(Kept::default()),
            listing: StoredValue::new_local(Listing::default()),
            lease: StoredValue::new_local(None),
            screen: RwSignal::new(Screen::Starting),
            document: DocumentSignals::of(workspace),
            library: LibrarySignals::of(workspace),
            messages: Messages::none(),
            dialogs: Dialogs::none(),
            picking: Picking::none(),
            saving: RwSignal::new(Saving::Saved),
            reading: RwSignal::default(),
            more: LateLoading::default(),
        }
    }

    /// Runs a command: the page's side of [`Workspace::run`]. Where it is refused, an alert says why.
    pub fn run(self, command: &dyn Command) {
        if let Err(Refusal { message: Some(message) }) = self.attempt(command) {
            self.messages.alert.set(Some(self.words(&message)));
        }
    }

    /// The same, for who tells where it happened that a command was refused.
    pub fn attempt(self, command: &dyn Command) -> Result<(), Refusal> {
        self.check_frozen(command)?;
        let stamp = self.stamp();
        let outcome = self.workspace.try_update_value(|workspace| workspace.run(command, &stamp));
        self.follow(outcome.unwrap_or(Err(Refusal::NOTHING))?, &stamp);
        Ok(())
    }

    /// Whether a command would do something now. Tracks what that may depend on.
    pub fn is_enabled(self, command: &dyn Command) -> bool {
        self.document.edits.track();
        self.document.view.with(|_| ());
        self.document.id.track();
        self.document.frozen.track();
        self.workspace.with_value(|workspace| workspace.context().is_enabled(command))
            && self.check_frozen(command).is_ok()
    }

    /// Looks something up in the open session, without tracking anything.
    pub fn with<T>(self, look: impl FnOnce(&Session) -> T) -> Option<T> {
        self.workspace.with_value(|workspace| workspace.session().map(look))
    }

    /// Tracks one annotation: its label, extent, note.
    pub fn track(self, id: &AnnotationId) {
        self.document.followers.track(id, Of::Change);
    }

    /// Whether an annotation is the selected one. Tracks that, and nothing else of the view.
    pub fn is_selected(self, id: &AnnotationId) -> bool {
        self.document.followers.track(id, Of::Selection);
        self.document.view.with_untracked(|view| view.selected.as_ref() == Some(id))
    }

    /// What the view of the article has to draw since it last asked. Tracks that there is something.
    pub fn take_repaint(self) -> Repaint {
        self.document.drawn.track();
        let mut taken = Repaint::default();
        self.document.repaint.update_value(|repaint| taken = std::mem::take(repaint));
        taken
    }

    /// Asks the view of the article to do something once it is drawn.
    pub fn ask(self, effect: Effect) {
        self.document.repaint.update_value(|repaint| repaint.effects.push(effect));
        self.document.drawn.set(());
    }

    /// Whether the marks of a label are not shown now.
    pub fn hides(self, label: &LabelId) -> bool {
        self.library.settings.with_untracked(|settings| settings.hidden.contains(label))
    }

    /// Time, a fresh id, who is at work, and the word lists that are here.
    #[must_use]
    pub fn stamp(self) -> Stamp {
        let creator = self.library.settings.with_untracked(|settings| settings.name.clone());
        Stamp { creator, lexicons: self.lexicons(), ..self.host.with_value(|host| host.stamp()) }
    }

    /// Puts a session on the workbench.
    pub(in crate::ui) fn show(self, session: Session) {
        let before = self.document.followers.take();
        let id = session.article().id.clone();
        self.release();
        self.document.id.set(Some(id.clone()));
        self.put_on_workbench(Some(session));
        self.refresh_all();
        // A copy of an article has annotations of the same ids, whose rows stay.
        before.iter().for_each(Watched::tell_all);
        self.messages.alert.set(None);
        // What was told on the list of articles is over.
        if self.screen.get_untracked() == Screen::Library {
            self.messages.told.set(String::new());
        }
        self.dialogs.open.set(None);
        self.screen.set(Screen::Workbench);
        self.claim(id);
    }

    /// Takes the session off the workbench.
    pub(in crate::ui) fn clear(self) {
        self.release();
        self.put_on_workbench(None);
        self.document.id.set(None);
        self.dialogs.open.set(None);
        self.picking.set(None);
        self.messages.alert.set(None);
        self.screen.set(Screen::Library);
    }

    /// Puts a document into the workspace, or takes the one there away. Answers with what was there before.
    pub(in crate::ui) fn put_on_workbench(self, session: Option<Session>) -> Option<Session> {
        self.workspace.try_update_value(|workspace| workspace.open(session)).flatten()
    }

    fn refresh_all(self) {
        self.document.repaint.set_value(Repaint { all: true, ..Repaint::default() });
        self.picking.set(None);
        self.document.grow_all();
    }

    /// Turns what a command touched into signals, saves it, and does what is left to do.
    fn follow(self, outcome: Outcome, stamp: &Stamp) {
        self.keep(&outcome, stamp);
        let Outcome { change, library, effects, message } = outcome;
        self.spread(&change);
        self.spread_library(&library);
        self.messages.alert.set(None);
        let offered = effects.contains(&Effect::OfferUndo);
        let is_open = self.document.id.with_untracked(Option::is_some);
        self.say(message, offered, if is_open { change.is_edit() } else { !library.is_empty() });
        if !library.is_empty() && !change.is_edit() {
            self.document.edits.grow();
        }
        for effect in effects {
            match effect {
                Effect::Open(dialog) => self.dialogs.open.set(Some(dialog)),
                Effect::Link => self.picking.set(self.document.view.read_untracked().selected.clone()),
                Effect::ChooseFile => self.dialogs.choose_file.grow(),
                Effect::Leave => self.leave(),
                Effect::OfferUndo => {}
                Effect::ReadHistory { forwards } => self.with_late(move |more| (more.read_history)(self, forwards)),
                effect @ (Effect::Reveal | Effect::ShowPassage | Effect::FocusNote | Effect::Choose) => {
                    self.ask(effect)
                }
            }
        }
    }

    fn spread(self, change: &Change) {
        let no_claim = self.with(|session| {
            let sentences = change.no_claim.iter().filter_map(|id| session.article().sentence_of(id));
            let sentences = sentences.filter_map(|at| session.article().sentences.get(at));
            sentences.map(|sentence| sentence.block).collect::<Vec<_>>()
        });
        self.document.repaint.update_value(|repaint| {
            for block in change.blocks.iter().copied().chain(no_claim.unwrap_or_default()) {
                repaint.blocks.insert(block);
            }
            repaint.structure |= change.labels || change.structure;
        });
        let before = self.document.view.with_untracked(|view| view.selected.clone());
        if change.view {
            self.document.view_changed.grow();
            let after = self.document.view.with_untracked(|view| view.selected.clone());
            if before != after {
                self.document.followers.tell(&mut before.iter().chain(&after), Of::Selection);
            }
            self.picking.follow(self.document.view.read_untracked().selected.as_ref());
        }
        if !change.relations.is_empty() {
            self.document.relations.grow();
        }
        if change.structure || change.details {
            self.document.structure.grow();
        }
        if change.labels {
            self.document.labels_changed.grow();
        }
        if change.is_edit() {
            if change.order {
                self.document.order.grow();
            }
            self.document.followers.tell(&mut change.annotations.iter(), Of::Change);
            self.document.edits.grow();
        }
        if change.is_edit() || change.view {
            self.document.drawn.set(());
        }
    }
}
