"""Whether the sentence at a date looks ahead: 'will speak on Friday' is the next one, 'spoke on Friday' the last.

A `Site` comes in, yes or no goes out. It looks for the verb nearest to the date, in one sentence and a fixed number of characters to either
side; it is no parser.
"""

from __future__ import annotations

import re

from counterclaim.resolve.dates.context import NEAR, Site, listed

SENTENCE = 240
"""Characters looked at to either side for the verb that a date goes with; 95 of 100 sentences of Wikinews are no longer."""

_WORD = re.compile(r"[a-z]+|[0-9]+")
_SHORT = "mr|mrs|ms|dr|gen|col|lt|sen|gov|st|rep|sgt|maj|capt|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec"
# The end of a sentence; 'Mr.' and 'Gen.' are none.
_STOP = re.compile(rf"(?:[a-z0-9]{{4}}|[\"')\]%]|\b(?!(?:{_SHORT})\b)[a-z0-9]{{1,3}})[.!?][\"')\]]{{0,2}}\s|;|\n\s{{0,8}}\n")


def ahead(site: Site) -> bool:
    """Whether the sentence speaks of the future at this place: the nearest verb before it decides, else the nearest behind it."""
    one, two, *_ = site.before
    if one in (",", "(") and two == "today":
        return False
    left = site.low[max(site.first, site.start - SENTENCE) : site.start]
    cut = max((match.end() for match in _STOP.finditer(left)), default=0)
    right = site.low[site.end : min(site.last, site.end + SENTENCE)]
    stop = _STOP.search(right)
    before = _WORD.findall(left[cut:])
    after = _WORD.findall(right[: stop.start() + 4] if stop else right)
    told_before = [found for at in range(len(before) - 1, -1, -1) if (found := _tense(before, at)) is not None][:1]
    told_after = [found for at in range(len(after)) if (found := _tense(after, at)) is not None][:1]
    opens = site.after[0] in listed("subject") and (two if one in ("on", "in") else one) in (",", "and", "but")
    told = [*told_after, *told_before] if opens else [*told_before, *told_after]
    return told[0] if told else _is_headline_ahead(site, left[cut:], before)


def _is_headline_ahead(site: Site, left: str, before: list[str]) -> bool:
    """A headline without another verb: 'Court to hear appeal on Friday', the first sentence of its section, no full stop behind it."""
    if "to" not in before[1:-1]:
        return False
    at = before.index("to", 1)
    begins = site.start - len(left)
    opens = begins - site.first < NEAR and not site.low[site.first : begins].strip()
    line = site.low[site.end : min(site.last, site.end + SENTENCE)].split("\n", 1)[0]
    return opens and "." not in line and before[at + 1] not in listed("the") and before[at - 1] not in ("thanks", "according", "due")


def _tense(words: list[str], at: int) -> bool | None:
    """What one word says of the time: True ahead, False past, None nothing."""
    word = words[at]
    left = words[max(0, at - 2) : at]
    then = words[at + 1] if at + 1 < len(words) else ""
    if word == "may" and (then.isdigit() or (left and (left[-1].isdigit() or left[-1] in listed("when")))):
        return None  # the month
    if (word in listed("ahead") and then != "fire") or (word in listed("ahead_with_to") and then in ("to", "for")):
        return True
    if word.endswith("ing") and left[-1:] and left[-1] in ("is", "are"):
        return True
    if word == "to" and left[-1:] and left[-1] in ("is", "are"):
        return True
    if word in listed("past"):
        return None if word in ("has", "been", "held", "shot", "sent") and {"be", "will", "have"} & set(left) else False
    if word.endswith("ed") and len(word) > 3 and word not in listed("not_past"):
        return None if {"be", "will"} & set(left) else False
    return None
