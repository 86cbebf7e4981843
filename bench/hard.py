"""Hard tolls and hard dates: 120 invented cases of each, written by who saw none of the code; every second one was never shown to it.

The cases of `bench/data/hard` come in; how many of each half are right goes out, and those that are not. No data set is needed.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from counterclaim.interpret.figures.counted import counted
from counterclaim.model.document import Document, Section
from counterclaim.model.figure import Counted
from counterclaim.model.ids import document_id, sha256_hex, text_sha256
from counterclaim.model.labels import SectionRole
from counterclaim.resolve.dates.reading import dated

CASES = Path(__file__).parent / "data/hard"
HALVES = ("shown", "unseen")
"""Odd cases were before the eyes of who wrote the code, even ones were not."""


def run(data: Path, quick: bool) -> dict[str, float]:
    """Count both kinds; `data` and `quick` make no difference."""
    figures: dict[str, float] = {}
    for name, right in (("dates", _date_right), ("figures", _toll_right)):
        counts: Counter[tuple[str, str]] = Counter()
        for number, case in enumerate(cases(name)):
            half = HALVES[number % 2]
            told, of, rest = right(case)
            counts[half, "right"] += told
            counts[half, "of"] += of
            counts[half, "whole"] += told == of and not rest
            if told < of or rest:
                print(f"{name}, {half}: {case['why']}")
        for half in HALVES:
            right_ones, of, whole = (counts[half, key] for key in ("right", "of", "whole"))
            print(f"{name}, {half}: {right_ones} of {of} right = {right_ones / of:.3f}; {whole} of {len(cases(name)) // 2} cases wholly")
            figures |= {f"{name}_{half}": round(right_ones / of, 4), f"{name}_{half}_whole": whole}
    return figures


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of one kind, in order."""
    found: list[dict[str, Any]] = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"]
    return found


def _document(case: dict[str, Any]) -> Document:
    text, sha = case["text"], sha256_hex(case["text"].encode())
    day = case.get("published")
    published = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
    sections = (Section(SectionRole.BODY, 0, len(text)),)
    return Document(document_id(sha, None, ""), text, sha, text_sha256(text), sections, published=published)


def _date_right(case: dict[str, Any]) -> tuple[int, int, int]:
    """Of one case: whether its date is right, 1, and how many dates there are where none should be."""
    found = dated(_document(case))
    if not case["words"]:
        return int(not found), 1, len(found)
    at = case["text"].index(case["words"])
    meant = (case["start"], case["end"], case["precision"])
    near = [d.when for d in found if d.span.start < at + len(case["words"]) and at < d.span.end]
    return int(any((w.start or "", w.end or "", w.precision or "") == meant for w in near)), 1, 0


def _toll_right(case: dict[str, Any]) -> tuple[int, int, int]:
    """Of one case: how many of its tolls are found with measure, bounds and place, how many there are, and how many are given beyond."""
    left = list(counted(_document(case)))
    wanted = case.get("figure", [])
    right = 0
    for toll in wanted:
        same = next(_same(case["text"], toll, left), None)
        if same is not None:
            left.remove(same)
            right += 1
    return right, len(wanted), len(left)


def _same(text: str, toll: dict[str, Any], given: Sequence[Counted]) -> Iterator[Counted]:
    at = text.index(toll["words"])
    wanted = (toll["measure"], toll["low"], toll["high"], toll["kind"])
    for one in given:
        bounds = (-1 if one.low is None else one.low, -1 if one.high is None else one.high)
        if (one.measure, *bounds, one.kind) == wanted and one.span.start < at + len(toll["words"]) and at < one.span.end:
            yield one
