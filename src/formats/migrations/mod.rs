//! Migrations: what earlier versions saved or exported becomes the present form.
//!
//! There is one list, [`MIGRATIONS`], for files and for records. A migration is a pure function over a document as one JSON
//! object: the fields of a file in the native format and, where the document comes out of a store, the parts that only a
//! store has, under names that no file has ([`STATE`], [`VIEW`], [`LOG`]).
//!
//! The *schema* numbers what a store holds: 1 is what the first release saved, and each migration leads from one number to the
//! next. The *format* numbers what a file holds (`version` in the native format). A schema that only changes what a store has
//! keeps the format of the one before.
//!
//! To add one: a file beside this, a line in [`MIGRATIONS`], and a dump of what the release before saved in
//! `tests/fixtures/saved/`.

mod edits;
mod view;

use crate::json::Object;

/// The history's extent.
pub const STATE: &str = "(state)";
/// Where the person is.
pub const VIEW: &str = "(view)";
/// The entries of the history, oldest first; `null` for one that cannot be read.
pub const LOG: &str = "(log)";

/// Turns a document of one schema into one of the next.
pub struct Migration {
    /// What it does. It must take whatever it finds, for nothing has been checked yet.
    pub migrate: fn(&mut Object),
    /// The version of the file format that its result has.
    pub format: usize,
}

/// All migrations, that of schema 1 first.
pub const MIGRATIONS: &[Migration] = &[
    Migration { migrate: view::split, format: 1 },
    Migration { migrate: edits::split, format: 1 },
    // Layers, proposals, anchors and the rest of version 2 are more fields: what was written without them stays as it is.
    Migration { migrate: |_| {}, format: 2 },
];

/// The schema that is saved.
pub const SCHEMA: usize = MIGRATIONS.len() + 1;

/// The newest version of the file format: the one that records are in. A file is written in the earliest that can hold it
/// ([`version`](crate::formats::native::version)).
pub const FORMAT: usize = match MIGRATIONS.last() {
    Some(last) => last.format,
    None => 1,
};

/// Brings a document of schema `from` to the present one, [`SCHEMA`].
pub fn migrate(document: &mut Object, from: usize) {
    run(MIGRATIONS, document, from);
}

/// Brings a file of format `version` to the present schema. All schemas of a format agree on what a file holds, so the file is
/// treated as one of the earliest.
pub fn migrate_file(document: &mut Object, version: usize) {
    run(MIGRATIONS, document, earliest(MIGRATIONS, version));
}

/// The earliest schema whose format is `version`. That of schema 1 is 1.
fn earliest(migrations: &[Migration], version: usize) -> usize {
    let before = migrations.iter().take_while(|migration| migration.format < version).count();
    if version <= 1 { 1 } else { before + 2 }
}

fn run(migrations: &[Migration], document: &mut Object, from: usize) {
    for migration in migrations.iter().skip(from.saturating_sub(1)) {
        (migration.migrate)(document);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Json;

    fn note(document: &mut Object, step: &str) {
        let before = document.get("steps").and_then(Json::as_str).unwrap_or_default().to_owned();
        document.set("steps", format!("{before}{step}"));
    }

    /// Schemas 1 and 2 have format 1, 3 and 4 format 2, 5 has format 3.
    const STEPS: &[Migration] = &[
        Migration { migrate: |document| note(document, "a"), format: 1 },
        Migration { migrate: |document| note(document, "b"), format: 2 },
        Migration { migrate: |document| note(document, "c"), format: 2 },
        Migration { migrate: |document| note(document, "d"), format: 3 },
    ];

    fn steps(from: usize) -> String {
        let mut document = Object::default();
        run(STEPS, &mut document, from);
        document.get("steps").and_then(Json::as_str).unwrap_or_default().to_owned()
    }

    #[test]
    fn each_schema_goes_through_the_steps_that_follow_it() {
        assert_eq!([1, 2, 3, 4, 5].map(steps), ["abcd", "bcd", "cd", "d", ""]);
    }

    #[test]
    fn a_file_goes_through_the_steps_of_the_earliest_schema_of_its_format() {
        assert_eq!([1, 2, 3].map(|version| earliest(STEPS, version)), [1, 3, 5]);
        assert_eq!([1, 2, 3].map(|version| steps(earliest(STEPS, version))), ["abcd", "cd", ""]);
    }

    #[test]
    fn formats_never_go_back() {
        assert!(MIGRATIONS.is_sorted_by_key(|migration| migration.format));
        assert!(MIGRATIONS.iter().all(|migration| (1..=FORMAT).contains(&migration.format)));
    }
}
