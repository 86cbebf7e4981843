"""What the words of a text fill in the events it tells of, as the model answers it: one number for each word and each of these.

Nothing comes in: these are the names of the answers, in order. Nothing that ships gives them yet.
"""

from __future__ import annotations

from bench.muc.template import CONFIDENCES, TYPES

ROLES = ("perpetrator", "organisation", "target", "victim", "described", "weapon")
"""Persons as attackers, the body behind them, things and people attacked (people by name, and as described), what it was done with."""
INSIDE, FIRST = slice(0, len(ROLES)), slice(len(ROLES), 2 * len(ROLES))
"""Answers: the word fills this role; it is the first word that does."""
KIND = slice(FIRST.stop, FIRST.stop + len(TYPES))
CONFIDENCE = slice(KIND.stop, KIND.stop + len(CONFIDENCES))
ANSWERS: int = CONFIDENCE.stop
