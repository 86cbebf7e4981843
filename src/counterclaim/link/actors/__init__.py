"""Same actor, other name: which actors of different documents are one, with named reasons, and which are not.

`DocumentRecord`s come in as `ActorSketch`es, `Link`s go out; nothing depends on the order of what is given.
It never merges what is only described ('three officials'): but for an office that one person holds, on a day on which it is known who.

In reading order: `folding` spells, `names` and `bodies` take names apart, `offices` and `countries` read what stands beside them,
`sketches` keeps it; `known` learns from a set; `people`, `organisations` and `holders` find `grounds`, `pairs` weighs them.
"""

from __future__ import annotations

from counterclaim.link.actors.known import Known, learn
from counterclaim.link.actors.pairs import keys, links, same
from counterclaim.link.actors.sketches import ActorSketch, actor_sketch

__all__ = ["ActorSketch", "Known", "actor_sketch", "keys", "learn", "links", "same"]
