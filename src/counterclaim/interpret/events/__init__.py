"""What happened: the events of one document, and what is said of each.

`mentions` finds the words that tell of one, `setting` their own times and places, `grouping` decides which are one event, `participants`
finds what it was aimed at and done with, `attributes` puts down everything that is said, with the claim that says it.
"""
