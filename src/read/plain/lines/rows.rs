//! Rows of tables: cells with tabs between them, or with bars around them.

use super::marker::marker;
use super::{Line, Mark};

/// Whether `words` looks like a row by itself.
pub fn is_row(words: &str) -> bool {
    words.find('\t').is_some_and(|tab| parts_cells(words, tab))
        || is_border(words)
        || (words.len() > 2 && words.starts_with('|') && words.ends_with('|'))
}

/// `+-----+----+`, above and below the rows of a drawn table.
fn is_border(words: &str) -> bool {
    words.len() > 4
        && words.starts_with('+')
        && words.ends_with('+')
        && words.bytes().all(|byte| b"+-=".contains(&byte))
}

/// Whether the first tab, or another, parts cells: those behind a bullet, a number or a key only push the words aside, as
/// word processors write lists.
fn parts_cells(words: &str, tab: usize) -> bool {
    let start = words.get(..tab).unwrap_or_default().trim_end();
    let rest = words.get(tab..).unwrap_or_default().trim_start();
    let aside = start.ends_with([':', '：']) || marker(words).is_some_and(|marker| marker.bytes > tab);
    !aside || rest.contains('\t')
}

/// Takes the mark from rows that have no neighbour.
pub fn unmark_lone_rows(lines: &mut [Line]) {
    let mut row_above = false;
    for at in 0..lines.len() {
        let below = lines.get(at + 1).is_some_and(|below| below.mark == Mark::Row && !below.apart);
        let Some(line) = lines.get_mut(at) else { return };
        let row = line.mark == Mark::Row;
        let above = row_above && !line.apart;
        if row && !below && !above {
            line.mark = Mark::None;
        }
        row_above = row;
    }
}
