"""spaCy's JSON of a Doc, loaded and validated by spaCy."""

import bisect
import json

from spacy import schemas
from spacy.tokens import Doc
from spacy.vocab import Vocab

import support

# Characters. For each token, spaCy copies the text that is left and looks at all tokens: to load 1 MB would take minutes, whatever
# wrote it.
PIECE = 2_500


def pieces(whole):
    """A document as several, cut at line breaks that no span crosses; with the offset of each."""
    text, spans = whole["text"], [span for group in whole["spans"].values() for span in group]
    inside = set()
    for span in spans + whole["sents"]:
        inside.update(range(span["start"] + 1, span["end"]))
    cuts = [0]
    for token in whole["tokens"]:
        if token["start"] - cuts[-1] > PIECE and text[token["start"]] == "\n" and token["start"] not in inside:
            cuts.append(token["start"])
    groups = {"tokens": whole["tokens"], "sents": whole["sents"], **{("spans", name): group for name, group in whole["spans"].items()}}
    groups = {name: sorted(group, key=lambda one: one["start"]) for name, group in groups.items()}
    places = {name: [one["start"] for one in group] for name, group in groups.items()}
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):

        def moved(name):
            part = groups[name][bisect.bisect_left(places[name], start) : bisect.bisect_left(places[name], end)]
            return [{**one, "start": one["start"] - start, "end": one["end"] - start} for one in part]

        tokens = [{**token, "id": at} for at, token in enumerate(moved("tokens"))]
        spans = {name: moved(("spans", name)) for name in whole["spans"]}
        yield start, {"text": text[start:end], "tokens": tokens, "sents": moved("sents"), "spans": spans}


class Spacy(support.FormatTest):
    format = "spacy"

    def test_a_doc_has_text_spans_and_sentences(self):
        vocab = Vocab()

        def check(document, data):
            whole = json.loads(data)
            self.assertEqual(whole["text"], document.text)
            self.assertEqual(schemas.validate(schemas.DocJSONSchema, whole), [])
            found, starts = [], []
            for offset, piece in pieces(whole) if len(document.text) > PIECE else [(0, whole)]:
                doc = Doc(vocab).from_json(piece, validate=True)
                self.assertEqual(doc.text, piece["text"])
                spans = [span for group in doc.spans.values() for span in group]
                found += [(document.label(one.label_), one.start_char + offset, one.end_char + offset, one.text) for one in spans]
                starts += [token.idx + offset for token in doc if token.is_sent_start]
            self.same(found, map(tuple, document.placed()))
            self.assertLessEqual({start for start, _ in document.sentences()}, set(starts))

        self.each(check)
