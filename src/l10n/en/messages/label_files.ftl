### Why a file of labels is not read, or something in it: clauses without a full stop, of which the file, or what the problem
### names, is the subject.

holds-no-labels = holds no labels
# `$count` and `$most` are digits, both over a hundred.
too-many-labels = holds { $count } labels; a set may have { $most }
labels-of-newer = was written by a newer Postil
not-postil-labels = is neither a label set nor an article of Postil

## Tables

quote-open = has a quotation mark that nothing closes
no-name-column = is no list of labels: none of the columns in its first line is called “name”
unknown-column = is no column of labels

## REFI-QDA codebooks

no-codebook = is no REFI-QDA codebook
is-code-set = is a set of codes
# `$guid` is in quotation marks already.
guid-twice = The guid { $guid } stands twice.
tag-open = breaks off: a tag is not closed
tag-broken-off = breaks off in the middle of a tag
end-tag-alone = has an end tag without its start
no-tag = is no XML: a tag makes no sense
no-entity = has an entity that XML does not know
document-type = has a document type of its own, which is not read
nested-too-deep = is nested deeper than any codebook
