//! Downloads.

use any_spawner::Executor;
use leptos::prelude::*;

use crate::formats::{Format, Options, Runs, file_name, labels, native};
use crate::jobs::{Answer, Crossing, Export, Job, NotDone, Outcome};
use crate::l10n::opening;
use crate::ui::late::words::why_not;
use crate::ui::state::model::Model;

impl Model {
    /// Downloads what a format holds of the open document. What is heavy to write, the worker writes.
    pub fn export(self, format: &'static Format) {
        match format.runs {
            Runs::Page => self.export_here(format),
            Runs::Worker => self.export_there(format),
        }
    }

    /// Downloads the open document in the native format.
    pub fn export_native(self) {
        self.export_here(&native::FORMAT);
    }

    fn export_here(self, format: &'static Format) {
        let options = Options::all(self.stamp().now);
        let written = self.with(|session| {
            let mut bytes = Vec::new();
            let written = format.write(&[session.document()], &options, &mut bytes);
            (file_name(session.document(), format), written.map(|_| bytes))
        });
        match written {
            Some((name, Ok(bytes))) => self.download(&name, format, &bytes),
            Some((name, Err(why))) => self.not_exported(&name, &self.words(&why.into())),
            None => {}
        }
    }

    fn export_there(self, format: &'static Format) {
        let crossing = self.with(|session| (file_name(session.document(), format), Crossing::of(session.document())));
        let Some((name, document)) = crossing else { return };
        let asked = self.have_done(self.number(), self.to_export(format, document));
        Executor::spawn_local(async move {
            match file(asked.await) {
                Ok(bytes) => self.download(&name, format, &bytes),
                Err(why) => self.not_exported(&name, &why_not(&why)),
            }
        });
    }

    fn to_export(self, format: &Format, document: Crossing) -> Job {
        let options = Options::all(self.stamp().now);
        Job::Export(Export { format: format.id.to_owned(), documents: vec![document], options })
    }

    /// Downloads the labels of the open article. `then` is told when that is done, or what to tell the person where it fails.
    pub fn export_labels(self, format: &'static Format, then: impl FnOnce(Result<(), String>) + 'static) {
        let Some(set) = self.with(|session| session.labels().clone()) else { return };
        let alone = labels::alone(set);
        let name = file_name(&alone, format);
        let answered = move |outcome: Outcome| {
            let written = file(outcome).map(|bytes| self.download(&name, format, &bytes));
            then(written.map_err(|why| why_not(&why)));
        };
        self.ask_for_labels(self.to_export(format, Crossing::of(&alone)), Box::new(answered));
    }

    fn download(self, name: &str, format: &Format, bytes: &[u8]) {
        self.host.with_value(|host| host.download(name, format.media_type, bytes));
        self.tell(opening::downloaded(name));
    }

    fn not_exported(self, name: &str, why: &str) {
        self.messages.alert.set(Some(opening::not_exported(name, why)));
    }
}

/// The file that came of a job.
fn file(outcome: Outcome) -> Result<Vec<u8>, NotDone> {
    match outcome? {
        Answer::File(bytes, _) => Ok(bytes),
        _ => Err(NotDone::Nonsense),
    }
}
