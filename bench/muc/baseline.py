"""The system to compare with: one template for a message with a trigger word, filled with the commonest words of the train keys.

The train keys come in once and a text for each message; at most one template a message goes out.
It reads nothing: no sentence, no negation, no second incident, no human or physical target.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bench.muc.template import Fill, Fills, Template, fills

TRIGGERS = {
    "BOMBING": r"BOMB(?:S|ED|ING|INGS)?|DYNAMITED?|EXPLOSIONS?|EXPLODED|BLASTS?",
    "KIDNAPPING": r"KIDNAP\w*|ABDUCT\w*|HOSTAGES?",
    "ATTACK": r"ATTACK(?:S|ED)?|KILL(?:ED|ING|INGS)|MURDER(?:S|ED)?|ASSASSINAT\w+|MASSACRED?|SHOT",
}
"""The first of these types with a word in the text is the template's."""
DATELINE = re.compile(r",\s+(\d{1,2})\s+([A-Z]{3})\s+(\d\d)\b")
OFTEN = 5
"""A string is learnt from this many templates of the train keys on."""


class TriggerWords:
    """A `System` that knows trigger words and which strings often fill four of the slots in the keys it is given."""

    def __init__(self, keys: Mapping[str, Sequence[Template]]) -> None:
        templates = [t for found in keys.values() for t in found]
        self._trigger = {name: re.compile(rf"\b(?:{words})\b") for name, words in TRIGGERS.items()}
        self._words = {slot: _often(getattr(t, slot) for t in templates) for slot in ("individual", "organisation", "instrument")}
        countries = Counter(v.split(":")[0] for t in templates for fill in t.location for v in fill.values)
        self._countries = _any(name for name, n in countries.items() if n >= OFTEN)

    def templates(self, docid: str, text: str) -> list[Template]:
        """One template where a trigger word stands, else none."""
        flat = " ".join(text.split())
        kind = next((name for name, words in self._trigger.items() if words.search(flat)), None)
        if kind is None:
            return []
        named = {slot: fills(*dict.fromkeys(words.findall(flat))) for slot, words in self._words.items()}
        return [
            Template(
                type=fills(kind),
                stage=fills("ACCOMPLISHED"),
                date=_dateline(flat),
                location=self._country(flat),
                instrument=named["instrument"],
                individual=named["individual"],
                organisation=named["organisation"],
                confidence=tuple(Fill(("REPORTED AS FACT",), fill.values) for fill in named["organisation"]),
            )
        ]

    def _country(self, text: str) -> Fills:
        named = Counter(self._countries.findall(text))
        return fills(named.most_common(1)[0][0]) if named else ()


def _often(slot: Iterable[Fills]) -> re.Pattern[str]:
    """What finds the strings of a slot that the keys have often."""
    counts = Counter(value for found in slot for fill in found for value in fill.values)
    return _any(value for value, n in counts.items() if n >= OFTEN)


def _any(names: Iterable[str]) -> re.Pattern[str]:
    """What finds any of the names as whole words, the longest first; nothing where there are none."""
    ordered = sorted(map(re.escape, names), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ordered)})(?!\w)" if ordered else r"(?!)")


def _dateline(text: str) -> Fills:
    """MUC-4's default: up to the day of the dateline."""
    found = DATELINE.search(text[:200])
    return fills(f"- {int(found[1]):02d} {found[2]} {found[3]}") if found else ()
