//! Runs, and the proposals that came of them.

use super::target::{read_score, read_target, unknown_inside, write_score, write_target};
use super::value::{digest, id, one_of, timestamp};
use crate::annotation::{Action, Alternative, Decision, Engine, EngineKind, Proposal, Run};
use crate::article::{Article, Id};
use crate::json::{Json, JsonWriter, Object, ObjectReader};
use crate::text::Text;

/// Writes the fields of a run.
pub fn write_run(out: &mut JsonWriter, run: &Run) {
    out.text("id", run.id.as_str());
    out.object("engine", |out| {
        out.text("name", &*run.engine.name);
        out.text("version", run.engine.version.as_deref());
        out.text("kind", run.engine.kind.name());
        out.rest(&run.engine.extra);
    });
    out.text("promptSha256", run.prompt_sha256.as_deref());
    out.text("created", run.created.as_str());
    out.rest(&run.extra);
}

/// Reads a run.
pub fn read_run(fields: &mut ObjectReader) -> Run {
    Run {
        id: id(fields, "id"),
        engine: fields.object("engine", |fields| Engine {
            name: fields.string("name"),
            version: fields.optional("version", ObjectReader::string),
            kind: one_of(fields, "kind", EngineKind::ALL, EngineKind::name),
            extra: fields.rest(),
        }),
        prompt_sha256: fields.optional("promptSha256", digest),
        created: timestamp(fields, "created"),
        extra: fields.rest(),
    }
}

/// Writes the fields of a proposal on `article`.
pub fn write_proposal(out: &mut JsonWriter, proposal: &Proposal, article: &Article) {
    let mut extra = proposal.extra.clone();
    let inside = unknown_inside(&mut extra);
    out.text("id", proposal.id.as_str());
    out.text("run", proposal.run.as_str());
    out.text("label", proposal.label.as_str());
    write_target(out, &proposal.target, &article.text, &inside);
    out.object("attributes", |out| out.rest(&proposal.attributes));
    out.text("note", &*proposal.note);
    write_score(out, proposal.score.as_ref());
    out.objects("alternatives", &proposal.alternatives, |out, one| write_alternative(out, one, &article.text));
    match &proposal.decision {
        Some(decision) => out.object("decision", |out| write_decision(out, decision)),
        None => out.json("decision", &Json::Null),
    }
    out.rest(&extra);
}

/// Reads a proposal on `article`. Whether its run and labels exist is for the caller to ask.
pub fn read_proposal(fields: &mut ObjectReader, article: &Article) -> Proposal {
    let (target, unknown) = read_target(fields, &article.text);
    let alternative = |fields: &mut ObjectReader| read_alternative(fields, &article.text);
    Proposal {
        id: id(fields, "id"),
        run: id(fields, "run"),
        label: id(fields, "label"),
        target,
        attributes: fields.optional("attributes", ObjectReader::any).unwrap_or_default(),
        note: fields.optional("note", ObjectReader::string).unwrap_or_default(),
        score: read_score(fields),
        alternatives: fields
            .optional("alternatives", |fields, name| fields.objects(name, alternative))
            .unwrap_or_default(),
        decision: fields.optional("decision", |fields, name| fields.object(name, read_decision)),
        extra: rest(fields, unknown),
    }
}

fn write_alternative(out: &mut JsonWriter, alternative: &Alternative, text: &Text) {
    let mut extra = alternative.extra.clone();
    let inside = unknown_inside(&mut extra);
    out.text("label", alternative.label.as_str());
    if let Some(target) = &alternative.target {
        write_target(out, target, text, &inside);
    }
    write_score(out, alternative.score.as_ref());
    out.rest(&extra);
}

fn read_alternative(fields: &mut ObjectReader, text: &Text) -> Alternative {
    let (target, unknown) = fields.optional("target", |fields, _| read_target(fields, text)).unzip();
    Alternative {
        label: id(fields, "label"),
        target,
        score: read_score(fields),
        extra: rest(fields, unknown.flatten()),
    }
}

fn write_decision(out: &mut JsonWriter, decision: &Decision) {
    out.text("action", decision.action.name());
    out.text("by", decision.by.as_deref());
    out.text("at", decision.at.as_str());
    out.text("annotation", decision.annotation.as_ref().map(Id::as_str));
    out.rest(&decision.extra);
}

fn read_decision(fields: &mut ObjectReader) -> Decision {
    Decision {
        action: one_of(fields, "action", Action::ALL, Action::name),
        by: fields.optional("by", ObjectReader::string),
        at: timestamp(fields, "at"),
        annotation: fields.optional("annotation", id),
        extra: fields.rest(),
    }
}

/// What is left of the fields, with what is unknown inside the target.
fn rest(fields: &mut ObjectReader, inside: Option<Json>) -> Object {
    let mut extra = fields.rest();
    if let Some(inside) = inside {
        extra.set("target", inside);
    }
    extra
}
