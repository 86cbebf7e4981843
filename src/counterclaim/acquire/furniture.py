"""Which lines of a saved page are furniture: a small readable line classifier and a pass over its neighbours.

The lines of a text come in; one flag per line goes out, True for navigation, teasers, forms, notices and the like.
It never reads captions, bylines or headlines as such, and its prior is conservative: on clean text it must find nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import log1p

from counterclaim.acquire.patterns import line_patterns, table

WIDTH = 600
"""Characters of a line that are looked at: furniture lines are short, and a 5 MB line costs no more than this."""

PROSE_WORDS, PROSE_FUNCTION_SHARE = 10, 0.25
"""A line is prose when it has this many words, this share of function words, and ends a sentence (swept on half of the pages)."""

_REACHES = tuple((reach, f"prose in {reach} lines before", f"prose in {reach} lines after") for reach in (1, 2, 4, 8))
GAP = 6
"""Lines without prose that end a stretch of it: subheadings, captions and boxes inside articles are shorter."""

ENGLISH_SHARE = 0.15
"""Below this share of English function words in its long lines a text is in another language."""

_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]{1,2}|[^\W\d_\u3040-\u30ff\u3400-\u9fff]+(?:[’'][^\W\d_]+)?|\d+"
)  # two Han or kana letters: about a word
_STOP = re.compile(r"[.!?…।。！？۔][\"”’')\]」』]*\s*(?:\[\d+\])?$")
_SENTENCE = re.compile(r"[.!?][\"”’')]*\s+[\"“‘'(]?[A-Z]")
_TIME = re.compile(
    r"\b(?:\d{1,2}:\d\d|\d{1,2} ?[ap]\.?m\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}"
    r"|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\d+ (?:min|hour|day|week)s?)",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[|»©›→@#•▼✓✕×]|https?:|www\.|\.com\b")
_QUOTE = re.compile(r"[“”\"]")


@dataclass(frozen=True, slots=True)
class Weights:
    """A fitted classifier: one weight per feature, the cost of changing from article to furniture and back."""

    values: dict[str, float]
    bias: float
    switch: float
    margin: float


@dataclass(frozen=True, slots=True)
class Line:
    """What is seen in one line alone."""

    words: tuple[str, ...]
    own: dict[str, float]
    candidate: float
    marker: bool


@cache
def weights() -> Weights:
    """The weights committed in `tables/furniture.toml`, written by `training/furniture.py`."""
    raw = table("furniture")
    return Weights(raw["weights"], raw["bias"], raw["switch"], raw["margin"])


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    raw = table("vocabulary")
    return frozenset(raw["function"]), frozenset(raw["site"]), frozenset(raw["second_person"])


def furniture(lines: Sequence[str]) -> list[bool]:
    """Flag each line: True where it is furniture."""
    if not lines:
        return []
    fitted = weights()
    rows = features(lines)
    base = fitted.bias + fitted.margin
    scores = [base + sum(fitted.values[name] * value for name, value in row.items()) for row in rows]
    return smooth(scores, fitted.switch)


def smooth(scores: Sequence[float], switch: float) -> list[bool]:
    """The best sequence of flags: a line's log-odds where flagged, less `switch` at each change (Viterbi over two states)."""
    best = (0.0, 0.0)
    back: list[tuple[bool, bool]] = []
    for score in scores:
        to_article = (best[0], False) if best[0] >= best[1] - switch else (best[1] - switch, True)
        to_furniture = (best[1], True) if best[1] >= best[0] - switch else (best[0] - switch, False)
        back.append((to_article[1], to_furniture[1]))
        best = (to_article[0] - score / 2, to_furniture[0] + score / 2)
    state = int(best[1] > best[0])
    flags = []
    for pair in reversed(back):
        flags.append(bool(state))
        state = int(pair[state])
    return flags[::-1]


def features(lines: Sequence[str]) -> list[dict[str, float]]:
    """Named features of each line, its neighbours and its place among the prose of the text."""
    seen = [look(line[:WIDTH]) for line in lines]
    counts = Counter(line.words for line in seen)
    prose = _prose(seen)
    total = sum(prose) or 1.0
    topical = _topical(seen, prose)
    main = _main_stretch(prose)
    runs = _runs(prose)
    rows = []
    before = 0.0
    prose_lines = sum(p > 0 for p in prose) / len(prose)
    since_marker = 99
    for index, line in enumerate(seen):
        row = dict(line.own)
        row["repeated"] = float(counts[line.words] > 1 and len(line.words) > 0)
        row["prose before: none"] = float(before == 0)
        row["prose after: none"] = float(total - before - prose[index] <= 0)
        row["share of prose before"] = before / total
        for reach, name_before, name_after in _REACHES:
            row[name_before] = log1p(sum(prose[max(0, index - reach) : index]))
            row[name_after] = log1p(sum(prose[index + 1 : index + 1 + reach]))
        row["prose on both sides"] = min(row["prose in 2 lines before"], row["prose in 2 lines after"])
        row["prose on both sides, wider"] = min(row["prose in 8 lines before"], row["prose in 8 lines after"])
        row["marker line just before"] = float(since_marker <= 1)
        row["marker line in 5 before"] = float(since_marker <= 5)
        row["inside the main stretch"] = float(main[0] <= index < main[1])
        row["lines from the main stretch"] = log1p(max(main[0] - index, index + 1 - main[1], 0))
        row["after the main stretch"] = float(index >= main[1])
        row["prose in its run"] = log1p(runs[index]) if prose[index] else 0.0
        row["lone prose"] = float(prose[index] > 0 and runs[index] == prose[index])
        row["share of words in the prose"] = topical[index]
        row["share of prose lines"] = prose_lines
        rows.append(row)
        before += prose[index]
        since_marker = 0 if line.marker else since_marker + 1
    return rows


def _prose(seen: Sequence[Line]) -> list[float]:
    """Words of each line that is prose, else 0; where a text has too few English function words, they are not asked for."""
    long = [line for line in seen if line.candidate >= PROSE_WORDS]
    share = sum(line.own["function words"] * line.candidate for line in long) / (sum(line.candidate for line in long) or 1.0)
    least = PROSE_FUNCTION_SHARE if share >= ENGLISH_SHARE else 0.0
    return [line.candidate if line.candidate >= PROSE_WORDS and line.own["function words"] >= least else 0.0 for line in seen]


def _main_stretch(prose: Sequence[float]) -> tuple[int, int]:
    """First and one past the last line of the stretch with most prose; lines without prose break a stretch after GAP of them."""
    best, best_range = -1.0, (0, len(prose))
    start, end, words = 0, 0, 0.0
    for index, length in enumerate(prose):
        if not length:
            continue
        if not words or index - end >= GAP:
            start, words = index, 0.0
        end, words = index + 1, words + length
        if words > best:
            best, best_range = words, (start, end)
    return best_range


def _runs(prose: Sequence[float]) -> list[float]:
    """For each line the words of prose in the unbroken run of prose lines it stands in."""
    runs = [0.0] * len(prose)
    start = 0
    for index in range(len(prose) + 1):
        if index == len(prose) or not prose[index]:
            runs[start:index] = [sum(prose[start:index])] * (index - start)
            start = index + 1
    return runs


def _topical(seen: Sequence[Line], prose: Sequence[float]) -> list[float]:
    """For each line the share of its longer words that stand in the prose of other lines."""
    function = _vocabulary()[0]
    where: Counter[str] = Counter()
    for line, length in zip(seen, prose, strict=True):
        if length:
            where.update(set(line.words))
    shares = []
    for line, length in zip(seen, prose, strict=True):
        own = {word for word in line.words if len(word) > 3 and word not in function}
        shares.append(sum(where[word] > (length > 0) for word in own) / len(own) if own else 0.0)
    return shares


def look(line: str) -> Line:
    """Features of one line alone."""
    function, site, second = _vocabulary()
    patterns = line_patterns()
    raw = _WORD.findall(line)
    words = tuple(word.casefold() for word in raw)
    count = len(words) or 1
    function_share = sum(word in function for word in words) / count
    stop = bool(_STOP.search(line))
    letters = [word for word in raw if not word.isdigit()]
    capital = sum(word[0].isupper() for word in letters[1:]) / max(1, len(letters) - 1)
    marker = bool(len(words) <= 12 and patterns.furniture_whole.fullmatch(line))
    candidate = len(words) if stop and capital < 0.6 else 0
    own = {
        "1 word": float(len(words) <= 1),
        "2 or 3 words": float(2 <= len(words) <= 3),
        "4 to 7 words": float(4 <= len(words) <= 7),
        "8 to 14 words": float(8 <= len(words) <= 14),
        "over 25 words": float(len(words) > 25),
        "words (log)": log1p(len(words)),
        "final stop": float(stop),
        "final colon": float(line.endswith(":")),
        "two sentences": float(bool(_SENTENCE.search(line))),
        "function words": function_share,
        "final stop, 8 or more words": float(stop and len(words) >= 8),
        "function words, 6 or more words": function_share if len(words) >= 6 else 0.0,
        "no function word": float(function_share == 0),
        "capitalised words": capital,
        "capitalised words, 4 or more": capital if len(letters) >= 4 else 0.0,
        "all capitals": float(bool(letters) and all(word.isupper() for word in letters)),
        "no capital first": float(bool(line[:1].islower())),
        "digits": sum(word.isdigit() for word in words) / count,
        "date or time": float(bool(_TIME.search(line))),
        "date or time, under 12 words": float(len(words) < 12 and bool(_TIME.search(line))),
        "site words": sum(word in site for word in words) / count,
        "site words: any": float(any(word in site for word in words)),
        "second person": sum(word in second for word in words) / count,
        "web signs": min(3, len(_SIGNS.findall(line))) / 3,
        "quotation marks": float(bool(_QUOTE.search(line))),
        "speech": float(bool(patterns.speech.search(line))),
        "furniture phrase": float(marker),
        "furniture opening": float(len(words) <= 40 and bool(patterns.furniture_start.match(line))),
        "exclamation": float("!" in line),
        "question": float(line.endswith("?")),
    }
    return Line(words, own, float(candidate), marker)
