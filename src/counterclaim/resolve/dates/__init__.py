"""When: every expression of a document that says it, with the time that it means.

`reading` goes through the sections; `words` and `forms` are what a date is made of, `days` and `lengths` what the forms mean, `calendar`
the arithmetic; `clock` is what a date counts from, `context` and `tense` whether it is one at all and whether it lies ahead.
"""
