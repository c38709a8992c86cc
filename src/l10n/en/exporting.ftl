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
raw-cells = CSV: keep formulas (=…) as they are

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
as-archive = A zip archive with a file for each article
as-one-file = One file for all articles

## What each format is good for

good-for-json = Holds everything. Postil opens it again.
good-for-w3c = The web’s own standard for annotations: Recogito, Annotorious, Hypothesis-like tools, linked data.
good-for-csv = A spreadsheet with one claim a row, for Excel, LibreOffice, R and pandas.
good-for-jsonl = One annotation a line with all its fields, for scripts, jq and pandas.
good-for-brat = The brat annotation tool, and the many parsers of its standoff files.
good-for-spacy = spaCy: the text as a Doc with its spans, for training and rules.
good-for-doccano = Goes on in doccano: spans and relations.
good-for-label-studio = Goes on in Label Studio: tasks with their labelling configuration.
good-for-cas-json = INCEpTION, UIMA and DKPro Cassis.
good-for-conll = One word a line with its tag, for training sequence taggers.
good-for-refi-qda = Qualitative research: NVivo, ATLAS.ti, MAXQDA, QualCoder, Taguette.
good-for-langextract = LangExtract’s viewer and pipelines.

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
