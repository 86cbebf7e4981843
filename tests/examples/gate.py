"""The quality gate of the bundled examples: how much of expected.toml a reading contains, and what it should not contain.

Records of the articles come in; figures and the list of misses go out. `python tests/examples/gate.py` prints them for the bundled reader.
It never counts a claim that is not expected as wrong: expected.toml is no complete annotation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bundled import COVERAGE, Article, articles

from counterclaim.acquire import load
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.ports import Reader
from counterclaim.model.record import DocumentRecord
from counterclaim.pipeline import read_document


@dataclass(frozen=True, slots=True)
class Outcome:
    """One expected claim: whether a claim with its content and cue was read, and then its source and its speaker."""

    article: str
    content: str
    found: bool
    source: bool
    speaker: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of all expected claims, in [0, 1]; how many forbidden words stand in a claim; how many contents have no letter or digit."""

    claims: float
    sources: float
    speakers: float
    forbidden: int
    wordless: int


def document(article: Article) -> Document:
    """The article as captured; of JSON lines the one with its number."""
    return captured(article.file)[max(article.line - 1, 0)]


@cache
def captured(file: str) -> list[Document]:
    """The documents of one file."""
    return [item for item in load(str(COVERAGE / file)) if isinstance(item, Document)]


def outcomes(article: Article, record: DocumentRecord) -> Iterator[Outcome]:
    """What became of each expected claim of one article."""
    actors = {actor.id: [actor.name, *actor.aliases] for actor in record.actors}
    for expected in article.claims:
        claims = [claim for claim in record.claims if _is_meant(claim, expected)]
        source = [claim for claim in claims if claim.source and _alike(claim.source.text, expected["source"])]
        wanted = expected.get("speaker", expected["source"])
        speaker = [claim for claim in claims if any(_alike(name, wanted) for name in actors.get(claim.speaker or "", []))]
        yield Outcome(article.name, expected["content"], bool(claims), bool(source), bool(speaker))


def forbidden(article: Article, record: DocumentRecord) -> list[str]:
    """The words of the article's `never` that stand in one of its claims."""
    said = [_plain(span.exact) for claim in record.claims for span in claim.spans()]
    return [words for words in article.never if any(_plain(words) in text for text in said)]


def measure(reader: Reader) -> tuple[Figures, list[Outcome]]:
    """Read all articles and count."""
    records = [(article, read_document(document(article), reader)) for article in articles()]
    found = [outcome for article, record in records for outcome in outcomes(article, record)]
    figures = Figures(
        claims=sum(outcome.found for outcome in found) / len(found),
        sources=sum(outcome.source for outcome in found) / len(found),
        speakers=sum(outcome.speaker for outcome in found) / len(found),
        forbidden=sum(len(forbidden(article, record)) for article, record in records),
        wordless=sum(not _plain(claim.content.text) for _, record in records for claim in record.claims),
    )
    return figures, found


def _is_meant(claim: Claim, expected: dict[str, str]) -> bool:
    """Whether the claim holds the expected words and shares a word of the expected cue."""
    cue = set(_plain(claim.cue.exact).split()) if claim.cue else set()
    return _plain(expected["content"]) in _plain(claim.content.text) and bool(cue & set(_plain(expected["cue"]).split()))


def _alike(text: str, wanted: str) -> bool:
    """Whether one holds the other, as whole words."""
    a, b = (f" {_plain(words).removeprefix('the ')} " for words in (text, wanted))
    return a in b or b in a


def _plain(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())


if __name__ == "__main__":
    from counterclaim.read import default_reader

    total, all_outcomes = measure(default_reader())
    for outcome in all_outcomes:
        if not (outcome.found and outcome.source and outcome.speaker):
            missed = "claim" if not outcome.found else "source" if not outcome.source else "speaker"
            print(f"{missed:8} {outcome.article:36} {outcome.content}")
    shares = f"claims {total.claims:.3f}, sources {total.sources:.3f}, speakers {total.speakers:.3f}"
    faults = f"{total.forbidden} forbidden words read, {total.wordless} contents without a word"
    print(f"of {len(all_outcomes)} expected claims: {shares}; {faults}")
