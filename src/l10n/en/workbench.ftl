### The workbench: the article, what is beside it, and the bars above and below.

## Panes. In a narrow window, buttons that show one of them.

panes = Panes
outline = Outline
article = Article
annotations = Annotations

no-headings = This text has no headings.
# On the title above an article that was read from a page.
headline = The page’s title. It is no part of the text below.

## The bars of labels

labels = Labels
all-labels = All labels
mark-passage = Mark this passage
new-label = New label…
no-claim = No claim
no-claim-hint = The current sentence holds no claim

## Other bars

# On the sign that opens the browser's file chooser.
import = Import
sentences-looked-at = { NUMBER($seen) } of { $count ->
    [one] { NUMBER($count) } sentence
   *[other] { NUMBER($count) } sentences
} looked at
# At the foot; $key is the key that opens the keyboard help.
keys = { $key } keys
# The button beside what was just deleted.
undo-deletion = Undo deletion
