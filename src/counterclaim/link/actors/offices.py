"""Offices and callings: what stands beside a person's name, and what a description such as 'the interior minister' says.

The words of a description, or a text and the place of a name in it, come in; `Office`s go out.
It never says who holds an office; that is a matter of documents and days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from counterclaim.link.actors.countries import country_key
from counterclaim.link.actors.folding import fold, table
from counterclaim.text.lexicon import tables

_TOKEN = re.compile(r"['’]s\b|[^\W_]+(?:[-’'.](?!s\b)[^\W_]+)*|[^\w\s]")
_AGE = re.compile(r",? (?:aged )?(\d{2})(?=[,.;)]| and\b)")
BEFORE, BEHIND = 80, 90
"""Characters looked at before and behind a name: 'the former deputy prime minister for economic affairs' takes sixty."""
FEWEST_YEARS, MOST_YEARS = 10, 99
"""Ages of people who are named in the news; other numbers behind a name count something else."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office or a calling: its head ('minister'), what for ('interior'), whose (a country's or town's key, '' where not said).

    `trade`: a calling that many share ('nurse'); `former`: no longer held; `deputy`: the second in it; `private`: said with more than state
    and portfolio ('club president', 'president of the Halden Bank').
    """

    head: str
    portfolio: tuple[str, ...] = ()
    owner: str = ""
    former: bool = False
    deputy: bool = False
    trade: bool = False
    private: bool = False

    @property
    def held(self) -> bool:
        """Whether one person at a time holds it, so that the words alone tell who is meant once state and day are known."""
        rules = table("offices")["held"]
        if self.former or self.deputy or self.trade or self.private:
            return False
        if self.head in rules["alone"]:
            return True
        return (self.head in rules["portfolio"] and bool(self.portfolio)) or (self.head in rules["owner"] and bool(self.owner))

    def elsewhere(self, other: Office) -> bool:
        """Whether both are the same office of two towns, or of two states that the lexicon knows."""
        if not (self.held and other.held and self.head == other.head and self.owner and other.owner):
            return False
        sure = self.head in table("offices")["held"]["owner"] or {self.owner, other.owner} <= {
            key.lower() for key in tables().states.values()
        }
        return sure and self.owner != other.owner

    def agrees(self, other: Office) -> bool:
        """Whether both can be one office: the head, and what for and whose where both say so."""
        return (
            self.head == other.head
            and self.deputy == other.deputy
            and (not self.portfolio or not other.portfolio or set(self.portfolio) == set(other.portfolio))
            and (not self.owner or not other.owner or self.owner == other.owner)
        )


@cache
def _words() -> tuple[frozenset[str], ...]:
    rules = table("offices")["word"]
    return (*(frozenset(rules[name]) for name in ("former", "deputy", "skipped")), frozenset(table("names")["body"]["portfolio"]))


def office(text: str) -> Office | None:
    """The office that a description names, as written ('the interior minister of Norda'); None where it names none."""
    tokens = [token for token in _TOKEN.findall(_one_word(text)) if token[0].isalnum() or token == "'s"]
    lows = [fold(token) for token in tokens]
    at = next((at for at, low in enumerate(lows[1:]) if low in _LINKS and _noun(lows[at])), len(lows) - 1)
    if at < 0 or not _noun(lows[at]):
        return None
    found: dict[str, list[str]] = {sort: [] for sort in ("former", "deputy", "portfolio", "owner", "private")}
    for i, (token, low) in enumerate(zip(tokens, lows, strict=True)):
        if i != at and low[:1].isalpha():
            for sort in _sorts(token, low):
                found[sort].append(token)
    bare = lows[at].removeprefix("ex-")
    return Office(
        tables().titles.get(bare, "") or bare,
        tuple(sorted({fold(word) for word in found["portfolio"]} - {"affairs"})),
        country_key(found["owner"][0]) if found["owner"] else "",
        former=bool(found["former"]) or bare != lows[at],
        deputy=bool(found["deputy"]),
        trade=tables().person_nouns.get(bare) in ("trade", "plain", "kin"),
        private=bool(found["private"]),
    )


_LINKS = frozenset({"of", "for", "to", "in"})
"""What stands between an office and what it is for or whose."""


def _sorts(token: str, low: str) -> Iterator[str]:
    """What a word beside an office's head says of it."""
    former, deputy, skipped, portfolios = _words()
    if low in former or low in deputy or low in portfolios:
        yield "former" if low in former else "deputy" if low in deputy else "portfolio"
    elif low not in skipped | _LINKS and low not in ("s", "and"):
        if token[0].isupper() and not _noun(low) and low not in tables().qualifier:
            yield "owner"
        if token[0].islower() or low in tables().organisation:
            yield "private"


def _one_word(text: str) -> str:
    for old, new in table("offices")["same"].items():
        text = re.sub(rf"\b{re.escape(old)}\b", new, text, flags=re.IGNORECASE)
    return text.replace("’", "'")


def _noun(low: str) -> bool:
    known = tables()
    bare = low.strip(".").removeprefix("ex-")
    return (bare in known.person_nouns and known.person_nouns[bare] in ("office", "trade", "voice")) or bool(known.titles.get(bare))


def beside(text: str, start: int, end: int) -> Iterator[Office]:
    """The offices that stand right before the name at `[start, end)` or in the apposition behind it."""
    before = re.split(r"[\n;:“”\"(]|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\. ", text[max(0, start - BEFORE) : start])[-1]
    tail = before.rstrip().removesuffix(",")
    found = _before(tail, comma=tail != before.rstrip())
    if found is not None:
        yield found
    behind = re.split(r"[\n;:“”\"(]|\. |\.$", text[end : end + BEHIND])[0]
    match = re.match(r", (?:\d{2}, )?([^,]+)(?:,|$)", behind)
    if match is not None and (apposed := office(match[1])) is not None and not re.search(r"\b(?:said|and|who|told|is|was)\b", match[1]):
        yield apposed


def _before(text: str, *, comma: bool) -> Office | None:
    """The office that ends right before a name; before a comma only one that opens with an article or an owner."""
    tokens = [found for found in _TOKEN.finditer(_one_word(text)) if found[0][0].isalnum() or found[0] == "'s"]
    if not tokens or not _noun(fold(tokens[-1][0])):
        return None
    known, (former, deputy, _, portfolios) = tables(), _words()
    at = len(tokens) - 1
    while at > 0:
        word = tokens[at - 1][0]
        low = fold(word)
        if not (low in former | deputy | portfolios or low in ("'s", "s") or word[0].isupper() or low in known.qualifier or _noun(low)):
            break
        at -= 1
    opened = at > 0 and fold(tokens[at - 1][0]) in known.determiner
    if comma and not opened and all(token[0] != "'s" for token in tokens[at:]):
        return None
    return office(_one_word(text)[tokens[at].start() :])


def age(text: str, end: int) -> int | None:
    """The age in years that stands right behind the name that ends at `end`."""
    match = _AGE.match(text, end)
    return int(match[1]) if match is not None and FEWEST_YEARS <= int(match[1]) <= MOST_YEARS else None
