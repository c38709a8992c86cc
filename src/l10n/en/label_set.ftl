### The dialog of the labels.

labels = Labels
labels-hint = Labels belong to this article. New articles start with the ones you last changed or chose.
labels-of-set = Labels of the set
retired = Retired
retired-hint = No longer given. What is marked with them stays marked.
retired-labels = Retired labels
new-label = New label
# The work takes longer than usual.
one-moment = One moment…
left-as-they-were = The labels were left as they are, for another article was opened meanwhile.

## Which set

set = Set
other-sets = Other sets
use = Use
# The same button, for those who hear it alone.
use-that-set = Use that set
# An entry of the list of sets: its name, and what it is for.
set-and-purpose = { $name } – { $purpose }

## A label

definition = Definition
more-about = More about { $label }
details = Details
colour-as-hex = Colour as hex
line = Line
part-of = Part of
# It is part of no other label.
no-parent = None
# Contrasts, as “4.5:1”: of the text, of the text where two marks overlap, and of the line.
contrast = Contrast on light: text { $light } (over another mark { $light_over }), line { $light_line }; on dark: text { $dark } (over
    another mark { $dark_over }), line { $dark_line }.
unused = Nothing is marked with it.
in-use = In use: { $count ->
    [one] { NUMBER($count) } annotation
   *[other] { NUMBER($count) } annotations
}.
bring-back = Bring back
retire = Retire
other-label = Other label
merge-into = Merge into

## Files

import-labels = Import labels…
# Before buttons that bear the names of formats.
export-labels = Export labels as
export-labels-as = Export labels as { $format }
# $why is a sentence.
not-imported = “{ $file }” was not imported, and nothing has changed. { $why }

## The question about labels of a file

import-title = Import labels
labels-of-file = Labels of the file
others-stay = Labels that are here already stay as they are when the others are added.
# $labels are names.
kept-as-retired = Used instead, this set keeps what is in use as retired: { $labels }.
# $what are things of the file, with semicolons between them.
left-out = Left out: { $what }.
left-out-and-more = Left out: { $what }; and { NUMBER($more) } more.
holds = “{ $file }” holds the set “{ $set }”: { $count ->
    [one] { NUMBER($count) } label
   *[other] { NUMBER($count) } labels
}.
holds-known = “{ $file }” holds the set “{ $set }”: { $count ->
    [one] { NUMBER($count) } label
   *[other] { NUMBER($count) } labels
}, all of them here already.
holds-unknown = “{ $file }” holds the set “{ $set }”: { $count ->
    [one] { NUMBER($count) } label
   *[other] { NUMBER($count) } labels
}, none of them here yet.
holds-some-new = “{ $file }” holds the set “{ $set }”: { $count ->
    [one] { NUMBER($count) } label
   *[other] { NUMBER($count) } labels
}, { NUMBER($new) } of them new.
known = here already
known-as = here already, as “{ $label }”
key-taken = key { $key } is taken by “{ $owner }”
badge-taken = badge { $badge } is taken: { $instead } instead
add-its-labels = Add its labels
use-this-instead = Use this set instead
