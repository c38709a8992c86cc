### Why a file is not read or not written, whatever its format.

## Clauses without a full stop, of which the file is the subject

# `$format` is the name of a format.
is-not-read = is { $format }, which is written and not read
runs-elsewhere = this format runs elsewhere
unknown-format = is of a format that is not known
is-source = is a source
holds-no-article = holds no article
holds-no-articles = holds no articles
damaged-archive = is no archive that can be read

## Why a file is not written: clauses without a full stop

# `$format` is the name of a format.
holds-no-quotes = { $format } holds no annotations, so there is nothing to check
# `$format` is the name of a format.
is-not-written = { $format } is read and not written
holds-one-document = a file of { $format } holds one document
