### What comes in: how it is read, what is asked about it, and what came of it.

# What is called that was pasted, while it is read and in messages and questions about it.
pasted = What you pasted

## What came of it

imported = Imported “{ $name }” with { $count ->
    [one] { NUMBER($count) } annotation
   *[other] { NUMBER($count) } annotations
}.
# $why is a clause without a full stop.
not-opened = “{ $name }” could not be opened: { $why }. It was left as it is.
downloaded = Downloaded { $file }
# $why is a sentence.
not-exported = “{ $file }” was not exported. { $why }
replaced = Replaced “{ $name }”.

## What several files came to. $parts are some of the texts below, with commas between them.

files = { $count ->
    [one] { NUMBER($count) } file
   *[other] { NUMBER($count) } files
}: { $parts }.
files-opened = { NUMBER($count) } opened
files-replaced = { NUMBER($count) } put in the place of what was here
files-beside = { NUMBER($count) } kept beside what is here
files-here = { NUMBER($count) } here already and opened
files-left-out = { NUMBER($count) } left out
files-cancelled = { NUMBER($count) } cancelled
# Why a file was left out; $why is a sentence.
file-and-why = “{ $file }”: { $why }
# The person said so when asked.
declined = You left it out.

## While something is read

reading = Reading { $name }…
reading-several = Reading { $name }… { NUMBER($place) } of { NUMBER($count) }
reading-bar = Reading

## Why something was refused

address = { $address } is an address, and Postil makes no requests: nothing leaves this page, so nothing comes in either. Open it in
    another tab, select all, copy, and paste here.
no-text = There is no text in that. Copy the article’s text and paste it here.
no-text-in = There is no text in { $file }.
too-long = That is { NUMBER($size) } MB of text; one article may have { NUMBER($most) } MB. Paste it in parts.
# $why is what the browser says.
unreadable = “{ $file }” could not be read: { $why }. Choose it again.
# In these, $why is a sentence.
unread = “{ $file }” could not be read. { $why }
not-done = { $name } could not be read. { $why }
took-too-long = { $name } could not be read. { $why } Copy its text and paste that.
not-imported = “{ $file }” was not imported, and nothing has changed. { $why }
# In these, $what is a clause whose subject is the file: “holds no article”.
not-imported-as-it = “{ $file }” { $what }. It was not imported, and nothing has changed.
not-imported-foreign = “{ $file }” { $what }. It was not imported, and nothing has changed. Of JSON, Postil opens what it exported
    itself. To annotate a text that stands in this file, copy it and paste it.
left-out = Not all that “{ $file }” holds was imported. The first thing left out: { $what }.
no-clipboard = The browser did not let the page read the clipboard. Click into the box and press Ctrl+Shift+V.

## How it was read

plain-taken = The formatted copy holds other words than the plain one. The plain one was taken.
main-content = Only the page’s main content is shown.
all-of-page = All that the page shows is here.
read-with-structure = Read with its headings, lists, links and emphasis.

## The question about something that is here already. $marks says how many annotations it has, and by whom.

import = Import
here-already = Here already
same-article = “{ $name }” is here already, with { $marks }. The file { $file } has { $incoming }.
same-article-unreadable = “{ $name }” is here already, which could not be read. The file { $file } has { $incoming }.
same-text = This text is here already: “{ $name }”, with { $marks }.
same-text-unreadable = This text is here already: “{ $name }”, which could not be read.
same-text-of-file = The text of { $file } is here already: “{ $name }”, with { $marks }.
same-text-of-file-unreadable = The text of { $file } is here already: “{ $name }”, which could not be read.
marks-by-one = { $count ->
    [one] { NUMBER($count) } annotation
   *[other] { NUMBER($count) } annotations
} by { $person }
marks-by-two = { $count ->
    [one] { NUMBER($count) } annotation
   *[other] { NUMBER($count) } annotations
} by { $person } and { $second }
marks-by-several = { $count ->
    [one] { NUMBER($count) } annotation
   *[other] { NUMBER($count) } annotations
} by { $person } and { $others ->
    [one] { NUMBER($others) } other
   *[other] { NUMBER($others) } others
}
keep-both = Keep both
replace = Replace the one here
open-here = Open the one here
start-anew = Start anew beside it
# A box to tick; so many other files wait.
same-for-others = { $count ->
    [one] The same for the other file
   *[other] The same for the other { NUMBER($count) } files
}
