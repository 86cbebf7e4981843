"""Same event, other document: sketches, keys to find what is worth comparing, scores with reasons, and groups of documents."""

from counterclaim.link.events.groups import Group, Member, group
from counterclaim.link.events.keys import candidates, keys
from counterclaim.link.events.pair import score
from counterclaim.link.events.sketch import Sketch, sketch

__all__ = ["Group", "Member", "Sketch", "candidates", "group", "keys", "score", "sketch"]
