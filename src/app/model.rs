//! The state of the page: one session, and signals that say what of it changed.
//!
//! The page's elements follow the signals and send commands through [`Model::run`]. The session itself is no signal: a [`Change`] says
//! what was touched, and only the signals of that are written.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::edge::Edge;
use super::followers::{Followers, Of, Watched};
use super::messages::Toast;
use super::more::Arrival;
use super::progress::Progress;
use super::questions::Asked;
use super::reading::Kept;
use super::relations::picking::Picking;
use super::saving::{Saver, Saving};
use super::settings::Settings;
use super::start::Listing;
use super::tabs::{Frozen, Lease};
use crate::annotation::LabelSet;
use crate::article::{Id, Stamp};
use crate::document::Change;
use crate::editor::{Command, Dialog, Effect, Outcome, Refusal, Session, View, Workspace};
use crate::exchange::store::Summary;
use crate::sorted::Sorted;

/// Which of the two screens is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Screen {
    /// Neither yet: what was saved is being read.
    Starting,
    /// Where articles come in and lie.
    Desk,
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

/// Numbers for the foot of the workbench.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Sentences of the article.
    pub sentences: usize,
    /// Those looked at.
    pub looked_at: usize,
    /// Annotations.
    pub annotations: usize,
}

/// The state of the page. Copies are handles on the same state.
#[derive(Clone, Copy)]
pub struct Model {
    pub(super) workspace: StoredValue<Workspace>,
    pub(super) edge: StoredValue<Rc<dyn Edge>, LocalStorage>,
    pub(super) saver: StoredValue<Option<Rc<Saver>>, LocalStorage>,
    followers: Followers,
    repaint: StoredValue<Repaint>,
    drawn: RwSignal<()>,
    pub(super) kept: StoredValue<Kept, LocalStorage>,
    /// The labels that new articles start with, once the person has chosen or changed some.
    pub(super) own_labels: StoredValue<Option<LabelSet>>,
    /// Articles in the store that the list rightly leaves out; `None` until the list is read, and once it was looked for others.
    pub(super) unlisted: StoredValue<Option<Vec<Id>>>,
    pub(super) listing: StoredValue<Listing, LocalStorage>,

    /// The screen.
    pub screen: RwSignal<Screen>,
    /// The article that is open; another one, another value.
    pub open: RwSignal<Option<Id>>,
    /// What the person looks at.
    pub view: RwSignal<View>,
    /// Grows whenever there are other annotations, or in another order.
    pub order: RwSignal<u32>,
    /// The labels in use.
    pub labels: RwSignal<Option<Arc<LabelSet>>>,
    /// Grows whenever the article is another, or has other blocks, sections or details.
    pub structure: RwSignal<u32>,
    /// Grows whenever a relation is made, changed or removed.
    pub relations: RwSignal<u32>,
    /// A relation in the making: the other annotation is being chosen.
    pub picking: Picking,
    /// Grows with every edit; for what depends on many things and is cheap.
    pub edits: RwSignal<u32>,
    /// The numbers.
    pub counts: RwSignal<Counts>,
    pub(super) lease: StoredValue<Option<Lease>, LocalStorage>,
    /// Why the open article can only be read, if it can.
    pub frozen: RwSignal<Option<Frozen>>,
    /// How saving stands.
    pub saving: RwSignal<Saving>,
    /// The articles on the desk, the last opened first.
    pub desk: RwSignal<Vec<Summary>>,
    /// How many more there are, while a long list is being read.
    pub unread: RwSignal<usize>,
    /// What went wrong, to be told at once.
    pub alert: RwSignal<Option<String>>,
    /// What happened on the desk, and how to take it back.
    pub toast: RwSignal<Option<Toast>>,
    /// What was just done, for those who do not see it.
    pub told: RwSignal<String>,
    /// The open dialog.
    pub dialog: RwSignal<Option<Dialog>>,
    /// What is fetched once the page can be used.
    pub more: Arrival,
    /// Something that came in and is here already; the person decides.
    pub asked: RwSignal<Option<Arc<Asked>>>,
    /// What is being read.
    pub reading: RwSignal<Progress>,
    /// What holds for every article.
    pub settings: RwSignal<Settings>,
    /// Asks the page to open its file chooser; grows with each request.
    pub choose_file: RwSignal<u32>,
}

impl Model {
    /// The state of a page that has just opened.
    #[must_use]
    pub fn new(edge: Rc<dyn Edge>) -> Self {
        Self {
            workspace: StoredValue::default(),
            edge: StoredValue::new_local(edge),
            saver: StoredValue::new_local(None),
            followers: Followers::default(),
            repaint: StoredValue::default(),
            drawn: RwSignal::new(()),
            kept: StoredValue::new_local(Kept::default()),
            own_labels: StoredValue::new(None),
            unlisted: StoredValue::new(None),
            listing: StoredValue::new_local(Listing::default()),
            screen: RwSignal::new(Screen::Starting),
            open: RwSignal::new(None),
            view: RwSignal::default(),
            order: RwSignal::new(0),
            labels: RwSignal::new(None),
            structure: RwSignal::new(0),
            relations: RwSignal::new(0),
            picking: Picking::none(),
            edits: RwSignal::new(0),
            counts: RwSignal::default(),
            lease: StoredValue::new_local(None),
            frozen: RwSignal::new(None),
            saving: RwSignal::new(Saving::Saved),
            desk: RwSignal::default(),
            unread: RwSignal::new(0),
            alert: RwSignal::new(None),
            toast: RwSignal::new(None),
            told: RwSignal::default(),
            dialog: RwSignal::new(None),
            more: Arrival::default(),
            asked: RwSignal::new(None),
            reading: RwSignal::default(),
            settings: RwSignal::default(),
            choose_file: RwSignal::new(0),
        }
    }

    /// Runs a command on the open session: the page's side of [`Session::run`]. Where it is refused, an alert says why.
    pub fn run(self, command: &dyn Command) {
        if let Err(Refusal { message }) = self.attempt(command)
            && !message.is_empty()
        {
            self.alert.set(Some(message));
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
    pub fn offers(self, command: &dyn Command) -> bool {
        self.edits.track();
        self.view.track();
        self.open.track();
        self.frozen.track();
        self.workspace.with_value(|workspace| workspace.context().offers(command)) && self.check_frozen(command).is_ok()
    }

    /// Looks something up in the open session, without tracking anything.
    pub fn with<T>(self, look: impl FnOnce(&Session) -> T) -> Option<T> {
        self.workspace.with_value(|workspace| workspace.session().map(look))
    }

    /// Tracks one annotation: its label, extent, note.
    pub fn track(self, id: &Id) {
        self.followers.track(id, Of::Change);
    }

    /// Whether an annotation is the selected one. Tracks that, and nothing else of the view.
    pub fn is_selected(self, id: &Id) -> bool {
        self.followers.track(id, Of::Selection);
        self.view.with_untracked(|view| view.selected.as_ref() == Some(id))
    }

    /// What the view of the article has to draw since it last asked. Tracks that there is something.
    pub fn take_repaint(self) -> Repaint {
        self.drawn.track();
        let mut taken = Repaint::default();
        self.repaint.update_value(|repaint| taken = std::mem::take(repaint));
        taken
    }

    /// Asks the view of the article to do something once it is drawn.
    pub fn ask(self, effect: Effect) {
        self.repaint.update_value(|repaint| repaint.effects.push(effect));
        self.drawn.set(());
    }

    /// Whether the marks of a label are not shown now.
    pub fn hides(self, label: &Id) -> bool {
        self.settings.with_untracked(|settings| settings.hidden.contains(label))
    }

    /// Time, a fresh id, who is at work, and the word lists that are here.
    #[must_use]
    pub fn stamp(self) -> Stamp {
        let creator = self.settings.with_untracked(|settings| settings.name.clone());
        Stamp { creator, lexicons: self.lexicons(), ..self.edge.with_value(|edge| edge.stamp()) }
    }

    /// Puts a session on the workbench.
    pub(super) fn show(self, session: Session) {
        let before = self.followers.take();
        let id = session.article().id.clone();
        self.release();
        self.open.set(Some(id.clone()));
        self.put_on_workbench(Some(session));
        self.refresh_all();
        // A copy of an article has annotations of the same ids, whose rows stay.
        before.iter().for_each(Watched::tell_all);
        self.alert.set(None);
        self.dialog.set(None);
        self.screen.set(Screen::Workbench);
        self.claim(id);
    }

    /// Takes the session off the workbench.
    pub(super) fn clear(self) {
        self.release();
        self.put_on_workbench(None);
        self.open.set(None);
        self.dialog.set(None);
        self.picking.set(None);
        self.alert.set(None);
        self.screen.set(Screen::Desk);
    }

    /// Puts a document into the workspace, or takes the one there away. Answers with what was there before.
    pub(super) fn put_on_workbench(self, session: Option<Session>) -> Option<Session> {
        self.workspace.try_update_value(|workspace| workspace.open(session)).flatten()
    }

    fn refresh_all(self) {
        self.repaint.set_value(Repaint { all: true, ..Repaint::default() });
        let _ = self.with(|session| {
            self.view.set(session.view().clone());
            self.labels.set(Some(Arc::new(session.labels().clone())));
        });
        self.refresh_counts();
        self.order.update(|order| *order = order.wrapping_add(1));
        self.picking.set(None);
        self.structure.update(|structure| *structure = structure.wrapping_add(1));
        self.relations.update(|relations| *relations = relations.wrapping_add(1));
        self.edits.update(|edits| *edits = edits.wrapping_add(1));
        self.drawn.set(());
    }

    /// Turns what a command touched into signals, saves it, and does what is left to do.
    fn follow(self, outcome: Outcome, stamp: &Stamp) {
        let Outcome { change, effects, told } = outcome;
        self.keep(&change, stamp);
        self.spread(&change);
        self.alert.set(None);
        let offered = effects.contains(&Effect::OfferUndo);
        self.say(told, offered, change.is_edit());
        for effect in effects {
            match effect {
                Effect::Open(dialog) => self.dialog.set(Some(dialog)),
                Effect::Link => self.picking.set(self.view.read_untracked().selected.clone()),
                Effect::ChooseFile => self.choose_file.update(|asked| *asked = asked.wrapping_add(1)),
                Effect::Leave => self.leave(),
                Effect::OfferUndo => {}
                Effect::ReadHistory { forwards } => self.with_more(move |more| (more.read_history)(self, forwards)),
                effect @ (Effect::Reveal | Effect::ShowPassage | Effect::FocusNote | Effect::Choose) => {
                    self.ask(effect)
                }
            }
        }
    }

    fn spread(self, change: &Change) {
        let reviewed = self.with(|session| {
            let sentences = change.reviewed.iter().filter_map(|id| session.article().sentence_of(id));
            let sentences = sentences.filter_map(|at| session.article().sentences.get(at));
            sentences.map(|sentence| sentence.block).collect::<Vec<_>>()
        });
        self.repaint.update_value(|repaint| {
            for block in change.blocks.iter().copied().chain(reviewed.unwrap_or_default()) {
                repaint.blocks.insert(block);
            }
            repaint.structure |= change.labels || change.structure;
        });
        let before = self.view.with_untracked(|view| view.selected.clone());
        if change.view {
            let _ = self.with(|session| self.view.set(session.view().clone()));
            let after = self.view.with_untracked(|view| view.selected.clone());
            if before != after {
                self.followers.tell(&mut before.iter().chain(&after), Of::Selection);
            }
            self.picking.follow(self.view.read_untracked().selected.as_ref());
        }
        if !change.relations.is_empty() {
            self.relations.update(|relations| *relations = relations.wrapping_add(1));
        }
        if change.structure || change.details {
            self.structure.update(|structure| *structure = structure.wrapping_add(1));
        }
        if change.labels {
            let _ = self.with(|session| self.labels.set(Some(Arc::new(session.labels().clone()))));
        }
        if change.is_edit() {
            self.refresh_counts();
            if change.order {
                self.order.update(|order| *order = order.wrapping_add(1));
            }
            self.followers.tell(&mut change.annotations.iter(), Of::Change);
            self.edits.update(|edits| *edits = edits.wrapping_add(1));
        }
        if change.is_edit() || change.view {
            self.drawn.set(());
        }
    }

    fn refresh_counts(self) {
        let counts = self.with(|session| Counts {
            sentences: session.article().sentences.len(),
            looked_at: session.document().looked_at(),
            annotations: session.annotations().len(),
        });
        if let Some(counts) = counts.filter(|counts| self.counts.get_untracked() != *counts) {
            self.counts.set(counts);
        }
    }
}
