### Relations between annotations: choosing what to link, the list of all, and their types.

## Choosing the other annotation

choose = Choose the other annotation: click it, or n/p and Enter. Esc cancels.
not-to-itself = An annotation cannot be linked to itself: choose another one.
# The dialog that asks for the type of a relation.
how = How are they linked?

## In the form of an annotation

relations = Relations
link-to = Link…
# Name of a group: one relation of the annotation.
link = Link
type = Type
turn-around = Turn around

## The list of all relations

relations-counted = Relations ({ NUMBER($count) })
nothing-linked = No two annotations are linked yet. Select one, press r or “Link…”, and choose the other.
first-of-all = The first { NUMBER($shown) } of { NUMBER($count) }. All are exported.
types = Relation types…

## The dialog of types

relation-types = Relation types
types-hint = A type that holds both ways has no direction, as “same as”. What is linked stays linked when its type is renamed.
both-ways = both ways
new-type = New type
# An example of a name, in the empty field for a new one.
new-type-example = builds on
