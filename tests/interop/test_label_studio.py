"""Label Studio's tasks and labelling configuration, checked by its SDK."""

import json

from label_studio_sdk.label_interface import LabelInterface
from label_studio_sdk.label_interface.objects import PredictionValue

import support


class LabelStudio(support.FormatTest):
    format = "label-studio"

    def read(self, data):
        """The one task and the configuration in a zip."""
        files = support.unzip(data)
        [tasks] = [content for name, content in files.items() if name.endswith(".json")]
        [config] = [content for name, content in files.items() if name.endswith(".xml")]
        [task] = json.loads(tasks)
        return task, LabelInterface(config.decode())

    def test_the_configuration_is_valid_and_so_is_the_task(self):
        def check(document, data):
            task, interface = self.read(data)
            interface.validate()
            self.assertTrue(interface.validate_task({"data": task["data"]}))
            for one in task.get("annotations", []) + task.get("predictions", []):
                for result in pieces(one["result"]):
                    # The name says predictions, but it is the check of both, and it tells what is wrong.
                    self.assertEqual(interface.validate_prediction({**one, "result": result}, return_errors=True)[:5], [])
            for one in task.get("predictions", []):
                PredictionValue.model_validate(one)

        self.each(check)

    def test_regions_and_relations(self):
        def check(document, data):
            task, _ = self.read(data)
            text = task["data"]["text"]
            self.assertEqual(text, document.text)
            results = [item for one in task.get("annotations", []) + task.get("predictions", []) for item in one["result"]]
            regions = [item["value"] for item in results if item["type"] == "labels"]
            for value in regions:
                self.assertEqual(text[value["start"] : value["end"]], value["text"])
            found = [(document.label(label), one["start"], one["end"], one["text"]) for one in regions for label in one["labels"]]
            self.same(found, map(tuple, document.placed()))
            names = {kind["name"]: kind["id"] for kind in document.native["labelSet"]["relations"]}
            ids = {item["id"] for item in results if item["type"] != "relation"}
            self.assertLessEqual({item[end] for item in results if item["type"] == "relation" for end in ("from_id", "to_id")}, ids)
            kinds = [names.get(label, label) for item in results if item["type"] == "relation" for label in item["labels"]]
            # Both ends have to be in one result, so relations between layers are lost.
            layer = {one["id"]: one.get("layer") for one in document.annotations}
            self.same(kinds, [one["type"] for one in document.related() if layer[one["from"]] == layer[one["to"]]])
            notes = {text for item in results if item["type"] == "textarea" for text in item["value"]["text"]}
            self.assertEqual([one for one in document.noted() if one not in notes], [])

        self.each(check)


def pieces(result):
    """A result in pieces of 500 regions, with the relations inside each: the SDK looks at all regions for each of them."""
    regions = [item for item in result if item["type"] != "relation"]
    for at in range(0, len(regions), 500):
        piece = regions[at : at + 500]
        ids = {item["id"] for item in piece}
        yield piece + [item for item in result if item["type"] == "relation" and {item["from_id"], item["to_id"]} <= ids]
