### Export: what is written, in which format, and what came of it.

export = Export
export-hint = One press downloads a file with the article’s annotations.
export-articles = Export articles

## What is written

what-to-write = What to write
# $count annotations are all there are.
all-annotations = { $count ->
    [one] The annotation
   *[other] All { NUMBER($count) } annotations
}
# Only those that the filter of the list shows.
filtered-annotations = Only the { NUMBER($count) } that the filter shows
with-notes = Notes
# A box to tick; a layer is what another person or a machine annotated.
with-layer = Layer “{ $name }”
raw-cells = CSV: no apostrophe before formulas (=…)
# $what are things and their numbers, joined by commas.
as-chosen = As chosen, this is not written: { $what }.

## The articles

find-article = Find an article
articles-chosen = { NUMBER($chosen) } of { $count ->
    [one] { NUMBER($count) } article
   *[other] { NUMBER($count) } articles
} chosen
choose-all = Choose all
choose-none = Choose none
# So many articles are found and not shown.
articles-not-shown = { $count ->
    [one] { NUMBER($count) } more article is
   *[other] { NUMBER($count) } more articles are
} not shown. Find them by their names.
as-archive = A zip archive with a file for each article.
as-archive-of-ours = A zip archive with a file for each article. Unpack it, and Postil opens them again.
as-one-file = One file for all articles

## What each format is good for

good-for-json = All there is, for Postil to open again.
good-for-w3c = Tools that follow the W3C’s model of annotations, such as Recogito, and linked data.
good-for-csv = A checker’s sheet for a spreadsheet or pandas: a row for each annotation, a column for each field.
good-for-jsonl = Scripts, jq and pandas: one annotation a line with all its fields.
good-for-brat = Going on in brat, and the many tools that read its files.
good-for-spacy = Training and rules in spaCy: the text as a Doc with its spans.
good-for-doccano = Going on in doccano: spans and relations.
good-for-label-studio = Going on in Label Studio: tasks with the labelling configuration that fits them.
good-for-cas-json = INCEpTION, UIMA and DKPro.
good-for-conll = Training a tagger: one word a line, one tag a word.
good-for-refi-qda = Qualitative analysis in QualCoder, ATLAS.ti, MAXQDA or NVivo.
good-for-langextract = Examples for extraction by a language model, and LangExtract’s viewer.

## The check

check = Check all formats
check-hint = Writes each format, reads it back, and compares every quote with the article.
checking = Checking…
# In these, so many quotes in the file are the words of the article at their place, of so many that there should be.
checked-code-points = { NUMBER($equal) } of { $total ->
    [one] { NUMBER($total) } quote equals
   *[other] { NUMBER($total) } quotes equal
} the text, counted in code points
checked-utf16 = { NUMBER($equal) } of { $total ->
    [one] { NUMBER($total) } quote equals
   *[other] { NUMBER($total) } quotes equal
} the text, counted in UTF-16 units
checked-words = { NUMBER($equal) } of { $total ->
    [one] { NUMBER($total) } quote equals
   *[other] { NUMBER($total) } quotes equal
} the text, word by word
# $why is a sentence.
not-checked = Not checked. { $why }
checked-nothing = Checked. Nothing is marked, so there is no quote to compare.
all-sound = Checked: in every format, every quote equals the text.
not-all-sound = Checked: not every quote equals the text. See below.

## While it is written, and what came of it

writing = Writing { $name }…
writing-several = Writing { $name }… { NUMBER($place) } of { NUMBER($count) }
writing-bar = Writing
downloaded-articles = Downloaded { $file } with { $count ->
    [one] { NUMBER($count) } article
   *[other] { NUMBER($count) } articles
}
# $names are the names of articles that could not be read.
articles-left-out = “{ $file }” lacks what could not be read: { $names }.
export-cancelled = Cancelled. Nothing was downloaded.
none-chosen = No article is chosen.
