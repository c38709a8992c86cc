### What is wrong with a file of Postil's own format, or with a record: clauses without a full stop, of which the place of the
### problem is the subject. Where no place is named, it is the file. Names in quotation marks are fields of the format.

# `$place` is a path into the file: annotations[3].target[0].end
at-place = { $place }: { $problem }
# `$line` are digits.
at-line = line { $line }: { $problem }

## Values

must-be-object = must be an object
must-be-text = must be text
must-be-flag = must be true or false
must-be-count = must be a whole number, 0 or more
must-be-list = must be a list
# `$names` are names as they stand in files, joined by commas.
must-be-one-of = must be one of { $names }
must-be-version = must be a whole number, 1 or more
must-be-level = must be a whole number from 1 to 255
must-be-score = must be a number from 0 to 1
must-be-color = must be a colour as in #0072B2
must-be-digest = must be 64 hexadecimal digits
must-be-time = must be a time as in RFC 3339: 2026-01-31T09:30:00Z
must-be-path = must be a list of names and numbers
must-be-id = must be 1 to { NUMBER($bytes) } bytes of text without control characters
# `$name` is a word that the format knows.
must-be = must be “{ $name }”
must-not-be-empty = must not be empty
is-missing = is missing
no-language-tag = must be a language tag (BCP 47), such as en

## Ids

# `$kind` is what the format calls a kind of thing, `$id` is in quotation marks already.
names-nothing = names no { $kind }: { $id }
stands-twice = stands twice: { $id }
names-no-annotation = names no annotation
names-no-label = names no label
names-no-relation-type = names no type of relation of the label set
label-not-in-set = names no label of the label set
leads-back = leads back to the label itself
linked-with-itself = must name another annotation than from
names-nothing-changeable = must name something that can be changed

## Places in the text; `$offset` are digits

end-not-after-start = must lie after start
end-before-start = must not lie before start
outside-text = lies outside the text, which ends at { $offset }
offset-by-fields = must be { $offset }, by the other fields
offset-by-blocks = must be { $offset }, by its blocks
# `$words` are words of the article in quotation marks.
exact-wrong = must be the text of the range, which is { $words }
prefix-wrong = must be the text before the range
suffix-wrong = must be the text after the range
no-range = must hold at least one range
ranges-overlap = must not overlap another range of the same target
has-no-place = must not be there: what is ambiguous or an orphan has no place in the text

## The structure of an article

blocks-out-of-order = must own the blocks that follow those of the section before
section-missing = is missing: not every block has a section
block-out-of-order = must not be empty and must stand after the block before it
block-not-listed = must be listed by the section it names
blocks-not-listed = must list the blocks that name this section, in order
sentences-out-of-order = must hold the sentences that follow those of the block before
text-between-blocks = must follow the block before it without text between them
text-after-sentences = must not hold text after its last sentence
block-missing = is missing: text at the end stands in no block
must-name-block = must name a block
sentence-outside-block = must lie in the block it names
sentence-out-of-order = must not be empty and must stand after the sentence before it
text-between-sentences = must follow the sentence before it without text between them
# `$id` is in quotation marks already.
section-of-block = must be the section of its block: { $id }

## Files

text-changed = does not match the text: the file was damaged or changed
carriage-return = must end its lines with line feeds alone: it holds a carriage return
is-label-set = is a set of labels: open it under “Labels…”, with “Import labels…”
not-postil = is JSON, but not a Postil file
# `$version` are digits, and so is `$newest`.
newer-version = was written by a newer Postil (version { $version }); this one reads up to { $newest }
# `$problem` is one of `parsing.ftl`.
not-json = cannot be read as JSON: { $problem }
# `$size` is a number with one decimal.
too-large = is too large: { $size } MiB, and Postil reads up to { NUMBER($most) } MiB

## Records of an article

saved-by-newer = it was saved by a newer Postil; reload the page to get that
article-missing = the article’s text is missing
linked-annotation-lost = an annotation that it links could not be read
belongs-to-other-key = does not belong to its key
