"""brat: `bioc` reads the folder that the zip holds."""

import contextlib
import io
import pathlib
import re
import tempfile

from bioc import brat

import support


def loaded(data):
    """The documents of a zip, as `bioc` reads them from a folder, and the lines of its configuration by section."""
    files = support.unzip(data)
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stderr(io.StringIO()):
        for name, content in files.items():
            pathlib.Path(folder, name).write_bytes(content)
        documents = brat.listdir(folder)
    sections = re.split(r"^\[(\w+)\]\n", files["annotation.conf"].decode(), flags=re.MULTILINE)[1:]
    return documents, {name: lines.split("\n") for name, lines in zip(sections[::2], sections[1::2], strict=True)}


def ranges(entity, text):
    """The fragments of an entity, those with nothing but line feeds between them joined."""
    joined = []
    for begin, end in sorted((one.begin, one.end) for one in entity.locations):
        if joined and not text[joined[-1][1] : begin].strip("\n"):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    return joined


def unescaped(note):
    return re.sub(r"\\([nrt])", " ", note)


class Brat(support.FormatTest):
    format = "brat"

    def test_bioc_reads_what_was_marked(self):
        def check(document, data):
            [read], conf = loaded(data)
            self.assertEqual(read.text, document.text)
            entities = list(read.entities)
            for entity in entities:
                fragments = sorted((one.begin, one.end) for one in entity.locations)
                words = " ".join(read.text[begin:end] for begin, end in fragments)
                self.assertEqual(support.folded(entity.text), support.folded(words))
                self.assertNotIn("\n", "".join(read.text[begin:end] for begin, end in fragments))
            found = [(one.type, *ranges(one, read.text)) for one in entities]
            expected = [(one["label"], *[(at.start, at.end) for at in document.ranges(one)]) for one in document.annotations]
            self.same(found, [one for one in expected if len(one) > 1])
            self.same([one.type for one in read.relations], [one["type"] for one in document.related()])
            # Every type and every value is declared.
            self.assertLessEqual({one.type for one in entities}, {line.strip() for line in conf["entities"]})
            self.assertLessEqual({one.type for one in read.relations}, {line.split("\t")[0] for line in conf["relations"]})
            declared = dict(line.split("\tArg:<ENTITY>, Value:") for line in conf["attributes"] if line)
            for one in read.attributes:
                [value] = one.attributes
                self.assertIn(value, declared[one.type].split("|"))

        self.each(check)

    def test_notes_values_and_layers(self):
        def check(document, data):
            [read], _ = loaded(data)
            notes = [support.folded(unescaped(one.text)) for one in read.notes if one.type == "AnnotatorNotes"]
            self.same(notes, [support.folded(note.replace("\\n", " ")) for note in document.noted()])
            placed = [one for one in document.annotations if document.ranges(one)]
            for field in ("verdict", "confidence"):
                known = {option["id"] for one in document.native["labelSet"]["attributes"] if one["id"] == field for option in one["options"]}
                values = [one["attributes"][field] for one in placed if one["attributes"].get(field) in known]
                self.same([value for one in read.attributes if one.type == field for value in one.attributes], values)
            others = [one for one in read.notes if one.type in ("claimant", "rationale", "topics", "unheard_of")]
            values = [one["attributes"][one_of] for one in placed for one_of in ("claimant", "rationale", "topics", "unheard_of") if one["attributes"].get(one_of)]
            self.assertEqual(len(others), len(values))
            layered = sum("layer" in one for one in placed)
            self.assertEqual(sum(one.type == "layer" for one in read.attributes), layered)

        self.each(check)
