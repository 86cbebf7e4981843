"""Letters without their accents: what every comparison of names and words begins with.

Text comes in, text of base letters goes out; it is for comparing only, since offsets change. Case is left to whoever compares.
"""

from __future__ import annotations

import unicodedata


def unaccented(text: str) -> str:
    """The text with compatible letters made plain (NFKD) and combining marks dropped."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
