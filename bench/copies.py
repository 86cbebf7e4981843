"""Copies found and reports kept apart: edited articles beside everything else in the data, and pairs of reports on one event.

Articles of Wikinews and `incidents` come in; out go, per way of editing, the share of 1,000 copies that find their origin among all, and
the share of all pairs of different reports on one shooting, by two outlets, that are called copies. The pairs are those of
`bench/data/copies/README.md`: no measure of the package decides which they are.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from urllib.parse import urlsplit

from bench.opennews import articles as opennews
from counterclaim.acquire import documents_from_text
from counterclaim.link.copies import copy_of, keys
from counterclaim.link.lineage import roots
from counterclaim.model.document import Document
from counterclaim.model.labels import LinkKind, Verdict

COPIES = 1000
SHORT = 80
"""Words below which a text is a teaser, a caption or a notice: nothing can be cut from it."""
COMMON = 25
"""Words of the longest run that two texts share, quotations included, from which they may not be independent and are left out."""
DAYS = 3
"""Days between two reports of a pair."""
REPLACED = 0.1
"""Share of words replaced: one in ten, each by a word of another article."""
CUT = 1 / 3
OPENING = 25
"""Words of a long first sentence."""
SEED = 5
EPOCH = datetime(2031, 1, 1, tzinfo=UTC)
_AGENCY = re.compile(r"\bAP\b|Associated Press|Reuters|\bUPI\b|\bCNN\b|\bwires?\b", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/\d+/")
ASIDES = (
    "The account was first carried by another newsroom.",
    "Officials said they had nothing to add on the day.",
    "That is according to people who were there, who asked to be left out of it.",
    "Neighbours told our reporter that they had heard it too.",
)
LEDES = (
    "There was no other subject in town that evening, and for good reason.",
    "It began, as such days do, with a telephone call that nobody wanted to take.",
    "What is known so far fits on one page, and here it is.",
)


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the data: its text, whence it comes, and the incident it reports and its day, '' where they are not known."""

    id: str
    text: str
    outlet: str
    incident: str
    day: str = ""


Edit = Callable[[list[str], random.Random, list[str]], list[str]]


def run(data: Path, quick: bool) -> dict[str, float]:
    """Edit, search, compare; `quick` looks among a tenth of the articles with a tenth of the copies and pairs."""
    pool, step = list(articles(data)), 10 if quick else 1
    return _found(pool[::step], COPIES // step) | _apart(independent(pool)[::step])


def articles(data: Path) -> Iterator[Article]:
    """Every article long enough to be edited, each text once."""
    seen: set[str] = set()
    for id, text in opennews(data / "opennews"):
        if not id.startswith("re3d") and _fresh(text, seen):
            yield Article(id, text, "Wikinews", "")
    with gzip.open(data / "incidents" / "incidents.jsonl.gz", "rt", encoding="utf-8") as handle:
        for row in map(json.loads, handle):
            if _fresh(row["text"], seen):
                yield Article(row["doc_id"], row["text"], outlet(row["uri"]), row["incident_id"], row["dct"])


def outlet(address: str) -> str:
    """The last two names of an address's host, behind the web archive's: an outlet's blogs and its front page are one."""
    host = urlsplit(_ARCHIVE.sub("", address)).netloc.casefold().partition(":")[0]
    return ".".join(host.split(".")[-2:])


def document(article: Article, day: int) -> Document:
    """The article as a document, published on this day."""
    return replace(documents_from_text(article.text), outlet=article.outlet, published=EPOCH + timedelta(days=day, hours=9))


def edited(article: Article, way: str, draw: random.Random, vocabulary: list[str]) -> str:
    """The article's text after the edits that `way` names."""
    paragraphs = [line for line in article.text.splitlines() if line.strip()]
    for edit in WAYS[way]:
        paragraphs = edit(paragraphs, draw, vocabulary)
    return "\n\n".join(paragraphs)


def pairs(pool: list[Article]) -> list[tuple[Article, Article]]:
    """All pairs of reports by two newsrooms; see `bench/data/copies/README.md`."""
    by: defaultdict[str, list[Article]] = defaultdict(list)
    for article in pool:
        if article.incident:
            by[article.incident].append(article)
    of_one = [pair for key in sorted(by) for pair in combinations(sorted(by[key], key=lambda one: one.id), 2)]
    return [(a, b) for a, b in of_one if a.outlet != b.outlet and _near(a, b) and not (_AGENCY.search(a.text) and _AGENCY.search(b.text))]


def _near(a: Article, b: Article) -> bool:
    """Whether two articles are dated within `DAYS` of each other: a first report and a verdict a year later are too easily told apart."""
    return abs((date.fromisoformat(a.day[:10]) - date.fromisoformat(b.day[:10])).days) <= DAYS


def longest(a: str, b: str) -> int:
    """Words of the longest run that stands in both texts, by difflib."""
    one, other = _WORD.findall(a.casefold()), _WORD.findall(b.casefold())
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size


def independent(pool: list[Article]) -> list[tuple[Article, Article]]:
    """All pairs without a long common run."""
    return [(a, b) for a, b in pairs(pool) if longest(a.text, b.text) < COMMON]


def _found(pool: list[Article], count: int) -> dict[str, float]:
    """How many copies, made in turn in each way, lead to the article they were made of."""
    draw = random.Random(SEED)
    vocabulary = sorted({word for article in pool[::20] for word in article.text.split() if word.isalpha()})
    known = {held.id: held for held in (document(article, 0) for article in pool)}
    of = {article.id: documents_from_text(article.text).id for article in pool}
    begin = time.process_time()
    buckets: defaultdict[object, set[str]] = defaultdict(set)
    for held in known.values():
        for key in keys(held):
            buckets[key].add(held.id)
    per = (time.process_time() - begin) / len(known) * 1000
    right: Counter[str] = Counter()
    made: Counter[str] = Counter()
    compared, met, wrong = 0, 0, 0
    ways = sorted(WAYS)
    begin = time.process_time()
    for number, article in enumerate(draw.sample(pool, count)):
        way = ways[number % len(ways)]
        text = edited(article, way, draw, vocabulary)
        copy = document(replace(article, text=text, outlet="The Copy Desk"), 1)
        near = sorted({other for key in keys(copy) for other in buckets[key]} - {copy.id})
        links = [link for link in (copy_of(copy, known[other]) for other in near) if link is not None]
        sure = [link for link in links if link.verdict is Verdict.POSITIVE and link.kind is LinkKind.COPY_OF]
        end = {of[article.id], *(link.right for link in sure if _is_copy(known, link.right, of[article.id]))}
        compared, met = compared + len(near), met + (of[article.id] in near)
        made[way] += 1
        right[way] += roots(sure).get(copy.id) in end
        wrong += sum(link.right not in end for link in sure)
    spent = (time.process_time() - begin) / count * 1000
    print(f"{len(known)} articles; {count} edited copies, each compared with {compared / count:.1f} of them")
    print(f"{'edited by':24}{'copies':>8}{'origin found':>14}")
    for way in ways:
        print(f"{way:24}{made[way]:8}{right[way] / max(made[way], 1):14.3f}")
    print(f"{'all':24}{count:8}{right.total() / count:14.3f}   met in a band {met / count:.3f}, called copies of another article {wrong}")
    print(f"{per:.1f} ms of processor time to index an article, {spent:.1f} ms to find a copy's origin")
    return {
        "articles": len(known),
        "copies": count,
        "found": round(right.total() / count, 4),
        "met": round(met / count, 4),
        "wrong": wrong,
        "compared": round(compared / count, 2),
    }


def _is_copy(known: dict[str, Document], a: str, b: str) -> bool:
    """Whether two articles of the data are copies of each other themselves, by their longest common run."""
    return a == b or longest(known[a].text, known[b].text) >= COMMON


def _apart(chosen: list[tuple[Article, Article]]) -> dict[str, float]:
    """How many pairs of independent reports are called copies, surely or perhaps."""
    verdicts: Counter[Verdict | None] = Counter()
    for a, b in chosen:
        link = copy_of(document(a, 0), document(b, 1))
        verdicts[None if link is None else link.verdict] += 1
        if link is not None and link.verdict is Verdict.POSITIVE:
            print(f"  called a copy: {a.id} {b.id} {link.score:.2f}")
    called, unsure = (verdicts[verdict] / len(chosen) for verdict in (Verdict.POSITIVE, Verdict.UNSURE))
    print(f"{len(chosen)} pairs of independent reports: called copies {called:.3f}, unsure {unsure:.3f}")
    return {"pairs": len(chosen), "called_copies": round(called, 4), "unsure": round(unsure, 4)}


def _fresh(text: str, seen: set[str]) -> bool:
    if len(text.split()) < SHORT or text in seen:
        return False
    seen.add(text)
    return True


def _spaced(paragraphs: list[str], draw: random.Random, vocabulary: list[str]) -> list[str]:
    return [re.sub(r"\s+", "  ", line) for line in paragraphs]


def _sentences(paragraphs: list[str]) -> list[str]:
    return [sentence for line in paragraphs for sentence in re.split(r"(?<=[.!?]) (?=\W?[A-Z])", line)]


def _lede(paragraphs: list[str], draw: random.Random, vocabulary: list[str]) -> list[str]:
    """The first paragraph replaced; where it holds a third of the text or more, only its first `OPENING` words."""
    first = paragraphs[0]
    kept = [] if 3 * len(first) < sum(map(len, paragraphs)) else first.split()[OPENING:]
    return [" ".join((draw.choice(LEDES), *kept)), *paragraphs[1:]]


def _cut(paragraphs: list[str], draw: random.Random, vocabulary: list[str]) -> list[str]:
    """A third of the words gone, from one place drawn on, sentence by sentence."""
    said = _sentences(paragraphs)
    goal = round(sum(len(sentence.split()) for sentence in said) * CUT)
    at = draw.randrange(len(said))
    while goal > 0:
        gone = said.pop(min(at, len(said) - 1)).split()
        if len(gone) > goal:
            said.insert(at, " ".join(gone[goal:]))
        goal -= len(gone)
    return said


def _reordered(paragraphs: list[str], draw: random.Random, vocabulary: list[str]) -> list[str]:
    pieces = paragraphs if len(paragraphs) > 2 else _sentences(paragraphs)
    return draw.sample(pieces, len(pieces))


def _attributed(paragraphs: list[str], draw: random.Random, vocabulary: list[str]) -> list[str]:
    return [
        f"{line} {draw.choice(ASIDES)}" if number % 2 else line for number, line in enumerate(paragraphs, 1 if len(paragraphs) < 2 else 0)
    ]


def _replaced(paragraphs: list[str], draw: random.Random, vocabulary: list[str]) -> list[str]:
    return [" ".join(draw.choice(vocabulary) if draw.random() < REPLACED else word for word in line.split()) for line in paragraphs]


WAYS: dict[str, tuple[Edit, ...]] = {
    "reprint": (_spaced,),
    "lede": (_lede,),
    "third cut": (_cut,),
    "reordered": (_reordered,),
    "attributions": (_attributed,),
    "words": (_replaced,),
    "cut, lede, reordered": (_cut, _lede, _reordered),
    "all of it": (_cut, _lede, _reordered, _attributed, _replaced),
}
