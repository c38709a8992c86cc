### Why the store did not do what was asked: clauses without a full stop. The first wasm has these texts.

store-full = the browser has no room left for this site
# `$why` is what the browser says.
store-unavailable = the browser keeps no data for this site ({ $why })
store-newer = the articles here were saved by a newer Postil; reload to get it
store-closed = a newer Postil was opened in another tab; reload this one to get it too
store-changed = the article was changed or deleted in another tab
# `$why` is what the browser says.
store-failed = the browser said: { $why }
