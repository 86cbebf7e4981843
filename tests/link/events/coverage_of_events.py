"""The invented coverage of `articles.toml` as sketches."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from counterclaim.acquire.build import Origin
from counterclaim.acquire.records import from_record
from counterclaim.link.events import Sketch, sketch
from counterclaim.pipeline import read_document
from readers import PatternReader


@dataclass(frozen=True, slots=True)
class Case:
    """A named set of articles: sketch, and the events it is about, by article."""

    name: str
    sketches: dict[str, Sketch]
    about: dict[str, tuple[str, ...]]


@cache
def cases() -> tuple[Case, ...]:
    """All sets."""
    rows = tomllib.loads((Path(__file__).parent / "articles.toml").read_text("utf-8"))["set"]
    return tuple(
        Case(row["name"], {a["id"]: _sketch(a) for a in row["article"]}, {a["id"]: tuple(a["of"]) for a in row["article"]}) for row in rows
    )


def every() -> list[Sketch]:
    """The sketches of all sets."""
    return [made for case in cases() for made in case.sketches.values()]


def _sketch(article: dict[str, str]) -> Sketch:
    record = {key: article[key] for key in ("title", "text", "published")}
    return sketch(read_document(from_record(record, Origin(article["id"], article["id"])), PatternReader()))
