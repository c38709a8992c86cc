//! Moments, and what holds of them in annotations.

use jiff::Timestamp as Peer;
use postil::article::{Stamp, Timestamp};
use postil::editor::commands::{Command, SetNote, Tag};
use proptest::prelude::*;

use crate::support::marked::session;
use crate::support::stamp;

fn moment(text: &str) -> Timestamp {
    Timestamp::new(text).unwrap_or_else(|| panic!("{text} is RFC 3339"))
}

#[test]
fn moments_are_compared_whatever_their_offset_and_precision() {
    let rising = [
        "1970-01-01T00:00:00Z",
        "2024-02-29T23:59:59.9Z",
        "2024-02-29T23:30:00-00:30",
        "2024-03-01T00:00:00.05z",
        "2024-03-01T00:00:00.45Z",
        "2024-03-01T00:00:00.5Z",
        "2024-03-01T09:00:00+08:59",
        "2024-12-31T23:59:59Z",
        "2024-12-31T23:00:00-02:00",
    ];
    for pair in rising.windows(2) {
        let (one, other) = (moment(pair[0]), moment(pair[1]));
        assert!(one.is_before(&other) && !other.is_before(&one), "{pair:?}");
    }
    for same in [
        ["2024-03-01T00:00:00Z", "2024-02-29T22:00:00.000-02:00"],
        ["2024-01-01T00:00:00.50Z", "2024-01-01T00:00:00.5Z"],
    ] {
        let [one, other] = same.map(moment);
        assert!(!one.is_before(&other) && !other.is_before(&one), "{same:?}");
    }
}

proptest! {
    #[test]
    fn moments_are_in_the_order_of_another_library(
        fields in prop::collection::vec((1900..2100_u32, 1..13_u32, 1..29_u32, 0..24_u32, 0..60_u32, 0..1000_u32, -14..15_i32), 2),
    ) {
        let texts: Vec<String> = fields
            .iter()
            .map(|(year, month, day, hour, minute, milli, zone)| {
                format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:30.{milli:03}{zone:+03}:15")
            })
            .collect();
        let peers: Vec<Peer> = texts.iter().map(|text| text.parse().unwrap()).collect();
        prop_assert_eq!(moment(&texts[0]).is_before(&moment(&texts[1])), peers[0] < peers[1], "{:?}", texts);
    }
}

#[test]
fn an_annotation_is_never_changed_before_it_was_made() {
    // The clock is set back an hour after the annotation was made.
    let mut session = session("He said {prices rose}.");
    let at = |now: &str| Stamp { now: moment(now), ..stamp(1) };
    session.run(&Tag { label: "event".into() }, &at("2026-01-01T10:00:00.000Z")).unwrap();
    let id = session.annotations().iter().next().unwrap().id.clone();
    let note = SetNote { annotation: id.clone(), note: "A note".to_owned() };
    let changes: [&dyn Command; 2] = [&Tag { label: "cause".into() }, &note];
    for change in changes {
        session.run(change, &at("2026-01-01T09:00:00.000Z")).unwrap();
        let annotation = session.annotations().get(&id).unwrap();
        assert!(!annotation.modified.is_before(&annotation.created), "{}", annotation.modified);
    }
    assert_eq!(session.annotations().get(&id).unwrap().note, "A note");
    // Afterwards it counts as usual.
    session
        .run(&SetNote { annotation: id.clone(), note: "Later".to_owned() }, &at("2026-01-01T11:00:00.000Z"))
        .unwrap();
    assert_eq!(session.annotations().get(&id).unwrap().modified.as_str(), "2026-01-01T11:00:00.000Z");
}
