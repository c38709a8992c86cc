### What a format cannot hold, where something is exported.

# `$what` are things and their numbers, joined by commas.
leaves-out = Leaves out { $what }.
# `$format` is the name of a format.
format-leaves-out = { $format } leaves out { $what }.
