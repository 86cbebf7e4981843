"""The tokens of one sentence as tolls need them: numbers with their qualifiers, words of harm, and the kind of every other word.

A stretch of text comes in, its tokens with their offsets go out. Nothing is grouped into phrases here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from counterclaim.interpret.figures.counting import Frame, Harm, Kind, Table, table
from counterclaim.text.numbers import Quantity, quantities

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|[^\w\s]")
_MONTHLY = re.compile(
    r"(?:\b(?:in|of|since|until|till|by|early|late|mid|last|this|next|during|on)|\d(?:st|nd|rd|th)?)[\s-]+$", re.IGNORECASE
)
"""What stands before May the month."""
AGED = tuple(f"{unit}-{old}" for unit in ("year", "month", "week", "day") for old in ("old", "olds"))
"""How a word ends that is a person by age."""
_SMALL = frozenset((Kind.PREPOSITION, Kind.AND, Kind.INDEFINITE, Kind.DEFINITE, Kind.MARK, Kind.NUMBER))


class Token(NamedTuple):
    """One word, mark or number of a sentence; a word of harm knows its harm."""

    low: str
    start: int
    end: int
    kind: Kind
    capital: bool = False
    harm: Harm | None = None
    quantity: Quantity | None = None


def titled(tokens: Sequence[Token]) -> bool:
    """Whether nearly every word but the small ones has a capital, as in headlines."""
    capitals = words = 0
    for token in tokens:
        if token.kind not in _SMALL and token.low[0].isalpha():
            words += 1
            capitals += token.capital
    return words > 3 and capitals > 0.8 * words


def binds(token: Token) -> bool:
    """Whether the token is a verb or a state of harm, that has people of its own."""
    return token.harm is not None and token.harm.frame is not Frame.NOUN


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`, numbers and words of harm in one piece."""
    found = quantities(text, start, end)
    tokens: list[Token] = []
    number = iter(found)
    current = next(number, None)
    for match in _TOKEN.finditer(text, start, end):
        while current is not None and current.end <= match.start():
            current = next(number, None)
        if current is not None and match.start() < current.end and match.end() > current.start:
            if not tokens or tokens[-1].quantity is not current:
                tokens.append(Token(text[current.start : current.end].lower(), current.start, current.end, Kind.NUMBER, quantity=current))
            continue
        low, kind, capital, harm = _look(match[0])
        if low == "may" and match[0] != "may" and _MONTHLY.search(text, max(start, match.start() - 12), match.start()):
            kind, capital = Kind.ADVERB, False
        tokens.append(Token(low, match.start(), match.end(), kind, capital, harm))
    return _joined(tokens, table())


@lru_cache(20_000)
def _look(word: str) -> tuple[str, Kind, bool, Harm | None]:
    """A word in lower case, its kind, whether it has a capital, and its harm."""
    low = word.lower().replace("’", "'")
    kind = table().kinds.get(low)
    if kind is None:
        kind = Kind.WORD if low[0].isalnum() else Kind.MARK
        kind = Kind.ADVERB if low.endswith("ly") and len(low) > 4 else kind
        kind = Kind.PERSON if low.endswith(AGED) else kind
    harm = table().harms.get(low)
    return low, kind if harm is None else Kind.HARM, word[0].isupper(), harm


def _joined(tokens: list[Token], known: Table) -> list[Token]:
    """Words that are one word of harm together become one token; other words of harm become their kind."""
    joined: list[Token] = []
    firsts, at = known.firsts, 0
    while at < len(tokens):
        token = tokens[at]
        for words, harm in known.together.get((token.low, tokens[at + 1].low), ()) if token.low in firsts and at + 1 < len(tokens) else ():
            if [t.low for t in tokens[at : at + len(words)]] == words:
                joined.append(Token(" ".join(words), token.start, tokens[at + len(words) - 1].end, Kind.HARM, harm=harm))
                at += len(words)
                break
        else:
            joined.append(token)
            at += 1
    return joined
