### What a format cannot hold of documents, as part of a list.

lost-text = the text
lost-structure = the text’s structure
lost-metadata = the article’s details
lost-formatting = { $count ->
    [one] { NUMBER($count) } link or emphasis
   *[other] { NUMBER($count) } links and emphases
}
lost-annotations = { $count ->
    [one] { NUMBER($count) } annotation
   *[other] { NUMBER($count) } annotations
}
lost-notes = { $count ->
    [one] { NUMBER($count) } note
   *[other] { NUMBER($count) } notes
}
lost-values = { $count ->
    [one] { NUMBER($count) } value of a field
   *[other] { NUMBER($count) } values of fields
}
lost-ranges = { $count ->
    [one] { NUMBER($count) } further range
   *[other] { NUMBER($count) } further ranges
}
lost-overlaps = { $count ->
    [one] { NUMBER($count) } passage under others
   *[other] { NUMBER($count) } passages under others
}
lost-ids = ids of annotations
lost-creators = who made annotations
lost-times = when annotations were made
lost-relations = { $count ->
    [one] { NUMBER($count) } relation
   *[other] { NUMBER($count) } relations
}
lost-reviewed = { $count ->
    [one] { NUMBER($count) } reviewed sentence
   *[other] { NUMBER($count) } reviewed sentences
}
lost-unplaced = { $count ->
    [one] { NUMBER($count) } passage without a place
   *[other] { NUMBER($count) } passages without a place
}
lost-layers = { $count ->
    [one] { NUMBER($count) } layer of others
   *[other] { NUMBER($count) } layers of others
}
lost-proposals = { $count ->
    [one] { NUMBER($count) } proposal
   *[other] { NUMBER($count) } proposals
}
lost-instructions = the instructions
lost-unknown = { $count ->
    [one] { NUMBER($count) } unknown field
   *[other] { NUMBER($count) } unknown fields
}
lost-definitions = what labels mean and look like
lost-set-name = the name of the set
lost-label-ids = { $count ->
    [one] { NUMBER($count) } label’s id
   *[other] { NUMBER($count) } labels’ ids
}
lost-badges = { $count ->
    [one] { NUMBER($count) } badge
   *[other] { NUMBER($count) } badges
}
lost-keys = { $count ->
    [one] { NUMBER($count) } key
   *[other] { NUMBER($count) } keys
}
lost-lines = { $count ->
    [one] { NUMBER($count) } line style
   *[other] { NUMBER($count) } line styles
}
lost-fields = { $count ->
    [one] { NUMBER($count) } field
   *[other] { NUMBER($count) } fields
}
lost-relation-types = { $count ->
    [one] { NUMBER($count) } type of relation
   *[other] { NUMBER($count) } types of relations
}
lost-unknown-of-labels = { $count ->
    [one] { NUMBER($count) } unknown field of labels
   *[other] { NUMBER($count) } unknown fields of labels
}
lost-characters = { $count ->
    [one] { NUMBER($count) } control character
   *[other] { NUMBER($count) } control characters
}
lost-parts = which passages belong together
lost-spaces = the text’s white space
