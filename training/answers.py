"""What the heads beside the encoder learn of what words fill in events: the first of the answers that the package knows, with no edges.

Nothing comes in: these are the names of the answers, in order. The heads that ship are those of `training.fillers`.
"""

from __future__ import annotations

from counterclaim.read import roles

ROLES = roles.ROLES
INSIDE, FIRST, KIND, CONFIDENCE = roles.INSIDE, roles.FIRST, roles.KIND, roles.MANNER
ANSWERS: int = CONFIDENCE.stop
