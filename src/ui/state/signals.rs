//! The signals of the page, by subject.
//!
//! The workspace is no signal. What elements show of it is derived: a [`Memo`] looks into the workspace again once a [`Version`]
//! that it depends on has grown, and tells its followers only where it came to another value. What is large, or compared only by
//! looking at all of it, has a version alone; who follows that looks the rest up.
//!
//! A memo is followed by reading it, if need be by `with(|_| ())`: one that was only tracked has not looked into the workspace yet
//! and hears of nothing.

use std::sync::Arc;

use leptos::prelude::*;

use crate::annotation::LabelSet;
use crate::article::Id;
use crate::editor::{Dialog, Session, View, Workspace};
use crate::library::Settings;
use crate::ui::state::followers::Followers;
use crate::ui::state::messages::Toast;
use crate::ui::state::model::Repaint;
use crate::ui::state::questions::Asked;
use crate::ui::state::tabs::Frozen;

/// A number that grows whenever something is another.
#[derive(Clone, Copy)]
pub struct Version(RwSignal<u32>);

impl Version {
    fn new() -> Self {
        Self(RwSignal::new(0))
    }

    /// Follows it.
    pub fn track(self) {
        self.0.track();
    }

    /// The number, followed.
    #[must_use]
    pub fn get(self) -> u32 {
        self.0.get()
    }

    /// The number.
    #[must_use]
    pub fn get_untracked(self) -> u32 {
        self.0.get_untracked()
    }

    /// The number; `None` once its owner is gone.
    #[must_use]
    pub fn try_get_untracked(self) -> Option<u32> {
        self.0.try_get_untracked()
    }

    /// Tells that it is another.
    pub fn grow(self) {
        self.0.update(|version| *version = version.wrapping_add(1));
    }
}

/// Numbers for the foot of the workbench.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Sentences of the article.
    pub sentences: usize,
    /// Those looked at.
    pub reviewed: usize,
    /// Annotations.
    pub annotations: usize,
}

/// The open document and the view of it.
#[derive(Clone, Copy)]
pub struct DocumentSignals {
    /// The id of its article; `None` where none is open.
    pub id: RwSignal<Option<Id>>,
    /// What the person looks at.
    pub view: Memo<View>,
    /// The labels in use.
    pub labels: Memo<Option<Arc<LabelSet>>>,
    /// The numbers.
    pub counts: Memo<Counts>,
    /// Grows with every step, also of the library; for what depends on many things and is cheap.
    pub edits: Version,
    /// Grows whenever there are other annotations, or in another order.
    pub order: Version,
    /// Grows whenever the article is another, or has other blocks, sections or details.
    pub structure: Version,
    /// Grows whenever a relation is made, changed or removed.
    pub relations: Version,
    /// The annotations that the filter of the list leaves, in text order; `None` where nothing is filtered.
    pub found: RwSignal<Option<Vec<Id>>>,
    /// Why it can only be read, if it can.
    pub frozen: RwSignal<Option<Frozen>>,
    pub(in crate::ui) view_changed: Version,
    pub(in crate::ui) labels_changed: Version,
    pub(in crate::ui) followers: Followers,
    pub(in crate::ui) repaint: StoredValue<Repaint>,
    pub(in crate::ui) drawn: RwSignal<()>,
}

impl DocumentSignals {
    /// What is followed of the document that `workspace` has open.
    pub(in crate::ui) fn of(workspace: StoredValue<Workspace>) -> Self {
        let [edits, view_changed, labels_changed] = [(); 3].map(|()| Version::new());
        Self {
            id: RwSignal::new(None),
            view: derived(workspace, view_changed, |all| all.session().map(Session::view).cloned().unwrap_or_default()),
            labels: derived(workspace, labels_changed, |all| all.session().map(|open| Arc::new(open.labels().clone()))),
            counts: derived(workspace, edits, |all| all.session().map(Counts::of).unwrap_or_default()),
            edits,
            order: Version::new(),
            structure: Version::new(),
            relations: Version::new(),
            found: RwSignal::new(None),
            frozen: RwSignal::new(None),
            view_changed,
            labels_changed,
            followers: Followers::default(),
            repaint: StoredValue::default(),
            drawn: RwSignal::new(()),
        }
    }

    /// Tells that another document is open, or none.
    pub(in crate::ui) fn grow_all(self) {
        let all = [self.view_changed, self.labels_changed, self.edits, self.order, self.structure, self.relations];
        all.into_iter().for_each(Version::grow);
        self.drawn.set(());
    }
}

impl Counts {
    fn of(session: &Session) -> Self {
        Self {
            sentences: session.article().sentences.len(),
            reviewed: session.document().reviewed(),
            annotations: session.annotations().len(),
        }
    }
}

/// A value that is looked up in the workspace again whenever `version` has grown.
fn derived<T: PartialEq + Send + Sync + 'static>(
    workspace: StoredValue<Workspace>,
    version: Version,
    look: fn(&Workspace) -> T,
) -> Memo<T> {
    Memo::new(move |_| {
        version.track();
        workspace.with_value(look)
    })
}

/// The library.
#[derive(Clone, Copy)]
pub struct LibrarySignals {
    /// Grows whenever the list of articles is another, or more of a long one is read.
    pub articles: Version,
    /// What holds for every article.
    pub settings: Memo<Settings>,
    pub(in crate::ui) settings_changed: Version,
}

impl LibrarySignals {
    /// What is followed of the library of `workspace`.
    pub(in crate::ui) fn of(workspace: StoredValue<Workspace>) -> Self {
        let settings_changed = Version::new();
        let settings = derived(workspace, settings_changed, |all| all.library().settings().clone());
        Self { articles: Version::new(), settings, settings_changed }
    }
}

/// What the person is told.
#[derive(Clone, Copy)]
pub struct Messages {
    /// What went wrong, to be told at once.
    pub alert: RwSignal<Option<String>>,
    /// What happened, and how to take it back.
    pub toast: RwSignal<Option<Toast>>,
    /// What was just done, for those who do not see it.
    pub told: RwSignal<String>,
}

impl Messages {
    pub(in crate::ui) fn none() -> Self {
        Self { alert: RwSignal::new(None), toast: RwSignal::new(None), told: RwSignal::default() }
    }
}

/// What the person is asked.
#[derive(Clone, Copy)]
pub struct Dialogs {
    /// The open dialog.
    pub open: RwSignal<Option<Dialog>>,
    /// Something that came in and is here already; the person decides.
    pub asked: RwSignal<Option<Arc<Asked>>>,
    /// Asks the page to open its file chooser; grows with each request.
    pub choose_file: Version,
}

impl Dialogs {
    pub(in crate::ui) fn none() -> Self {
        Self { open: RwSignal::new(None), asked: RwSignal::new(None), choose_file: Version::new() }
    }
}
