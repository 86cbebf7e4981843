"""Deeds: attributions that tell what somebody did, not what somebody said, by a table.

A cue and its content come in, whether they are a deed goes out. It judges the words alone and in doubt says no.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

from counterclaim.interpret.acts import act_table
from counterclaim.model.reading import Attribution
from counterclaim.text.inflection import IRREGULAR, forms
from counterclaim.text.patterns import Patterns, words

_SAID = re.compile(r"\s*(?:[\"“«'‘]|(?:that|whether|if|how|why|:)\b)")


class Deeds:
    """The table, ready to be asked."""

    def __init__(self, table: dict[str, object]) -> None:
        verbs, light, phrases, pairs = table["verbs"], table["light"], table["phrases"], table["deed"]
        assert isinstance(verbs, str)
        assert isinstance(light, str)
        assert isinstance(phrases, list)
        assert isinstance(pairs, list)
        self.verbs = frozenset(form for verb in verbs.split() for form in (*forms(verb), *_doubled(verb)))
        self.light = frozenset(light.split())
        self.phrases = Patterns(phrases)
        self.pairs = [(Patterns(pair["cue"]), Patterns(pair["content"])) for pair in pairs]

    def holds(self, cue: str, content: str) -> bool:
        """Whether this cue with this content is a deed."""
        if _SAID.match(content):
            return False
        given = words(cue)
        heads = [word.text for word in given if word.text not in self.light and not word.text.endswith("ly")]
        if heads and heads[0] in self.verbs and len(heads) <= 2:
            return act_table().decide(given, ()) is None  # 'released a statement' is said
        if self.phrases.first(given) is not None:
            return True
        told = words(content)
        return any(verb.first(given) is not None and thing.first(told) is not None for verb, thing in self.pairs)


def _doubled(verb: str) -> tuple[str, ...]:
    """'plan': planned, planning, where it is one short syllable."""
    short = re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", verb) is not None and verb not in IRREGULAR
    return (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing") if short else ()


def without_deeds(attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """The attributions that are more than deeds."""
    table = deeds()
    for found in attributions:
        if found.cue is None or not table.holds(found.cue.exact, found.content[0].exact):
            yield found


@cache
def deeds() -> Deeds:
    """The package's own table."""
    path = resources.files("counterclaim.interpret") / "tables" / "deeds.toml"
    return Deeds(tomllib.loads(path.read_text("utf-8")))
