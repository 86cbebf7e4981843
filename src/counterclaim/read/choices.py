"""What the label heads choose between, in the order of their outputs; training and inference share it.

Nothing comes in; closed lists of the model's labels go out. A changed order is another configuration, and an artifact made for it is
refused.
"""

from __future__ import annotations

from counterclaim.model.labels import Act, CertaintyLevel, Occurred, Polarity, Position, Reality, Role

CHOICES: dict[str, tuple[str, ...]] = {
    "act": tuple(Act),
    "occurred": tuple(Occurred),
    "reality": tuple(Reality),
    "polarity": tuple(Polarity),
    "certainty": tuple(CertaintyLevel),
    "claim": ("no", "yes"),
    "position": ("none", *Position),
    "role": tuple(Role),
    "event": ("focal", "other"),
}
"""`claim`: whether a sentence of the narrator's claims anything; `position`: the source's stand on somebody's responsibility, if any;
`event`: whether that is for the event the article is about."""

WORDS = ("certainty", "actor", "says")
"""What is asked of every word: whether it carries the certainty, names who is held responsible, or says that he is."""
