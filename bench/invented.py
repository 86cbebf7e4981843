"""Invented coverage by the hundred thousand: each event is told by several outlets, some of which copy another.

A number comes in, the article of that number goes out, the same everywhere. Nothing in it ever happened, nobody in it lives, and no model
is needed to make it.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

TOLD_BY = 20
"""Articles on one event: the size of the case whose page is measured."""
COPIED = 5
"""Every fifth article repeats the one before it under another outlet's name, as wire stories are."""
BEGIN = date(2025, 1, 6)
"""The day of the first event; one follows the other by a day, so that months hold thirty and no two cities share a week."""
VOCABULARY = 20_000
"""Invented words, drawn as words are in news: the n-th as often as 1/n says."""

_ONSETS = (*"bcdfghjklmnprstvwyz", "br", "ch", "dr", "fl", "gr", "kr", "pl", "qu", "sh", "st", "th", "tr")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ia", "oo", "ou")
_ENDS = ("l", "m", "n", "r", "s", "t", "th", "nd", "rk", "lt", "sk", "v")
_WEAPONS = ("bomb", "car bomb", "grenade", "parcel bomb", "drone")
_TARGETS = ("market", "bridge", "station", "barracks", "court", "ferry", "depot", "bank")
_OUTLETS = ("Courier", "Gazette", "Herald", "Wire", "Echo", "Ledger", "Tribune", "Post", "Klaxon", "Mirror")


@dataclass(frozen=True, slots=True)
class Article:
    """One article of one event."""

    event: int
    title: str
    outlet: str
    published: datetime
    text: str

    def line(self) -> str:
        """The article as a line of JSON Lines."""
        facts = {"title": self.title, "outlet": self.outlet, "published": self.published.isoformat(), "text": self.text}
        return json.dumps(facts, ensure_ascii=False)


def article(number: int, told_by: int = TOLD_BY) -> Article:
    """The article of a number: `told_by` in a row are of one event."""
    event, part = divmod(number, told_by)
    copied = part - 1 if part % COPIED == COPIED - 1 else part
    draw = random.Random(event * told_by + copied)
    return _written(event, part, copied, draw)


def _written(event: int, part: int, copied: int, draw: random.Random) -> Article:
    own = random.Random(-1 - event)
    town, street, group, minister, chief = (_name(own) for _ in range(5))
    weapon, target = own.choice(_WEAPONS), own.choice(_TARGETS)
    day = BEGIN + timedelta(days=event)
    killed = own.randrange(3, 60) + copied // COPIED
    theme = [_word(own.randrange(VOCABULARY // 4, VOCABULARY)) for _ in range(12)]
    lead = draw.choice(
        [
            f"A {weapon} tore through the {street} {target} in {town} on {day:%A}, killing {killed} people.",
            f"At least {killed} people were killed when a {weapon} exploded at the {street} {target} in {town} on {day:%A}.",
        ]
    )
    told = [
        f"Police said {killed} people were killed and {killed * 2} wounded at the {street} {target}.",
        f"The {group} Front claimed responsibility for the attack on the {target}.",
        f"Minister {minister} {_name(own)} accused the {group} Front of the bombing.",
        f"A spokesman for the {group} Front denied that it was behind the blast.",
        f"Chief {chief} said the {target} had been searched in the morning.",
        f"Three officials said the ministry had been warned of an attack on the {target}.",
    ]
    draw.shuffle(told)
    told = [_coloured(sentence, draw, theme) for sentence in told]
    body = [f"{town.upper()}, {day.day} {day:%B %Y} - {lead}", *told[:4], *(_sentence(draw, theme) for _ in range(4))]
    title = f"{killed} dead as {weapon} hits {street} {target} in {town}"
    outlet = f"{_name(random.Random(part))} {_OUTLETS[part % len(_OUTLETS)]}"
    published = datetime.combine(day + timedelta(days=part // 8), time(6 + part % 8), UTC)
    return Article(event, title, outlet, published, "\n\n".join([title, *body]) + "\n")


def _coloured(sentence: str, draw: random.Random, theme: Sequence[str]) -> str:
    """The sentence with words of its own from its sixth word on: articles on different events share few runs of words."""
    words = sentence.split()
    return " ".join(word if place < 6 or draw.random() < 0.5 else f"{draw.choice(theme)} {word}" for place, word in enumerate(words))


def _sentence(draw: random.Random, theme: Sequence[str]) -> str:
    words = [draw.choice(theme) if draw.random() < 0.25 else _word(int(VOCABULARY ** draw.random())) for _ in range(16)]
    return f"Residents said {' '.join(words)}."


def _name(draw: random.Random) -> str:
    return _word(draw.randrange(10**7)).capitalize()


@cache
def _word(number: int) -> str:
    draw = random.Random(number)
    parts = (draw.choice(_ONSETS) + draw.choice(_VOWELS) for _ in range(2 + (number > VOCABULARY)))
    return "".join(parts) + draw.choice(_ENDS)
