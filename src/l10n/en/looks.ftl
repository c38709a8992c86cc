### How marks and the lines below them can look, in the settings and among the details of a label.

## Marks

tint = Tint, underline and badge
underline = Underline and badge
badge = Badge only

## Lines

solid = Solid
double = Double
dotted = Dotted
dashed = Dashed
wavy = Wavy
