"""LangExtract's annotated documents, loaded by langextract."""

import pathlib

import langextract.io

import command
import support


class LangExtract(support.FormatTest):
    format = "langextract"

    def test_extractions(self):
        def check(document, data):
            path = pathlib.Path(command.scratch(), "documents.jsonl")
            path.write_bytes(data)
            [found] = langextract.io.load_annotated_documents_jsonl(path, show_progress=False)
            self.assertEqual((found.text, found.document_id), (document.text, document.native["article"]["id"]))
            placed = [one for one in found.extractions if one.char_interval]
            places = [(document.label(one.extraction_class), one.char_interval.start_pos, one.char_interval.end_pos, one.extraction_text) for one in placed]
            self.same(places, map(tuple, document.placed()))
            self.assertTrue(all(one.alignment_status for one in placed))
            lost = [(document.label(one.extraction_class), one.extraction_text) for one in found.extractions if not one.char_interval]
            self.same(
                lost,
                [(one["label"], item["anchor"]["original"]["exact"]) for one in document.annotations for item in one["target"] if "start" not in item],
            )
            for one in found.extractions:
                for value in (one.attributes or {}).values():
                    self.assertTrue(isinstance(value, str) or all(isinstance(item, str) for item in value), value)

        self.each(check)
