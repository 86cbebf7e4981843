"""The language of a text by its letters, for documents that do not say it themselves.

A text comes in; a candidate fact goes out, empty where the text is too short or too mixed to tell.
It never overrides what a document says about its own language.
"""

from __future__ import annotations

from counterclaim.acquire.build import Fact

SHORTEST = 200
"""Characters below which the guess is wrong too often to be worth making."""
LOOKED_AT = 20_000
FAR = 1_100
"""Resiliparse's distance above which its guess is unreliable (its own documentation: about 1,200)."""


def language_of(text: str) -> Fact:
    """The language as a two-letter code."""
    if len(text) < SHORTEST:
        return Fact("language", None, "text")
    from resiliparse.parse.lang import detect_fast  # compiled; loads in a millisecond, but only long texts need it

    code, distance = detect_fast(text[:LOOKED_AT], cutoff=FAR)
    return Fact("language", code if code != "unknown" and distance <= FAR else None, "text")
