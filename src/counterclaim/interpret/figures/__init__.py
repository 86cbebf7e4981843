"""How many: tolls in the words of a document, and the claims and events that they belong to.

`tokens` and `sentence` cut a sentence into numbers, words of harm and phrases of people (`victims`), `counting` is the table; `befallen`
binds people to verbs, `wholes` and `scopes` say what is counted; `counted` puts these together, `claimed` gives each its claim and event.
"""
