### What was saved and is damaged, or was changed in another tab.

# The name in the library of an article of which nothing else is known.
unreadable-article = An article that cannot be read
# $why is a clause without a full stop.
steps-unreadable = The steps that can be undone could not be read: { $why }. Try again.
opened-as-saved = Opened as it was saved

## What of an article was left out. $parts are some of the texts below, with commas between them.

damaged = Some of what was saved with “{ $name }” is damaged and was left out: { $parts }. Everything else is here.
annotations = { $count ->
    [one] { NUMBER($count) } annotation
   *[other] { NUMBER($count) } annotations
}
links = { $count ->
    [one] { NUMBER($count) } link
   *[other] { NUMBER($count) } links
}
proposals = { $count ->
    [one] { NUMBER($count) } proposal
   *[other] { NUMBER($count) } proposals
}
layers = { $count ->
    [one] { NUMBER($count) } layer’s name and author
   *[other] { NUMBER($count) } layers’ names and authors
}
runs = { $count ->
    [one] { NUMBER($count) } machine’s name
   *[other] { NUMBER($count) } machines’ names
}
the-labels = the labels
the-instructions = the instructions
steps = steps that could be undone

## Alerts about other tabs

open-elsewhere = This article is open in another tab, so here it can only be read. Close it there, and this tab goes on by itself.
all-articles = All articles
another-changed = An article was changed or deleted in another tab, and what was just done to it here was not saved.
changed-elsewhere = This article was changed or deleted in another tab. What was done here since is not saved: keep it as an article
    of its own, or drop it and open what is saved.
keep-as-copy = Keep as a copy
open-saved = Open what is saved
updated-all-saved = Postil was updated in another tab, and this tab can save no more. All of it is saved. Reload this page to go on
    with the new version.
updated-not-saved = Postil was updated in another tab, and this tab can save no more. The last changes could not be saved: download
    the article first. Reload this page to go on with the new version.
reload = Reload
