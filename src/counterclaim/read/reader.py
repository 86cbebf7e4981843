"""The reader: from a document's text to its attributions.

A document comes in, a `Reading` goes out whose every span stands in the text. What the words mean is not its business.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from counterclaim.errors import ModelError
from counterclaim.model.document import Document, Section
from counterclaim.model.reading import Asked, Attribution, Filling, Reading, Scores, Weighed
from counterclaim.model.span import Span
from counterclaim.read import artifact as artifacts
from counterclaim.read.artifact import Artifact, Calibration, Sieve
from counterclaim.read.choices import CHOICES, WORDS
from counterclaim.read.decode import Parts, best_parts, cue_candidates, pad
from counterclaim.read.filling import filling
from counterclaim.read.heads import REACH, views
from counterclaim.read.look import look, together
from counterclaim.read.select import Found, Range, found, outermost
from counterclaim.read.session import OnnxSession, Session
from counterclaim.read.tokens import Tokens, tokenize, word_range
from counterclaim.read.windows import cut, pack
from counterclaim.text.sentences import lines

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Floats = NDArray[np.float32]

TOGETHER = 8
"""Candidates read at once in the second pass, of like length."""
DECODED = 96
"""Candidates whose parts are searched side by side."""
OUTER, INNER = slice(0, 3), slice(3, 6)
"""Cue scores of outermost claims and of those inside another's content."""
DEEPEST = 3
"""Levels of claims inside claims that are read."""
WORTH = 0.3
"""Probability of being a claim below which nobody asks what its words carry."""
TELLING = 0.25
"""Probability of a position on responsibility, or of a stated certainty, below which no word carries either."""
SHORTEST = 4
"""Words of a content in which another claim may stand: source, cue and content, and something around them."""


WORDLESS = Scores(
    {name: {label: 1 / len(labels) for label in labels} for name, labels in CHOICES.items()} | {"claim": {"no": 1.0, "yes": 0.0}}, ()
)


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """The words of one document after the first pass: `vectors` (W, 384), cue `scores` (W, 6), and `lines` as ranges of words."""

    vectors: Floats
    scores: Floats
    lines: list[Range]


class AttributionReader:
    """Reads attributions with one network; keeps the promises of `model.ports.Reader`."""

    def __init__(
        self, name: str, tokenizer: Tokenizer, session: Session, calibration: Calibration, inside: Calibration, sieve: Sieve | None = None
    ) -> None:
        self._name, self.tokenizer, self.session = name, tokenizer, session
        self.calibration, self.inside = calibration, inside
        self._sieve = None if sieve is None else (np.array(sieve.weights, np.float32), sieve.bias)
        self._last: tuple[tuple[str, tuple[Section, ...]], Tokens, Encoded | None] | None = None

    @classmethod
    def from_artifact(cls, artifact: Artifact, threads: int = 1) -> AttributionReader:
        """The reader of an artifact, running on this many threads."""
        from tokenizers import Tokenizer

        try:
            tokenizer = Tokenizer.from_file(str(artifact.path("tokenizer.json")))
            encoder, heads, labels, roles = (artifact.path(f"{name}.onnx") for name in ("encoder", "heads", "labels", "roles"))
            optional = [path if path.exists() else None for path in (labels, roles)]
            session = OnnxSession(encoder, heads, optional[0], threads, optional[1])
        except Exception as error:  # both libraries raise bare Exceptions of their own
            raise ModelError(f"{artifact.folder}: {error}") from error
        return cls(f"{artifact.name} {artifact.sha256[:12]}", tokenizer, session, artifact.calibration, artifact.inside, artifact.sieve)

    @property
    def name(self) -> str:
        """Name of the artifact and the beginning of its hash."""
        return self._name

    def read(self, document: Document) -> Reading:
        """All attributions in the readable sections of `document`, sorted by cue, and behind each other those inside contents too."""
        tokens, encoded = self._encoded(document)
        if encoded is None:
            return Reading(document.id, ())
        claims = [(claim, 0) for claim in outermost(self.candidates(encoded, encoded.lines, OUTER), self.calibration)]
        claims += self._within(encoded, [claim for claim, _ in claims])
        claims.sort(key=lambda item: (item[0].cue, item[1]))
        return Reading(document.id, tuple(self._attribution(document, tokens, *claim) for claim in claims))

    def sift(self, document: Document, sentences: Sequence[Span]) -> tuple[bool, ...]:
        """Which sentences may be the narrator's claims, by mean and maximum of their words' vectors; all where no sieve was made."""
        if self._sieve is None:
            return (True,) * len(sentences)
        weights, bias = self._sieve
        tokens, encoded = self._encoded(document)
        out = []
        for sentence in sentences:
            words = _words(tokens, sentence)
            own = encoded.vectors[slice(*words)] if encoded is not None and words else None
            out.append(own is not None and float(np.concatenate([own.mean(0), own.max(0)]) @ weights) + bias > 0)
        return tuple(out)

    def label(self, document: Document, asked: Sequence[Asked]) -> tuple[Scores, ...]:
        """How likely each label of some claims of `document` is; what has no word that the tokenizer knows is no claim."""
        tokens, encoded = self._encoded(document)
        looked = {}
        for i, claim in enumerate(asked):
            content = [found for span in claim.content if (found := _words(tokens, span))]
            if encoded is not None and content:
                looked[i] = look(tokens, _words(tokens, claim.source), _words(tokens, claim.cue), content)
        out: dict[int, Scores] = {}
        order = sorted(looked, key=lambda i: (looked[i][1] - looked[i][0], i))
        for at in range(0, len(order), TOGETHER):
            some = order[at : at + TOGETHER]
            assert encoded is not None  # else nothing is looked at
            chosen, marks = self.session.label(encoded.vectors, together([looked[i] for i in some], [asked[i].hints for i in some]))
            for row, i in enumerate(some):
                out[i] = scores(chosen[row], marks[row], tokens, *looked[i][:2])
        return tuple(out.get(i, WORDLESS) for i in range(len(asked)))

    def fill(self, document: Document) -> Filling:
        """What the words of `document` fill in events, from a share on that is still doubtful; nothing where the artifact has no roles."""
        tokens, encoded = self._encoded(document)
        return Filling() if encoded is None else filling(document, tokens, encoded.vectors, self.session)

    def _encoded(self, document: Document) -> tuple[Tokens, Encoded | None]:
        """The words of `document` through the encoder; the last document's are kept, for its claims are labelled next."""
        key = (document.text, document.sections)
        if self._last is None or self._last[0] != key:
            ranges = [line for s in document.readable() for line in lines(document.text, s.start, s.end)]
            tokens = tokenize(document.text, ranges, self.tokenizer)
            self._last = (key, tokens, self.look(tokens))
        return self._last[1:]

    def look(self, tokens: Tokens) -> Encoded | None:
        """The words of a document through the encoder; None where there are none."""
        cuts = cut(tokens)
        if not cuts:
            return None
        vectors, scores = self.session.encode(pack(tokens, cuts))
        edges = np.union1d(np.flatnonzero(np.diff(tokens.line)) + 1, [0, *(end for _, end in cuts)]).tolist()
        return Encoded(vectors, scores, list(pairwise(edges)))  # a line longer than a window is several

    def _within(self, text: Encoded, around: Sequence[Found]) -> list[tuple[Found, int]]:
        """The claims inside the contents of `around`, level by level, each with its depth."""
        out: list[tuple[Found, int]] = []
        for depth in range(1, DEEPEST + 1):
            fragments = sorted({fragment for claim in around for fragment in claim.content if fragment[1] - fragment[0] >= SHORTEST})
            around = [
                claim
                for fragment, found in by_range(self.candidates(text, fragments, INNER))
                for claim in outermost(found, self.inside)
                if _smaller(claim, fragment)
            ]
            out += [(claim, depth) for claim in around]
            if not around:
                break
        return out

    def candidates(self, text: Encoded, ranges: Sequence[Range], level: slice) -> list[Found]:
        """Every candidate cue of `ranges` above the floor, with its best source and content there, in no particular order."""
        scores = text.scores[:, level]
        chosen = cue_candidates(scores, ranges, (self.calibration if level == OUTER else self.inside).floor)
        chosen.sort(key=lambda c: (min(c.line_end, c.end + REACH) - max(c.line_start, c.start - REACH), c.start, c.end))
        offsets, lengths, parts, logits = [], [], [], []
        for at in range(0, len(chosen), TOGETHER):
            seen = views(chosen[at : at + TOGETHER])
            some, second = self.session.condition(text.vectors, scores, seen)
            offsets += seen.words[:, 0].tolist()
            lengths += seen.lengths.tolist()
            parts += list(some)
            logits += second.tolist()
        best: list[Parts] = []
        for at in range(0, len(chosen), DECODED):
            best += best_parts(pad(parts[at : at + DECODED]), np.array(lengths[at : at + DECODED], np.int64))
        return [found(*item) for item in zip(chosen, offsets, best, logits, strict=True)]

    def _attribution(self, document: Document, tokens: Tokens, claim: Found, depth: int) -> Attribution:
        def span(words: Range) -> Span:
            return document.span(int(tokens.spans[words[0], 0]), int(tokens.spans[words[1] - 1, 1]))

        return Attribution(
            cue=span(claim.cue),
            source=None if claim.source is None else span(claim.source),
            content=tuple(span(part) for part in claim.content),
            score=round(claim.score(self.inside if depth else self.calibration), 4),
            depth=depth,
        )


def scores(chosen: Floats, words: Floats, tokens: Tokens, first: int, last: int) -> Scores:
    """The logits of one claim as probabilities, by name; its words only where they may carry something."""
    choices: dict[str, dict[str, float]] = {}
    at = 0
    for name, labels in CHOICES.items():
        shares = np.exp(chosen[at : at + len(labels)] - chosen[at : at + len(labels)].max())
        choices[name] = dict(zip(labels, (shares / shares.sum()).tolist(), strict=True))
        at += len(labels)
    telling = 1 - min(choices["position"]["none"], choices["certainty"]["unstated"])
    if choices["claim"]["yes"] < WORTH or telling < TELLING:
        return Scores(choices, ())
    carried = 1 / (1 + np.exp(-words[: last - first]))
    places = tokens.spans[first:last].tolist()
    return Scores(
        choices, tuple(Weighed(a, b, dict(zip(WORDS, row, strict=True))) for (a, b), row in zip(places, carried.tolist(), strict=True))
    )


def _words(tokens: Tokens, span: Span | None) -> Range | None:
    return None if span is None else word_range(tokens, (span.start, span.end))


def by_range(found: Sequence[Found]) -> Iterator[tuple[Range, list[Found]]]:
    """Candidates by the line or fragment that they stand in."""
    for within, some in groupby(sorted(found, key=lambda f: (f.within, f.cue)), key=lambda f: f.within):
        yield within, list(some)


def _smaller(claim: Found, fragment: Range) -> bool:
    """Whether a claim leaves something of the fragment that it stands in to the claim around it."""
    spans = [claim.cue, *claim.content, *([claim.source] if claim.source else [])]
    return claim.content != (fragment,) and min(a for a, _ in spans) >= fragment[0]


def default_reader(folder: Path = artifacts.BUNDLED, threads: int = 1) -> AttributionReader:
    """The reader bundled with the package, or the one in `folder`; raises ModelError."""
    return AttributionReader.from_artifact(artifacts.load(folder), threads)
