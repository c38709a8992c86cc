### How many there are of something.

# In the list of annotations, in messages and in questions.
annotations = { $count ->
    [one] { NUMBER($count) } annotation
   *[other] { NUMBER($count) } annotations
}
