### What blocks of an article are called, on the button at the foot that shows what the current one is, and on those that make it
### something else.

metadata = Line of metadata
# On the button that makes a block a line of metadata.
as-metadata = Metadata
title = Title
repeated-title = Repeated title
heading = Heading
heading-of-level = Heading { NUMBER($level) }
paragraph = Paragraph
list-item = List item
list-item-of-level = List item, level { NUMBER($level) }
quotation = Quotation
caption = Caption
row = Table row
excluded = Text outside the article
# Stands behind a title that the text has once more.
repeated = repeated title

## The button itself, and the panel that it opens

structure = Structure
structure-hint = What this block is, and where its sentences end
# What a screen reader says of the button; $block is one of the above.
structure-of = Structure: { $block }
structure-of-none = Structure: no block
