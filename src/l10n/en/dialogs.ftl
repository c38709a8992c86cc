### Dialogs that have no file of their own.

## Commands

commands = Commands
find-command = Find a command
no-command = No command is called that.
mark-as = Mark as { $label }

## Keyboard help

keyboard-help = Keyboard help
keys-of-labels = Labels, in the article
keys-in-article = In the article
keys-of-annotations = In the article, and on the card of the selected annotation
keys-anywhere = Anywhere

## Settings

settings = Settings
your-name = Your name
your-name-hint = Stands as “creator” on what you mark from now on, in the files you export. It goes nowhere else.
marks = Marks
labels-shown = Labels shown in the article
keyboard = Keyboard
character-keys = Single-character keys

## New label

new-label = New label
add-and-mark = Add and mark
