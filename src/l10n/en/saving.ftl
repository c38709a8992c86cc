### Whether all is saved, and what stands in the way.

## The status line

saved = Saved
saving = Saving…
not-saved = Not saved
# Another tab writes this article.
read-only = Read only
# While the rest of the page is fetched.
loading = Loading…
loading-bar = Loading

## Alerts

# $why is a clause without a full stop.
work-not-saved = Your work is not saved: { $why }. It is kept while this page stays open, and saving is tried again. Download
    it to be safe.
try-again = Try again
articles-unreadable = The saved articles could not be read: { $why }.
# In the place of the whole page.
blocked = Postil was updated, and another tab still runs the version before. Close that tab or reload it; then this one goes on
    by itself.

# A part of the page that is fetched when it is first needed.
part-not-loaded = That part of the page could not be loaded. Check the connection and try again, or reload the page. Nothing is
    lost.

## Clauses that say why something failed

no-answer = its database does not answer
nothing-kept = nothing is kept here
part-missing = a part of the page could not be loaded
no-database = it has no IndexedDB
# An error of the browser that says nothing.
no-message = an error without a message
