"""doccano's JSON Lines. doccano is a web application and no library, so its checks of an import (backend/data_import/pipeline/label.py) are
written down here as models of the library that it uses too."""

import json

import pydantic

import support


class Entity(pydantic.BaseModel):
    id: pydantic.StrictInt
    label: str = pydantic.Field(min_length=1)
    start_offset: pydantic.NonNegativeInt
    end_offset: pydantic.NonNegativeInt

    @pydantic.model_validator(mode="after")
    def is_not_empty(self):
        if self.start_offset >= self.end_offset:
            raise ValueError("start_offset must be less than end_offset")
        return self


class Relation(pydantic.BaseModel):
    from_id: pydantic.StrictInt
    to_id: pydantic.StrictInt
    type: str = pydantic.Field(min_length=1)


class Example(pydantic.BaseModel):
    text: str
    entities: list[Entity]
    relations: list[Relation]


class Doccano(support.FormatTest):
    format = "doccano"

    def test_spans_and_relations(self):
        def check(document, data):
            [line] = data.decode().removesuffix("\n").split("\n")
            example = Example.model_validate(json.loads(line))
            self.assertEqual(example.text, document.text)
            found = [(document.label(one.label), one.start_offset, one.end_offset) for one in example.entities]
            self.same(found, [placed[:3] for placed in document.placed()])
            ids = [one.id for one in example.entities]
            self.assertEqual(len(ids), len(set(ids)))
            self.assertLessEqual({end for one in example.relations for end in (one.from_id, one.to_id)}, set(ids))
            names = {kind["name"]: kind["id"] for kind in document.native["labelSet"]["relations"]}
            self.same([names.get(one.type, one.type) for one in example.relations], [one["type"] for one in document.related()])

        self.each(check)
