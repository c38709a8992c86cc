"""CoNLL in four columns with IOB2 tags, read by nltk."""

import bisect
import collections
import pathlib

import nltk
from nltk.chunk.util import conlltags2tree
from nltk.corpus.reader.conll import ConllCorpusReader

import command
import support


def bare(text):
    """A text without white space."""
    return "".join(text.split())


class Conll(support.FormatTest):
    format = "conll"

    def read(self, data):
        """The sentences, as lists of (token, tag)."""
        path = pathlib.Path(command.scratch(), "corpus.conll")
        path.write_bytes(data)
        # It opens no files elsewhere.
        if command.scratch() not in nltk.data.path:
            nltk.data.path.append(command.scratch())
        reader = ConllCorpusReader(command.scratch(), [path.name], ("words", "pos", "ignore", "chunk"), separator="\t")
        return [[(word, tag) for word, _, tag in sentence] for sentence in reader.iob_sents()]

    def chunks(self, sentences):
        """The chunks, as (label, text without white space). A tag I that follows none of its label is an error."""
        trees = [conlltags2tree([(word, "_", tag) for word, tag in sentence], strict=True) for sentence in sentences]
        subtrees = [subtree for tree in trees for subtree in tree if isinstance(subtree, nltk.Tree)]
        return [(subtree.label(), "".join(word for word, _ in subtree)) for subtree in subtrees]

    def test_tokens_are_the_text(self):
        def check(document, data):
            words = [word for sentence in self.read(data) for word, _ in sentence]
            self.assertEqual([word for word in words if word != bare(word)], [])
            written = "".join(words)
            # What is in no sentence, as marks of lists, may be there or not.
            sentences = "".join(bare(document.text[start:end]) for start, end in document.sentences())
            self.assertIn(written, (sentences, bare(document.text)))

        self.each(check)

    def test_chunks_are_annotations(self):
        def check(document, data):
            found = collections.Counter((document.label(label), text) for label, text in self.chunks(self.read(data)))
            overlapping, starts = document.overlapping(), [start for start, _ in document.sentences()]
            whole = collections.Counter((placed.label, bare(placed.quote)) for placed in document.placed())
            # Those that no other touches and no sentence cuts.
            simple = collections.Counter()
            for one in document.annotations:
                for placed in document.ranges(one) if one["id"] not in overlapping else []:
                    if bisect.bisect_right(starts, placed.start) == bisect.bisect_left(starts, placed.end):
                        simple[placed.label, bare(placed.quote)] += 1
            self.same((simple - found).elements(), [])
            for label, text in found - whole:
                # A part of an annotation, of which the rest is in another sentence, or is covered.
                self.assertTrue(any(text in quote for other, quote in whole if other == label), (label, text))

        self.each(check)
