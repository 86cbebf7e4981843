"""What a source does by speaking, by the table of cues.

Cue, source and content words come in, an act with the table's line that decided it goes out; None where no line fits.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from counterclaim.model.labels import Act
from counterclaim.text.patterns import Pattern, Patterns, Word

OPENING = 25
"""Words of the content in which its patterns may begin."""
TOUCHING = 3
"""The same where cue and content decide only together: 'claimed the attack'."""


@dataclass(frozen=True, slots=True)
class Decided:
    """An act, the pattern that decided it, and the words it fits."""

    act: Act
    pattern: Pattern
    first: Word
    last: Word


@dataclass(frozen=True, slots=True)
class _Rule:
    act: Act
    cue: Patterns
    content: Patterns
    source: Patterns | None
    needs: Patterns | None
    together: bool
    plain: bool


class ActTable:
    """The rules of one table, in its order."""

    def __init__(self, table: dict[str, list[dict[str, object]]]) -> None:
        self.rules = [_rule(entry) for entry in table["act"]]
        self.plain = [rule for rule in self.rules if rule.plain]
        self._by_cue, self._by_content = _openings(self.rules, "cue", "needs"), _openings(self.rules, "content")

    def decide(self, cue: Sequence[Word], content: Sequence[Word], source: Sequence[Word] = ()) -> Decided | None:
        """The first act whose cue fits, or its cue and content together; then the first whose content fits; then the plain one."""
        for rule in self._fitting(self._by_cue, cue):
            if rule.plain or (rule.source is not None and rule.source.first(source) is None):
                continue
            found = rule.cue.first(cue)
            if found is not None and (not rule.together or rule.content.first(content, TOUCHING) is not None):
                return Decided(rule.act, *found)
            if rule.needs is not None and rule.needs.first(cue) is not None:
                found = rule.content.first(content, OPENING)
                if found is not None:
                    return Decided(rule.act, *found)
        for rule in self._fitting(self._by_content, content):
            if not rule.together and rule.needs is None:
                found = rule.content.first(content, OPENING)
                if found is not None:
                    return Decided(rule.act, *found)
        for rule in self.plain:
            found = rule.cue.first(cue)
            if found is not None:
                return Decided(rule.act, *found)
        return None

    def _fitting(self, openings: dict[str, list[int]], text: Sequence[Word]) -> list[_Rule]:
        """The rules, in order, of which some pattern begins with a word of the text."""
        return [self.rules[i] for i in sorted({i for word in text for i in openings.get(word.text, ())})]


def _openings(rules: Sequence[_Rule], *kinds: str) -> dict[str, list[int]]:
    """For every word the numbers of the rules that have a pattern of these kinds beginning with it."""
    out: dict[str, list[int]] = {}
    for i, rule in enumerate(rules):
        for word in {word for kind in kinds if (patterns := getattr(rule, kind)) is not None for word in patterns.by_first}:
            out.setdefault(word, []).append(i)
    return out


def _rule(entry: dict[str, object]) -> _Rule:
    def patterns(key: str) -> Patterns:
        lines = entry.get(key, [])
        assert isinstance(lines, list)
        return Patterns(lines)

    return _Rule(
        act=Act(str(entry["name"])),
        cue=patterns("cue"),
        content=patterns("content"),
        source=patterns("source") if "source" in entry else None,
        needs=patterns("needs") if "needs" in entry else None,
        together=bool(entry.get("together")),
        plain=bool(entry.get("plain")),
    )


@cache
def act_table() -> ActTable:
    """The package's own table."""
    path = resources.files("counterclaim.interpret") / "tables" / "acts.toml"
    return ActTable(tomllib.loads(path.read_text("utf-8")))
