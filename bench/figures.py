"""Killed and injured per article against a registry of shootings: the tolls we read, beside two simple baselines.

Articles of `incidents` that pass the filter of `bench/data/incidents/README.md` come in (incidents whose number is a multiple of five; with
`--part train` the others); out go, for killed and for injured, the share of articles with exactly the registry's number and the root mean
square error, for our figures, for a regular expression and for the first number of the article, and the processor time per 1,000 words.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.toll import toll
from counterclaim.interpret.figures.counted import counted
from counterclaim.model.document import Document, Section
from counterclaim.model.ids import document_id, sha256_hex, text_sha256
from counterclaim.model.labels import SectionRole
from counterclaim.text.numbers import number

FOLDS = 5
LATE = 30
"""Days after which an article is about the trial or the anniversary; it seldom tells the whole toll again."""
SHORT = 50
"""Words below which a text is a tweet, a caption or a teaser."""
SEVERAL = 3
"""Clock times beside the word 'shot' on lines of their own, above which a text rounds up several incidents."""
_GUN = re.compile(r"\b(?:shot|shots|shoot\w*|gun\w*|bullet\w*|firearm\w*|opened fire|murder-suicide)\b", re.IGNORECASE)
_NOTICE = re.compile(
    r"we use cookies|cookie policy|accept cookies|verification (?:email|message)|enable javascript|enter the characters"
    r"|subscribe to continue|page not found|no longer available|create an account|log in to your account",
    re.IGNORECASE,
)
_ROUND_UP = re.compile(
    r"\bweekend (?:shootings|violence)|\bother (?:recent )?shootings\b"
    r"|\b(?:shootings|people|were) (?:shot |wounded |killed )?(?:citywide|across the city)"
    r"|\b(?:latest|separate|string of|series of|rash of|multiple|several|two|three|four) shootings\b"
    r"|since (?:friday|saturday) (?:afternoon|evening|night)",
    re.IGNORECASE,
)
_TIMED = re.compile(r"^(?=.*\b\d{1,2}(?::\d\d)? [ap]\.?m\b)(?=.*\b(?:shot|wounded|struck|killed)\b).*$", re.IGNORECASE | re.MULTILINE)
_NUM = r"(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a|an)"
_KILLED = re.compile(
    rf"\b{_NUM} (?:\w+ ){{0,3}}?(?:(?:was|were|is|are|been|have|has|had) )*(?:killed|dead|died|fatally|slain)\b"
    rf"|\bkill(?:s|ed|ing) {_NUM}\b",
    re.I,
)
_HURT = re.compile(
    rf"\b{_NUM} (?:\w+ ){{0,3}}?(?:(?:was|were|is|are|been) )*(?:injured|wounded|hurt|shot)\b|\b(?:injur|wound)(?:s|ed|es|ing) {_NUM}\b",
    re.I,
)
_ANY = re.compile(r"\b(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?![-:,.]\d|-year)", re.IGNORECASE)
Pair = tuple[int, int]
AUDIT = Path(__file__).parent / "data/incidents/audit.jsonl"
"""140 articles of the report part read by hand: killed and injured as each gives them, or why it gives none."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article with the registry's numbers for its incident."""

    id: str
    title: str
    text: str
    gold: Pair

    @property
    def whole(self) -> str:
        return f"{self.title}\n\n{self.text}"


def run(data: Path, quick: bool, part: str = "test") -> dict[str, float]:
    """Score one part, `quick` every fourth article."""
    kept, dropped = articles(data, part)
    chosen = kept[:: 4 if quick else 1]
    print(f"{len(chosen)} articles; dropped: {', '.join(f'{n} {why}' for why, n in dropped.most_common())}")
    figures: dict[str, float] = {"articles": len(chosen)}
    print(f"{'':24}{'killed':>10}{'rmse':>8}{'injured':>10}{'rmse':>8}{'both':>8}")
    ways: dict[str, Callable[[Article], Pair]] = {"figures": ours, "regex": regular, "first_number": first_number}
    for name, way in ways.items():
        begin = time.process_time()
        given = [way(article) for article in chosen]
        spent = time.process_time() - begin
        row = _scores([article.gold for article in chosen], given)
        print(f"{name:24}{row['killed']:10.3f}{row['killed_rmse']:8.2f}{row['injured']:10.3f}{row['injured_rmse']:8.2f}{row['both']:8.3f}")
        figures |= {f"{name}_{key}": round(value, 4) for key, value in row.items()}
        if name == "figures":
            per = spent / max(1, sum(len(a.whole.split()) for a in chosen)) * 1e6
            print(f"{'':24}{per:.1f} ms per 1,000 words")
            figures["ms_per_1000_words"] = round(per, 2)
    return figures | (_audited(chosen) if part == "test" else {})


def _audited(chosen: Sequence[Article]) -> dict[str, float]:
    """How far who reads the same articles by hand agrees with the registry, and we with both; articles of two incidents are left out."""
    rows = [json.loads(line) for line in AUDIT.read_text("utf-8").splitlines()]
    once = Counter(row["doc_id"] for row in rows)
    read = {row["doc_id"]: (row["killed"], row["injured"]) for row in rows if row["usable"] and once[row["doc_id"]] == 1}
    both = [(article, read[article.id]) for article in chosen if article.id in read and None not in read[article.id]]
    person = _scores([article.gold for article, _ in both], [by_hand for _, by_hand in both])
    given = [ours(article) for article, _ in both]
    machine = _scores([article.gold for article, _ in both], given)
    told = _scores([by_hand for _, by_hand in both], given)
    print(f"{len(both)} of these read by hand, exact: killed, injured")
    for name, row in (("by hand, the registry's", person), ("figures, the registry's", machine), ("figures, those by hand", told)):
        print(f"{name:24}{row['killed']:10.3f}{'':8}{row['injured']:10.3f}")
    share = {key: machine[key] / person[key] if person[key] else 0.0 for key in ("killed", "injured")}
    print(f"{'share of the ceiling':24}{share['killed']:10.3f}{'':8}{share['injured']:10.3f}")
    return {f"audit_{key}": round(value, 4) for key, value in (
        ("articles", len(both)), ("ceiling_killed", person["killed"]), ("ceiling_injured", person["injured"]),
        ("killed", machine["killed"]), ("injured", machine["injured"]), ("told_killed", told["killed"]), ("told_injured", told["injured"]),
    )}  # fmt: skip


def articles(data: Path, part: str) -> tuple[list[Article], Counter[str]]:
    """The articles of one part that pass the filter, and how many were dropped for which reason."""
    kept, dropped = [], Counter[str]()
    for row in _rows(data):
        if (int(row["incident_id"]) % FOLDS == 0) != (part == "test"):
            continue
        why = reason(row)
        if why is not None:
            dropped[why] += 1
            continue
        gva = row["gva"]
        kept.append(Article(row["doc_id"], row["title"] or "", row["text"], (int(gva["n_killed"]), int(gva["n_injured"]))))
    return kept, dropped


def _rows(data: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(data / "incidents/incidents.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def reason(row: dict[str, Any]) -> str | None:
    """Why an article is left out, None where it stays; the order is that of the README."""
    text, gva = row["text"] or "", row["gva"]
    if not gva or not str(gva["n_killed"]).isdigit() or not str(gva["n_injured"]).isdigit():
        return "without a record"
    if len(text.split()) < SHORT:
        return "short"
    if _NOTICE.search(text):
        return "notices"
    if len(_GUN.findall(text)) < 2:
        return "not of a shooting"
    days = (date.fromisoformat(row["dct"][:10]) - date.fromisoformat(gva["date"])).days
    if not 0 <= days <= LATE:
        return "late or early"
    if _ROUND_UP.search(text) or len(_TIMED.findall(text)) > SEVERAL:
        return "round-ups"
    return None if _names_it(text + (row["title"] or ""), gva) else "of another incident"


def _names_it(text: str, gva: dict[str, Any]) -> bool:
    """Whether the text names the place or anybody of the registry's record."""
    low = text.casefold()
    place = re.split(r"[(,]", gva["city_or_county"] or "")[0].casefold().strip()
    names = [name.split()[-1] for name in re.findall(r"\d+::([^|]+)", gva.get("participant_name") or "")]
    return (bool(place) and place in low) or any(len(name) > 2 and name.casefold() in low for name in names)


def ours(article: Article) -> Pair:
    """Our figures, made one toll."""
    return toll(counted(document_of(article)))


def document_of(article: Article) -> Document:
    """Title and text as a document."""
    text, head = article.whole, len(article.title)
    sections = ((Section(SectionRole.HEADLINE, 0, head),) if head else ()) + (Section(SectionRole.BODY, head, len(text)),)
    sha = sha256_hex(text.encode("utf-8", "surrogatepass"))
    return Document(document_id(sha, None, article.id), text, sha, text_sha256(text), sections)


def regular(article: Article) -> Pair:
    """The largest number beside a word for killed, and for injured."""
    return _largest(_KILLED, article.whole), _largest(_HURT, article.whole)


def _largest(pattern: re.Pattern[str], text: str) -> int:
    return max((_value(next(filter(None, groups))) for groups in pattern.findall(text)), default=0)


def _value(word: str) -> int:
    return 1 if word.lower() in ("a", "an") else number(word) or 0


def first_number(article: Article) -> Pair:
    """The first number of the article: of killed where the article says killed at all, else of injured."""
    match = _ANY.search(article.whole)
    value = _value(match[0]) if match else 1
    return (value, 0) if re.search(r"\b(?:killed|dead|died|fatal\w*)\b", article.whole, re.IGNORECASE) else (0, value)


def _scores(gold: list[Pair], given: list[Pair]) -> dict[str, float]:
    n = max(1, len(gold))
    out = {}
    for index, name in enumerate(("killed", "injured")):
        out[name] = sum(g[index] == p[index] for g, p in zip(gold, given, strict=True)) / n
        out[f"{name}_rmse"] = math.sqrt(sum((g[index] - p[index]) ** 2 for g, p in zip(gold, given, strict=True)) / n)
    return out | {"both": sum(g == p for g, p in zip(gold, given, strict=True)) / n}
