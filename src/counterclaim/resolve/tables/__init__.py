"""The tables of this stage: dates, the gazetteer, the weights of pronouns; its word lists are those of `text.lexicon`.

In: nothing; out: the shared word lists under the name this stage uses. It never adds a word to them.
"""

from __future__ import annotations

from counterclaim.text.lexicon import Tables, plural, tables

__all__ = ["Tables", "plural", "tables"]
