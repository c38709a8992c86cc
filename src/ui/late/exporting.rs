//! Downloads.

use any_spawner::Executor;
use leptos::prelude::*;

use crate::article::ArticleId;
use crate::document::Document;
use crate::formats::native::Pieces;
use crate::formats::{
    Checked, Format, Losses, Options, Runs, Several, archive_name, file_name, file_name_of_several, labels,
    name_of_part, native,
};
use crate::jobs::{Answer, Crossing, Export, Job, NotDone, Outcome, Part};
use crate::l10n::{Text, exporting, losses, opening};
use crate::ui::late::words::{list, why_not};
use crate::ui::state::messages::Toast;
use crate::ui::state::model::Model;

/// Whether several articles of a format become an archive: where a file holds one of them, and where only such files are opened
/// again.
pub fn is_archive(format: &Format) -> bool {
    format.several == Several::Apart || format.id == native::FORMAT.id
}

/// What a format is good for, in a line.
#[must_use]
pub fn good_for(format: &str) -> Option<Text> {
    Some(match format {
        "json" => exporting::GOOD_FOR_JSON,
        "w3c" => exporting::GOOD_FOR_W3C,
        "csv" => exporting::GOOD_FOR_CSV,
        "jsonl" => exporting::GOOD_FOR_JSONL,
        "brat" => exporting::GOOD_FOR_BRAT,
        "spacy" => exporting::GOOD_FOR_SPACY,
        "doccano" => exporting::GOOD_FOR_DOCCANO,
        "label-studio" => exporting::GOOD_FOR_LABEL_STUDIO,
        "cas-json" => exporting::GOOD_FOR_CAS_JSON,
        "conll" => exporting::GOOD_FOR_CONLL,
        "refi-qda" => exporting::GOOD_FOR_REFI_QDA,
        "langextract" => exporting::GOOD_FOR_LANGEXTRACT,
        _ => return None,
    })
}

impl Model {
    /// Downloads what a format holds of the open document, as far as the options ask for it. What is heavy to write, the worker
    /// writes.
    pub fn export(self, format: &'static Format, options: Options) {
        // The options were made when they were chosen, and the file is written now.
        let options = Options { exported: self.stamp().now, ..options };
        // The page itself writes one format, which works where no worker does.
        if format.runs == Runs::Page && format.id == native::FORMAT.id {
            self.export_here(&options);
        } else {
            self.export_there(format, options);
        }
    }

    /// Downloads the open document in the native format.
    pub fn export_native(self) {
        self.export_here(&Options::all(self.stamp().now));
    }

    fn export_here(self, options: &Options) {
        let reduced = self.with(|session| options.reduced(session.document(), &mut Document::snapshot));
        let Some(document) = reduced else { return };
        let name = name_of_part(&file_name(&document, &native::FORMAT), &native::FORMAT, options);
        let exported = options.exported.clone();
        Executor::spawn_local(async move {
            let mut text = self.write_in_pieces(Pieces::of(&document, &exported, true)).await;
            text.push('\n');
            self.download(&name, &native::FORMAT, text.as_bytes());
        });
    }

    fn export_there(self, format: &'static Format, options: Options) {
        let Some(document) = self.with(|session| session.document().snapshot()) else { return };
        let name = name_of_part(&file_name(&document, format), format, &options);
        let number = self.begin_writing(name.clone(), 1);
        Executor::spawn_local(async move {
            let document = self.crossing(&document).await;
            let outcome = file(self.have_done(number, whole(format, document, options)).await);
            self.end(number);
            match outcome {
                Ok((bytes, _)) => self.download(&name, format, &bytes),
                Err(NotDone::Cancelled) => self.tell(exporting::EXPORT_CANCELLED.get().to_owned()),
                Err(why) => self.not_exported(&name, &why_not(&why)),
            }
        });
    }

    /// A document as it crosses to the worker, written in pieces.
    async fn crossing(self, document: &Document) -> Crossing {
        let moment = &document.article().source.added;
        Crossing(self.write_in_pieces(Pieces::of(document, moment, false)).await)
    }

    /// Lets the page answer to the person between pieces that take long.
    async fn write_in_pieces(self, pieces: Pieces<'_>) -> String {
        /// Bytes of a piece that took some milliseconds to write.
        const LONG: usize = 1 << 16;
        let mut text = String::new();
        for piece in pieces {
            text.push_str(&piece);
            if piece.len() > LONG {
                self.breathe().await;
            }
        }
        text
    }

    /// The open document as it crosses to the worker, to be checked in several formats; `None` where none is open.
    pub async fn to_check(self) -> Option<Crossing> {
        let document = self.with(|session| session.document().snapshot())?;
        Some(self.crossing(&document).await)
    }

    /// Has the worker write a document in a format, read it back, and compare the quotes with the text.
    ///
    /// # Errors
    /// Where that cannot be done, as a sentence.
    pub async fn check(self, format: &'static Format, document: Crossing, options: Options) -> Result<Checked, String> {
        let document = Some(document);
        let export = Export { format: format.id.to_owned(), document, options, part: Part::WHOLE };
        match self.have_done(self.number(), Job::Check(export)).await {
            Ok(Answer::Checked(checked)) => Ok(checked),
            Ok(_) => Err(why_not(&NotDone::Nonsense)),
            Err(why) => Err(why_not(&why)),
        }
    }

    /// Downloads what a format holds of several articles, by their ids and names, as one file or as an archive. An article that
    /// cannot be read is left out, and the person is told.
    pub fn export_articles(self, format: &'static Format, articles: Vec<(ArticleId, String)>, options: Options) {
        if articles.is_empty() {
            return self.messages.alert.set(Some(exporting::NONE_CHOSEN.get().to_owned()));
        }
        let total = u32::try_from(articles.len()).unwrap_or(u32::MAX);
        // One article is a file.
        let archive = is_archive(format) && total > 1;
        let name = if archive {
            archive_name(format, &options.exported)
        } else {
            file_name_of_several(format, &options.exported)
        };
        let number = self.begin_writing(String::new(), total);
        Executor::spawn_local(async move {
            let written = self.write_articles(number, (format, archive), articles, options).await;
            self.end(number);
            match written {
                Ok(Written { bytes, name: own, count, losses, left_out }) => {
                    let name = own.unwrap_or(name);
                    let media_type = if archive { "application/zip" } else { format.media_type };
                    self.host.with_value(|host| host.download(&name, media_type, &bytes));
                    let told = exporting::downloaded_articles(&name, count);
                    if losses.is_empty() {
                        self.tell(told);
                    } else {
                        // It can be long, so it stays until it is read.
                        let lost = losses::format_leaves_out(format.name, &list(&losses));
                        let toast = Toast { text: [&told, ". ", &lost].concat(), acts: Vec::new() };
                        self.messages.toast.set(Some(toast));
                    }
                    if !left_out.is_empty() {
                        self.messages.alert.set(Some(exporting::articles_left_out(&name, &left_out.join(", "))));
                    }
                }
                Err(NotDone::Cancelled) => self.tell(exporting::EXPORT_CANCELLED.get().to_owned()),
                Err(why) => self.not_exported(&name, &why_not(&why)),
            }
        });
    }

    /// Has the worker write one article after the other, so that no more than one of them is in memory.
    async fn write_articles(
        self,
        number: u32,
        (format, archive): (&'static Format, bool),
        articles: Vec<(ArticleId, String)>,
        options: Options,
    ) -> Result<Written, NotDone> {
        let mut written = Written::default();
        let total = articles.len();
        for (at, (id, name)) in articles.into_iter().enumerate() {
            self.begin_item(number, &name, u32::try_from(at).unwrap_or(u32::MAX));
            let document = match self.load(&id).await {
                Ok(found) => {
                    let document = found.session.document();
                    let name = file_name(document, format);
                    written.name = (total == 1).then(|| name_of_part(&name, format, &options));
                    Some(self.crossing(document).await)
                }
                Err(_) => None,
            };
            if !self.is_reading(number) {
                return Err(NotDone::Cancelled);
            }
            match document {
                Some(_) => written.count += 1,
                None => written.left_out.push(name),
            }
            let part = Part { first: at == 0, last: at + 1 == total, archive };
            let export = Export { format: format.id.to_owned(), document, options: options.clone(), part };
            let (bytes, losses) = file(self.have_done(number, Job::Export(export)).await)?;
            written.bytes.extend(bytes);
            written.losses.add_all(&losses);
        }
        Ok(written)
    }

    /// Downloads the labels of the open article. `then` is told when that is done, or what to tell the person where it fails.
    pub fn export_labels(self, format: &'static Format, then: impl FnOnce(Result<(), String>) + 'static) {
        let Some(set) = self.with(|session| session.labels().clone()) else { return };
        let alone = labels::alone(set);
        let name = file_name(&alone, format);
        let answered = move |outcome: Outcome| {
            let written = file(outcome).map(|(bytes, _)| self.download(&name, format, &bytes));
            then(written.map_err(|why| why_not(&why)));
        };
        let options = Options::all(self.stamp().now);
        self.ask_for_labels(whole(format, Crossing::of(&alone), options), Box::new(answered));
    }

    fn download(self, name: &str, format: &Format, bytes: &[u8]) {
        self.host.with_value(|host| host.download(name, format.media_type, bytes));
        self.tell(opening::downloaded(name));
    }

    fn not_exported(self, name: &str, why: &str) {
        self.messages.alert.set(Some(opening::not_exported(name, why)));
    }
}

/// What was written of several articles.
#[derive(Default)]
struct Written {
    bytes: Vec<u8>,
    /// The name of the file of one article.
    name: Option<String>,
    /// How many articles.
    count: usize,
    losses: Losses,
    /// The names of those that could not be read.
    left_out: Vec<String>,
}

/// The job that writes a file of one document.
fn whole(format: &Format, document: Crossing, options: Options) -> Job {
    Job::Export(Export { format: format.id.to_owned(), document: Some(document), options, part: Part::WHOLE })
}

/// The file that came of a job, and what its format cannot hold.
fn file(outcome: Outcome) -> Result<(Vec<u8>, Losses), NotDone> {
    match outcome? {
        Answer::File(bytes, losses) => Ok((bytes, losses)),
        _ => Err(NotDone::Nonsense),
    }
}
