"""CSV, read by Python's csv and by pandas."""

import csv
import io
import json

import pandas

import support

COLUMNS = ["document", "id", "creator", "label", "parent", "quote", "start", "end", "sentence", "section", "note"]
# What a spreadsheet would compute.
FORMULA = tuple("=+-@\t\r")


def plain(cell):
    """A cell without the apostrophe that keeps a spreadsheet from computing it."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def lines(text):
    """A text whose line ends are all LF, with a sign for what CSV readers end a text at."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


class Csv(support.FormatTest):
    format = "csv"

    def read(self, data):
        return list(csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True))

    def test_rows(self):
        def check(document, data):
            rows = self.read(data)
            header = next(csv.reader(io.StringIO(data.decode(), newline="")))
            self.assertEqual(header[: len(COLUMNS)], COLUMNS)
            by_id = {}
            for row in rows:
                self.assertNotIn(None, row, "a row has more cells than the header")
                self.assertNotIn(None, row.values(), "a row has fewer cells than the header")
                by_id.setdefault(plain(row["id"]), []).append(row)
            self.same(list(by_id), [one["id"] for one in document.annotations])
            for one in document.annotations:
                first, last = by_id[one["id"]][0], by_id[one["id"]][-1]
                self.assertEqual(document.label(plain(first["label"])), one["label"])
                self.assertEqual(lines(plain(first["note"])), lines(one["note"]))
                self.assertEqual(plain(first["creator"]), one["creator"] or "")
                if ranges := document.ranges(one):
                    self.assertEqual((first["start"], last["end"]), (str(ranges[0].start), str(ranges[-1].end)))
                    self.assertTrue(lines(plain(first["quote"])).startswith(lines(ranges[0].quote)), first["quote"])
                else:
                    self.assertEqual((first["start"], first["end"]), ("", ""))

        self.each(check)

    def test_no_cell_is_a_formula_and_values_are_there(self):
        def check(document, data):
            cells = [cell for row in csv.reader(io.StringIO(data.decode(), newline="")) for cell in row]
            self.assertEqual([cell for cell in cells if cell.startswith(FORMULA)], [])
            text = "\n".join(map(lines, cells))
            for one in document.annotations[:100]:
                for value in strings(one["attributes"]):
                    # A list or a record may be one cell of JSON.
                    if lines(value) not in text and json.dumps(value, ensure_ascii=False)[1:-1] not in text:
                        self.fail(f"{value!r} is in no cell")

        self.each(check)

    def test_pandas_reads_the_same(self):
        def check(document, data):
            frame = pandas.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False)
            rows = self.read(data)
            self.assertEqual(frame.to_dict("records") if rows else [], rows)

        self.each(check)


def strings(value):
    """All texts in a value."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list):
        return []
    return [text for one in value for text in strings(one)]
