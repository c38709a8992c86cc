### What is wrong with a value that was typed into a field, below the field.

no-date = No date: write 2026-01-31, 2026-01 or 2026.
no-number = No number: write 3, -3.5 or 1e6, without signs between the digits.

## Why an address is no link

no-link-scheme = No link: an address begins with https://, http://, mailto: or doi:.
no-link-hidden = No link: it holds characters that cannot be seen or that turn the text around.
no-link-credentials = No link: a name or password before the host hides where it leads.
no-link-host = No link: there is no host that could be opened.
no-link-letters = No link: the host holds signs that stand for other letters.
no-link-doi = No link: a DOI is like 10.1234/abc.
no-link-mail = No link: a mail address is like name@example.org.
