"""UIMA CAS as JSON (0.4), loaded by dkpro-cassis, which turns its UTF-16 offsets into code points."""

import cassis

import support


class CasJson(support.FormatTest):
    format = "cas-json"

    def test_annotations(self):
        def check(document, data):
            cas = cassis.load_cas_from_json(data.decode())
            self.assertEqual(cas.sofa_string, document.text)
            marks = [one for one in cas.select_all_fs() if hasattr(one, "label") and hasattr(one, "begin")]
            found = [(document.label(one.label), one.begin, one.end, one.get_covered_text()) for one in marks]
            self.same(found, map(tuple, document.placed()))

        self.each(check)

    def test_relations(self):
        def check(document, data):
            cas = cassis.load_cas_from_json(data.decode())
            [kind] = [one.name for one in cas.typesystem.get_types() if one.name.endswith(".Relation")]
            relations = list(cas.select(kind))
            # Ends are annotations, whose structures may be without a place.
            self.assertGreaterEqual(len(relations), len(document.related()))
            self.assertLessEqual(len(relations), len(document.relations))
            for one in relations:
                self.assertIsNotNone(one.source)
                self.assertIsNotNone(one.destination)

        self.each(check)

    def test_it_loads_what_it_writes_of_it(self):
        def check(document, data):
            cas = cassis.load_cas_from_json(data.decode())
            again = cassis.load_cas_from_json(cas.to_json())
            self.assertEqual(len(list(again.select_all_fs())), len(list(cas.select_all_fs())))

        self.each(check)
