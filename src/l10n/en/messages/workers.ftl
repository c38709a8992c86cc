### Why nothing came of a job that a worker was asked for: a sentence for a person.

worker-missing = The part of Postil that does this did not arrive. Check the connection, then try again.
worker-outdated = Postil was updated while this page was open. Reload it, then try again.
worker-broke = It broke the reader, which was started anew.
worker-late = It took longer than { $seconds ->
    [one] { NUMBER($seconds) } second
   *[other] { NUMBER($seconds) } seconds
} and was given up.
worker-nonsense = The reader’s answer made no sense.
# `$format` is what was asked for.
no-such-format = There is no format { $format }.
