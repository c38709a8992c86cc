### What commands are called: in the palette, in the help for the keyboard and on buttons. The key is the command's name. The
### first wasm has these texts; those of the other commands stand in `more_commands.ftl`.

no-claim = No claim in this sentence
new-label = New label for this…
next-sentence = Next sentence
previous-sentence = Previous sentence
next-annotation = Next annotation
previous-annotation = Previous annotation
open = Select an annotation here, then its note
deselect = Deselect
add-passage = Add another passage
select-all = Select the whole article
delete = Delete the annotation
undo = Undo
redo = Redo
export = Export
import = Import
labels = Labels…
relation-types = Relation types…
fields = Fields of the record…
details = Article details…
settings = Settings…
keys = Keyboard help
commands = Commands
library = All articles
