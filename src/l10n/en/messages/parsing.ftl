### Why a text is no JSON: clauses without a full stop.

# `$line` and `$column` are digits.
at-line-and-column = { $problem } at line { $line } column { $column }
# In a text that is one line.
at-column = { $problem } at column { $column }

trailing-characters = trailing characters
# `$most` are digits.
too-many-values = more than { $most } values
nested-deeper = nested deeper than { NUMBER($levels) } levels
expected-value = expected value
expected-name = expected the name of a field
expected-colon = expected `:`
expected-comma = expected a comma or the end of the list or object
# `$name` is in quotation marks already.
field-twice = the field { $name } stands twice in one object
value-breaks-off = EOF while parsing a value
list-breaks-off = EOF while parsing a list
object-breaks-off = EOF while parsing an object
string-breaks-off = EOF while parsing a string
invalid-number = invalid number
invalid-escape = invalid escape
control-character = control character in a text
half-of-pair = half of a surrogate pair
