### What commands on annotations tell that are in the second wasm: extent, parts, record, note.

## Passages

passage-removed = Passage removed
only-passage = It is the only passage. Delete the annotation to take it away.

## Annotations whose words were looked for and not found

placed-here = Placed here
select-words = Select the words in the article first.

## Splitting and joining

annotation-split = Annotation split
select-second-part = Select the words inside an annotation with which its second part begins, then split it there.
part-already-marked = One of the parts is already marked with the same label.
annotations-joined = Annotations joined
nothing-in-passage = No annotation lies in that passage.
select-annotation = Select an annotation first.
no-other-follows = No other annotation of that label follows.

## The record

# `$field` is what the label set calls the field.
value-added = { $field } added
value-removed = { $field } removed
value-changed = { $field } changed
empty-record-dropped = Empty record dropped
value-in-the-way = Something that Postil does not know stands in this place. Take it away first.
note-written = Note written

## The fields that records have

field-removed = Field removed
fields-changed = Fields changed
field-added = Field added
field-needs-name = Every field needs a name.
option-needs-name = Every option needs a name.
field-exists = There is another field “{ $name }”.
option-exists = There is another option “{ $name }”.

## A file that is imported

replaced-by-import = Replaced by an import
nothing-to-replace = The file says what is here already, so nothing was replaced.
