### What is wrong with a value that was typed into a field, below the field.

no-date = No date: write 2026-01-31, 2026-01 or 2026.
no-number = No number: write 3, -3.5 or 1e6, without signs between the digits.
