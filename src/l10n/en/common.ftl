### Words on buttons and fields of several screens and dialogs.

## Buttons

add = Add
cancel = Cancel
close = Close
delete = Delete
# On what the page tells the person, to take it away.
dismiss = Dismiss
# Downloads the article in the format of Postil.
download = Download
move-down = Move down
move-up = Move up
remove = Remove
undo = Undo
# Reads anew what was pasted, without its formatting.
use-plain-text = Use the plain text
# Reads a saved page anew, with what stands around its main content.
show-whole-page = Show the whole page

## Fields

badge = Badge
colour = Colour
key = Key
name = Name
