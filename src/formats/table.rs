//! Tables as CSV (RFC 4180), written so that no spreadsheet computes them.
//!
//! A spreadsheet computes what begins like a formula. An apostrophe before it prevents that (OWASP, "CSV Injection"); it is
//! taken away again when such a table is read. Spreadsheets of many countries part cells by semicolons or tabs: both are
//! read, and neither can part what is written.

use std::borrow::Cow;

use csv_core::{QuoteStyle, ReadFieldResult, ReaderBuilder, Terminator, WriterBuilder};

use crate::json::Problem;
use crate::message::label_files;

/// What a formula begins with.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A row, and the number of its first line, from 1.
pub type Row = (usize, Vec<String>);

/// Adds a row to a table. `raw` writes what looks like a formula as it is.
pub fn add_row(table: &mut String, cells: &[&str], raw: bool) {
    let cells: Vec<Cow<str>> = cells.iter().map(|cell| if raw { (*cell).into() } else { guarded(cell) }).collect();
    let parts = cells.iter().any(|cell| cell.contains([';', '\t']));
    let style = if parts { QuoteStyle::Always } else { QuoteStyle::Necessary };
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).quote_style(style).build();
    // A cell can be all quotation marks, which are doubled; with those around it and what parts it from the next.
    let mut row = vec![0; cells.iter().map(|cell| 2 * cell.len() + 3).sum::<usize>() + 4];
    let mut end = 0;
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            end += writer.delimiter(row.get_mut(end..).unwrap_or_default()).1;
        }
        end += writer.field(cell.as_bytes(), row.get_mut(end..).unwrap_or_default()).2;
    }
    end += writer.terminator(row.get_mut(end..).unwrap_or_default()).1;
    table.push_str(&String::from_utf8_lossy(row.get(..end).unwrap_or_default()));
}

/// The rows of a table that hold something. Cells are parted by commas, or by semicolons or tabs where the first line has
/// no comma.
///
/// # Errors
/// Where a quotation mark is never closed, with the line in which its row begins.
pub fn rows(text: &str) -> Result<Vec<Row>, Problem> {
    let head = text.lines().next().unwrap_or_default();
    let comma = [';', '\t'].into_iter().find(|sign| head.contains(*sign) && !head.contains(','));
    let mut reader =
        ReaderBuilder::new().delimiter(comma.and_then(|sign| u8::try_from(sign).ok()).unwrap_or(b',')).build();
    // Behind a line feed only a quotation mark can still be open.
    let text = format!("{text}\n");
    let mut rest = text.as_bytes();
    let mut cell = vec![0; rest.len()];
    let line_ends = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'\n').count();
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    let (mut line, mut first) = (1, 1);
    loop {
        if row.is_empty() {
            // The reader passes over empty lines too, but as part of the row behind them.
            let empty = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            let (before, after) = rest.split_at_checked(empty).unwrap_or_default();
            line += line_ends(before);
            (first, rest) = (line, after);
        }
        let (result, taken, length) = reader.read_field(rest, &mut cell);
        let (read, after) = rest.split_at_checked(taken).unwrap_or_default();
        line += line_ends(read);
        rest = after;
        match result {
            ReadFieldResult::Field { record_end } => {
                let value = String::from_utf8_lossy(cell.get(..length).unwrap_or_default());
                row.push(unguarded(&value).to_owned());
                if record_end {
                    let row = std::mem::take(&mut row);
                    if row.iter().any(|cell: &String| !cell.trim().is_empty()) {
                        rows.push((first, row));
                    }
                }
            }
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {
                return Err(Problem::new(label_files::QUOTE_OPEN).in_line(first));
            }
            ReadFieldResult::End => return Ok(rows),
        }
    }
}

/// Puts an apostrophe before a formula, and before what has one already.
fn guarded(cell: &str) -> Cow<'_, str> {
    if cell.trim_start_matches('\'').starts_with(FORMULA) { format!("'{cell}").into() } else { cell.into() }
}

/// Takes the apostrophe before a formula away, and white space before that.
fn unguarded(cell: &str) -> &str {
    let formula = cell.trim_start().strip_prefix('\'');
    formula.filter(|rest| rest.trim_start_matches('\'').starts_with(FORMULA)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_with_their_lines() {
        for (text, wanted) in [
            ("", ""),
            ("\n\n", ""),
            ("a", "1: a"),
            ("a,b\n\n \nc,\n,,", "1: a|b / 4: c|"),
            ("\n\r\na\r\nb", "3: a / 4: b"),
            ("\"a\nb\",c\n\n\"d\"\"e\"", "1: a\nb|c / 4: d\"e"),
            // A mark inside a cell is a mark, and what follows a closed one belongs to the cell.
            ("5\" pipe,\"a\"b", "1: 5\" pipe|ab"),
            ("a;b\nc,d;e", "1: a|b / 2: c,d|e"),
            ("a\tb;c", "1: a\tb|c"),
            ("a,b;c", "1: a|b;c"),
            ("'=a,'b,''=c,' =d, '+e", "1: =a|'b|'=c|' =d|+e"),
        ] {
            let shown = |(line, row): &Row| format!("{line}: {}", row.join("|"));
            let found = rows(text).map(|rows| rows.iter().map(shown).collect::<Vec<_>>().join(" / "));
            assert_eq!(found.as_deref(), Ok(wanted), "{text:?}");
        }
        for (text, line) in [("\"", 1), ("a\n\"b\n\nc", 2), ("a\n\n\"b\"\"", 3), ("a,\"\n", 1)] {
            assert_eq!(rows(text), Err(Problem::new(label_files::QUOTE_OPEN).in_line(line)), "{text:?}");
        }
    }

    #[test]
    fn what_is_written_is_read_back_and_computes_nothing() {
        let cells = [
            "a", "", "=1+1", "'=1", "''=1", "-", "+\n=2", "@a", "\tb", "\rc", "'d", "e,f", "g;=h", "i\t=j", "\"",
            "\"\"", "\"=k", "l\r\nm", " n ", "'", "日本",
        ];
        for cell in cells {
            for row in [vec!["x", cell], vec![cell, "x"], vec![cell, cell, "x"]] {
                let mut table = String::new();
                add_row(&mut table, &row, false);
                add_row(&mut table, &["y"], false);
                let found: Vec<Vec<String>> = rows(&table).unwrap().into_iter().map(|(_, row)| row).collect();
                assert_eq!(found, [row, vec!["y"]], "{table:?}");
                // Unquoted, a cell begins where one of the signs stands that spreadsheets part cells by.
                let bare = table.replace("\r\n", "\n").split('"').step_by(2).collect::<String>();
                assert!(!bare.split([',', ';', '\t', '\n']).any(|cell| cell.starts_with(FORMULA)), "{table:?}");
            }
        }
    }
}
