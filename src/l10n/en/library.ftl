### The library: where articles come in and lie.

## Ways in

# Name of the box into which articles are pasted, and what stands in it while it is empty.
article-text = Article text
article-text-hint = Paste an article here, or drop a file
heading = Paste an article. Mark its claims.
privacy = Nothing leaves this computer: reading, marking and saving all happen in this page.
annotate = Annotate
open-file = Open file
paste-as-plain-text = Paste as plain text
try-the-sample = Try the sample

## The list

articles = Articles
# Where not all of a long list are shown.
articles-shown = { NUMBER($shown) } of { $count ->
    [one] { NUMBER($count) } article
   *[other] { NUMBER($count) } articles
}
show-more = Show more
export-articles = Export articles…
# All sentences of an article were looked at.
done = done
# How many of its sentences were.
looked-at = { NUMBER($seen) } of { NUMBER($count) }
# Read out behind the date on which an article was opened last.
and-annotations = , { $count ->
    [one] { NUMBER($count) } annotation
   *[other] { NUMBER($count) } annotations
}
delete-article = Delete “{ $name }”
