"""What happened: the events of one document, and what is said of each.

`mentions` finds the words that tell of one, `setting` their own times and places; `grouping` decides which are one event, by their
`likeness`, `naming` names them, and `happened` answers which event any words speak of; `participants` finds what it was aimed at and done
with, `suspicion` in what manner somebody is named, `attributes` puts down everything that is said, with the claim that says it.
"""
