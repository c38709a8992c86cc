//! Jobs of the reader's worker: which is sent when, what becomes of the others, and how they cross.

use std::cell::RefCell;
use std::collections::BTreeMap;

use postil::annotation::{Annotation, PRESETS, preset};
use postil::article::{Packed, unpack};
use postil::document::Document;
use postil::formats::labels::alone;
use postil::formats::{FORMATS, Loss, Losses, Options, Which, by_id, file_name, native};
use postil::jobs::{
    Answer, Arrived, BUILD, Crossing, Export, GRACE_LIMIT, Import, Imported, Job, NotDone, Outcome, Part, Priority,
    Queue, Request, Source, Step, Tally, Tools, WORK_LIMIT, WireMessage, WorkerKind,
};
use postil::json::Problem;
use postil::message::{Message, parsing, problems, workers};
use postil::read::rich::{html, markdown};
use proptest::prelude::*;

use super::support::document::good;
use super::support::{stamp, words};

fn source(name: &str) -> Job {
    Job::Read(Source { format: markdown::MEDIA_TYPE.to_owned(), bytes: name.as_bytes().to_vec(), ..Source::default() })
}

fn labels() -> Job {
    Job::Preset("Classroom".to_owned())
}

fn done() -> Outcome {
    Ok(Answer::File(b"done".to_vec(), Losses::default()))
}

/// Steps in words: `start`, `send 1`, `limit 1000`, `1 at 2 of 3`, `stop`, `1 done`, `1 Broke`.
fn told(steps: Vec<Step>) -> String {
    let word = |step: Step| match step {
        Step::Start => "start".to_owned(),
        Step::Send(id, _) => format!("send {id}"),
        Step::Limit(millis) => format!("limit {millis}"),
        Step::Report(id, Tally { done, total }) => format!("{id} at {done} of {total}"),
        Step::Stop => "stop".to_owned(),
        Step::Settle(id, Ok(_)) => format!("{id} done"),
        Step::Settle(id, Err(why)) => format!("{id} {why:?}"),
    };
    steps.into_iter().map(word).collect::<Vec<_>>().join(", ")
}

/// Runs a script against a queue: what happens, and the steps that are to follow. Ids below 50 are sources, others work on
/// labels; `item` asks for an item of a job that has more to come.
fn run(script: &[(&str, &str)]) {
    let mut queue = Queue::default();
    for (at, (event, wanted)) in script.iter().enumerate() {
        let (verb, id) = event.split_once(' ').unwrap_or((event, "0"));
        let id: u32 = id.parse().unwrap_or_default();
        let request = || Request::new(id, if id < 50 { source("# Weir") } else { labels() });
        let steps = match verb {
            "ask" => queue.push(request()),
            "item" => queue.push(Request { has_more: true, ..request() }),
            "started" => queue.started(BUILD),
            "outdated" => queue.started("another"),
            "answered" => queue.answered(id, done()),
            "progressed" => queue.progressed(id, Tally { done: 2, total: 3 }),
            "failed" => queue.failed(),
            "late" => queue.late(),
            "cancel" => queue.cancel(id),
            _ => panic!("{event}"),
        };
        assert_eq!(told(steps), *wanted, "{at}: {event}");
    }
}

#[test]
fn the_worker_is_started_once_and_gets_one_job_after_the_other() {
    run(&[
        ("ask 1", "start"),
        ("ask 2", ""),
        ("started", "send 1"),
        ("ask 3", ""),
        ("answered 1", "1 done, send 2"),
        ("answered 2", "2 done, send 3"),
        ("answered 3", "3 done"),
        ("ask 4", "send 4"),
        ("answered 4", "4 done"),
    ]);
}

#[test]
fn what_the_person_waits_for_goes_before_what_runs_behind_and_ends_nothing() {
    run(&[
        ("ask 1", "start"),
        ("started", "send 1"),
        ("ask 2", ""),
        ("ask 51", ""),
        ("ask 52", ""),
        ("answered 1", "1 done, send 51"),
        ("answered 51", "51 done, send 52"),
        ("answered 52", "52 done, send 2"),
        ("answered 2", "2 done"),
    ]);
    // Whoever asks may want a job sooner or later than others of its kind.
    let mut queue = Queue::default();
    let _ = queue.push(Request { priority: Priority::Behind, ..Request::new(1, labels()) });
    let _ = queue.push(Request { priority: Priority::Now, ..Request::new(2, source("# Weir")) });
    assert_eq!(told(queue.started(BUILD)), "send 2");
    assert!(Priority::Now < Priority::Behind);
}

#[test]
fn a_job_that_was_not_sent_is_cancelled_without_ending_the_worker() {
    run(&[
        ("ask 1", "start"),
        ("started", "send 1"),
        ("ask 2", ""),
        ("cancel 2", "2 Cancelled"),
        ("answered 1", "1 done"),
    ]);
    // While a worker is being started, which goes on for those that wait.
    run(&[("ask 1", "start"), ("ask 51", ""), ("cancel 1", "1 Cancelled"), ("started", "send 51")]);
    run(&[("ask 1", "start"), ("ask 2", ""), ("cancel 2", "2 Cancelled"), ("started", "send 1")]);
    // Nothing waits for it: it may be what does not arrive, and the next job starts another.
    run(&[("ask 1", "start"), ("cancel 1", "stop, 1 Cancelled"), ("started", ""), ("ask 2", "start")]);
    // One that is done already, or that nobody knows.
    run(&[("ask 1", "start"), ("cancel 9", ""), ("started", "send 1"), ("answered 1", "1 done"), ("cancel 1", "")]);
}

#[test]
fn to_cancel_what_the_worker_is_at_ends_the_worker_and_no_other_job() {
    run(&[
        ("ask 1", "start"),
        ("started", "send 1"),
        ("ask 2", ""),
        ("ask 51", ""),
        ("cancel 1", "stop, 1 Cancelled, start"),
        ("answered 1", ""),
        ("started", "send 51"),
        ("answered 51", "51 done, send 2"),
        ("answered 2", "2 done"),
    ]);
    // The last one: no worker is started for nothing, and the next job starts one.
    run(&[("ask 1", "start"), ("started", "send 1"), ("cancel 1", "stop, 1 Cancelled"), ("ask 2", "start")]);
}

#[test]
fn a_job_of_several_items_is_cancelled_between_two_of_them_and_the_worker_stays() {
    let grace = &format!("limit {GRACE_LIMIT}");
    let cancelled = &format!("{grace}, 1 Cancelled");
    // What the worker makes of the item that it is at is not heard; then it goes on with other jobs.
    run(&[
        ("item 1", "start"),
        ("started", "send 1"),
        ("answered 1", "1 done"),
        ("item 1", "send 1"),
        ("ask 2", ""),
        ("cancel 1", cancelled),
        ("progressed 1", ""),
        ("ask 51", ""),
        ("cancel 1", ""),
        ("answered 1", "send 51"),
        ("answered 51", "51 done, send 2"),
    ]);
    // An item that comes to no end, or breaks the worker, costs no other job.
    run(&[
        ("item 1", "start"),
        ("started", "send 1"),
        ("ask 2", ""),
        ("cancel 1", cancelled),
        ("late", "stop, start"),
        ("started", "send 2"),
    ]);
    run(&[("item 1", "start"), ("started", "send 1"), ("cancel 1", cancelled), ("failed", "stop"), ("ask 2", "start")]);
    // Between two items nothing is sent.
    run(&[("item 1", "start"), ("started", "send 1"), ("answered 1", "1 done"), ("cancel 1", ""), ("ask 2", "send 2")]);
    // Items that wait go all at once; after the last one there is no boundary to stop at.
    run(&[
        ("item 1", "start"),
        ("item 1", ""),
        ("ask 1", ""),
        ("cancel 1", "stop, 1 Cancelled, 1 Cancelled, 1 Cancelled"),
    ]);
    run(&[
        ("item 1", "start"),
        ("started", "send 1"),
        ("answered 1", "1 done"),
        ("ask 1", "send 1"),
        ("cancel 1", "stop, 1 Cancelled"),
    ]);
}

#[test]
fn an_item_that_breaks_the_worker_costs_no_other_item() {
    run(&[
        ("item 1", "start"),
        ("started", "send 1"),
        ("failed", "stop, 1 Broke"),
        ("item 1", "start"),
        ("started", "send 1"),
        ("late", "stop, 1 Late"),
        ("ask 1", "start"),
        ("started", "send 1"),
        ("answered 1", "1 done"),
    ]);
}

#[test]
fn the_limit_counts_from_the_last_sign_of_progress() {
    let wanted = &format!("1 at 2 of 3, limit {WORK_LIMIT}");
    run(&[
        ("ask 1", "start"),
        ("progressed 1", ""),
        ("started", "send 1"),
        ("progressed 1", wanted),
        ("progressed 2", ""),
        ("progressed 1", wanted),
        ("late", "stop, 1 Late"),
        ("progressed 1", ""),
    ]);
}

#[test]
fn a_worker_that_breaks_costs_the_job_that_it_was_at() {
    run(&[
        ("ask 1", "start"),
        ("started", "send 1"),
        ("ask 2", ""),
        ("ask 51", ""),
        ("failed", "stop, 1 Broke, start"),
        ("started", "send 51"),
        ("answered 51", "51 done, send 2"),
        ("late", "stop, 2 Late"),
        ("ask 3", "start"),
    ]);
    // One that breaks with nothing to do costs nothing.
    run(&[("ask 1", "start"), ("started", "send 1"), ("answered 1", "1 done"), ("failed", "stop"), ("ask 2", "start")]);
}

#[test]
fn a_worker_that_does_not_arrive_costs_one_job_at_a_time() {
    run(&[
        ("ask 1", "start"),
        ("ask 2", ""),
        ("failed", "stop, 1 Missing, start"),
        ("late", "stop, 2 Missing"),
        ("ask 3", "start"),
        ("started", "send 3"),
    ]);
}

#[test]
fn a_worker_of_another_build_is_of_no_use_to_anyone() {
    run(&[
        ("ask 1", "start"),
        ("ask 51", ""),
        ("outdated", "stop, 51 Outdated, 1 Outdated"),
        ("ask 3", "start"),
        ("started", "send 3"),
    ]);
}

#[test]
fn what_comes_too_late_or_out_of_turn_is_ignored() {
    run(&[
        ("started", ""),
        ("failed", ""),
        ("late", ""),
        ("answered 1", ""),
        ("ask 1", "start"),
        ("answered 1", ""),
        ("started", "send 1"),
        ("started", ""),
        ("outdated", ""),
        ("answered 7", ""),
        ("answered 1", "1 done"),
        ("answered 1", ""),
        ("late", ""),
    ]);
}

#[test]
fn thousands_of_jobs_are_done_in_their_order() {
    const MANY: u32 = 20_000;
    let mut queue = Queue::default();
    for id in 1..=MANY {
        let job = if id % 2 == 0 { labels() } else { source("# Weir") };
        assert_eq!(queue.push(Request::new(id, job)).len(), usize::from(id == 1), "one worker is started");
    }
    let mut steps = queue.started(BUILD);
    let mut order = Vec::new();
    while let Some(Step::Send(id, _)) = steps.pop() {
        order.push(id);
        steps = queue.answered(id, done());
    }
    let [labels, sources] = [2, 1].map(|first| (first..=MANY).step_by(2));
    assert!(order.into_iter().eq(labels.chain(sources)));
}

#[test]
fn the_build_is_named_by_its_sources() {
    let (version, sources) = BUILD.split_once(' ').unwrap();
    assert_eq!(version, env!("CARGO_PKG_VERSION"));
    assert!(sources.len() == 16 && sources.chars().all(|char| char.is_ascii_hexdigit()), "{sources}");
}

/// Something that happens to a queue.
#[derive(Clone, Debug)]
enum Event {
    /// A request: whether it is short, and whether it is an item with more to come.
    Push(bool, bool),
    Started,
    Outdated,
    Answered(u32),
    Progressed(u32),
    Failed,
    Late,
    Cancel(u32),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => any::<(bool, bool)>().prop_map(|(short, more)| Event::Push(short, more)),
        3 => Just(Event::Started),
        1 => Just(Event::Outdated),
        3 => (1..9_u32).prop_map(Event::Answered),
        1 => (1..9_u32).prop_map(Event::Progressed),
        1 => Just(Event::Failed),
        1 => Just(Event::Late),
        2 => (1..9_u32).prop_map(Event::Cancel),
    ]
}

/// The world around a queue: what its steps have made of it.
#[derive(Default)]
struct World {
    /// `None` without a worker; what the worker is at, once it has said which build it is.
    worker: Option<Option<u32>>,
    started: bool,
    settled: BTreeMap<u32, bool>,
}

impl World {
    fn take(&mut self, steps: Vec<Step>) {
        for step in steps {
            match step {
                Step::Start => {
                    assert_eq!(self.worker, None, "there is one worker");
                    (self.worker, self.started) = (Some(None), false);
                }
                Step::Send(id, _) => {
                    assert!(self.started && !self.settled.contains_key(&id), "{id}");
                    assert_eq!(self.worker.replace(Some(id)), Some(None), "it gets one job at a time");
                }
                Step::Limit(_) => assert!(matches!(self.worker, Some(Some(_))), "there is nothing to be late with"),
                Step::Report(id, _) => assert_eq!(self.worker, Some(Some(id)), "nobody else gets on"),
                Step::Stop => assert!(self.worker.take().is_some()),
                Step::Settle(id, outcome) => {
                    assert_eq!(self.settled.insert(id, outcome.is_ok()), None, "{id} is settled once");
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn every_job_is_settled_once_and_none_is_lost(events in proptest::collection::vec(event(), 0..40)) {
        let (mut queue, mut world) = (Queue::default(), World::default());
        let mut last = 0;
        for event in events {
            let settled = world.settled.len();
            let at = world.worker.flatten();
            let steps = match event {
                Event::Push(short, has_more) => {
                    last += 1;
                    queue.push(Request { has_more, ..Request::new(last, if short { labels() } else { source("# Weir") }) })
                }
                Event::Started => {
                    world.started |= world.worker.is_some();
                    queue.started(BUILD)
                }
                Event::Outdated => queue.started("another"),
                Event::Answered(id) => {
                    if at == Some(id) {
                        world.worker = Some(None);
                    }
                    queue.answered(id, done())
                }
                Event::Progressed(id) => queue.progressed(id, Tally { done: 1, total: 2 }),
                Event::Failed => queue.failed(),
                Event::Late => queue.late(),
                Event::Cancel(id) => queue.cancel(id),
            };
            world.take(steps);
            match event {
                // Whatever ends a worker costs one job at most.
                Event::Failed | Event::Late => prop_assert!(world.settled.len() <= settled + 1),
                Event::Cancel(id) => prop_assert!(at.is_none_or(|at| at == id || world.worker == Some(Some(at)))),
                Event::Answered(id) => prop_assert!(at == Some(id) || world.settled.len() == settled),
                Event::Progressed(_) => prop_assert_eq!(world.settled.len(), settled),
                _ => {}
            }
        }
        // A worker that works brings the rest to its end.
        while world.settled.len() < last as usize {
            let steps = match world.worker {
                Some(Some(id)) => {
                    world.worker = Some(None);
                    queue.answered(id, done())
                }
                Some(None) => {
                    world.started = true;
                    queue.started(BUILD)
                }
                None => panic!("jobs wait, and no worker is started"),
            };
            prop_assert!(!steps.is_empty());
            world.take(steps);
        }
    }
}

fn import(format: &str, text: &str) -> Job {
    let (format, name) = (format.to_owned(), "mine.file".to_owned());
    Job::Import(Import { format, name, bytes: text.into(), open: Some(Crossing::of(good().document())) })
}

fn to_export(format: &str, annotations: Which<Annotation>) -> Export {
    let layers = Which::These(vec![stamp(7).id()].into());
    let options = Options { notes: false, annotations, layers, ..Options::all(stamp(9).now) };
    Export { format: format.to_owned(), document: None, options, part: Part::WHOLE }
}

fn export(format: &str, document: &Document, annotations: Which<Annotation>) -> Job {
    Job::Export(Export { document: Some(Crossing::of(document)), ..to_export(format, annotations) })
}

/// A job of each kind, those that are refused too.
fn jobs() -> Vec<Job> {
    let html = Source {
        format: html::MEDIA_TYPE.to_owned(),
        bytes: b"<h1>The weir</h1><p>It is <b>old</b>.".to_vec(),
        encoding: Some("utf-8".to_owned()),
        language: Some("en".to_owned()),
        plain: Some("The weir\n\nIt is very old.".to_owned()),
        whole: true,
    };
    let mut jobs = vec![
        Job::Read(html),
        source("# The weir\n\nIt is old."),
        Job::Read(Source { format: "text/plain".to_owned(), bytes: b"%PDF-1.7\n".to_vec(), ..Source::default() }),
        import("labels-csv", "name,what else\nWörter,a\n"),
        import("labels-csv", ""),
        import("xls", ""),
        import("json", &native::to_line(good().document(), &stamp(9).now)),
        import("markdown", "# The weir\n\nIt is old."),
        export("codebook", &alone(preset("Argument")), Which::All),
        export("json", good().document(), Which::These(vec![stamp(2).id()].into())),
        export("labels-csv", good().document(), Which::These(Vec::new().into())),
        export("text", good().document(), Which::All),
        export("xls", good().document(), Which::All),
        Job::Export(Export { document: Some(Crossing("{}".to_owned())), ..to_export("json", Which::All) }),
        Job::Export(Export { part: Part { last: false, ..Part::WHOLE }, ..to_export("json", Which::All) }),
        Job::Export(Export { part: Part { first: false, ..Part::WHOLE }, ..to_export("json", Which::All) }),
        Job::Export(Export { part: Part { archive: true, ..Part::WHOLE }, ..to_export("json", Which::All) }),
        Job::Check(Export { document: Some(Crossing::of(good().document())), ..to_export("json", Which::All) }),
        Job::Check(Export { document: Some(Crossing::of(good().document())), ..to_export("labels-csv", Which::All) }),
        Job::Check(to_export("json", Which::All)),
    ];
    jobs.extend(PRESETS.iter().map(|(name, _)| Job::Preset((*name).to_owned())));
    jobs
}

#[test]
fn jobs_and_answers_cross_as_they_are() {
    for (id, job) in (7..).zip(jobs()) {
        let message = WireMessage::of_job(id, job.clone());
        assert_eq!(message.id, id);
        assert_eq!(message.into_job().as_ref(), Some(&job));
        let outcome = job.run(Tools::default());
        let message = WireMessage::of_outcome(id, outcome.clone());
        assert_eq!((message.id, message.into_outcome()), (id, outcome), "{job:?}");
    }
}

/// What came of a job, in a few words.
fn shown(outcome: Outcome) -> String {
    match outcome {
        Ok(Answer::Draft(packed)) => format!("draft of {} blocks", unpack(packed).unwrap().blocks.len()),
        Ok(Answer::Labels(set)) => format!("labels {}", set.name),
        Ok(Answer::Imported(Imported { content, left_out })) => {
            let content = match content {
                Arrived::Documents(documents) => format!("{} documents", documents.len()),
                Arrived::Annotations(_) => "annotations".to_owned(),
                Arrived::Labels(set) => format!("labels {}", set.labels[0].name),
            };
            format!("{content}, {} left out", left_out.len())
        }
        Ok(Answer::Checked(checked)) => format!("{} of {} {:?}", checked.equal, checked.total, checked.unit),
        Ok(Answer::File(bytes, losses)) => {
            let losses: Vec<String> = losses.messages().map(words).collect();
            let losses = losses.join(", ");
            format!("file {:?}, {losses}", String::from_utf8_lossy(&bytes).chars().take(8).collect::<String>())
        }
        Err(NotDone::Refused(why)) => words(why),
        Err(other) => format!("{other:?}"),
    }
}

#[test]
fn each_kind_of_job_has_its_kind_of_answer() {
    let shown: Vec<String> = jobs().into_iter().map(|job| shown(job.run(Tools::default()))).collect();
    let presets: Vec<String> = PRESETS.iter().map(|(name, _)| format!("labels {name}")).collect();
    let wanted = [
        "draft of 2 blocks",
        "draft of 2 blocks",
        "This is a PDF, which has places on paper for its letters, but no paragraphs to read. Open it in a PDF viewer, select all, \
         copy, and paste it here.",
        "labels Wörter, 1 left out",
        "holds no labels",
        "is of a format that is not known",
        "1 documents, 0 left out",
        "this format runs elsewhere",
        "file \"<?xml ve\", the name of the set, 3 badges, 3 keys, 2 line styles, 4 fields, 2 types of relations",
        "file \"{\\n  \\\"for\", ",
        "file \"name,des\", the text, the text’s structure, the article’s details, 2 links and emphases, 1 reviewed sentence, \
         the name of the set, 12 fields, 3 types of relations",
        "Plain text is read and not written",
        "There is no format xls.",
        "is JSON, but not a Postil file",
        // Nothing holds the file that is to go on.
        "Nonsense",
        "It broke the reader, which was started anew.",
        "file \"PK\\u{5}\\u{6}\\0\\0\\0\\0\", ",
        "3 of 3 Some(CodePoint)",
        "CSV holds no annotations, so there is nothing to check",
        "Nonsense",
    ];
    assert_eq!(shown, wanted.map(str::to_owned).into_iter().chain(presets).collect::<Vec<_>>());
}

#[test]
fn a_file_is_written_in_parts() {
    let open_file = RefCell::new(None);
    let tools = || Tools { open_file: Some(&open_file), ..Tools::default() };
    let document = || Some(Crossing::of(good().document()));
    let parts = |archive: bool| {
        let item = |first, last, document| {
            let part = Part { first, last, archive };
            let export = Export { document, part, ..to_export("jsonl", Which::All) };
            match Job::Export(export).run(tools()) {
                Ok(Answer::File(bytes, losses)) => (bytes, losses.count(Loss::Text)),
                other => panic!("{other:?}"),
            }
        };
        let all = [item(true, false, document()), item(false, false, document()), item(false, true, None)];
        assert_eq!(all.each_ref().map(|(_, lost)| *lost), [1, 1, 0]);
        all.map(|(bytes, _)| bytes)
    };
    let [one, two, end] = parts(false);
    assert!(one == two && !one.is_empty() && end.is_empty());
    let name = file_name(good().document(), by_id(FORMATS, "jsonl").unwrap());
    let [one, two, end] = parts(true);
    let holds = |bytes: &[u8], name: &str| bytes.windows(name.len()).any(|part| part == name.as_bytes());
    let second = name.replace(".jsonl", "-2.jsonl");
    assert!(holds(&one, &name) && holds(&two, &second) && holds(&end, &name) && holds(&end, &second));
    // Once it has ended, nothing goes on.
    let more = Export { part: Part { first: false, ..Part::WHOLE }, ..to_export("jsonl", Which::All) };
    assert_eq!(Job::Export(more).run(tools()), Err(NotDone::Refused(workers::WORKER_BROKE.into())));
}

#[test]
fn what_no_format_answers_with_yet_crosses_too() {
    let nested = problems::at_place("b", problems::names_nothing(String::new(), "block"));
    let left_out = vec![
        Problem::new(problems::MUST_BE_TEXT).in_field("a"),
        Problem::new(Message::written(String::new())),
        Problem::new(parsing::nested_deeper(100)).in_line(7),
        Problem::new(nested).in_item(1).in_line(1),
    ];
    let document = Crossing::of(good().document());
    let mut losses = Losses::default();
    Loss::ALL.into_iter().enumerate().for_each(|(at, kind)| losses.add(kind, at));
    for answer in [
        Answer::Imported(Imported { content: Arrived::Annotations(document.clone()), left_out: left_out.clone() }),
        Answer::Imported(Imported { content: Arrived::Documents(vec![]), left_out: left_out.clone() }),
        Answer::Imported(Imported { content: Arrived::Documents(vec![document.clone(), document]), left_out }),
        Answer::File(vec![0, 0xFF, 0xC3], losses),
    ] {
        let outcome = Ok(answer);
        assert_eq!(WireMessage::of_outcome(7, outcome.clone()).into_outcome(), outcome);
    }
}

#[test]
fn messages_that_make_no_sense_are_no_jobs_and_no_answers() {
    let kinds = [
        "read",
        "import",
        "export",
        "preset",
        "draft",
        "labels",
        "imported-documents",
        "imported-annotations",
        "imported-labels",
        "refused",
        "progress",
        "",
        "other",
    ];
    let message = |kind: &str, bytes: &[u8]| WireMessage {
        kind: kind.to_owned(),
        bytes: bytes.to_vec(),
        ..WireMessage::default()
    };
    for kind in kinds {
        assert_eq!(message(kind, b"\xFF").into_job(), None, "{kind}");
        assert_eq!(message(kind, b"\xFF").into_outcome().err(), Some(NotDone::Nonsense), "{kind}");
        assert_eq!(message(kind, b"").tally(), None, "{kind}");
    }
    let empty = WireMessage { kind: "draft".to_owned(), ..WireMessage::default() }.into_outcome();
    assert_eq!(empty, Ok(Answer::Draft(Packed::default())));
    for numbers in [vec![0], vec![0, 1, 2], vec![99, 1]] {
        let file = WireMessage { kind: "file".to_owned(), numbers, ..WireMessage::default() };
        assert_eq!(file.into_outcome(), Err(NotDone::Nonsense));
    }
    // The worker has no other reason than that it cannot.
    assert_eq!(WireMessage::of_outcome(1, Err(NotDone::Late)).into_outcome(), Err(NotDone::Nonsense));
    assert_eq!(NotDone::Cancelled.message(), None);
    assert_eq!(NotDone::Late.message(), Some(workers::worker_late(30)));
}

#[test]
fn signs_of_progress_cross_and_are_no_answers() {
    for (done, total, told) in [(0, 3, true), (3, 3, true), (0, 0, true), (4, 3, false)] {
        let message = WireMessage::of_tally(9, Tally { done, total });
        assert_eq!((message.id, message.tally().is_some()), (9, told), "{done} of {total}");
        assert_eq!(message.into_outcome(), Err(NotDone::Nonsense));
    }
    assert_eq!(WireMessage { numbers: vec![1, 2, 3], ..WireMessage::of_tally(9, Tally::default()) }.tally(), None);
}

#[test]
fn each_job_knows_its_worker_and_how_soon_it_is_wanted() {
    for job in jobs() {
        let wanted = match job {
            Job::Read(_) => (WorkerKind::Reader, Priority::Behind),
            Job::Check(_) => (WorkerKind::Formats, Priority::Behind),
            Job::Export(Export { part, .. }) if !part.first || !part.last => (WorkerKind::Formats, Priority::Behind),
            _ => (WorkerKind::Formats, Priority::Now),
        };
        assert_eq!((job.worker(), job.priority()), wanted, "{job:?}");
    }
}
