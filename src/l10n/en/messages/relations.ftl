### What commands on relations and their types tell.

## Relations

# `$kind` is a type of relation, as the label set calls it.
linked = Linked: { $kind }
link-changed = Link changed to: { $kind }
link-turned = Link turned around
link-removed = Link removed
select-one-to-link = Select the annotation to link first.
nothing-to-link = There is no other annotation to link to yet.
no-relation-types = There are no types of relations. Add one under “Relation types…”.
no-such-relation-type = The label set has no such type of relation.
linked-to-itself = An annotation cannot be linked to itself: choose another one.
end-gone = One of the annotations is no longer there.
linked-already = These two are linked like that already: { $kind }.

## Types of relations

relation-types-changed = Relation types changed
relation-type-needs-name = A type of relation needs a name.
relation-type-exists = Two types of relations cannot both be called “{ $name }”.
relation-type-in-use = { $count ->
    [one] One link is of this type: change or remove it first.
   *[other] { NUMBER($count) } links are of this type: change or remove them first.
}
linked-both-ways = Two annotations are linked both ways with “{ $name }”: remove one of the links first.
