"""The tables of words and accounts that proposals and draft ratings rest on, read once.

The TOML files beside this module come in; patterns by kind, and accounts by role, go out. It reads no claim and decides nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from counterclaim.model.labels import Cause, Question, Role
from counterclaim.text.patterns import Patterns


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files("counterclaim.weigh") / "tables" / name).read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of account: its question, its cause, and the roles that make it one, the first standing for all, each with its name."""

    question: Question
    cause: Cause
    exclusive: bool
    labels: tuple[tuple[Role, str], ...]

    @property
    def role(self) -> Role:
        """The role that stands for all of the account."""
        return self.labels[0][0]


@dataclass(frozen=True, slots=True)
class Accounts:
    """Accounts by role, the names of the accounts that nobody asserts, and those of causes."""

    parts: dict[Role, Part]
    unknown: dict[Question, str]
    causes: dict[Cause, str]


@cache
def accounts() -> Accounts:
    """The package's own table of accounts."""
    table = _table("accounts.toml")
    parts: dict[Role, Part] = {}
    for row in table["account"]:
        labels = tuple((Role(role), str(label)) for role, label in row["roles"].items())
        part = Part(Question(row["question"]), Cause(row.get("cause", Cause.ATTACK)), bool(row["exclusive"]), labels)
        parts |= {role: part for role, _ in labels}
    unknown = {Question(key): str(label) for key, label in table["unknown"].items()}
    return Accounts(parts, unknown, {Cause(key): str(label) for key, label in table["causes"].items()})


@dataclass(frozen=True, slots=True)
class CauseWords:
    """What says a cause, what denies it, and what only looks like it."""

    said: Patterns
    denied: Patterns
    open: Patterns


@dataclass(frozen=True, slots=True)
class Causes:
    """The words of every cause, in the order of the table; and those before a match that turn it round or leave it open."""

    words: dict[Cause, CauseWords]
    denied_before: Patterns
    open_before: Patterns


@cache
def causes() -> Causes:
    """The package's own words of causes."""
    table = _table("causes.toml")
    before = table.pop("before")
    words = {Cause(key): CauseWords(*(Patterns(row.get(kind, ())) for kind in ("said", "denied", "open"))) for key, row in table.items()}
    return Causes(words, Patterns(before["denied"]), Patterns(before["open"]))


@cache
def signs() -> dict[str, Patterns]:
    """The package's own words for the rules of draft ratings, by kind."""
    return dict(_signs())


def _signs() -> Iterator[tuple[str, Patterns]]:
    for kind, row in _table("signs.toml").items():
        yield kind, Patterns(row["find"])
