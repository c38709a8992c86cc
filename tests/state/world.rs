//! A page without a browser.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::fs;
use std::future::Future;
use std::path::Path;
use std::pin::Pin;
use std::rc::Rc;

use any_spawner::Executor;
use futures_channel::oneshot;
use leptos::prelude::*;
use postil::article::{Id, SourceKind, Stamp};
use postil::editor::{Command, Session};
use postil::formats::Writing;
use postil::jobs::{BUILD, Job, Outcome, Queue, Request, Step, Tally, Tools, WireMessage};
use postil::read::Intake;
use postil::storage::{Batch, Durability, KeyRange, Memory, Pending, Record, Storage, StorageError, records};
use postil::ui::late::contents;
use postil::ui::late::questions::File;
use postil::ui::state::host::{Asked, Host, Worker};
use postil::ui::state::late_module::{Arriving, LateModule};
use postil::ui::state::model::Model;
use postil::ui::state::tabs::{Lease, Leasing};

use crate::common::stamp;

/// Three blocks, four sentences.
pub const TEXT: &str = "Prices rise\n\nHe said 😀 prices rose 3.5 %. Nobody asked him.\n\nWe do not know why.";

/// Milliseconds to wait, and what is to happen then.
type Timer = (u32, Box<dyn FnOnce()>);

/// The world around the model. It outlives the page, as the world does.
#[derive(Default)]
pub struct World {
    stamps: Cell<usize>,
    /// Seconds past nine.
    pub clock: Cell<usize>,
    /// What was told of saving.
    pub saved: RefCell<Vec<bool>>,
    /// Name, media type and contents.
    pub downloads: RefCell<Vec<(String, String, Vec<u8>)>>,
    /// Whether the second wasm arrives only when the test says so.
    pub holds_more: Cell<bool>,
    /// What was asked of the network for the second wasm and has not been answered.
    pub fetches: RefCell<Vec<oneshot::Sender<Option<LateModule>>>>,
    timers: RefCell<Vec<Timer>>,
    /// Whether the worker does a job when the test says so; else each is done at once.
    pub worker_is_slow: Cell<bool>,
    queue: RefCell<Queue>,
    /// The file that the worker writes part by part.
    open_file: RefCell<Option<Writing>>,
    asked: RefCell<Vec<Waiting>>,
    /// The job that the worker is at.
    at: RefCell<Option<(u32, Job)>>,
    /// How many workers were started.
    pub workers: Cell<usize>,
    /// Whether what is shown is painted when the test waits; else at once.
    pub paints_late: Cell<bool>,
    /// Ids of the articles that some tab may write. Worlds of one browser share it.
    pub leases: Rc<RefCell<Vec<String>>>,
    /// Who waits for an article.
    pub awaited: RefCell<Vec<oneshot::Sender<()>>>,
    /// Whether word lists take their time; else each is there at once.
    pub lists_are_slow: Cell<bool>,
    /// Lists of words that are on their way: name, and where the file goes.
    lists: RefCell<Vec<(String, oneshot::Sender<Option<String>>)>>,
}

/// Who waits for a request of that id: where signs of progress go, and where the outcome does.
type Waiting = (u32, Box<dyn Fn(Tally)>, oneshot::Sender<Outcome>);

/// [`World`] as the model's host.
struct Around(Rc<World>);

impl Host for Around {
    fn stamp(&self) -> Stamp {
        let count = &self.0.stamps;
        count.set(count.get() + 1);
        Stamp { now: stamp(self.0.clock.get()).now, ..stamp(count.get()) }
    }

    fn later(&self, millis: u32, then: Box<dyn FnOnce()>) {
        self.0.timers.borrow_mut().push((millis, then));
    }

    fn painted(&self, then: Box<dyn FnOnce()>) {
        if self.0.paints_late.get() { self.0.timers.borrow_mut().push((0, then)) } else { then() }
    }

    fn lease(&self, _: LateModule, article: &str, wait: bool) -> Leasing {
        let leases = Rc::clone(&self.0.leases);
        let name = article.to_owned();
        let give = move |leases: &Rc<RefCell<Vec<String>>>| {
            leases.borrow_mut().push(name.clone());
            let leases = Rc::clone(leases);
            Lease::new(move || leases.borrow_mut().retain(|one| *one != name))
        };
        if !leases.borrow().iter().any(|one| *one == *article) {
            return Box::pin(std::future::ready(Some(Some(give(&leases)))));
        }
        if !wait {
            return Box::pin(std::future::ready(Some(None)));
        }
        let (send, receive) = oneshot::channel();
        self.0.awaited.borrow_mut().push(send);
        Box::pin(async move {
            receive.await.ok()?;
            Some(Some(give(&leases)))
        })
    }

    fn saved(&self, saved: bool) {
        self.0.saved.borrow_mut().push(saved);
    }

    fn worker(&self, _: Option<LateModule>) -> Option<Rc<dyn Worker>> {
        Some(Rc::new(Self(Rc::clone(&self.0))))
    }

    fn words(&self, name: &str) -> Pin<Box<dyn Future<Output = Option<String>>>> {
        if !self.0.lists_are_slow.get() {
            return Box::pin(std::future::ready(Some(word_list(name))));
        }
        let (sent, arriving) = oneshot::channel();
        self.0.lists.borrow_mut().push((name.to_owned(), sent));
        Box::pin(async { arriving.await.ok().flatten() })
    }

    fn more(&self) -> Arriving {
        if !self.0.holds_more.get() {
            return Box::pin(std::future::ready(Some(contents())));
        }
        let (sent, arriving) = oneshot::channel();
        self.0.fetches.borrow_mut().push(sent);
        Box::pin(async { arriving.await.ok().flatten() })
    }

    fn download(&self, name: &str, media_type: &str, contents: &[u8]) {
        self.0.downloads.borrow_mut().push((name.to_owned(), media_type.to_owned(), contents.to_vec()));
    }
}

impl Worker for Around {
    fn ask(&self, request: Request, tell: Box<dyn Fn(Tally)>) -> Asked {
        if !self.0.worker_is_slow.get() {
            return Box::pin(std::future::ready(request.job.run(self.0.tools())));
        }
        let (sent, receive) = oneshot::channel();
        self.0.asked.borrow_mut().push((request.id, tell, sent));
        let steps = self.0.queue.borrow_mut().push(request);
        self.0.take(steps);
        Box::pin(async { receive.await.unwrap() })
    }

    fn cancel(&self, id: u32) {
        let steps = self.0.queue.borrow_mut().cancel(id);
        self.0.take(steps);
    }
}

impl World {
    /// The world of another tab of the same browser.
    pub fn beside(&self) -> Self {
        let stamps = Cell::new(self.stamps.get() + 1_000);
        Self { stamps, leases: Rc::clone(&self.leases), ..Self::default() }
    }

    /// What the worker has for its jobs.
    fn tools(&self) -> Tools<'_> {
        Tools { open_file: Some(&self.open_file), ..Tools::default() }
    }

    /// Whether the page says that all is saved.
    pub fn is_saved(&self) -> bool {
        self.saved.borrow().last() == Some(&true)
    }

    /// Lets all timers run out; answers with the milliseconds that they were set for.
    pub fn wait(&self) -> Vec<u32> {
        let timers = std::mem::take(&mut *self.timers.borrow_mut());
        let mut waited = Vec::new();
        for (millis, then) in timers {
            then();
            settle();
            waited.push(millis);
        }
        waited
    }

    fn take(&self, steps: Vec<Step>) {
        for step in steps {
            match step {
                Step::Start => {
                    self.workers.set(self.workers.get() + 1);
                    let steps = self.queue.borrow_mut().started(BUILD);
                    self.take(steps);
                }
                Step::Send(id, job) => _ = self.at.replace(Some((id, job))),
                Step::Limit(_) => {}
                Step::Report(id, tally) => {
                    let asked = self.asked.borrow();
                    let (_, tell, _) = asked.iter().find(|(asked, ..)| *asked == id).unwrap();
                    tell(tally);
                }
                Step::Stop => _ = self.at.take(),
                Step::Settle(id, outcome) => {
                    let at = self.asked.borrow().iter().position(|(asked, ..)| *asked == id).unwrap();
                    let (_, _, sent) = self.asked.borrow_mut().remove(at);
                    sent.send(outcome).unwrap();
                }
            }
        }
    }

    /// Lets the worker do the job that it is at; `false` where it is at none.
    pub fn work(&self) -> bool {
        let Some((id, job)) = self.at.take() else { return false };
        let steps = self.queue.borrow_mut().answered(id, job.run(self.tools()));
        self.take(steps);
        settle();
        true
    }

    /// Lets the worker say how far it is with the job that it is at.
    pub fn tell(&self, done: u32, total: u32) {
        let id = self.at.borrow().as_ref().map(|(id, _)| *id).unwrap();
        let tally = WireMessage::of_tally(id, Tally { done, total }).tally().unwrap();
        let steps = self.queue.borrow_mut().progressed(id, tally);
        self.take(steps);
        settle();
    }

    /// Lets the worker break at the job that it is at.
    pub fn break_worker(&self) {
        let steps = self.queue.borrow_mut().failed();
        self.take(steps);
        settle();
    }

    /// Lets the second wasm arrive, which something has asked for.
    pub fn send_more(&self) {
        for asked in self.fetches.take() {
            assert!(asked.send(Some(contents())).is_ok());
        }
        settle();
    }

    /// Answers the first of the word lists that are on their way; `None` where it cannot be had.
    pub fn send_list(&self, list: Option<String>) {
        let (_, arriving) = self.lists.borrow_mut().remove(0);
        arriving.send(list).unwrap();
        settle();
    }

    /// Names of the word lists that are on their way.
    pub fn lists_asked_for(&self) -> Vec<String> {
        self.lists.borrow().iter().map(|(name, _)| name.clone()).collect()
    }
}

/// The list of words of that name, as the page fetches it.
pub fn word_list(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/segment/words");
    fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap()
}

/// Lets everything happen that needs no time.
pub fn settle() {
    Executor::poll_local();
}

/// A page that has been opened.
pub struct Page {
    pub model: Model,
    pub world: Rc<World>,
    /// Owns the signals and effects.
    pub owner: Owner,
}

impl Page {
    /// A page on what is in `storage`.
    pub fn on(storage: impl Storage + 'static) -> Self {
        Self::in_world(Rc::default(), storage, None)
    }

    /// A page whose browser keeps nothing.
    pub fn refused(why: StorageError) -> Self {
        Self::in_world(Rc::default(), Memory::default(), Some(why))
    }

    /// Another page, after this one was closed.
    pub fn reopen(self, storage: impl Storage + 'static) -> Self {
        self.owner.cleanup();
        Self::in_world(self.world, storage, None)
    }

    pub fn in_world(world: Rc<World>, storage: impl Storage + 'static, refused: Option<StorageError>) -> Self {
        // Another test may have been first.
        let _ = Executor::init_futures_executor();
        world.saved.borrow_mut().clear();
        let owner = Owner::new_root(None);
        owner.set();
        let model = Model::new(Rc::new(Around(Rc::clone(&world))));
        model.keep_in(Rc::new(storage), refused);
        let page = Self { model, world, owner };
        page.wait_for(model.start());
        page
    }

    /// Lets something go on as far as it can.
    pub fn wait_for(&self, work: impl Future<Output = ()> + 'static) {
        Executor::spawn_local(work);
        settle();
    }

    /// The browser has nothing else to do: the second wasm is fetched.
    pub fn idle(&self) {
        self.model.fetch_late();
        settle();
    }

    /// Reads a pasted text. Answers with the article's id.
    pub fn paste(&self, text: &str) -> Id {
        self.model.bring_in(Intake::text(text.to_owned(), SourceKind::Paste));
        settle();
        self.session().article().id.clone()
    }

    /// Opens files, each a name and bytes, at once.
    pub fn give(&self, files: &[(&str, &[u8])]) {
        // What reads files lies in the second wasm.
        self.idle();
        let file = |(name, bytes): &(&str, &[u8])| File {
            name: (*name).to_owned(),
            bytes: std::future::ready(Ok(bytes.to_vec())),
        };
        self.wait_for(self.model.take_files(files.iter().map(file).collect()));
        // A text is cut in pieces, between which the page draws.
        while !self.world.timers.borrow().is_empty() {
            self.world.wait();
        }
    }

    /// The question that is shown: the name of its file, how many annotations are here, and how many others wait.
    pub fn asked(&self) -> Option<(String, usize, usize)> {
        let asked = self.model.dialogs.asked.get_untracked()?;
        let here = asked.here.as_ref().map_or(0, |here| here.annotations().len());
        Some((asked.question.name(), here, asked.others))
    }

    /// Runs commands.
    pub fn run(&self, commands: &[&dyn Command]) {
        for command in commands {
            self.model.run(*command);
        }
        settle();
    }

    /// The session on the workbench.
    pub fn session(&self) -> Session {
        self.model.with(Session::clone).expect("an article is open")
    }

    /// Names of the articles in the library.
    pub fn articles(&self) -> Vec<String> {
        self.model.with_library(|library| library.articles().to_vec()).into_iter().map(|summary| summary.name).collect()
    }

    /// The alert, or nothing.
    pub fn alert(&self) -> String {
        self.model.messages.alert.get_untracked().unwrap_or_default()
    }
}

/// The session that is on the disk.
pub fn on_disk(memory: &Memory, id: &Id) -> Session {
    let all = memory.records();
    let found = records::all(id).into_iter().flat_map(|range| {
        let within = all.iter().filter(move |(key, _)| range.contains(key));
        within.map(|(key, json)| Record { key: key.clone(), json: json.clone() })
    });
    records::recover(found.collect()).unwrap().session
}

/// A store that writes when the test says so.
#[derive(Clone, Default)]
pub struct Slow {
    pub memory: Memory,
    under_way: Rc<RefCell<VecDeque<oneshot::Sender<()>>>>,
}

impl Slow {
    /// Lets the first write that is under way come to its end; `false` where there is none.
    pub fn finish_one(&self) -> bool {
        let first = self.under_way.borrow_mut().pop_front();
        let sent = first.is_some_and(|first| first.send(()).is_ok());
        settle();
        sent
    }

    /// Lets all writes come to their end, those too that only begin then. Answers with how many there were.
    pub fn finish(&self) -> usize {
        std::iter::from_fn(|| self.finish_one().then_some(())).count()
    }

    /// How many writes are under way.
    pub fn under_way(&self) -> usize {
        self.under_way.borrow().len()
    }
}

impl Storage for Slow {
    fn commit(&self, batch: Batch, durability: Durability) -> Pending<'static, ()> {
        let (send, receive) = oneshot::channel();
        self.under_way.borrow_mut().push_back(send);
        let memory = self.memory.clone();
        Box::pin(async move {
            let _ = receive.await;
            memory.commit(batch, durability).await
        })
    }

    fn load(&self, ranges: Vec<KeyRange>, most: u32) -> Pending<'static, Vec<Record>> {
        self.memory.load(ranges, most)
    }

    fn keys(&self, range: KeyRange) -> Pending<'static, Vec<String>> {
        self.memory.keys(range)
    }

    fn close(&self) {
        self.memory.close();
    }
}
