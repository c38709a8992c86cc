"""Label Studio's tasks and labelling configuration, checked by its SDK."""

import json

from label_studio_sdk.label_interface import LabelInterface
from label_studio_sdk.label_interface.objects import PredictionValue

import support


# The check looks through all items for each, so that a long list is checked in parts of about so many.
PART = 500


def parts(result):
    """The items of a result in parts, those of one region together, and the relations between regions of a part with it."""
    items = [item for item in result if item["type"] != "relation"]
    relations = {}
    for item in result:
        if item["type"] == "relation":
            relations.setdefault(item["from_id"], []).append(item)
    start = 0
    while start < len(items):
        end = min(start + PART, len(items))
        while end < len(items) and items[end]["id"] == items[end - 1]["id"]:
            end += 1
        ids = {item["id"] for item in items[start:end]}
        yield items[start:end] + [one for name in ids for one in relations.get(name, []) if one["to_id"] in ids]
        start = end


class LabelStudio(support.FormatTest):
    format = "label-studio"

    def read(self, data):
        """The one task and its configuration."""
        [task] = json.loads(data)
        return task, LabelInterface(task["meta"]["labeling_config"])

    def test_the_configuration_is_valid_and_so_is_the_task(self):
        def check(document, data):
            task, interface = self.read(data)
            interface.validate()
            self.assertTrue(interface.validate_task({"data": task["data"]}))
            for one in task.get("annotations", []) + task.get("predictions", []):
                # The name says predictions, but it is the check of both, and it tells what is wrong.
                for part in parts(one["result"]):
                    self.assertEqual(interface.validate_prediction({**one, "result": part}, return_errors=True)[:5], [])
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
            kinds = [names.get(label, label) for item in results if item["type"] == "relation" for label in item["labels"]]
            # Both ends have to be in one result, so relations between layers are lost.
            layer = {one["id"]: one.get("layer") for one in document.annotations}
            self.same(kinds, [one["type"] for one in document.related() if layer[one["from"]] == layer[one["to"]]])
            notes = {text for item in results if item["type"] == "textarea" for text in item["value"]["text"]}
            self.assertEqual([one for one in document.noted() if one not in notes], [])

        self.each(check)
