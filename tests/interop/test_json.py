"""Postil's own format: a document comes back as it went in, and is as its schema says."""

import json
import pathlib

import jsonschema

import command
import support


def parts(document):
    """A document as its parts, by name; those that have ids each for themselves, for their order is the command's."""
    found = {}
    for name, part in document.items():
        if name in ("annotations", "relations", "layers"):
            found |= {(name, one["id"]): one for one in part}
        elif name not in ("exported", "generator"):
            found[name] = part
    return found


class Json(support.FormatTest):
    format = "json"

    def test_a_document_comes_back(self):
        def check(document, data):
            found, expected = parts(json.loads(data)), parts(document.native)
            self.same(list(found), list(expected))
            for name, part in expected.items():
                if found[name] != part:
                    self.assertEqual(found[name], part)
            # Once more, nothing changes, the order neither.
            again = pathlib.Path(command.scratch(), "again.postil.json")
            again.write_bytes(data)
            twice = command.postil("convert", "--to", "json", again)
            self.assertTrue(twice.split(b'"offsetUnit"')[1] == data.split(b'"offsetUnit"')[1], "written again, it is other bytes")

        self.each(check)

    def test_it_is_as_the_schema_says(self):
        schema = json.loads((command.ROOT / "public/postil.schema.json").read_bytes())
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)

        def check(document, data):
            found = json.loads(data)
            # The schema looks at each item alone. All 10,000 would take 9 s and be no other test than these.
            for name in ("annotations", "relations"):
                found[name] = found[name][:500]
            for name in ("blocks", "sentences"):
                found["article"][name] = found["article"][name][:500]
            self.assertEqual([f"{error.json_path}: {error.message}"[:300] for error in validator.iter_errors(found)][:5], [])

        self.each(check)
