//! What people do, written as text.

use postil::editor::commands::{
    Command, EndTyping, GoTo, RemovePassage, Select, SelectAlso, SelectPassage, SetExtent, SetNote, Tag, command,
};
use postil::editor::{Context, Refusal, Session};
use postil::text::TextRange;

use super::marked::{session, show};
use super::stamp;

/// Runs `steps`, divided by `, `: a name out of [`COMMANDS`], `tag LABEL`, `go SENTENCE` (from 0), or, of the first such
/// words in the text, `pick` (a passage by words), `pick!` (by graphemes), `extent` and `extent!` (of the selected
/// annotation), `at` (selects the annotation of just these words), or `note WORDS`. `also WORDS` is `pick` with Ctrl, `drop N` takes away the Nth
/// passage of the selected annotation. Answers with what the last step told.
pub fn run(session: &mut Session, steps: &str) -> String {
    let mut told = String::new();
    for (n, step) in steps.split(", ").filter(|step| !step.is_empty()).enumerate() {
        let (verb, words) = step.split_once(' ').unwrap_or((step, ""));
        let text = session.article().text.as_str();
        let range = text.find(words).map_or(TextRange::new(0, 0), |start| TextRange::new(start, start + words.len()));
        let selected = || session.view().selected.clone().expect("an annotation is selected");
        let fine = verb.ends_with('!');
        let command: Box<dyn Command> = match verb {
            "tag" => Box::new(Tag { label: words.into() }),
            "go" => Box::new(GoTo { sentence: words.parse().unwrap() }),
            "pick" | "pick!" => Box::new(SelectPassage { range, fine }),
            "also" => Box::new(SelectAlso { range, fine }),
            "drop" => Box::new(RemovePassage { annotation: selected(), piece: words.parse().unwrap() }),
            "extent" | "extent!" => Box::new(SetExtent { annotation: selected(), piece: 0, range, fine }),
            "note" => Box::new(SetNote { annotation: selected(), note: words.to_owned() }),
            "end-typing" => Box::new(EndTyping),
            "at" => {
                let mut all = session.annotations().iter();
                let annotation = all.find(|one| one.target.first() == range).expect("is marked").id.clone();
                Box::new(Select { annotation, reveal: false })
            }
            name => Box::new(Named(name)),
        };
        told = super::told(session.run(&*command, &stamp(n + 1)));
    }
    told
}

/// A command by its name.
struct Named<'a>(&'a str);

impl Command for Named<'_> {
    fn plan(&self, context: &Context<'_>, stamp: &postil::article::Stamp) -> Result<postil::editor::Plan, Refusal> {
        command(self.0).unwrap_or_else(|| panic!("no command {}", self.0)).command.plan(context, stamp)
    }
}

/// Before, steps, after, told. A refusal begins with `!`.
pub type Row = (&'static str, &'static str, &'static str, &'static str);

pub fn table(rows: &[Row]) {
    let mut wrong = String::new();
    for (before, steps, after, told) in rows {
        let mut session = session(before);
        let said = run(&mut session, steps);
        if show(&session) != *after || said != *told {
            wrong += &format!("{before}\n  {steps}\n  {}   {said}\n  {after}   {told}\n", show(&session));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
