"""brat standoff, read by bioc."""

import os
import pathlib
import re
import tempfile

# Its reader shows a progress bar.
os.environ["TQDM_DISABLE"] = "1"

from bioc import brat

import command
import support


def joined(text, ranges):
    """Ranges, with those as one that only a line break parts: brat allows none inside a fragment."""
    whole = []
    for start, end in sorted(ranges):
        gap = text[whole[-1][1] : start] if whole else None
        if gap is not None and "\n" in gap and gap.isspace():
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    return tuple(whole)


def note(text):
    """A note as one line: brat has no way to write others, so a writer chooses one."""
    return support.folded(re.sub(r"\\[ntr]", " ", text))


class Brat(support.FormatTest):
    format = "brat"

    def read(self, document, data):
        """The documents in a zip, and its configuration."""
        files = support.unzip(data)
        with tempfile.TemporaryDirectory(dir=command.scratch()) as folder:
            for name, content in files.items():
                path = pathlib.Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            folders = {path.parent for path in pathlib.Path(folder).rglob("*.txt")}
            found = [one for each in sorted(folders) for one in brat.listdir(each)]
        self.assertTrue(found, "there is a .txt")
        for one in found:
            self.assertEqual(one.text, document.text)
        [conf] = [content.decode() for name, content in files.items() if pathlib.PurePath(name).name == "annotation.conf"]
        return found, conf

    def test_annotations(self):
        def check(document, data):
            found, _ = self.read(document, data)
            entities = [entity for one in found for entity in one.entities]
            expected = [
                (one["label"], joined(document.text, [(placed.start, placed.end) for placed in ranges]))
                for one in document.annotations
                if (ranges := document.ranges(one))
            ]
            spans = {id(entity): sorted((place.begin, place.end) for place in entity.locations) for entity in entities}
            self.same([(document.label(entity.type), joined(document.text, spans[id(entity)])) for entity in entities], expected)
            for entity in entities:
                texts = [document.text[start:end] for start, end in spans[id(entity)]]
                self.assertNotIn("\n", "".join(texts), "a fragment crosses a line break")
                self.assertEqual(" ".join(entity.text.split()), " ".join(" ".join(texts).split()))

        self.each(check)

    def test_relations_and_notes(self):
        def check(document, data):
            found, _ = self.read(document, data)
            pairs = [(one.type, len(one.arguments)) for each in found for one in each.relations]
            pairs += [(one.type, len(one.argids)) for each in found for one in each.equiv_relations]
            self.same(pairs, [(one["type"], 2) for one in document.related()])
            ids = {entity.id for each in found for entity in each.entities}
            for each in found:
                for relation in each.relations:
                    self.assertLessEqual(set(relation.arguments.values()), ids)
            notes = {note(one.text) for each in found for one in each.notes}
            missing = [text for text in map(note, document.noted()) if text not in notes and not any(text in one for one in notes)]
            self.assertEqual(missing, [])

        self.each(check)

    def test_what_is_used_is_configured(self):
        def check(document, data):
            found, conf = self.read(document, data)
            sections = dict(re.findall(r"^\[(\w+)\]\n(.*?)(?=^\[|\Z)", conf, re.MULTILINE | re.DOTALL))
            self.assertEqual(set(sections), {"entities", "relations", "events", "attributes"})
            first = {name: {line.split("\t")[0].strip() for line in body.splitlines()} for name, body in sections.items()}
            # Types may be indented: that makes a hierarchy.
            first["entities"] = {line.strip().split("\t")[0] for line in sections["entities"].splitlines()}
            for each in found:
                self.assertLessEqual({entity.type for entity in each.entities}, first["entities"])
                self.assertLessEqual({one.type for one in each.relations}, first["relations"])
                self.assertLessEqual({one.type for one in each.attributes}, first["attributes"])

        self.each(check)
