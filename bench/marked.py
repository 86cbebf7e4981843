"""The whole reading of open news against our own marks: claims found, claims right in speaker and words.

The held-out documents of `training/data/opennews.jsonl` are read by the whole pipeline; of every claim it is asked whether a marked one
stands there (cues overlap, content token F1 of .5 or more) and whether it is right (source and content nearly the same words, right
speaker). A quick stand-in for `precision`, which people judge; every choice may look at it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from corpus.agreement import token_f1

from bench.opennews import articles
from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document, Section
from counterclaim.model.ids import document_id, sha256_hex, text_sha256
from counterclaim.model.labels import ActorKind, SectionRole
from counterclaim.pipeline import read_document
from counterclaim.read import default_reader

MARKED = Path(__file__).parents[1] / "training/data/opennews.jsonl"
FOUND, SAME = 0.5, 0.8
"""Token F1 of two contents from which they are one claim's, and from which nobody would be misled by the difference."""

Range = Sequence[int]


def run(data: Path, quick: bool, model: Path | None = None, show: int = 0) -> dict[str, float]:
    """Counts and shares over the held-out documents; `quick` reads ten of them, `show` prints that many wrong claims."""
    texts = dict(articles(data / "opennews"))
    every = [json.loads(line) for line in MARKED.read_text("utf-8").splitlines()]
    rows = [row for row in every[::5] if row["document"] in texts][: 10 if quick else None]
    reader = default_reader(model, threads=2)
    counts: Counter[str] = Counter()
    for row in rows:
        text = texts[row["document"]]
        sha = sha256_hex(text.encode())
        record = read_document(
            Document(document_id(sha, None, ""), text, sha, text_sha256(text), (Section(SectionRole.BODY, 0, len(text)),)), reader
        )
        actors = {actor.id: actor for actor in record.actors}
        taken: set[int] = set()
        for claim in record.claims:
            verdict, number = judged(claim, row["claims"], actors, text)
            counts["read"] += 1
            counts[verdict] += 1
            if number is not None:
                taken.add(number)
            if verdict != "right" and counts["shown"] < show:
                counts["shown"] += 1
                gold = row["claims"][number] if number is not None else None
                print(f"{verdict}: {row['document']} {_words(claim, actors)}" + (f"\n    marked: {_marked(gold, text)}" if gold else ""))
        counts["marked"] += len(row["claims"])
        counts["found"] += len(taken)
    read = max(1, counts["read"])
    precision, recall = counts["right"] / read, counts["found"] / max(1, counts["marked"])
    kinds = ("no claim there", "source", "speaker", "speaker open", "content")
    print(f"{len(rows)} documents, {counts['marked']} marked claims (inner ones too), {counts['read']} read")
    print(f"right in speaker and words: {precision:.1%} of those read; found: {recall:.1%} of those marked")
    print("\n".join(f"  {counts[kind]:4} {kind}" for kind in kinds))
    return {"right": round(precision, 4), "found": round(recall, 4)} | {kind: counts[kind] for kind in kinds}


def judged(claim: Claim, marked: list[dict], actors: dict[str, Actor], text: str) -> tuple[str, int | None]:
    """What is wrong with a claim, or `right`; and the number of the marked claim it is."""
    if claim.cue is None:
        return "right", None  # a printed turn
    spans = [(span.start, span.end) for span in claim.content.spans]
    cue = (claim.cue.start, claim.cue.end)
    same = [(token_f1(spans, gold["content"], text), -i) for i, gold in enumerate(marked) if _touch(cue, gold["cue"])]
    likeness, number = max(same, default=(0.0, 0))
    if likeness < FOUND:
        return ("content", None) if same else ("no claim there", None)
    gold = marked[-number]
    source = claim.source and (claim.source.span.start, claim.source.span.end)
    if bool(source) != bool(gold["source"]) or (source and not _touch(source, gold["source"])):
        return "source", -number
    if likeness < SAME:
        return "content", -number
    if source and gold["speaker"] and not named(actors.get(claim.speaker or ""), gold, text):
        return "speaker" if claim.speaker else "speaker open", -number
    return "right", -number


def named(actor: Actor | None, gold: dict, text: str) -> bool:
    """Whether an actor is whom the marks name: by the same place, the same words, or as the source stands where nobody is named."""
    if actor is None:
        return False
    start, end = gold["speaker"]
    words = _plain(text[start:end])
    if any(_touch((m.start, m.end), (start, end)) or _plain(m.exact) == words for m in actor.mentions if m.exact == actor.name):
        return True
    described = gold["speaker"] == gold["source"] and actor.kind is ActorKind.DESCRIBED_SOURCE
    government = actor.kind is ActorKind.STATE and any(_touch((m.start, m.end), (start, end)) for m in actor.mentions)
    return government or (described and any(_touch((m.start, m.end), (start, end)) for m in actor.mentions))


def _touch(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _plain(words: str) -> str:
    return re.sub(r"^the ", "", words.lower())


def _words(claim: Claim, actors: dict[str, Actor]) -> str:
    actor = actors.get(claim.speaker or "")
    source, cue = claim.source and claim.source.text, claim.cue and claim.cue.exact
    return f"[{source}] [{actor and actor.name}] [{cue}] [{claim.content.text[:200]}] {claim.score}"


def _marked(gold: dict, text: str) -> str:
    def at(span: Range | None) -> str | None:
        return text[span[0] : span[1]] if span else None

    return f"[{at(gold['source'])}] [{at(gold['speaker'])}] [{at(gold['cue'])}] {[text[a:b][:120] for a, b in gold['content']]}"
