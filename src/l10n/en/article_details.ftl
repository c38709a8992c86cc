### The dialog of what is known of the article.

article-details = Article details
details-hint = The text itself never changes. Another language cuts its sentences by other rules; those cut by hand stay.

## Fields

title = Title
address = Address (URL)
address-hint = https://… or doi:…
publisher = Publisher
byline = Byline
date = Date
date-hint = As printed, or 2026-01-31
categories = Categories
categories-hint = Separated by commas
language = Language
not-known = Not known

## Where the text came from. $format is the name of a format.

read-from = Read from { $format }.
read-from-file = Read from “{ $name }”, { $format }.
read-from-encoded = Read from { $format }, { $encoding }.
read-from-file-encoded = Read from “{ $name }”, { $format }, { $encoding }.
unknown-format = Text
encoding = Encoding
other-encoding = Read in another encoding…

## What the file holds that the page does not show. $parts are some of the texts below.

also-holds-one = Also holds { $part }. It is kept and exported.
also-holds = Also holds { $parts }. They are kept and exported.
and-last = { $parts } and { $last }
layers = { $count ->
    [one] { NUMBER($count) } layer of others
   *[other] { NUMBER($count) } layers of others
}
proposals = { $count ->
    [one] { NUMBER($count) } proposal
   *[other] { NUMBER($count) } proposals
}
instructions = instructions for its readers
