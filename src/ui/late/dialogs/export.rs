//! Export: one button a format, one press downloads a file. What a format is good for and what it cannot hold is said beside its
//! button.

use any_spawner::Executor;
use leptos::prelude::*;

use super::{close, modal};
use crate::annotation::{Layer, LayerId};
use crate::formats::{Checked, Format, Holds, Loss, Losses, ON_PAGE, Options, Which, file_name, name_of_part};
use crate::l10n::{Text, exporting, losses};
use crate::sorted::Sorted;
use crate::text::Unit;
use crate::ui::dom::{Attr, El, TagName, button, el, el_with_class, follow};
use crate::ui::late::exporting::good_for;
use crate::ui::late::words::list;
use crate::ui::state::model::Model;
use crate::ui::state::reading::ExportChoice;

/// What the person chose to be written.
#[derive(Clone, Copy)]
pub(super) struct Chosen {
    notes: RwSignal<bool>,
    raw: RwSignal<bool>,
    /// Whether only what the filter shows is written.
    filtered: RwSignal<bool>,
    /// Ids of the layers that are left out.
    without: RwSignal<Vec<LayerId>>,
}

impl Chosen {
    /// What was chosen the last time, so that notes that were left out of one file are left out of the next.
    pub(super) fn last(model: Model) -> Self {
        let ExportChoice { notes, raw, filtered } = model.kept.with_value(|kept| kept.exporting);
        let chosen = Self {
            notes: RwSignal::new(notes),
            raw: RwSignal::new(raw),
            filtered: RwSignal::new(filtered),
            without: RwSignal::new(Vec::new()),
        };
        follow(move || {
            let now =
                ExportChoice { notes: chosen.notes.get(), raw: chosen.raw.get(), filtered: chosen.filtered.get() };
            model.kept.update_value(|kept| kept.exporting = now);
        });
        chosen
    }

    /// The options of an export, followed.
    pub(super) fn options(self, model: Model) -> Options {
        let found = model.document.found.get().filter(|found| self.filtered.get() && !found.is_empty());
        let without = Sorted::from(self.without.get());
        let layers = (!without.is_empty()).then(|| {
            let kept = |layer: &Layer| (!without.contains(&layer.id)).then(|| layer.id.clone());
            layers(model).iter().filter_map(kept).collect()
        });
        Options {
            notes: self.notes.get(),
            raw: self.raw.get(),
            annotations: found.map_or(Which::All, |ids| Which::These(ids.into())),
            layers: layers.map_or(Which::All, |ids: Vec<LayerId>| Which::These(ids.into())),
            ..Options::all(model.stamp().now)
        }
    }

    /// The boxes to tick that hold for any number of documents.
    pub(super) fn boxes(self) -> Vec<El> {
        let notes = tick(exporting::WITH_NOTES.get(), self.notes.get_untracked(), move |on| self.notes.set(on));
        let raw = tick(exporting::RAW_CELLS.get(), self.raw.get_untracked(), move |on| self.raw.set(on));
        vec![notes, raw]
    }
}

/// The layers of the open document.
fn layers(model: Model) -> Vec<Layer> {
    let layers = model.with(|session| {
        session.document().beside().map(|beside| beside.layers.iter().cloned().collect()).unwrap_or_default()
    });
    layers.unwrap_or_default()
}

/// A box to tick with its words.
pub(super) fn tick(words: &str, on: bool, ticked: impl Fn(bool) + 'static) -> El {
    let input = el(TagName::INPUT).attr(Attr::TYPE, "checkbox").set_checked(on);
    let field = input.clone();
    let input = input.on("change", move |_| ticked(field.checked()));
    el_with_class(TagName::LABEL, "tick").child(input).child(el(TagName::SPAN).attr(Attr::DIR, "auto").text(words))
}

pub(super) fn dialog(model: Model) -> El {
    let chosen = Chosen::last(model);
    let options = Memo::new(move |_| chosen.options(model));
    let checks = Checks::default();
    // What was checked is not what would be written now.
    follow(move || {
        options.with(|_| ());
        checks.clear();
    });
    let left = Memo::new(move |_| LeftOut::of(model, &options.get()));
    let row = |(at, format): (usize, &'static Format)| {
        let name = move || {
            let name = model.with(|session| file_name(session.document(), format)).unwrap_or_default();
            options.with(|options| name_of_part(&name, format, options))
        };
        let lost = move || {
            let lost = left.with(|left| left.by_formats.get(at).filter(|lost| !lost.is_empty()).map(list));
            lost.map(|lost| losses::leaves_out(&lost)).unwrap_or_default()
        };
        let id = format!("losses-{}", format.id);
        let told = el_with_class(TagName::P, "losses").attr(Attr::ID, &id).follow_text(lost);
        let checked = el_with_class(TagName::P, "checked").follow_text(move || checks.of(format));
        let press = move || {
            model.export(format, options.get_untracked());
            model.dialogs.open.set(None);
        };
        let told = vec![told, checked];
        FormatRow { format, file: name, described_by: id, told, is_disabled: || false, press }.element()
    };
    let formats = el_with_class(TagName::UL, "choices formats")
        .attr(Attr::ROLE, "list")
        .children(exported().enumerate().map(row).collect());
    // It is not disabled meanwhile: it would lose the focus, and the dialog its Escape.
    let check = button("")
        .follow_text(move || if checks.busy.get() { exporting::CHECKING } else { exporting::CHECK }.get().to_owned())
        .attr(Attr::ARIA_DESCRIBEDBY, "check-hint")
        .on("click", move |_| checks.run(model, &options.get_untracked()));
    let check = el_with_class(TagName::DIV, "check-row")
        .child(check)
        .child(el_with_class(TagName::SPAN, "hint").attr(Attr::ID, "check-hint").say(exporting::CHECK_HINT))
        .child(el_with_class(TagName::P, "check-sum").attr(Attr::ROLE, "status").follow_text(move || checks.sum()));
    let content = vec![
        el_with_class(TagName::P, "hint").say(exporting::EXPORT_HINT),
        what_to_write(model, chosen),
        el_with_class(TagName::P, "hint")
            .attr(Attr::ROLE, "status")
            .follow_text(move || left.with(|left| as_chosen(&left.by_choice))),
        check,
        formats,
    ];
    modal(exporting::EXPORT, content, close(model))
}

/// The formats that hold documents and are written.
pub(super) fn exported() -> impl Iterator<Item = &'static Format> {
    ON_PAGE.iter().filter(|format| format.export.is_some() && format.holds == Holds::Documents)
}

/// A format in the list: its button, what it is good for, and what else there is to say.
pub(super) struct FormatRow<F, D, P> {
    pub(super) format: &'static Format,
    /// The name of the file that the button downloads.
    pub(super) file: F,
    /// The element among `told` that describes the button, beside what the format is good for.
    pub(super) described_by: String,
    pub(super) told: Vec<El>,
    pub(super) is_disabled: D,
    pub(super) press: P,
}

impl<F, D, P> FormatRow<F, D, P>
where
    F: Fn() -> String + 'static,
    D: Fn() -> bool + 'static,
    P: Fn() + 'static,
{
    pub(super) fn element(self) -> El {
        let Self { format, file, described_by, told, is_disabled, press } = self;
        let good = format!("good-{}", format.id);
        let button = button("choice")
            .attr(Attr::ARIA_DESCRIBEDBY, &format!("{good} {described_by}"))
            .follow_bool_attr(Attr::DISABLED, is_disabled)
            .child(el(TagName::B).text(format.name))
            .child(el(TagName::SMALL).attr(Attr::ARIA_HIDDEN, "true").attr(Attr::DIR, "auto").follow_text(file))
            .on("click", move |_| press());
        let words = good_for(format.id).map_or("", Text::get);
        let good = el_with_class(TagName::P, "good-for").attr(Attr::ID, &good).text(words);
        let about = el_with_class(TagName::DIV, "about-format").child(good).children(told);
        el(TagName::LI).child(button).child(about)
    }
}

/// What of the open document is not written.
#[derive(Clone, PartialEq, Default)]
struct LeftOut {
    /// What the options take away.
    by_choice: Losses,
    /// What each format cannot hold of the rest, in the order of [`exported`].
    by_formats: Vec<Losses>,
}

impl LeftOut {
    /// What the options take away is taken away once for all formats, for that copies the document.
    fn of(model: Model, options: &Options) -> Self {
        const KINDS: [Loss; 4] = [Loss::Annotations, Loss::Notes, Loss::Relations, Loss::Layers];
        let left = model.with(|session| {
            let whole = session.document();
            options.reduced(whole, &mut |document| {
                let mut by_choice = Losses::default();
                for kind in KINDS {
                    by_choice.add(kind, kind.count(whole, true).saturating_sub(kind.count(document, true)));
                }
                let all = Options::all(options.exported.clone());
                let by_formats = exported().map(|format| format.losses(&[document], &all)).collect();
                Self { by_choice, by_formats }
            })
        });
        left.unwrap_or_default()
    }
}

fn as_chosen(left: &Losses) -> String {
    if left.is_empty() { String::new() } else { exporting::as_chosen(&list(left)) }
}

/// The options: which annotations, notes, layers.
fn what_to_write(model: Model, chosen: Chosen) -> El {
    // A filter that shows nothing is not offered.
    let found = model.document.found.get_untracked().map(|found| found.len()).filter(|found| *found > 0);
    let all = model.document.counts.get_untracked().annotations;
    let mut content = vec![el_with_class(TagName::LEGEND, "unseen").say(exporting::WHAT_TO_WRITE)];
    if let Some(found) = found {
        let radio = |words: String, filtered: bool| {
            let input = el(TagName::INPUT)
                .attr(Attr::TYPE, "radio")
                .attr(Attr::NAME, "export-annotations")
                .set_checked(chosen.filtered.get_untracked() == filtered)
                .on("change", move |_| chosen.filtered.set(filtered));
            el_with_class(TagName::LABEL, "tick").child(input).child(el(TagName::SPAN).text(&words))
        };
        content.push(radio(exporting::all_annotations(all), false));
        content.push(radio(exporting::filtered_annotations(found), true));
    }
    content.extend(chosen.boxes());
    for layer in layers(model) {
        let id = layer.id.clone();
        content.push(tick(&exporting::with_layer(&layer.name), true, move |on| {
            chosen.without.update(|without| {
                without.retain(|one| *one != id);
                if !on {
                    without.push(id.clone());
                }
            });
        }));
    }
    el_with_class(TagName::FIELDSET, "export-options").children(content)
}

/// What came of checks, by format.
#[derive(Clone, Copy)]
struct Checks {
    busy: RwSignal<bool>,
    results: RwSignal<Vec<(&'static str, Result<Checked, String>)>>,
    /// Grows when the checks that are under way are worth nothing any more.
    turn: RwSignal<u32>,
}

impl Default for Checks {
    fn default() -> Self {
        Self { busy: RwSignal::new(false), results: RwSignal::new(Vec::new()), turn: RwSignal::new(0) }
    }
}

impl Checks {
    fn clear(self) {
        self.results.set(Vec::new());
        self.busy.set(false);
        self.turn.update(|turn| *turn += 1);
    }

    /// Checks one format after the other. Ends where the dialog is closed, or the options are changed.
    fn run(self, model: Model, options: &Options) {
        self.clear();
        self.busy.set(true);
        let (turn, options) = (self.turn.get_untracked(), options.clone());
        Executor::spawn_local(async move {
            let Some(document) = model.to_check().await else { return };
            for format in exported() {
                let result = model.check(format, document.clone(), options.clone()).await;
                if self.turn.try_get_untracked() != Some(turn) {
                    return;
                }
                self.results.update(|results| results.push((format.id, result)));
            }
            self.busy.set(false);
        });
    }

    /// What came of the check of a format, in words.
    fn of(self, format: &Format) -> String {
        self.results.with(|results| {
            let result = results.iter().find(|(id, _)| *id == format.id);
            result.map(|(_, result)| in_words(result)).unwrap_or_default()
        })
    }

    /// What came of all checks, once they are done.
    fn sum(self) -> String {
        let is_empty = self
            .results
            .with(|results| results.iter().all(|(_, result)| matches!(result, Ok(checked) if checked.total == 0)));
        let done = !self.busy.get() && self.results.with(|results| !results.is_empty());
        let sound = self.results.with(|results| {
            results.iter().all(|(_, result)| matches!(result, Ok(checked) if checked.equal == checked.total))
        });
        match (done, sound) {
            (false, _) => String::new(),
            (true, true) if is_empty => exporting::CHECKED_NOTHING.get().to_owned(),
            (true, true) => exporting::ALL_SOUND.get().to_owned(),
            (true, false) => exporting::NOT_ALL_SOUND.get().to_owned(),
        }
    }
}

fn in_words(result: &Result<Checked, String>) -> String {
    match result {
        Ok(Checked { total: 0, .. }) => String::new(),
        Ok(Checked { equal, total, unit: Some(Unit::CodePoint) }) => exporting::checked_code_points(*equal, *total),
        Ok(Checked { equal, total, unit: Some(Unit::Utf16) }) => exporting::checked_utf16(*equal, *total),
        Ok(Checked { equal, total, unit: None }) => exporting::checked_words(*equal, *total),
        Err(why) => exporting::not_checked(why),
    }
}
