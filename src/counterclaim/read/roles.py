"""What the words of a text fill in the events it tells of, as the model answers it: one number for each word and each of these.

Nothing comes in: these are the names of the model's answers, in order. Training and inference share them.
"""

from __future__ import annotations

ROLES = ("perpetrator", "organisation", "target", "victim", "described", "weapon")
"""Persons as attackers, the body behind them, things and people attacked (people by name, and as described), what it was done with."""
KINDS = ("ARSON", "ATTACK", "BOMBING", "KIDNAPPING", "ROBBERY", "FORCED WORK STOPPAGE")
"""MUC-4's types of the event that a word's role belongs to."""
CONFIDENCES = (
    "ACQUITTED",
    "POSSIBLE",
    "CLAIMED OR ADMITTED",
    "REPORTED AS FACT",
    "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "SUSPECTED OR ACCUSED",
)
"""How sure it is that an organisation is behind an event, in the order of MUC-4's tests."""

INSIDE, FIRST = slice(0, len(ROLES)), slice(len(ROLES), 2 * len(ROLES))
"""Answers: the word fills this role; it is the first word that does."""
KIND = slice(FIRST.stop, FIRST.stop + len(KINDS))
CONFIDENCE = slice(KIND.stop, KIND.stop + len(CONFIDENCES))
ANSWERS: int = CONFIDENCE.stop
