"""What two claims say, compared: the same quotation, or mostly the same words.

A claim and its document come in, its words go out; two of them come in, how alike they are goes out.
It understands nothing: 'denied' and 'confirmed' of the same words are told apart by whoever asks.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby

from counterclaim.link.alike import worded
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document

LONG = 4
"""Letters of a word that counts for what a content says: shorter ones are mostly articles, pronouns and forms of 'be'. Numbers count."""
QUOTED = 4
"""Words of a quotation that two claims share: 'not the slightest doubt' is somebody's, 'very sad' is anybody's."""


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a content: those that count, all in order, and each quoted stretch, with a space on either side."""

    weighty: frozenset[str]
    text: str
    quotations: tuple[str, ...]


def told(claim: Claim, document: Document) -> Told:
    """What a claim's content says."""
    given = worded(document)
    starts = [word.start for word in given.words]
    places = [n for span in claim.content.spans for n in range(bisect_left(starts, span.start), bisect_left(starts, span.end))]
    stretches = [[given.words[n].text for n in group] for is_quoted, group in groupby(places, key=lambda n: given.quoted[n]) if is_quoted]
    found = [given.words[n].text for n in places]
    return Told(
        frozenset(word for word in found if len(word) >= LONG or word[0].isdigit()),
        f" {' '.join(found)} ",
        tuple(f" {' '.join(stretch)} " for stretch in stretches if len(stretch) >= QUOTED),
    )


def quoted_alike(a: Told, b: Told, least: int = QUOTED) -> bool:
    """Whether a quotation of `least` words in one stands in the other, quoted there or not."""
    return any(len(quotation.split()) >= least and quotation in b.text for quotation in a.quotations) or any(
        len(quotation.split()) >= least and quotation in a.text for quotation in b.quotations
    )


def likeness(a: Told, b: Told) -> float:
    """The share of the shorter content's words that count which the longer has too, 0 to 1; 0 where one has none."""
    fewer = min(len(a.weighty), len(b.weighty))
    return len(a.weighty & b.weighty) / fewer if fewer else 0.0
