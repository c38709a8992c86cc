"""spaCy's JSON of a Doc, loaded and validated by spaCy."""

import json

from spacy.tokens import Doc
from spacy.vocab import Vocab

import support


class Spacy(support.FormatTest):
    format = "spacy"

    def test_a_doc_has_text_spans_and_sentences(self):
        vocab = Vocab()

        def check(document, data):
            [line] = data.decode().strip().split("\n") if b"\n" in data.strip() and data.count(b"\n{") else [data.decode()]
            doc = Doc(vocab).from_json(json.loads(line), validate=True)
            self.assertEqual(doc.text, document.text)
            spans = [span for group in doc.spans.values() for span in group]
            self.same([(document.label(one.label_), one.start_char, one.end_char, one.text) for one in spans], map(tuple, document.placed()))
            if document.sentences():
                starts = {token.idx for token in doc if token.is_sent_start}
                self.same(starts, {start for start, _ in document.sentences()})

        self.each(check)
