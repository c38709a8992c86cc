### The list of annotations.

annotations = Annotations
# $next and $previous are the keys that go from sentence to sentence.
nothing-marked = Nothing marked yet. Select a passage, or move to a sentence with { $next } and { $previous }, then press a label’s
    key.

filter = Filter
filter-hint = Filter by text, label, note, record…
none-found = No annotation holds that.

## Where not all of a long list are shown

part = { NUMBER($first) } to { NUMBER($last) } of { NUMBER($count) }
earlier = Earlier ones
later = Later ones

## On the card of an annotation

# It has a note.
noted = note
