//! Sessions and what people may do to them, at random.

use postil::annotation::{AnnotationId, PRESETS, RelationId, RelationType, RelationTypeId, preset};
use postil::article::{Details, Id};
use postil::document::Document;
use postil::editor::commands::{
    AddLabel, AddLabels, COMMANDS, Command, DeleteLabel, DescribeLabel, EndTyping, GoTo, LabelField, MergeLabel,
    MoveLabel, NameLabelSet, Relate, RetireLabel, Select, SelectPassage, SetDetails, SetExtent, SetNote, SetRelation,
    SetRelationTypes, Tag, Unrelate, UseLabels, draft,
};
use postil::editor::{Outcome, Session};
use postil::json::Object;
use postil::text::TextRange;
use proptest::prelude::*;

use super::{article, stamp};

/// Pieces of text that are hard to count or to cut.
const PIECES: &[&str] = &[
    "Prices rose 3.5 %. ",
    "He said “no”. ",
    "Why? ",
    "A Heading\n\n",
    "\n\n",
    "\n",
    "  • one\n",
    "1. first\n",
    "Categories: News\n",
    "👩‍👩‍👧‍👦 ",
    "e\u{301}\u{323}",
    "שלום עולם. ",
    "\u{202E}abc\u{202C} ",
    "日本語の文。",
    "한국어 ",
    "क्षि ",
    "\u{FEFF}",
    "\0",
    "\u{85}",
    "🇩🇪🇫🇷",
    "\t",
    "Dr. Smith left. ",
    "x",
];

/// A text of such pieces, with arbitrary ones between.
pub fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..25).prop_map(|pieces| pieces.concat())
}

/// Something a person does. Places and things are chosen by a number, taken modulo how many there are.
#[derive(Clone, Debug)]
pub enum Deed {
    Named(usize),
    Tag(usize),
    Passage(usize, usize, bool),
    Select(usize),
    Extent(usize, usize, usize, bool),
    Note(usize, String),
    Describe(usize, String),
    Labels(usize, usize, usize, String),
    GoTo(usize),
    EndTyping,
    Language(usize),
    Relate(usize, usize, usize),
    SetRelation(usize, usize),
    Unrelate(usize),
    RelationType(usize, String),
}

/// A sequence of deeds.
pub fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let n = || 0usize..1000;
    let text = "[a-zé😀\"\\\\\n]{0,5}";
    let deed = prop_oneof![
        6 => n().prop_map(Deed::Named),
        6 => n().prop_map(Deed::Tag),
        4 => (n(), n(), any::<bool>()).prop_map(|(from, to, fine)| Deed::Passage(from, to, fine)),
        2 => n().prop_map(Deed::Select),
        2 => (n(), n(), n(), any::<bool>()).prop_map(|(of, from, to, fine)| Deed::Extent(of, from, to, fine)),
        2 => (n(), text).prop_map(|(of, note)| Deed::Note(of, note)),
        1 => (n(), text).prop_map(|(of, text)| Deed::Describe(of, text)),
        3 => (n(), n(), n(), text).prop_map(|(what, of, other, text)| Deed::Labels(what, of, other, text)),
        2 => n().prop_map(Deed::GoTo),
        1 => Just(Deed::EndTyping),
        1 => n().prop_map(Deed::Language),
        3 => (n(), n(), n()).prop_map(|(from, to, kind)| Deed::Relate(from, to, kind)),
        2 => (n(), n()).prop_map(|(of, kind)| Deed::SetRelation(of, kind)),
        1 => n().prop_map(Deed::Unrelate),
        1 => (n(), text).prop_map(|(of, name)| Deed::RelationType(of, name)),
    ];
    prop::collection::vec(deed, 0..40)
}

/// A new session on a random text.
pub fn fresh() -> impl Strategy<Value = Session> {
    text().prop_map(|text| Session::from(Document::new(article(&text))))
}

/// A session in which things were done.
pub fn session() -> impl Strategy<Value = Session> {
    (fresh(), deeds()).prop_map(|(mut session, deeds)| {
        for (n, deed) in deeds.iter().enumerate() {
            deed.run(&mut session, n + 1);
        }
        session
    })
}

impl Deed {
    /// Does it, as the `n`th command of all. `None` where it makes no sense and is refused.
    pub fn run(&self, session: &mut Session, n: usize) -> Option<Outcome> {
        // A set whose last label was deleted has none to name.
        let command = Some(()).filter(|()| !session.labels().labels.is_empty()).and_then(|()| self.command(session))?;
        session.run(&*command, &stamp(n)).ok()
    }

    fn command(&self, session: &Session) -> Option<Box<dyn Command>> {
        let label = |n: &usize| {
            let labels = &session.labels().labels;
            labels[n % labels.len()].id.clone()
        };
        let annotation = |n: &usize| -> Option<AnnotationId> {
            let annotations = session.annotations();
            let nth = n.checked_rem(annotations.len())?;
            annotations.iter().nth(nth).map(|annotation| annotation.id.clone())
        };
        let kind = |n: &usize| -> Option<RelationTypeId> {
            let kinds = &session.labels().relations;
            kinds.get(n.checked_rem(kinds.len())?).map(|kind| kind.id.clone())
        };
        let relation = |n: &usize| -> Option<RelationId> {
            let relations = session.relations();
            let nth = n.checked_rem(relations.len())?;
            relations.iter().nth(nth).map(|relation| relation.id.clone())
        };
        let text = session.article().text.as_str();
        // Half of the places lie near the start, so that ranges are short as often as long.
        let place = |n: &usize| if n.is_multiple_of(2) { n % 40 } else { n * 7919 } % (text.len() + 1);
        let range = |from: &usize, to: &usize| TextRange::new(place(from), place(to));
        Some(match self {
            Self::Named(n) => Box::new(Named(n % COMMANDS.len())),
            Self::Tag(n) => Box::new(Tag { label: label(n) }),
            Self::Passage(from, to, fine) => Box::new(SelectPassage { range: range(from, to), fine: *fine }),
            Self::Select(n) => Box::new(Select { annotation: annotation(n)?, reveal: false }),
            Self::Extent(of, from, to, fine) => {
                Box::new(SetExtent { annotation: annotation(of)?, piece: 0, range: range(from, to), fine: *fine })
            }
            Self::Note(of, note) => Box::new(SetNote { annotation: annotation(of)?, note: note.clone() }),
            Self::Describe(of, text) => {
                let fields = [
                    LabelField::Name,
                    LabelField::Definition,
                    LabelField::Badge,
                    LabelField::Key,
                    LabelField::Color,
                    LabelField::Line,
                    LabelField::Parent,
                ];
                let field = fields[of % fields.len()];
                let text = match field {
                    LabelField::Parent if !text.is_empty() => label(&(of / 8)).to_string(),
                    LabelField::Color => format!("#{:06x}", of * 7919),
                    _ => text.clone(),
                };
                Box::new(DescribeLabel { label: label(of), field, text })
            }
            Self::Labels(what, of, other, text) => {
                let preset = preset(PRESETS[other % PRESETS.len()].0);
                let label = label(of);
                match what % 9 {
                    0 => Box::new(AddLabel { label: draft(session.labels(), text), mark: of.is_multiple_of(2) }),
                    1 => Box::new(AddLabels { set: preset }),
                    2 => Box::new(UseLabels { set: preset }),
                    3 | 4 => Box::new(MergeLabel {
                        label,
                        into: session.labels().labels[other % session.labels().labels.len()].id.clone(),
                    }),
                    5 => Box::new(MoveLabel { label, up: other.is_multiple_of(2) }),
                    6 => Box::new(RetireLabel { label, retired: !other.is_multiple_of(3) }),
                    7 => Box::new(DeleteLabel { label }),
                    _ => Box::new(NameLabelSet(text.clone())),
                }
            }
            Self::GoTo(n) => Box::new(GoTo { sentence: n % (session.article().sentences.len() + 1) }),
            Self::EndTyping => Box::new(EndTyping),
            Self::Language(n) => {
                let language = Some(["en", "de", "ja", "xx"][n % 4].to_owned());
                let details = Details { language, ..session.article().details() };
                Box::new(SetDetails { details, typing: None })
            }
            Self::Relate(from, to, of) => {
                Box::new(Relate { from: annotation(from)?, to: annotation(to)?, kind: kind(of)? })
            }
            Self::SetRelation(of, new) => {
                Box::new(SetRelation { relation: relation(of)?, kind: kind(new)?, turned: of.is_multiple_of(2) })
            }
            Self::Unrelate(of) => Box::new(Unrelate { relation: relation(of)? }),
            Self::RelationType(of, name) => {
                let mut kinds = session.labels().relations.clone();
                let at = of / 3 % (kinds.len() + 1);
                let (name, symmetric) = (name.clone(), of.is_multiple_of(2));
                match kinds.get_mut(at) {
                    Some(_) if of % 3 == 0 => drop(kinds.remove(at)),
                    Some(kind) => (kind.name, kind.symmetric) = (name, symmetric),
                    None => kinds.push(RelationType { id: Id::default(), name, symmetric, extra: Object::default() }),
                }
                Box::new(SetRelationTypes { kinds })
            }
        })
    }
}

/// A command by its place in the table.
struct Named(usize);

impl Command for Named {
    fn plan(
        &self,
        context: &postil::editor::Context<'_>,
        stamp: &postil::article::Stamp,
    ) -> Result<postil::editor::Plan, postil::editor::Refusal> {
        COMMANDS[self.0].command.plan(context, stamp)
    }
}
