### Why a source is not read, with what to do instead: one sentence or more for a person.

## Told by the first bytes of a file

is-pdf = This is a PDF, which has places on paper for its letters, but no paragraphs to read. Open it in a PDF viewer, select all, copy, and paste it here.
is-old-office = This is a document of an old Office format (.doc), or one with a password. Save it as .docx without a password and open that; or open it, select all, copy, and paste it here.
is-rich-text = This is a Rich Text document (.rtf). Save it as .docx and open that; or open it, select all, copy, and paste it here.
is-picture = This is a picture: there is no text in it that can be read here. Where you can select the words that it shows, copy and paste those.
is-archive = This is a packed archive. Unpack it and open the files in it.
is-open-document = This is an OpenDocument file. Save it as .docx and open that; or open it, select all, copy, and paste it here.
is-book = This is an e-book. Open it in a reader, select the text, copy, and paste it here.
is-recording = This is a recording. Paste its transcript here instead.
is-program = This is no document. Open the file that has the article’s text.
is-data = This is no text file: it holds the data of a program. Open it in the program it was made with, select all, copy, and paste it here.

## Told by what is in a zip archive

is-spreadsheet = This is a spreadsheet. Open it in the program it was made with, select all, copy, and paste it here.
is-slides = These are slides. Open it in the program it was made with, select all, copy, and paste it here.
is-iwork = This is a document of Apple’s Pages, Numbers or Keynote. Open it in the program it was made with, select all, copy, and paste it here.

## Word documents

is-no-word = This is no Word document. If it is a text under a wrong name, rename it to .txt; else open it, select all, copy, and paste it here.
word-end-damaged = This Word document is damaged: its end is missing or wrong. Download or copy it again, or open it in Word or LibreOffice and save it anew.
word-part-damaged = This Word document is damaged: a part of it is not what it should be. Download or copy it again, or open it in Word or LibreOffice and save it anew.
word-text-damaged = This Word document is damaged: its text breaks off or is no XML. Open it in Word or LibreOffice and save it anew.
word-password = This document has a password. Save it without one, or open it, select all, copy, and paste it here.
# `$count` are digits, of a number over a thousand.
word-too-many-parts = This document has { $count } parts, too many to be one.
word-too-large = Unpacked, this document has over { NUMBER($most) } MB of text and markup, more than can be read. Read it in parts.
word-too-deep = This document is nested deeper than can be read.

## Web pages

page-too-large = This page is larger than { NUMBER($most) } MB; that is more than can be read.
page-attributes = This page has a tag with more attributes than can be read.
# `$most` are digits, of a number over a thousand.
page-elements = This page has more than { $most } elements; that is more than can be read.

## Markdown

markdown-too-large = This is { NUMBER($size) } MB of Markdown; one article may have { NUMBER($most) } MB. Read it in parts.

## Any source

# `$format` is the name of a format.
is-no-source = { $format } is no source.
