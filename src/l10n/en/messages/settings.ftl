### What changes of settings are called, when they are undone and done again.

character-keys-switched = Single-character keys
name-changed = Your name
look-changed = Look of marks
label-hidden = A label was hidden
label-shown = A label was shown
