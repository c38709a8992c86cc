### The dialog of the fields that every annotation has.

fields = Fields
fields-hint = The fields of every annotation; the first six are always in view. A field keeps its id when it is called otherwise. What
    stands in a field that is removed stays in the annotations and in exports.
new-field = New field
new-field-hint = Name of a new field
add-field = Add field
help = Help
help-hint = Help: a sentence below the name
options = Options
options-hint = Options, one a line
fields-of-record = Fields of the record
kind = Kind
removed = Removed. What stands in this field stays in the annotations; undo brings the field back.

## Kinds of fields

text = Text
long-text = Long text
number = Number
date = Date
link = Link
choice = One of several options
choices = Several options, or free words
record = A record
records = A list of records
