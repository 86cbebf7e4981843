"""Are sources given to the right actor? 200 PolNeAR dev attributions whose speaker was determined by hand.

In: the data folder and `data/speakers/dev200.jsonl` (article ids and offsets, no text); out: a table and the figures.
It never reads attributions with our model: sources, cues and contents are PolNeAR's own, so only resolution is measured.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from counterclaim.model.actor import Actor
from counterclaim.model.document import Document, Section
from counterclaim.model.ids import sha256_hex, text_sha256
from counterclaim.model.labels import ActorKind, SectionRole
from counterclaim.model.reading import Attribution
from counterclaim.model.span import Span
from counterclaim.resolve import Resolution, resolve

GOLD = Path(__file__).parent / "data" / "speakers" / "dev200.jsonl"
CATEGORIES = ("pronoun", "short", "description")
Figures = dict[str, float | int]


@dataclass(frozen=True, slots=True)
class Item:
    """One hand-checked source: where it stands, where its actor is named, and whether it has no name."""

    article: str
    start: int
    end: int
    category: str
    described: bool
    gold: tuple[tuple[int, int], ...]


def items(path: Path = GOLD) -> list[Item]:
    """The hand-checked sources."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Item(r["article"], r["start"], r["end"], r["category"], r["described"], tuple(map(tuple, r["gold"]))) for r in rows]


def document_of(article: str, text: str) -> Document:
    """A PolNeAR article as a document: its first line is its headline."""
    first = text.find("\n")
    cut = first if 0 < first < 200 else 0
    sections = [Section(SectionRole.HEADLINE, 0, cut)] if cut else []
    digest = sha256_hex(text.encode())
    return Document(article, text, digest, text_sha256(text), (*sections, Section(SectionRole.BODY, cut, len(text))))


def attributions_of(document: Document, path: Path) -> tuple[Attribution, ...]:
    """The attributions of one brat file that have a cue and a content, in text order."""
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        key, _, rest = line.partition("\t")
        if key.startswith("T") and " " in rest:
            spans[key] = [tuple(map(int, part.split())) for part in rest.split("\t")[0].split(" ", 1)[1].split(";")]  # type: ignore[misc]
        elif key.startswith("E") and rest.startswith("Attribution"):
            events.append(rest.split()[1:])
    return tuple(sorted(_read_events(document, spans, events), key=lambda a: (a.cue, a.source is None)))


def _read_events(document: Document, spans: dict[str, list[tuple[int, int]]], events: list[list[str]]) -> Iterator[Attribution]:
    for roles in events:
        parts: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
        for role in roles:
            label, _, key = role.partition(":")
            parts.setdefault(label.rstrip("0123456789"), []).extend(document.span(*span) for span in spans.get(key, ()))
        if parts["Cue"] and parts["Content"]:
            yield Attribution(min(parts["Cue"]), min(parts["Source"], default=None), tuple(sorted(set(parts["Content"]))), 1.0)


def articles(data: Path, split: str) -> Iterator[tuple[Document, tuple[Attribution, ...]]]:
    """Every article of a PolNeAR split with its first annotator's attributions."""
    seen: set[str] = set()
    for path in sorted((data / "polnear" / split / "attributions").glob("*.ann")):
        article = path.stem.rsplit("_", 1)[0]
        text = data / "polnear" / split / "text" / f"{article}.txt"
        if article not in seen and text.exists():
            seen.add(article)
            document = document_of(article, text.read_bytes().decode("utf-8"))
            yield document, attributions_of(document, path)


def verdict(item: Item, actor: Actor | None) -> str:
    """`right`, `wrong` or `abstained`: right when the mention that carries the actor's name is one the gold lists."""
    if actor is None:
        return "abstained"
    naming = [m for m in actor.mentions if m.exact == actor.name]
    gold = [*item.gold, *([(item.start, item.end)] if item.described and actor.kind is ActorKind.DESCRIBED_SOURCE else [])]
    return "right" if any(m.start < end and start < m.end for m in naming for start, end in gold) else "wrong"


def answers(data: Path) -> Iterator[tuple[Item, Document, Resolution, Actor | None, float]]:
    """Each item with what the package says, and the seconds of processor time its document took."""
    wanted: dict[str, list[Item]] = {}
    for item in items():
        wanted.setdefault(item.article, []).append(item)
    for document, found in articles(data, "dev"):
        if document.id not in wanted:
            continue
        sources = sorted({a.source for a in found if a.source is not None} | {document.span(i.start, i.end) for i in wanted[document.id]})
        start = time.process_time()
        resolution = resolve(document, sources, found)
        seconds = time.process_time() - start
        actors = {actor.id: actor for actor in resolution.actors}
        speakers = dict(zip(sources, resolution.speaker_of, strict=True))
        for item in wanted[document.id]:
            actor = speakers[document.span(item.start, item.end)].actor
            yield item, document, resolution, None if actor is None else actors[actor], seconds


def run(data: Path, quick: bool) -> Figures:
    """Print the table of verdicts and return the figures; `quick` changes nothing, the whole set takes seconds."""
    counts: Counter[tuple[str, str]] = Counter()
    times: dict[str, tuple[float, int]] = {}
    for item, document, _, actor, seconds in answers(data):
        counts[item.category, verdict(item, actor)] += 1
        times[document.id] = (seconds, len(document.text.split()))
    groups = {
        "pronoun": ("pronoun",),
        "short_or_description": ("short", "description"),
        "short": ("short",),
        "description": ("description",),
    }
    figures: Figures = {}
    print(f"{'':24}{'n':>5}{'right':>8}{'wrong':>8}{'abstained':>11}{'share right':>13}")
    for label, kinds in groups.items():
        n, right, wrong, none = (
            sum(counts[k, v] for k in kinds for v in vs) for vs in (("right", "wrong", "abstained"), ("right",), ("wrong",), ("abstained",))
        )
        print(f"{label:24}{n:5}{right:8}{wrong:8}{none:11}{right / max(n, 1):13.3f}")
        figures |= {f"{label}_right": round(right / max(n, 1), 4), f"{label}_wrong": wrong, f"{label}_abstained": none, f"{label}_n": n}
    words = sum(w for _, w in times.values())
    figures["ms_per_700_words"] = round(1000 * sum(s for s, _ in times.values()) / max(words, 1) * 700, 2)
    figures["documents"] = len(times)
    print(f"{figures['ms_per_700_words']} ms of processor time for 700 words over {len(times)} documents")
    return figures
