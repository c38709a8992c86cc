### The form of the selected annotation.

annotation = Annotation
label = Label
note = Note
edit-fields = Edit fields…
# Behind the name of a label that is no longer given.
retired = { $label } (retired)

## The record

more-fields = More fields
# $name is the name of a field that holds several records: “Add evidence”.
add-record = Add { $name }
# A record of several, by its number: “Evidence 2”.
record = { $name } { NUMBER($number) }
remove-named = Remove { $name }
# A field that the label set knows nothing of, by its id.
unknown-field = { $id } (unknown field)
# A value that the label set knows nothing of.
unknown-value = { $value } (unknown)
not-set = not set
date-hint = 2026-01-31 or 2026
date-help = A year, a month or a day: 2026, 2026-01, 2026-01-31
address-hint = https://… or doi:…
words-hint = A word, then Enter or a comma
begins-as-verdict = This begins like a verdict. State what was claimed, as if it were true; the verdict has its own field.
use-words = Use the words of the passage
# Beside a link: its host in ASCII, where letters could be mistaken for others.
in-the-network = in the network: { $host }
