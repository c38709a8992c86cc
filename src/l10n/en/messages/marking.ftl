### What marking, moving, deleting and undoing tell. The first wasm has these texts.

# What undo and redo tell of a step; `$step` is the message of that step.
undone = Undone: { $step }
redone = Redone: { $step }

# A step was not undone or done again, for the article is no longer as it was. `$id` is the id of what the step would change.
stale = This does not fit the article as it is now ({ $id }).

## Labels that are given

marked-as = Marked as { $label }
changed-to = Changed to { $label }
already-marked-as = This passage is already marked as { $label }.
already-marked = That passage is already marked with the same label.
select-or-move = Select a passage or move to a sentence first.

## Sentences

move-to-sentence = Move to a sentence first.
holds-no-claim = Sentence holds no claim
open-again = Sentence open again
holds-annotation = This sentence holds an annotation. Delete that first to say it holds no claim.

## Annotations

annotation-deleted = Annotation deleted
extent-changed = Extent changed
passage-added = Passage added
passage-included = That passage is part of the annotation already.
select-first = Select a passage or an annotation first.

## Articles that are deleted in the library

article-deleted = Deleted “{ $name }”.
articles-deleted = Deleted { $count ->
    [one] { NUMBER($count) } article
   *[other] { NUMBER($count) } articles
}.

## An article that can only be read

open-elsewhere = This article is open in another tab, and can only be read here.
changed-elsewhere = This article was changed in another tab. Decide first what becomes of it here.
