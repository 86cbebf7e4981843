"""The reader: from a document's text to its attributions.

A document comes in, a `Reading` goes out whose every span stands in the text. What the words mean is not its business.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from counterclaim.errors import ModelError
from counterclaim.model.document import Document
from counterclaim.model.reading import Attribution, Reading
from counterclaim.model.span import Span
from counterclaim.read import artifact as artifacts
from counterclaim.read.artifact import Artifact, Calibration
from counterclaim.read.decode import best_parts, cue_candidates
from counterclaim.read.heads import REACH, views
from counterclaim.read.select import Found, found, outermost
from counterclaim.read.session import OnnxSession, Session
from counterclaim.read.tokens import Tokens, tokenize
from counterclaim.read.windows import cut, pack
from counterclaim.text.sentences import lines

if TYPE_CHECKING:
    from tokenizers import Tokenizer

TOGETHER = 16
"""Candidates read at once in the second pass, of like length."""


class AttributionReader:
    """Reads attributions with one network; keeps the promises of `model.ports.Reader`."""

    def __init__(self, name: str, tokenizer: Tokenizer, session: Session, calibration: Calibration) -> None:
        self._name, self._tokenizer, self.session, self._calibration = name, tokenizer, session, calibration

    @classmethod
    def from_artifact(cls, artifact: Artifact, threads: int = 1) -> AttributionReader:
        """The reader of an artifact, running on this many threads."""
        from tokenizers import Tokenizer

        try:
            tokenizer = Tokenizer.from_file(str(artifact.path("tokenizer.json")))
            session = OnnxSession(artifact.path("encoder.onnx"), artifact.path("heads.onnx"), threads)
        except Exception as error:  # both libraries raise bare Exceptions of their own
            raise ModelError(f"{artifact.folder}: {error}") from error
        return cls(f"{artifact.name} {artifact.sha256[:12]}", tokenizer, session, artifact.calibration)

    @property
    def name(self) -> str:
        """Name of the artifact and the beginning of its hash."""
        return self._name

    def read(self, document: Document) -> Reading:
        """All attributions in the readable sections of `document`, outermost only, sorted by cue."""
        ranges = [line for s in document.readable() for line in lines(document.text, s.start, s.end)]
        tokens = tokenize(document.text, ranges, self._tokenizer)
        claims = outermost(self.candidates(tokens), self._calibration)
        return Reading(document.id, tuple(_attribution(document, tokens, claim, self._calibration) for claim in claims))

    def candidates(self, tokens: Tokens) -> list[Found]:
        """Every candidate cue above the floor, with its best source and content, in no particular order."""
        cuts = cut(tokens)
        if not cuts:
            return []
        vectors, cue_scores = self.session.encode(pack(tokens, cuts))
        edges = np.union1d(np.flatnonzero(np.diff(tokens.line)) + 1, [0, *(end for _, end in cuts)]).tolist()
        chosen = cue_candidates(cue_scores, list(pairwise(edges)), self._calibration.floor)  # a line longer than a window is several
        chosen.sort(key=lambda c: (min(c.line_end, c.end + REACH) - max(c.line_start, c.start - REACH), c.start, c.end))
        out = []
        for at in range(0, len(chosen), TOGETHER):
            some = chosen[at : at + TOGETHER]
            seen = views(some)
            parts, logits = self.session.condition(vectors, cue_scores, seen)
            best = best_parts(parts, seen.lengths)
            out += [found(*item) for item in zip(some, seen.words[:, 0].tolist(), best, logits.tolist(), strict=True)]
        return out


def default_reader(folder: Path = artifacts.BUNDLED, threads: int = 1) -> AttributionReader:
    """The reader bundled with the package, or the one in `folder`; raises ModelError."""
    return AttributionReader.from_artifact(artifacts.load(folder), threads)


def _attribution(document: Document, tokens: Tokens, claim: Found, calibration: Calibration) -> Attribution:
    def span(words: tuple[int, int]) -> Span:
        return document.span(int(tokens.spans[words[0], 0]), int(tokens.spans[words[1] - 1, 1]))

    return Attribution(
        cue=span(claim.cue),
        source=None if claim.source is None else span(claim.source),
        content=tuple(span(part) for part in claim.content),
        score=round(claim.score(calibration), 4),
    )
