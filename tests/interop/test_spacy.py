"""spaCy: `Doc.from_json` takes the file."""

import json

import spacy
from spacy.tokens import Doc

import support

# What a blank pipeline knows: nothing but strings.
VOCABULARY = spacy.blank("xx").vocab
# For each token, spaCy copies the rest of the text. So that the long document takes seconds and not minutes, it is read in parts of
# about so many characters, each of which ends with white space.
PART = 20_000


def parts(doc):
    """The JSON of a `Doc` in parts: where each starts, and its JSON."""
    text, tokens, start = doc["text"], doc["tokens"], 0
    ends = [token["end"] for token in tokens if "\n" in text[token["start"] : token["end"]]]
    lists = {"tokens": tokens, "sents": doc["sents"], **{("spans", name): spans for name, spans in doc["spans"].items()}}
    for items in lists.values():
        items.sort(key=lambda item: item["start"])
    taken = dict.fromkeys(lists, 0)
    while start < len(text) or start == 0:
        end = next((end for end in ends if end >= start + PART), len(text))
        part = {"text": text[start:end], "spans": {}}
        for name, items in lists.items():
            first = last = taken[name]
            while last < len(items) and items[last]["end"] <= end:
                last += 1
            taken[name] = last
            moved = [{**item, "start": item["start"] - start, "end": item["end"] - start} for item in items[first:last]]
            if isinstance(name, tuple):
                part["spans"][name[1]] = moved
            else:
                part[name] = moved
        yield start, part
        start = end or 1
    assert all(taken[name] == len(items) for name, items in lists.items())


class Spacy(support.FormatTest):
    format = "spacy"

    def test_docs_are_made_of_it(self):
        def check(document, data):
            text, spans, sentences = "", [], set()
            for start, part in parts(json.loads(data)):
                read = Doc(VOCABULARY).from_json(part, validate=True)
                text += read.text
                spans += [(name, start, span) for name in read.spans for span in read.spans[name]]
                sentences |= {start + sentence.start_char for sentence in read.sents}
            self.assertEqual(text, document.text)
            found = [(document.label(span.label_), at + span.start_char, at + span.end_char, span.text) for _, at, span in spans]
            self.same(found, [tuple(placed) for placed in document.placed()])
            # The id of the annotation and its layer go with each span.
            names = {layer["id"]: layer["name"] for layer in document.native.get("layers", [])} | {None: "sc"}
            layers = [(names[one.get("layer")], one["id"]) for one in document.annotations for _ in document.ranges(one)]
            self.same([(name, span.kb_id_) for name, _, span in spans], layers)
            self.assertLessEqual({start for start, _ in document.sentences()}, sentences)

        self.each(check)
