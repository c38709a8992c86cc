### What commands tell that put right by hand what reading got wrong.

## Sentences

sentence-split = Sentence split
select-second-sentence = Select the words with which the new sentence begins, then split it there.
sentences-joined = Sentences joined
no-sentence-follows = No sentence follows in this paragraph.
no-sentence-follows-here = No sentence follows in this paragraph. Sentences of two cannot be joined.

## Blocks

made-metadata = Made a line of metadata
made-title = Made a title
made-heading = Made a heading
made-paragraph = Made a paragraph
made-item = Made a list item
made-quotation = Made a quotation
made-caption = Made a caption
made-row = Made a table row
made-excluded = Made a text outside the article
level-deeper = A level deeper
level-back = A level back

## The article

details-changed = Article details changed
