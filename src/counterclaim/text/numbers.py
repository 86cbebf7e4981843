"""Numbers of a text, in figures or in words, with what qualifies them.

A text comes in, ranges with a lowest and a highest value go out ('at least 14', 'between 40 and 50', 'one hundred and twelve', 'dozens').
It gives no ordinal, age, date, time of day, sum of money, measure, year or model number, and knows nothing of what is counted.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources

_TABLE = tomllib.loads((resources.files("counterclaim.text") / "tables/numbers.toml").read_text("utf-8"))
_DIGIT = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_TEEN = {"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17}
_SMALL = {"zero": 0} | _DIGIT | _TEEN | {"eighteen": 18, "nineteen": 19}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_BIG = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "dozen": 12}
_FIXED = {"both": 2, "couple": 2, "pair": 2, "trio": 3}
CEILING = 10**9
"""Longer numbers are codes: no toll is higher."""


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_99 = rf"(?:(?:{_any(_TENS)})(?:[- ](?:{_any(_DIGIT)}))?|{_any(_SMALL)})"
_999 = rf"(?:(?:{_99}|an?)[- ]hundred(?:(?: and)? {_99}\b)?|{_99})"
_WORDS = rf"(?:(?:{_999}|an?)[- ](?:thousand|million)(?:(?:,| and)? {_999}\b)?|(?:half an?|half|{_99}|an?)[- ]dozen|{_999})"
_DIGITS = r"(?:\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?!\d)|\d+)(?:[- ](?:hundred|thousand|million|dozen)\b)?"
_ONE = rf"(?:{_DIGITS}|{_WORDS})"
_SOME = r"a (?:couple|pair|trio)|both"
_FLOOR, _HIGH, _ABOUT, _VAGUE = (_any(p.replace(" ", r"\s+") for p in _TABLE[name]) for name in ("floor", "ceiling", "about", "vague"))
_FIND = re.compile(
    rf"(?:(?P<floor>{_FLOOR})\s+|(?P<high>{_HIGH})\s+|(?:{_ABOUT})\s+)?"
    rf"(?:between\s+(?P<b1>{_ONE})\s+and\s+(?P<b2>{_ONE})|(?P<r1>{_ONE})(?:\s?[-–—]\s?(?=\d)|\s+(?:to|or)\s+)(?P<r2>{_ONE})"
    rf"|(?P<some>{_SOME})|(?P<vague>{_VAGUE})|(?P<one>{_ONE}))"
    r"(?!\w|[-–](?=[^\W\d_])|['’](?!s?\s)|[.,]\d|[/:]\d|\s?[%°$€£])(?P<tail>\s+or\s+(?:more|so|fewer|less)\b|\+|\s+plus\b)?",
    re.IGNORECASE,
)
_FIRST = frozenset(
    {"a", "an", "between", "both", "half", *_SMALL, *_TENS}
    | {phrase.split()[0] for name in ("floor", "ceiling", "about", "vague") for phrase in _TABLE[name]}
)
_WORD = re.compile(r"[^\W\d_]+|\d")
_STICKS = re.compile(r"[\w$£€¥#/’'+@]|[^\W_][-–]|\d[.,:/]")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_UNITS = _any(map(re.escape, _TABLE["units"].split()))
_NAMES = _any(map(re.escape, _TABLE["designators"].split()))
_AFTER = re.compile(
    rf"\s*(?:[- ](?:{_UNITS})s?(?!\w)|(?:st|nd|rd|th)\b|\s(?:of )?{_MONTH}(?!\w)(?!\s+(?:have|not|be)\b)"
    rf"|\s+(?:million|billion|trillion)\b|-?year|\s+in\s+(?:{_99}|\d+)\b(?!\s+(?:[^\W\d_]+\s+)?(?:attack|incident|blast)))",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:\b(?:(?:{_NAMES})\.?|age[ds]?(?:\s+\d+(?:,|\s+and|\s+to)?)*|minutes? past|half past|one in|{_MONTH}\s+(?:\d+\s*[-–]\s*)?)\s*$)",
    re.IGNORECASE,
)
_WORDED = re.compile(r"[^\W\d_][\s,(]+$")
_BARE_AGE = re.compile(r",\s+(?:of|was|is|died|were)\b")
_AGE = re.compile(r"\s*(?:[,;)]|\.?$|\.\s|\s+(?:of\s+[A-Z]|was|were|is|from|and|died|has)\b)")
_YEAR = re.compile(r"(?:1[6-9]|20|21)\d\d")
_COUNTED = re.compile(
    r"\s+(?:people|persons|men|women|children|civilians|soldiers|others|dead|killed|wounded|injured|victims|were|have|had)\b", re.I
)
_ASKED = re.compile(r"\b(?:how|so|too)\s+$", re.IGNORECASE)
_CODE = re.compile(r"[\w.,:/]*")
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_REACH = 40
"""How many characters before a number are looked at: the longest designator with its white space is shorter."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at `[start, end)` with what qualifies it; `low` and `high` are included, None where the words set no bound.

    `exact` where the words claim one number; 'about 50' is 50 and not exact, 'dozens' has no bound at all.
    """

    start: int
    end: int
    low: int | None
    high: int | None
    exact: bool


def quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Every number in `text[start:end]`, in order, none overlapping."""
    stop = len(text) if end is None else end
    found: list[Quantity] = []
    at = start
    for word in _WORD.finditer(text, start, stop):
        if (word[0].lower() not in _FIRST and not word[0].isdigit()) or word.start() < at:
            continue
        match = _FIND.match(text, word.start(), stop)
        if match is None:
            if word[0].isdigit():
                at = _past(text, word.start(), stop)
            continue
        quantity = _read(text, match, start, stop)
        at = match.end()
        disordered = quantity is None and not _AFTER.match(text, at, min(stop, at + _REACH))
        if match["r1"] is not None and (disordered or _FROM.search(text, max(start, match.start() - _REACH), match.start())):
            at = match.end("r1")  # 'from 12 to 14' and '14 or 12' are two numbers
            quantity = _read(text, one, start, at) if (one := _FIND.match(text, word.start(), at)) is not None else None
        if quantity is not None:
            found.append(quantity)
    return found


def number(words: str) -> int | None:
    """The value of one number in figures or words ('1,200', 'two dozen', 'one hundred and twelve'), None where it is none."""
    total = group = 0
    seen = False
    for word in re.findall(r"\d[\d,.\u00a0\u202f ]*|[a-z]+", words.lower()):
        if word[0].isdigit():
            digits = re.sub(r"\D", "", word)
            value = int(digits) if len(digits) < 12 else CEILING
            group += value
        elif word in _BIG:
            size = _BIG[word]
            group = max(group, 1) * size if "half" not in words.lower() else size // 2
            if size >= 1_000:
                total, group = total + group, 0
        elif word in _SMALL or word in _TENS:
            group += _SMALL.get(word, 0) or _TENS.get(word, 0)
        elif word not in ("a", "an", "and", "half"):
            return None
        seen = seen or word not in ("a", "an", "and")
    return total + group if seen and total + group < CEILING else None


def _past(text: str, at: int, stop: int) -> int:
    """Where the code, time or measure that begins with a digit at `at` ends."""
    match = _CODE.match(text, at, stop)
    return at if match is None else match.end()


def _read(text: str, match: re.Match[str], start: int, stop: int) -> Quantity | None:
    first = match.start()
    core = next(match.start(name) for name in ("b1", "r1", "some", "vague", "one") if match[name] is not None)
    if _barred(text, match, first, core, start, stop):
        return None
    if match["vague"] is not None:
        return Quantity(match.start("vague") if match["floor"] is None and match["high"] is None else first, match.end(), None, None, False)
    if match["some"] is not None:
        value = _FIXED[match["some"].lower().split()[-1]]
        return Quantity(first, match.end(), value, value, True)
    if match["one"] is None:
        low, high = (number(match[name] or "") for name in (("b1", "b2") if match["b1"] is not None else ("r1", "r2")))
        if low is None or high is None or low >= high:
            return None
        return Quantity(first, match.end(), low, high, False)
    return _single(match, first, core)


def _single(match: re.Match[str], first: int, core: int) -> Quantity | None:
    value = number(match["one"])
    if value is None:
        return None
    tail = (match["tail"] or "").split()
    if match["floor"] is not None or (tail and tail[-1] in ("more", "plus", "+")):
        return Quantity(first, match.end(), value, None, False)
    if match["high"] is not None or (tail and tail[-1] in ("fewer", "less")):
        return Quantity(first, match.end(), None, value, False)
    return Quantity(first, match.end(), value, value, first == core and not tail)


def _barred(text: str, match: re.Match[str], first: int, core: int, start: int, stop: int) -> bool:
    """Whether the number is an age, a date, a time, a sum, a measure, a year or a part of a name."""
    if match["vague"] is not None or match["some"] is not None:
        return _ASKED.search(text, max(start, first - _REACH), first) is not None
    if (core > start and _STICKS.fullmatch(text[core - 1])) or (core > start + 1 and _STICKS.fullmatch(text[core - 2 : core])):
        return True
    words = match[0][core - first :]
    if words.lower() in ("a", "an", "one") and first == core and words.lower() != "one":
        return True
    if _AFTER.match(text, match.end(), min(stop, match.end() + _REACH)):
        return True
    before = text[max(start, core - _REACH) : core] if first == core else text[max(start, first - _REACH) : first]
    if _BEFORE.search(before):
        return True
    if not words[:1].isdigit():
        return False
    if _YEAR.fullmatch(words) and first == core and not _COUNTED.match(text, match.end(), stop):
        return True
    return first == core and _is_age(text, words, before, match.end(), stop)


def _is_age(text: str, words: str, before: str, end: int, stop: int) -> bool:
    """'Ada Lunn, 34, died', 'Lunn (34)': a number of at most two digits set off behind a capital."""
    if len(words) > 2:
        return False
    if not before.rstrip().endswith((",", "(")):
        return before[:-1].split()[-1:] != [] and before.split()[-1][0].isupper() and _BARE_AGE.match(text, end, stop) is not None
    if text[end : end + 1] == ")":
        return True
    named = re.search(r"(?:\b[A-Z][\w.'’-]*|\b(?:man|woman|boy|girl|teen|teenager|male|female))\s*[,(]\s*$", before)
    if named is None:
        return text[end : end + 1] == "," and _WORDED.search(before) is not None
    return _AGE.match(text, end, stop) is not None
