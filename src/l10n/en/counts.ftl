### How many there are of something.

# In the list of annotations, in messages and in questions.
annotations = { $count ->
    [one] { NUMBER($count) } annotation
   *[other] { NUMBER($count) } annotations
}
# How many relations an annotation has.
links = { $count ->
    [one] { NUMBER($count) } link
   *[other] { NUMBER($count) } links
}
