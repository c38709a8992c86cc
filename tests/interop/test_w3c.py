"""W3C Web Annotation: by the assertions of the W3C, by a JSON-LD processor, and by Recogito."""

import collections
import importlib.util
import json
import pathlib
import subprocess

from pyld import jsonld

import support

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# In the document with 10,000 annotations all are of the same kinds: Python needs a minute for the checks of all.
SOME = 200


def scalars(json_):
    """JSON whose lists of one are that one: JSON-LD makes no difference."""
    if isinstance(json_, dict):
        return {name: scalars(value) for name, value in json_.items()}
    if isinstance(json_, list):
        return scalars(json_[0]) if len(json_) == 1 else [scalars(one) for one in json_]
    return json_


class W3c(support.FormatTest):
    format = "w3c"

    def read(self, data, some=SOME):
        """The collection with the first of its items, and these."""
        collection = json.loads(data)
        items = collection["first"]["items"]
        if some:
            del items[some:]
        return collection, items

    def test_all_annotations_with_text_and_place(self):
        def check(document, data):
            collection, items = self.read(data, some=None)
            self.assertEqual((collection["type"], collection["total"]), ("AnnotationCollection", len(document.annotations)))
            found = []
            for item in items:
                [tag] = [body["value"] for body in listed(item["body"]) if body.get("purpose") in ("tagging", "classifying")][:1]
                for target in listed(item["target"]):
                    selectors = {one["type"]: one for one in listed(target["selector"])}
                    if place := selectors.get("TextPositionSelector"):
                        found.append((document.label(tag), place["start"], place["end"], selectors["TextQuoteSelector"]["exact"]))
            self.same(found, map(tuple, document.placed()))

        self.each(check)

    def test_assertions_of_the_w3c(self):
        path = support.shared(self, "tools", "check-web-annotation.py")
        spec = importlib.util.spec_from_file_location("check_web_annotation", path)
        checker = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(checker)

        def check(document, data):
            collection, items = self.read(data, some=50)
            page = {"@context": CONTEXT, **collection["first"]}
            items = [{"@context": CONTEXT, **item} for item in items]
            best = collections.Counter()
            for one, suite in [(collection, "collection"), (page, "page"), *((item, "annotation") for item in items)]:
                results = checker.run(one, suite)
                failed = [(result["assertion"], result["message"]) for result in results if result["type"] == "must" and not result["pass"]]
                self.assertEqual(failed, [], suite)
                good = sum(result["pass"] for result in results if result["type"] == "should")
                best[suite] = max(best[suite], good)
            # Of 32. Not all can hold for one annotation: some speak of several bodies, some of one.
            if items:
                self.assertGreaterEqual(best["annotation"], 28)

        self.each(check)

    def test_json_ld_knows_every_word(self):
        context = json.loads(support.shared(self, "data", "wadm", "anno.jsonld").read_bytes())

        def load(url, _):
            if url != CONTEXT:
                raise AssertionError(f"{url} is fetched")
            return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": context}

        options = {"documentLoader": load, "base": "relative://"}

        def check(document, data):
            collection, _ = self.read(data)
            expanded = jsonld.expand(collection, options)
            self.assertNotIn("relative:", json.dumps(expanded), "an IRI is relative")
            back = jsonld.compact(expanded, collection["@context"], options)
            self.assertEqual(scalars(back), scalars(collection))

        self.each(check)

    def test_recogito(self):
        def check(document, data):
            _, items = self.read(data, some=None)
            script = pathlib.Path(__file__).with_name("recogito.mjs")
            call = ["node", str(script), document.native["article"]["id"]]
            run = subprocess.run(call, input=json.dumps(items).encode(), capture_output=True, check=False)
            self.assertEqual((run.returncode, run.stderr), (0, b""))
            parsed = json.loads(run.stdout)
            # It takes no annotation that has a range without a place.
            whole = [one for one in document.annotations if all("start" in item for item in one["target"])]
            good = [one for one in parsed if "error" not in one]
            self.assertEqual(len(good), len(whole))
            places = [(each["start"], each["end"], each["quote"]) for one in good for each in one["selectors"]]
            self.same(places, [placed[1:] for one in whole for placed in document.ranges(one)])

        self.each(check)


def listed(value):
    """A value as a list: in JSON-LD one value may stand alone."""
    return value if isinstance(value, list) else [value]
