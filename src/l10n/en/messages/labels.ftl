### What commands on the label set tell.

## What was done

label-added = Label { $label } added
# Added, and given at once to what is selected, or to the selected annotation instead of its label.
label-added-and-marked = Label { $label } added. Marked as { $label }
label-added-and-changed = Label { $label } added. Changed to { $label }
labels-added = { $count ->
    [one] { NUMBER($count) } label added
   *[other] { NUMBER($count) } labels added
}
label-changed = Label changed
set-renamed = Labels called “{ $name }”
label-merged = { $label } merged into { $other }
label-moved-up = Label moved up
label-moved-down = Label moved down
label-retired = { $label } retired
label-brought-back = { $label } brought back
label-deleted = Label { $label } deleted
set-used = The labels are now “{ $name }”
# `$kept` are names of labels, joined by commas.
set-used-and-kept = The labels are now “{ $name }”; still in use and kept as retired: { $kept }

## What was refused

all-labels-here = All of these labels are here already.
set-in-use = These are the labels in use.
set-needs-name = A set of labels needs a name.
label-in-use = “{ $label }” is in use. Retire it, or merge it into another label.
label-needs-name = A label needs a name.
label-exists = Another label is called “{ $name }”.
badge-wrong = A badge is one or two letters.
key-wrong = A key is one character.
# `$owner` is a command or a label.
key-taken = The key { $key } is taken: “{ $owner }”.
color-wrong = A colour is written as in #0072B2.
# `$names` are names as they stand in files, joined by commas.
line-wrong = A line is one of { $names }.
no-such-parent = There is no such label to put it under.
under-itself = “{ $label }” cannot lie under itself.
