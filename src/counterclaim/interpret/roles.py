"""Which part somebody is said to have played, by the table of roles.

The words of a content come in, the first role whose words stand in it goes out with them, and on which side of them its actor stands. It
knows no actor and decides nothing about whether anybody is held responsible.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from counterclaim.model.labels import Role
from counterclaim.text.patterns import Patterns, Word


@dataclass(frozen=True, slots=True)
class Part:
    """A role, the first and last of the words that say so, and whether the actor follows them."""

    role: Role
    first: Word
    last: Word
    by: bool


class RoleTable:
    """The lines of one table, in its order."""

    def __init__(self, table: dict[str, list[dict[str, object]]]) -> None:
        lines = [(Role(str(entry["name"])), bool(entry.get("by")), _patterns(entry["words"])) for entry in table["role"]]
        self.lines = sorted(lines, key=lambda line: not line[1])  # where the words name the actor behind them, they say more

    def find(self, content: Sequence[Word]) -> Part | None:
        """The first line that fits anywhere in the content; of lines that share words the one whose words are more."""
        for role, by, patterns in self.lines:
            found = patterns.first(content)
            if found is not None:
                return Part(role, found[1], found[2], by)
        return None


def _patterns(lines: object) -> Patterns:
    assert isinstance(lines, list)
    return Patterns(lines)


@cache
def role_table() -> RoleTable:
    """The package's own table."""
    path = resources.files("counterclaim.interpret") / "tables" / "roles.toml"
    return RoleTable(tomllib.loads(path.read_text("utf-8")))
