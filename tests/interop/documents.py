"""The documents that every format is tested with.

Texts, offsets and selectors are made here, in Python, and not by the code that is tested: only the structure of a text (blocks, sections,
sentences) is taken from `postil read`. Each document is checked by `postil validate` before any test sees it.
"""

import json
import pathlib
import uuid

import regex

import command

CREATED = "2026-03-01T09:30:00Z"
MODIFIED = "2026-03-02T17:05:00+01:00"
CONTEXT = 32  # code points in a prefix or suffix
GRAPHEMES = regex.compile(r"\X")


class Draft:
    """A document in the making."""

    def __init__(self, name, source, ending="txt", language="en"):
        """Has `postil read` read `source`, bytes or a text."""
        path = pathlib.Path(command.scratch(), f"{name}.{ending}")
        path.write_bytes(source if isinstance(source, bytes) else source.encode())
        self.name = name
        self.json = json.loads(command.postil("read", "--language", language, path))
        self.json["article"]["source"]["name"] = path.name
        self.json["exported"] = CREATED
        self.text = self.json["article"]["text"]
        self.made = 0
        self.graphemes = [match.start() for match in GRAPHEMES.finditer(self.text)] + [len(self.text)]
        self.utf16 = [0]
        for char in self.text:
            self.utf16.append(self.utf16[-1] + (2 if ord(char) > 0xFFFF else 1))
        boundaries = set(self.graphemes)
        # The first boundary from each offset on, and the last one up to it.
        self.ahead, self.behind = list(range(len(self.text) + 1)), list(range(len(self.text) + 1))
        for at in range(len(self.text) - 1, -1, -1):
            self.ahead[at] = at if at in boundaries else self.ahead[at + 1]
        for at in range(1, len(self.text) + 1):
            self.behind[at] = at if at in boundaries else self.behind[at - 1]

    def id(self):
        """An id that is the same in every run."""
        self.made += 1
        return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'https://example.org/{self.name}/{self.made}')}"

    def find(self, quote, occurrence=0):
        """Where a text stands in the article."""
        start = -1
        for _ in range(occurrence + 1):
            start = self.text.index(quote, start + 1)
        return start, start + len(quote)

    def range(self, start, end, **more):
        """The item of a target for code points `start` to `end`."""
        before = min(self.ahead[max(start - CONTEXT, 0)], start)
        after = max(self.behind[min(end + CONTEXT, len(self.text))], end)
        return {
            "start": start,
            "end": end,
            "exact": self.text[start:end],
            "prefix": self.text[before:start],
            "suffix": self.text[end:after],
            "utf16Start": self.utf16[start],
            "utf16End": self.utf16[end],
            **more,
        }

    def mark(self, label, *quotes, **more):
        """Marks texts, each where it first stands, as one annotation. A quote can be (quote, occurrence), or an item of a target."""
        target = []
        for quote in quotes:
            if isinstance(quote, dict):
                target.append(quote)
            else:
                target.append(self.range(*(self.find(quote) if isinstance(quote, str) else self.find(*quote))))
        return self.annotate(label, target, **more)

    def annotate(self, label, target, note="", attributes=None, creator="Ann Reader", **more):
        """Adds an annotation with that target; its id."""
        article = self.json["article"]
        placed = [(item["start"], item["end"]) for item in target if "start" in item]

        def touched(parts):
            return [part for part in parts if any(part["start"] < end and part["end"] > start for start, end in placed)]

        blocks = [block["section"] for block in touched(article["blocks"])]
        annotation = {
            "id": self.id(),
            "label": label,
            "target": target,
            "sections": list(dict.fromkeys(blocks)),
            "sentences": [sentence["id"] for sentence in touched(article["sentences"])],
            "attributes": attributes or {},
            "note": note,
            "creator": creator,
            "created": CREATED,
            "modified": MODIFIED,
            **more,
        }
        self.json["annotations"].append(annotation)
        return annotation["id"]

    def relate(self, kind, start, end, **more):
        """Adds a relation between two annotations."""
        self.json["relations"].append({"id": self.id(), "type": kind, "from": start, "to": end, **more})

    def layer(self, name, kind):
        """Adds a layer; its id."""
        layer = {"id": self.id(), "name": name, "kind": kind, "created": CREATED, "reviewed": [], "source": None}
        self.json.setdefault("layers", []).append(layer)
        return layer["id"]

    def save(self):
        """Writes the document into a file of the scratch folder."""
        second = any("layer" in one or any("anchor" in item for item in one["target"]) for one in self.json["annotations"])
        second = second or "layers" in self.json or any("table" in block for block in self.json["article"]["blocks"])
        self.json["version"] = 2 if second else 1
        order = ["format", "version", "generator", "exported", "offsetUnit", "article", "labelSet", "layers", "annotations"]
        self.json = {name: self.json[name] for name in [*order, *self.json] if name in self.json}
        path = pathlib.Path(command.scratch(), f"{self.name}.postil.json")
        path.write_text(json.dumps(self.json, ensure_ascii=False), encoding="utf-8")
        return path


def orphan(exact, state="orphan", by=None, score=None):
    """The item of a target whose text is not there, or there several times."""
    original = {"exact": exact, "prefix": "it said that ", "suffix": " by then", "start": 40, "end": 40 + len(exact)}
    return {"anchor": {"state": state, "by": by, "score": score, "original": original}}


def plain():
    """English in paragraphs, with one annotation a sentence at most."""
    draft = Draft(
        "plain",
        "The harbour reopens\n\n"
        "The harbour of Tolvik opened again on Monday after nine weeks. It had been closed because of ice.\n\n"
        "“We lost 40 percent of our trade,” said the harbour master. The council will pay half of it by June.\n",
    )
    draft.mark("event", "The harbour of Tolvik opened again on Monday after nine weeks.")
    draft.mark("cause", "closed because of ice", note="Check with the coast guard.")
    draft.mark("statistic", "40 percent of our trade", attributes={"check_worthiness": "3"})
    draft.mark("prediction", "The council will pay half of it by June.", creator=None)
    draft.json["reviewed"] = [draft.json["article"]["sentences"][0]["id"]]
    return draft


def empty():
    """A document without annotations."""
    return Draft("empty", "Nothing to see\n\nNobody has marked anything here. Nobody will.\n")


def emoji():
    """Code points beyond the BMP, joined by ZWJ, with skin tones, flags and a keycap."""
    draft = Draft(
        "emoji",
        "A 🚀 was launched 🎉🎉 today. The crew 👩‍🚀👨🏽‍🚀 waved 👋🏿 before 7️⃣ cameras from 🇳🇴 and 🇫🇷.\n\n"
        "𝔐athematicians 𝟜𝟚 of them ‒ 👨‍👩‍👧‍👦 watched. All 🏴󠁧󠁢󠁳󠁣󠁴󠁿 flags flew; 3 % fell.\n",
    )
    draft.mark("event", "A 🚀 was launched 🎉🎉 today.")
    draft.mark("quote", "👩‍🚀👨🏽‍🚀", note="👩‍🚀 and 👨🏽‍🚀")
    draft.mark("position", "🇳🇴")
    draft.mark("statistic", "𝟜𝟚 of them")
    draft.mark("opinion", "👨‍👩‍👧‍👦 watched")
    draft.mark("statistic", "3 % fell")
    return draft


def combining():
    """Letters with combining marks, decomposed, and scripts that need them."""
    draft = Draft(
        "combining",
        "Le café de l’Église a fermé. Z̸̧a̴l̷g̶o̵ text stays as it is.\n\n"
        "नमस्ते दुनिया। किताब ५० रुपये की है।\n\nกำลังทำงานอยู่ที่นี่ 100 บาท\n",
        language="fr",
    )
    draft.mark("event", "Le café de l’Église a fermé.")
    draft.mark("opinion", "Z̸̧a̴l̷g̶o̵")
    draft.mark("statistic", "५० रुपये")
    draft.mark("statistic", "100 บาท")
    return draft


def right_to_left():
    """Hebrew and Arabic with numbers and Latin words; the note of one holds bidi controls."""
    draft = Draft(
        "right-to-left",
        "הנמל נפתח שוב ביום שני\n\nהנמל של Tolvik נפתח אחרי 9 שבועות. הוא היה סגור בגלל הקרח.\n\n"
        "افتُتح الميناء من جديد يوم الاثنين. خسر التجار ٤٠٪ من أعمالهم (حوالي 12 مليون).\n",
        language="he",
    )
    draft.mark("event", "הנמל של Tolvik נפתח אחרי 9 שבועות.", note="\u202eabc\u202c \u2067שלום\u2069 \u200fend")
    draft.mark("cause", "סגור בגלל הקרח")
    draft.mark("statistic", "٤٠٪ من أعمالهم")
    return draft


def cjk():
    """Chinese and Japanese, without spaces, with ideographs beyond the BMP."""
    draft = Draft(
        "cjk",
        "港口重新开放\n\n托尔维克港星期一重新开放。它因冰冻关闭了九周。𠮷野家的收入下降了百分之四十。\n\n"
        "港は月曜日に再開した。「貿易の4割を失った」と港長は述べた。\n",
        language="zh",
    )
    draft.mark("event", "托尔维克港星期一重新开放。")
    draft.mark("statistic", "𠮷野家的收入下降了百分之四十")
    draft.mark("quote", "「貿易の4割を失った」", note="港長の発言")
    draft.mark("cause", "因冰冻")
    return draft


def crlf():
    """A source with a byte order mark and line ends of Windows, and white space that is no space."""
    draft = Draft(
        "crlf",
        b"\xef\xbb\xbf"
        + "Minutes\r\n\r\nThe board met at 10\u00a0o’clock.\tIt adjourned  twice.\r\nA vote\u2028was held.\r\n\r\n"
        "Costs rose to 1\u202f200\u2009€\u3000in May.\u200b Nobody objected.\r\n".encode(),
    )
    draft.mark("event", "The board met at 10\u00a0o’clock.")
    draft.mark("event", "adjourned  twice")
    draft.mark("statistic", "1\u202f200\u2009€\u3000in May")
    draft.mark("opinion", "Nobody objected.")
    return draft


def structure():
    """Headings, a list, a quotation and a table whose rows belong together."""
    draft = Draft(
        "structure",
        "# Prices & <wages>\n\nWhat changed since *last* year.\n\n## Prices\n\n- Bread: up 4 %\n- Milk: down 1 %\n  - Oat milk: level\n\n"
        "> It is the highest figure since 1990.\n\n## Wages\n\n| Year | Wage | Price |\n|---|---|---|\n| 2024 | 100 | 100 |\n"
        "| 2025 | 103 | 106 |\n\nWages lag behind “prices”.\n",
        ending="md",
    )
    rows = [block for block in draft.json["article"]["blocks"] if block["kind"] == "row"]
    for row in rows:
        row["table"] = rows[0]["id"]
    rows[0]["header"] = True
    draft.mark("statistic", "up 4 %")
    draft.mark("statistic", "highest figure since 1990")
    draft.mark("statistic", draft.text[rows[2]["start"] : rows[2]["end"]])
    draft.mark("cause", draft.text[rows[1]["start"] : rows[2]["end"]], note="Two rows at once.")
    draft.mark("opinion", "Wages lag behind “prices”.")
    return draft


def overlaps():
    """Targets of several ranges; marks that are nested, crossing, identical and adjacent; relations between all of them."""
    draft = Draft(
        "overlaps",
        "Fares up again\n\nThe company said on Friday that fares would rise by 6 percent, and by 9 percent in 2027. "
        "It blamed the price of fuel. Passengers, it added, must “bear their share”.\n\n"
        "Critics disagree: fuel became cheaper. The minister will not act. She said so twice.\n",
    )
    split = draft.mark("prediction", "fares would rise", "by 9 percent in 2027", note="One forecast in two places.")
    outer = draft.mark("quote", "The company said on Friday that fares would rise by 6 percent")
    inner = draft.mark("statistic", "6 percent", note="nested")
    crossing = draft.mark("cause", "2027. It blamed the price of fuel")
    same = [draft.mark("opinion", "fuel became cheaper"), draft.mark("opinion", "fuel became cheaper", note="identical")]
    other = draft.mark("cause", "fuel became cheaper")
    left, right = draft.mark("position", "The minister"), draft.mark("prediction", " will not act".strip())
    three = draft.mark("quote", "Passengers", "must “bear their share”", "Critics disagree")
    across = draft.mark("opinion", draft.text[draft.find("Passengers")[0] : draft.find("fuel became")[1]], note="Over two paragraphs.")
    draft.relate("supports", inner, outer)
    draft.relate("attacks", other, crossing)
    draft.relate("same-as", same[0], same[1])
    draft.relate("supports", left, right)
    draft.relate("attacks", three, split)
    draft.relate("supports", split, across)
    return draft


def lost():
    """Annotations whose words have moved, stand at several places, or are gone; one has both a place and none."""
    draft = Draft(
        "lost",
        "Corrected version\n\nThe bridge cost 12 million. The bridge opened in May. The bridge is closed at night.\n",
    )
    moved = draft.range(
        *draft.find("12 million"),
        anchor={
            "state": "moved",
            "by": "approximate",
            "score": 0.91,
            "original": {"exact": "11 million", "prefix": "bridge cost ", "suffix": ". The", "start": 30, "end": 40},
        },
    )
    first = draft.mark("statistic", moved)
    gone = draft.mark("quote", orphan("which nobody disputes 🙈"), note="The sentence was cut.")
    draft.mark("event", orphan("The bridge", state="ambiguous", by="quote", score=0.5))
    draft.mark("event", "opened in May", orphan("in the rain"))
    draft.relate("supports", gone, first)
    return draft


def layers():
    """Two layers beside the person's own, one of them made by a machine, with marks at the same places."""
    draft = Draft(
        "layers",
        "Rain ahead\n\nIt rained on 21 of 30 days. The rain will last until Sunday, says the met office. I hate it.\n",
    )
    ben, model = draft.layer("Ben \"B.\" Reader; 2nd", "person"), draft.layer("sentence-tagger 1.0", "machine")
    own = draft.mark("statistic", "It rained on 21 of 30 days.")
    theirs = draft.mark("statistic", "21 of 30 days", layer=ben, creator="Ben", note="Shorter.")
    draft.mark("prediction", "The rain will last until Sunday", layer=ben, creator="Ben")
    draft.mark("event", "It rained on 21 of 30 days.", layer=model, creator=None)
    draft.mark("opinion", "I hate it.", layer=model, creator=None, attributes={"confidence": "low"})
    draft.mark("opinion", "I hate it.")
    draft.relate("supports", own, theirs)
    draft.relate("attacks", theirs, own, layer=ben, creator="Ben", created=CREATED)
    return draft


# What a note or a value can hold that some format has to write in another way.
AWKWARD = {
    "line breaks": "first\nsecond\r\nthird\rfourth\n\nlast",
    "quotes": "she said \"no\", he ‘yes’; 'both' \\ and / ``",
    "separators": "a,b;c|d\te\t\tf",
    "formula": "=1+1",
    "more formulas": "@SUM(A1)\n+2\n-3",
    "markup": "<b>&amp;</b> ]]> <!-- --> {\"json\": [1]} $x^2$",
    "control characters": "nul\u0000 bell\u0007 vt\u000b esc\u001b nel\u0085 ls\u2028 ps\u2029 nonchar\uffff",
    "white space": "  two before and after \u00a0 ",
    "brat": "T1\tstatistic 0 4\tText\n#1\tAnnotatorNotes T1\tno",
}


def values():
    """A value of every kind of field, some that do not fit their field, and notes that are hard to write."""
    words = ["Alder", "Birch", "Cedar", "Damson", "Elder", "Fir", "Gorse", "Hazel", "Ivy", "Juniper", "Larch", "Maple"]
    draft = Draft("values", "A list of trees\n\n" + " ".join(f"{word} trees lost {at} of 100 leaves." for at, word in enumerate(words)))
    quotes = iter(f"{word} trees lost {at} of 100 leaves." for at, word in enumerate(words))
    full = {
        "check_worthiness": "2",
        "verdict": "mostly-false",
        "confidence": "high",
        "claimant": {"name": "Dr. Ümit \"Mit\" O’Neil, jr.", "role": "spokes;person", "organisation": "Trees & Co", "kind": "person"},
        "attribution": "direct-quote",
        "claim_restated": "Alder trees\nhave lost\tno leaf.",
        "claim_date": "2026-01-31",
        "source_url": "https://example.org/a?b=c&d=%20e#f",
        "evidence": [
            {
                "url": "https://example.org/report.pdf",
                "title": "=HYPERLINK(\"x\")",
                "publisher": "The <Institute>",
                "published": "2025",
                "accessed": "2026-03-01",
                "archived_url": "https://archive.example/1",
                "quote": "Not one leaf,\nnot one.",
                "stance": "refutes",
            },
            {"url": "https://example.org/b", "stance": "context"},
            {},
        ],
        "rationale": "They are evergreen. 🌲",
        "topics": ["climate", "trees, old", "a;b"],
        "status": "second-reader",
    }
    draft.mark("statistic", next(quotes), attributes=full, note="All fields.")
    draft.mark("event", next(quotes), attributes={"verdict": "no such verdict", "topics": "no list", "unheard_of": {"a": [1, None, True]}, "number": 1.5e3})
    for name, note in AWKWARD.items():
        draft.mark("quote", next(quotes), note=note, attributes={"rationale": note, "claimant": {"name": name}, "topics": [note]})
    return draft


def big():
    """10,000 annotations on about 1 MB of text, as no person would write it; the same in every run."""
    subjects = ["The mayor of Ostby", "A spokeswoman", "The second report", "Our neighbour Ida", "The river board", "Nobody in Lund"]
    verbs = ["said that", "denied that", "wrote in May that", "hopes that", "did not know that"]
    things = ["rents", "fares", "the costs of heating", "prices for bread", "taxes on land", "fees"]
    ends = ["rose by {} percent", "fell to {} euros", "would stay at {} for years", "were {} times as high in 1990"]
    sentences = []
    for at in range(15_000):
        parts = [subjects[at % 6], verbs[at // 6 % 5], things[at * 7 % 6], ends[at // 3 % 4].format(at % 977 + 1)]
        sentences.append(" ".join(parts) + (" 📈." if at % 50 == 7 else "."))
    paragraphs = [" ".join(sentences[at : at + 8]) for at in range(0, len(sentences), 8)]
    draft = Draft("big", "Ten thousand marks\n\n" + "\n\n".join(paragraphs) + "\n")
    labels = ["statistic", "event", "cause", "prediction", "rule", "quote", "position", "opinion"]
    at = len("Ten thousand marks\n\n")
    spans = []
    for number, sentence in enumerate(sentences):
        spans.append((at, at + len(sentence)))
        at += len(sentence) + (2 if number % 8 == 7 else 1)
    known = {(one["start"], one["end"]): one["id"] for one in draft.json["article"]["sentences"]}
    previous = None
    for number in range(10_000):
        # Every tenth is nested in the one before.
        start, end = around = spans[number - 1 if number % 10 == 9 else number]
        if number % 10 == 9:
            start, end = start + 4, end - 1
        target = [draft.range(start, end)]
        annotation = {
            "id": draft.id(),
            "label": labels[number % 8],
            "target": target,
            "sections": ["s1"],
            "sentences": [known[around]],
            "attributes": {"verdict": "false", "confidence": "low"} if number % 3 == 0 else {},
            "note": f"note {number}" if number % 5 == 0 else "",
            "creator": "Ann Reader",
            "created": CREATED,
            "modified": MODIFIED,
        }
        draft.json["annotations"].append(annotation)
        if number % 100 == 50:
            draft.relate("supports", annotation["id"], previous)
        previous = annotation["id"]
    return draft


ALL = [plain, empty, emoji, combining, right_to_left, cjk, crlf, structure, overlaps, lost, layers, values, big]


def build():
    """Makes all of them, and the names of their files, in the order of `ALL`."""
    drafts = [make() for make in ALL]
    paths = [draft.save() for draft in drafts]
    told = command.postil("validate", *paths).splitlines()
    if len(told) != len(paths):
        raise AssertionError("\n".join(told))
    return [(draft.name, path, draft.json) for draft, path in zip(drafts, paths, strict=True)]
