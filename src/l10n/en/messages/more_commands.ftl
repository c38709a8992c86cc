### What commands are called that are in the second wasm: in the palette, in the help for the keyboard and on buttons. The key is
### the command's name.

end-later = End one word later
end-earlier = End one word earlier
start-earlier = Start one word earlier
start-later = Start one word later
end-later-fine = End one character later
end-earlier-fine = End one character earlier
start-earlier-fine = Start one character earlier
start-later-fine = Start one character later
place = Place the annotation here
select-section = Select the whole section
split-annotation = Split the annotation
join-annotations = Join with the next annotation of its label
link = Link to another annotation…
split = Split the sentence here
join = Join with the next sentence
make-heading = Make it a heading
make-paragraph = Make it a paragraph
make-item = Make it a list item
make-quote = Make it a quotation
make-caption = Make it a caption
make-metadata = Make it metadata
make-title = Make it the title
deeper = One level deeper
back = One level back
export-articles = Export articles…
