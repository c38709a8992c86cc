//! Schema 1 to 2: where the person is becomes a part of its own, and the history says which entries it has.
//!
//! Before, one record held both, and moving the cursor rewrote how many steps were done.
//!
//! | before | after |
//! |---|---|
//! | state `{"current": 4, "selected": "a", "from": 1, "to": 9, "done": 2}` and three entries | state `{"done": 2, "first": 0, "end": 3}`, view `{"current": 4, "selected": "a", "from": 1, "to": 9}` |

use super::{LOG, STATE, VIEW};
use crate::json::{Json, Object};

/// Splits the state. One that is no object is left for the reader to refuse.
pub fn split(document: &mut Object) {
    let entries = match document.get(LOG) {
        Some(Json::Array(entries)) => entries.len(),
        _ => 0,
    };
    let Some(Json::Object(state)) = document.get_mut(STATE) else { return };
    let mut view = Object::default();
    for name in ["current", "selected", "from", "to"] {
        if let Some(value) = state.take(name) {
            view.set(name, value);
        }
    }
    state.set("first", 0_usize);
    state.set("end", entries);
    document.set(VIEW, view);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    fn migrated(text: &str) -> Json {
        let Ok(Json::Object(mut document)) = parse(text) else { panic!("{text}") };
        split(&mut document);
        Json::Object(document)
    }

    #[test]
    fn the_view_moves_out_of_the_state() {
        let before = r#"{"(log)": [{}, null, {}],
            "(state)": {"current": 4, "selected": "a", "from": 1, "to": 9, "done": 2, "later": true}}"#;
        let after = r#"{"(log)": [{}, null, {}], "(state)": {"done": 2, "later": true, "first": 0, "end": 3},
            "(view)": {"current": 4, "selected": "a", "from": 1, "to": 9}}"#;
        assert_eq!(migrated(before), parse(after).unwrap());
    }

    #[test]
    fn what_is_missing_or_damaged_stays_so() {
        for text in ["{}", r#"{"(state)": 5}"#, r#"{"(log)": [{}]}"#, r#"{"state": {"current": 1}}"#] {
            assert_eq!(migrated(text), parse(text).unwrap());
        }
    }
}
