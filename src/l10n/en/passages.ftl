### Passages: gathering them, changing what an annotation marks, and words that were looked for and not found.

## Several annotations in one place

annotations-here = Annotations here
which-one = Several annotations lie here. Which one?

## The sign beside a heading

select-section = Select the whole section
# With its key.
select-section-hint = Select the whole section (o)

## The bar while passages are gathered

# The words are those of an annotation that has no place in the text.
select-words = Select the words for “{ $words }”
place-here = Place here
add-to = Select the words to add to this { $label }, or move to a sentence.
gathered = { $count ->
    [one] { NUMBER($count) } passage kept. Select another, then give them a label.
   *[other] { NUMBER($count) } passages. Select another, or give them a label.
}
let-go = Let go

## What an annotation marks, in its form

extent = Extent
start = Start
end = End
start-earlier = Start one word earlier
start-later = Start one word later
end-earlier = End one word earlier
end-later = End one word later
# The same, where an annotation marks several passages.
start-earlier-of = Start one word earlier of passage { NUMBER($passage) }
start-later-of = Start one word later of passage { NUMBER($passage) }
end-earlier-of = End one word earlier of passage { NUMBER($passage) }
end-later-of = End one word later of passage { NUMBER($passage) }
remove-passage = Remove passage { NUMBER($passage) }
add-passage = Add a passage
split = Split
split-hint = In two: behind its first passage or sentence
join = Join with next
join-hint = With the next annotation of its label

## Words that were looked for and not found

not-found = Not found in this text
found-more-than-once = Found more than once
in-part-not-found = In part not found in this text
in-part-found-more-than-once = In part found more than once
place-here-hint = Where the words are that are selected in the article
let-go-hint = The annotation keeps its other passages

## Words on the page that are not those of the article

altered = Nothing was marked: the words on the page were not those of the article. The browser or an extension had translated or
    changed them. They have been put back. Switch the translation or the extension off for this page, then select the words again.
