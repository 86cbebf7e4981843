"""Nesting: which claim of the document immediately contains which.

Claims come in, the same claims with their `via` go out. Containment is of words: all of the inner claim stands in one fragment of the
outer one's content.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.model.claim import Claim, Via
from counterclaim.model.labels import Mode, ViaKind


def nested(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims in the same order, each with the smallest content around it as its `via`."""
    fragments = sorted((span.start, -span.end, n) for n, claim in enumerate(claims) for span in claim.content.spans)
    open_: list[tuple[int, int, int]] = []
    via: dict[int, Via] = {}
    at = 0
    reach = ((spans[0].start, max(span.end for span in spans)) for spans in (claim.spans() for claim in claims))
    for (start, end), inner in sorted((place, n) for n, place in enumerate(reach)):
        while at < len(fragments) and fragments[at][0] <= start:
            open_.append(fragments[at])
            at += 1
        open_ = [fragment for fragment in open_ if -fragment[1] > start]
        around = [fragment for fragment in open_ if -fragment[1] >= end and fragment[2] != inner]
        if around:
            outer = claims[max(around)[2]]
            via[inner] = Via(outer.id, ViaKind.QUOTES if outer.mode is Mode.DIRECT else ViaKind.CITES)
    return tuple(replace(claim, via=via[n]) if n in via else claim for n, claim in enumerate(claims))
