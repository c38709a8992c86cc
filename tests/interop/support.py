"""What the tests of formats share: the documents, what the command makes of them, and what is expected of each, computed in Python."""

import collections
import functools
import io
import itertools
import os
import pathlib
import unittest
import zipfile

import command
import documents as makers

Placed = collections.namedtuple("Placed", "label start end quote")
Placed.__doc__ = "A range of an annotation: the id of its label, and its offsets in the unit that was asked for."

SHARED = command.ROOT.parent / "shared"


class Document:
    """A document in Postil's own format."""

    def __init__(self, name, path, native):
        self.name, self.path, self.native = name, path, native
        self.text = native["article"]["text"]
        self.annotations = native["annotations"]
        self.relations = native["relations"]
        self._labels = {label["name"]: label["id"] for label in native["labelSet"]["labels"]}

    def __repr__(self):
        return self.name

    def label(self, word):
        """The id of the label of that name or id. Which of them a format writes is its own affair."""
        return self._labels.get(word, word)

    @functools.cached_property
    def _bytes(self):
        return [0, *itertools.accumulate(len(char.encode()) for char in self.text)]

    @functools.cached_property
    def _utf16(self):
        return [0, *itertools.accumulate(2 if ord(char) > 0xFFFF else 1 for char in self.text)]

    def offset(self, point, unit):
        """A code point's offset in "codepoints", "utf16" or "bytes"."""
        return {"codepoints": lambda at: at, "utf16": self._utf16.__getitem__, "bytes": self._bytes.__getitem__}[unit](point)

    def ranges(self, annotation, unit="codepoints"):
        """The ranges of an annotation that have a place."""
        return [
            Placed(annotation["label"], self.offset(item["start"], unit), self.offset(item["end"], unit), self.text[item["start"] : item["end"]])
            for item in annotation["target"]
            if "start" in item
        ]

    def placed(self, unit="codepoints"):
        """All ranges of all annotations, in order: what a format without annotations of several ranges has to hold."""
        return sorted(placed for one in self.annotations for placed in self.ranges(one, unit))

    def related(self):
        """Relations whose ends both have a place."""
        lost = {one["id"] for one in self.annotations if not self.ranges(one)}
        return [one for one in self.relations if one["from"] not in lost and one["to"] not in lost]

    def noted(self):
        """Notes that are not blank, of annotations that have a place."""
        return [one["note"] for one in self.annotations if one["note"].strip() and self.ranges(one)]

    def sentences(self):
        """Start and end of each sentence, in code points."""
        return [(one["start"], one["end"]) for one in self.native["article"]["sentences"]]

    def overlapping(self):
        """Ids of annotations that share a code point with another."""
        spans = sorted((placed.start, placed.end, one["id"]) for one in self.annotations for placed in self.ranges(one))
        found, open_end, open_id = set(), -1, None
        for start, end, name in spans:
            if start < open_end and name != open_id:
                found |= {name, open_id}
            if end > open_end:
                open_end, open_id = end, name
        return found


@functools.cache
def documents():
    """All documents, made once a run."""
    return [Document(*made) for made in makers.build()]


# The tests of one format come one after the other, and share what was written.
@functools.lru_cache(maxsize=2 * len(makers.ALL))
def convert(document, to, *options):
    """What `postil convert --to ID FILE` writes, as bytes. What the format cannot hold is told on standard error, which is no failure."""
    return command.postil("convert", "--to", to, *options, document.path, silent=False)


def unzip(data):
    """The files of a zip, by name; their checksums are looked at."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if damaged := archive.testzip():
            raise AssertionError(f"{damaged} is damaged")
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def folded(text):
    """A text with each run of white space and control characters as one space."""
    return " ".join("".join(" " if ord(char) < 32 or char in "\x85\u2028\u2029\uffff\ufffd" else char for char in text).split())


def shared(test, *parts):
    """A file beside the repository. The test is skipped where it is not there, unless POSTIL_SHARED says that it must be."""
    path = pathlib.Path(SHARED, *parts)
    if not path.exists():
        if os.environ.get("POSTIL_SHARED") == "required":
            test.fail(f"{path} is missing")
        test.skipTest(f"{path} is not there")
    return path


class FormatTest(unittest.TestCase):
    """A test of one format with every document. Subclasses say the id, and have `check(document, data)`."""

    maxDiff = 2000
    format = None

    def each(self, check):
        """Checks what the format makes of each document."""
        for document in documents():
            with self.subTest(document=document.name):
                check(document, convert(document, self.format))

    def same(self, found, expected):
        """Two lists are equal; what is too much and what is missing is told, and no more than a few of each."""
        found, expected = collections.Counter(found), collections.Counter(expected)
        surplus, missing = list((found - expected).elements()), list((expected - found).elements())
        self.assertEqual((surplus[:5], missing[:5]), ([], []), f"{len(surplus)} too much, {len(missing)} missing")
