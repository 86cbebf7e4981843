"""Where: every name of a place in a document, with the place that it means.

`sheet` cuts the text into words, `sites` and `signs` decide which names are places, `gazetteer` knows the table, `grouping` joins names
that belong together and picks the likeliest.
"""
