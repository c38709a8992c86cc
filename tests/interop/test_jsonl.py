"""JSON Lines: one annotation a line."""

import json

import support


class JsonLines(support.FormatTest):
    format = "jsonl"

    def test_a_line_is_an_annotation(self):
        def check(document, data):
            lines = [json.loads(line) for line in data.decode().splitlines()]
            self.same([one["id"] for one in lines], [one["id"] for one in document.annotations])
            annotations = {one["id"]: one for one in document.annotations}
            for line in lines:
                expected = annotations[line["id"]]
                self.assertEqual((line["label"], line["note"], line["creator"]), (expected["label"], expected["note"], expected["creator"]))
                self.assertEqual(line["document"], document.native["article"]["id"])

        self.each(check)
