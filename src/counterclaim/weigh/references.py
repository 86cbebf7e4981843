"""What a person's words mean: accounts, items and actors of a dossier by id, name, label or words of a quotation.

Words come in; the one thing that they mean goes out, or an error that names the entry and, where they mean several, those. It never
guesses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from counterclaim.errors import UnreadableRatings
from counterclaim.model.claim import Claim
from counterclaim.model.evidence import Item
from counterclaim.model.hypothesis import Hypothesis
from counterclaim.model.labels import ItemKind, Question
from counterclaim.weigh.names import Names

T = TypeVar("T")

_MARKS = {ord(mark): '"' for mark in "“”„‟«»"} | {ord(mark): "'" for mark in "‘’‚"}
SHOWN = 4
"""Of several things that words may mean, so many are named in the error: enough to see how to tell them apart."""


def find_hypothesis(words: str, hypotheses: Iterable[Hypothesis], where: str, question: Question | None = None) -> Hypothesis:
    """The account of this id or label, else the only one whose label contains the words; of one question where that is given."""
    asked = [one for one in hypotheses if question is None or one.question is question]
    key = plain(words)
    exact = [one for one in asked if one.id == words or plain(one.label) == key]
    found = exact or [one for one in asked if key in plain(one.label)]
    return _only(found, words, "account", [one.label for one in found or asked], where)


class ItemFinder:
    """Items by id, by the name of a finding, or by their words; `said:`, `finding:`, `figure:`, `absence:` before them tell the kind."""

    def __init__(self, items: Iterable[Item], names: Mapping[str, str] | None = None) -> None:
        self._by_id = {item.id: item for item in items}
        self._names = names or {}
        self._words = [(item, plain(spoken(item))) for item in self._by_id.values()]

    def find(self, words: str, where: str) -> Item:
        """The one item that the words mean; raises UnreadableRatings."""
        known = self._by_id.get(self._names.get(words, words))
        if known is not None:
            return known
        kind, _, rest = words.partition(":")
        kinds = {ItemKind(kind)} if kind in set(ItemKind) else set(ItemKind)
        key = plain(rest if kind in set(ItemKind) else words)
        found = [(item, said) for item, said in self._words if item.kind in kinds and key in said]
        exact = [item for item, said in found if said == key]
        shown = [f"{item.kind}: {item.label}: {spoken(item)}" for item, _ in found]
        return _only(exact or [item for item, _ in found], words, "item", shown, where)


def claims_with(words: str, claims: Iterable[Claim]) -> list[Claim]:
    """The claims whose content is these words, else those whose content has them."""
    key = plain(words)
    found = [(claim, said) for claim in claims if key in (said := plain(claim.content.text))]
    return [claim for claim, said in found if said == key] or [claim for claim, _ in found]


def spoken(item: Item) -> str:
    """All words of an item, as they stand in the documents; the label where it has none."""
    return " ... ".join(dict.fromkeys(span.exact for span in sorted(item.spans))) or item.label


def find_actor(words: str, names: Names, where: str) -> str:
    """The id of the actor that stands for these words."""
    key = names.find(words)
    if words in names.actors:
        return words
    if key is None:
        raise UnreadableRatings(where, f"there is no actor {words!r} here")
    return names.of(key).id


def _only(found: list[T], words: str, kind: str, shown: list[str], where: str) -> T:
    if len(found) == 1:
        return found[0]
    some = "; ".join(text[:90] for text in sorted(shown)[:SHOWN])
    several = (
        f"{words!r} means {len(found)} {kind}s: {some}"
        if found
        else f"there is no {kind} {words!r}" + (f"; there are: {some}" if some else "")
    )
    raise UnreadableRatings(where, several)


@lru_cache(maxsize=1 << 12)  # a ratings file names the same few accounts in every entry
def plain(text: str) -> str:
    """Text without case, with plain quotation marks and spaces."""
    return " ".join(text.translate(_MARKS).casefold().split())
