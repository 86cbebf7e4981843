"""The artifact: the trained network on disk, with what it needs to be read with.

A folder comes in, a checked `Artifact` goes out: every file's hash is compared, and an artifact made for another configuration of
tokens, windows or decoding is refused.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.errors import ModelError
from counterclaim.read import choices, decode, heads, look, roles, tokens, windows

FORMAT = "counterclaim.reader/1"
BUNDLED = Path(__file__).parent / "bundled"
"""The artifact inside the package."""


def configuration() -> dict[str, object]:
    """What training and inference must agree on."""
    return {
        "cases": list(tokens.CASES),
        "quotes": list(tokens.QUOTES),
        "window": windows.WINDOW,
        "reach": heads.REACH,
        "relations": heads.RELATIONS,
        "longest_cue": decode.LONGEST_CUE,
        "levels": ["outer", "inner"],
        "choices": choices.CHOICES,
        "words": choices.WORDS,
        "looked": [look.FAR, look.BEFORE, look.BEHIND, *look.PARTS],
    }


def configuration_hash() -> str:
    """Short hash of `configuration`."""
    return hashlib.sha256(json.dumps(configuration(), sort_keys=True).encode()).hexdigest()[:16]


def answers_hash() -> str:
    """The same of what words may fill in events, which only an artifact with a graph of roles has to know."""
    known = [list(roles.ROLES), list(roles.KINDS), list(roles.MANNERS), list(roles.EFFECTS), list(roles.STEPS), roles.REACH]
    return hashlib.sha256(json.dumps(known).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights fitted on held-out articles: `cue` and `score` turn logits into probabilities.

    A claim is kept when it is one with probability `threshold` and its words are all exact with probability `least_score`, or when it is
    surely one.

    Both weigh the evidence of `select.Found` (logit of the cue layer, logit of the second pass, log probability of the parts) and a
    constant; candidates below `floor` are not looked at.
    """

    floor: float
    threshold: float
    least_score: float
    cue: tuple[float, float, float, float]
    score: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Sieve:
    """Weights of the mean and the maximum of a sentence's word vectors (768), and a bias: it passes where the sum is above 0."""

    weights: tuple[float, ...]
    bias: float


@dataclass(frozen=True, slots=True)
class Artifact:
    """A checked artifact: its folder, name, the hash that stands for all of it, and its calibrations: of outermost and of inner claims.

    `sieve` (None: everything passes) tells which sentences may be the narrator's claims.
    """

    folder: Path
    name: str
    sha256: str
    calibration: Calibration
    inside: Calibration
    sieve: Sieve | None = None

    def path(self, name: str) -> Path:
        """Path of one of its files."""
        return self.folder / name

    def card(self) -> str:
        """The model card, in Markdown."""
        return self.path("CARD.md").read_text("utf-8")


def load(folder: Path = BUNDLED) -> Artifact:
    """Check the artifact in `folder`; raises ModelError with the reason."""
    manifest = folder / "reader.json"
    try:
        raw = manifest.read_bytes()
        found = json.loads(raw)
        files = dict(found["files"])
        calibration, inside = _calibration(found["calibration"]), _calibration(found["inside"])
        sieve = _sieve(found["sieve"]) if "sieve" in found else None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{folder}: no readable reader.json ({error})") from error
    if found.get("format") != FORMAT:
        raise ModelError(f"{folder}: format is {found.get('format')}, not {FORMAT}")
    if found.get("configuration") != configuration_hash():
        raise ModelError(f"{folder}: made for configuration {found.get('configuration')}, this package reads with {configuration_hash()}")
    if "roles.onnx" in files and found.get("roles") != answers_hash():
        raise ModelError(f"{folder}: roles made for answers {found.get('roles')}, this package knows {answers_hash()}")
    for name, expected in files.items():
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise ModelError(f"{path}: missing or damaged (its hash is not the one in reader.json)")
    return Artifact(folder, str(found["name"]), hashlib.sha256(raw).hexdigest(), calibration, inside, sieve)


def _calibration(numbers: dict[str, Any]) -> Calibration:
    return Calibration(
        floor=float(numbers["floor"]),
        threshold=float(numbers["threshold"]),
        least_score=float(numbers["least_score"]),
        cue=_weights(numbers["cue"]),
        score=_weights(numbers["score"]),
    )


def _sieve(numbers: dict[str, Any]) -> Sieve:
    return Sieve(tuple(map(float, numbers["weights"])), float(numbers["bias"]))


def _weights(numbers: Sequence[float]) -> tuple[float, float, float, float]:
    a, b, c, d = map(float, numbers)
    return a, b, c, d
