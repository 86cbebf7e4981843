"""What a claim does and whom it holds responsible: labels and rows on the corpus, with gold claims and end to end.

Our own passages come in. Out go macro F1 and accuracy of every label by the tables alone and by the shipped reader, both on gold claims,
and end to end, where a claim is found when its cue overlaps a marked one's (the narrator's: its content alone) and the token F1 of their
contents is .5 or more; links of nesting; rows of responsibility with their precision and recall; and the severe errors by kind.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path

from corpus.agreement import token_f1
from corpus.markup import Claim, Passage, Row, read

from bench.attribution import plain
from counterclaim.interpret.events.grouping import happened
from counterclaim.interpret.labels import choose, labelled
from counterclaim.interpret.nesting import nested
from counterclaim.interpret.tabled import hints, tabled
from counterclaim.interpret.understand import responsible
from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim as Made
from counterclaim.model.claim import Content, Responsibility, Source
from counterclaim.model.document import Document, Section
from counterclaim.model.ids import document_id, sha256_hex, text_sha256
from counterclaim.model.labels import Act, Mode, Position, Reality, SectionRole, SourceKind
from counterclaim.model.ports import Labeller, Reader
from counterclaim.model.reading import Asked, Attribution
from counterclaim.model.span import Span
from counterclaim.pipeline import read_document
from counterclaim.pipeline.reading import mentioned, whose
from counterclaim.read import default_reader
from counterclaim.resolve import resolve
from counterclaim.resolve.dates.reading import dated

KINDS = ("act", "occurred", "reality", "polarity", "certainty")
CORPUS = Path(__file__).parents[1] / "corpus"
ACTS = Path(__file__).parent / "data/acts/dev300.jsonl"
FOUND = 0.5
Pair = tuple[StrEnum | None, StrEnum | None]


@dataclass(slots=True)
class Tally:
    """Pairs of gold and given labels by kind, rows and links, as they are counted."""

    labels: dict[str, list[Pair]]
    rows: Counter[str]
    links: Counter[str]
    severe: Counter[str]

    @classmethod
    def empty(cls) -> Tally:
        return cls({kind: [] for kind in KINDS}, Counter(), Counter(), Counter())


def run(data: Path, quick: bool, part: str = "dev", model: Path | None = None) -> dict[str, float]:
    """Score `part` of the corpus, `quick` every fourth passage; and the acts of PolNeAR dev where `data` has it."""
    chosen = list(passages(part))[:: 4 if quick else 1]
    reader = default_reader(model, threads=2)
    tables, gold, end = Tally.empty(), Tally.empty(), Tally.empty()
    for passage in chosen:
        document = document_of(passage)
        for claim in passage.claims:
            found = tabled(passage.text, claim.source, claim.cue, claim.content)
            for kind in KINDS:
                tables.labels[kind].append((getattr(claim, kind), getattr(found, kind).label))
        _on_gold(passage, document, reader, gold)
        _end_to_end(passage, document, reader, end)
    figures: dict[str, float] = {"claims": sum(len(p.claims) for p in chosen)}
    print(f"{len(chosen)} passages, {figures['claims']:.0f} claims of corpus/{part}")
    print(f"{'':12}{'majority':>10}{'tables':>18}{'gold claims':>18}{'end to end':>18}   macro F1, accuracy")
    for kind in KINDS:
        columns = [scores(t.labels[kind]) for t in (tables, gold, end)]
        print(f"{kind:12}{columns[0][3]:10.3f}" + "".join(f"{macro:11.3f} {accuracy:.3f}" + " " for _, macro, accuracy, _ in columns))
        for name, (_, macro, accuracy, _) in zip(("tables", "gold", "end"), columns, strict=True):
            figures |= {f"{kind}_{name}_macro_f1": round(macro, 4), f"{kind}_{name}_accuracy": round(accuracy, 4)}
        if kind == "polarity":
            negative = [f1.get(next(k for k in f1 if k == "negative"), 0.0) for f1, *_ in columns]
            print(f"{'  negative':12}{'':10}" + "".join(f"{f:11.3f}       " for f in negative))
            figures |= {f"negative_{name}_f1": round(f, 4) for name, f in zip(("tables", "gold", "end"), negative, strict=True)}
    _say_acts(gold, end)
    for name, tally in (("gold", gold), ("end", end)):
        figures |= _say_rows(name, tally)
    figures |= _acts_of_news(data, reader)
    return figures


def _acts_of_news(data: Path, reader: Reader) -> dict[str, float]:
    """Accuracy of acts on 300 attributions of PolNeAR dev, source, cue and content given; nothing where the data set is absent."""
    assert isinstance(reader, Labeller)
    rows = [json.loads(line) for line in ACTS.read_text("utf-8").splitlines()]
    texts = data / "polnear/dev/text"
    by_article: dict[str, list[dict]] = {}
    for row in rows:
        by_article.setdefault(row["article"], []).append(row)
    tables = heads = n = 0
    for article, found in by_article.items():
        path = texts / f"{article}.txt"
        if not path.exists():
            continue
        document = plain(path)
        for row in found:
            source, cue, content = row["source"], row["cue"], row["content"]
            table = tabled(document.text, source, cue, content)
            spans = tuple(document.span(*span) for span in content)
            score = reader.label(document, [Asked(_span(document, source), _span(document, cue), spans, hints(table))])[0]
            gold, n = row["labels"].split()[0], n + 1
            tables += table.act.label == gold
            heads += choose("act", Act, table.act, score) == gold
    if n:
        print(f"acts of {n} PolNeAR dev attributions, given: accuracy {heads / n:.3f}, by the table alone {tables / n:.3f}")
    return {"polnear_act_accuracy": round(heads / n, 4), "polnear_act_table_accuracy": round(tables / n, 4)} if n else {}


def passages(part: str) -> Iterator[Passage]:
    """Every passage of one part of the corpus."""
    for path in sorted((CORPUS / part).glob("*.txt")):
        yield from read(path).passages


def document_of(passage: Passage) -> Document:
    """A passage as a document."""
    text, head = passage.text, passage.headline
    sections = [Section(SectionRole.HEADLINE, 0, head)] if head else []
    sha = sha256_hex(text.encode())
    return Document(
        document_id(sha, None, passage.name), text, sha, text_sha256(text), (*sections, Section(SectionRole.BODY, head, len(text))),
        outlet=passage.outlet, published=datetime.fromisoformat(passage.published).replace(tzinfo=UTC),
    )  # fmt: skip


def scores(pairs: Sequence[Pair]) -> tuple[dict[StrEnum, float], float, float, float]:
    """F1 of each gold label, macro F1, accuracy over the gold, and the share of the commonest, of (gold, given) pairs; None: not there."""
    gold, given = Counter(a for a, _ in pairs if a is not None), Counter(b for _, b in pairs if b is not None)
    right = Counter(a for a, b in pairs if a is b and a is not None)
    f1 = {label: 2 * right[label] / (gold[label] + given[label]) for label in gold}
    n = max(1, gold.total())
    return f1, sum(f1.values()) / max(1, len(f1)), right.total() / n, max(gold.values(), default=0) / n


def _span(document: Document, place: tuple[int, int] | None) -> Span | None:
    return None if place is None else document.span(*place)


def _on_gold(passage: Passage, document: Document, reader: Reader, tally: Tally) -> None:
    """Labels and rows where source, cue and content are given."""
    assert isinstance(reader, Labeller)
    content = {c.number: tuple(document.span(*s) for s in c.content) for c in passage.claims}
    made = [Attribution(_span(document, c.cue), _span(document, c.source), content[c.number], 1.0) for c in passage.claims if c.cue]
    sources = [a.source for a in made if a.source is not None]
    resolution = resolve(document, sources, made)
    speakers = {s: speaker.actor for s, speaker in zip(sources, resolution.speaker_of, strict=True)}
    found = [tabled(passage.text, c.source, c.cue, c.content) for c in passage.claims]
    asked = [
        Asked(_span(document, c.source), _span(document, c.cue), content[c.number], hints(t))
        for c, t in zip(passage.claims, found, strict=True)
    ]
    kept = []
    for claim, table, score in zip(passage.claims, found, reader.label(document, asked), strict=True):
        source = _span(document, claim.source)
        whole = Made(
            str(claim.number), document.id, document.section_at(content[claim.number][0].start).role, claim.voice, Mode.INDIRECT,
            Source(source, SourceKind.NAMED, speakers.get(source)) if source else None, speakers.get(source) if source else None,
            _span(document, claim.cue), Content(content[claim.number]), 1.0,
        )  # fmt: skip
        kept.append((labelled(document, whole, table, score), score))
    known = happened(document, mentioned(document, made, dated(document)))
    given = responsible(document, kept, partial(whose, document, sources, made, resolution.actors), known)
    focal = known.events[0].id
    pairs = list(zip(passage.claims, nested(given.claims), strict=True))
    for claim, one in pairs:
        _count_labels(claim, one, tally)
        _count_rows(passage, claim, one, (*resolution.actors, *given.actors), focal, tally)
        _missed(claim, one, given.doubtful, tally)
    _count_links(pairs, tally)


def _end_to_end(passage: Passage, document: Document, reader: Reader, tally: Tally) -> None:
    record = read_document(document, reader)
    pairs = matched(passage, record.claims)
    taken = {made.id for _, made in pairs if made is not None}
    focal = next((event.id for event in record.events if event.focal), "")
    for claim, made in pairs:
        if made is None:
            for kind in KINDS:
                tally.labels[kind].append((getattr(claim, kind), None))
            tally.rows["gold"] += len(claim.rows)
            _missed(claim, None, record.unread, tally)
        else:
            _count_labels(claim, made, tally)
            _count_rows(passage, claim, made, record.actors, focal, tally)
            _missed(claim, made, record.unread, tally)
    _count_links(pairs, tally)
    for made in record.claims:
        if made.id not in taken:
            tally.links["given"] += made.via is not None
            for kind in KINDS:
                label = made.certainty.level if kind == "certainty" and made.certainty else getattr(made, kind)
                tally.labels[kind].append((None, label))
            tally.rows["given"] += len(made.responsibility)


def matched(passage: Passage, claims: Sequence[Made]) -> list[tuple[Claim, Made | None]]:
    """Every marked claim with the one read that is it: the likest content among those whose cue overlaps; each read one once."""
    likes = []
    for claim in passage.claims:
        for made in claims:
            cues = claim.cue is not None and made.cue is not None and made.cue.start < claim.cue[1] and claim.cue[0] < made.cue.end
            if cues or (claim.cue is None and made.cue is None):
                likes.append((token_f1([(s.start, s.end) for s in made.content.spans], claim.content, passage.text), claim.number, made.id))
    best: dict[int, str] = {}
    for likeness, number, made_id in sorted(likes, key=lambda item: (-item[0], item[1], item[2])):
        if likeness >= FOUND and number not in best and made_id not in best.values():
            best[number] = made_id
    by_id = {made.id: made for made in claims}
    return [(claim, by_id.get(best.get(claim.number, ""))) for claim in passage.claims]


def _count_labels(claim: Claim, made: Made, tally: Tally) -> None:
    for kind in KINDS:
        given = made.certainty.level if kind == "certainty" and made.certainty is not None else getattr(made, kind)
        tally.labels[kind].append((getattr(claim, kind), given))


def _count_links(pairs: Sequence[tuple[Claim, Made | None]], tally: Tally) -> None:
    """Which claim stands in which, of the claims that were found."""
    number = {made.id: claim.number for claim, made in pairs if made is not None}
    for claim, made in pairs:
        tally.links["gold"] += claim.via is not None
        if made is not None and made.via is not None:
            tally.links["given"] += 1
            tally.links["right"] += claim.via is not None and number.get(made.via.claim) == claim.via


def same_actor(passage: Passage, row: Row, actor: Actor | None) -> bool:
    """Whether an actor is whom a marked row names: a mention where the row's words stand, or of the same words."""
    if actor is None:
        return False
    words = passage.text[slice(*row.actor)].casefold().removeprefix("the ")
    places = any(m.start < row.actor[1] and row.actor[0] < m.end for m in actor.mentions)
    return places or any(m.exact.casefold().removeprefix("the ") == words for m in actor.mentions)


def _count_rows(passage: Passage, claim: Claim, made: Made, actors: Sequence[Actor], focal: str, tally: Tally) -> None:
    by_id = {actor.id: actor for actor in actors}
    tally.rows["gold"] += len(claim.rows)
    tally.rows["given"] += len(made.responsibility)
    left = list(claim.rows)
    for row in made.responsibility:
        same = [g for g in left if same_actor(passage, g, by_id.get(row.actor))]
        agreed = next((g for g in same if g.polarity is row.polarity), None)
        if agreed is not None:
            left.remove(agreed)
            tally.rows["right"] += 1
            tally.rows["role too"] += agreed.role is row.role
            _count_event(agreed.event == passage.focal, None if row.event is None else row.event == focal, tally)
        else:
            tally.rows["no row there" if not claim.rows else "actor" if not same else "position"] += 1
        _severe(claim, same, row, tally)
    if made.responsibility and claim.source is not None and made.source is not None:
        span = made.source.span
        tally.severe["wrong speaker"] += span.end <= claim.source[0] or claim.source[1] <= span.start


def _count_event(gold: bool, given: bool | None, tally: Tally) -> None:
    """Whether a row is held to the event the passage is about where it should be, and to another where it should not; open is no error."""
    tally.rows["event open"] += given is None
    tally.rows["event right"] += given is gold
    if given is not None and given is not gold:
        tally.severe["wrong event"] += 1


def _severe(claim: Claim, same: list[Row], row: Responsibility, tally: Tally) -> None:
    """The worst errors a row can make."""
    flipped = {Position.POSITIVE: Position.NEGATIVE, Position.NEGATIVE: Position.POSITIVE}.get(row.polarity)
    if any(g.polarity is flipped for g in same):
        tally.severe["stance flipped"] += 1
    soft = claim.act is Act.SUGGEST or claim.reality is not Reality.ASSERTED or any(g.polarity is Position.NONCOMMITTAL for g in same)
    if row.polarity is Position.POSITIVE and soft and not any(g.polarity is Position.POSITIVE for g in claim.rows):
        tally.severe["hint or conditional made an accusation"] += 1


def _missed(claim: Claim, made: Made | None, shown: Sequence[Span], tally: Tally) -> None:
    """A denial without a row; missed where it is neither shown as a denial nor among the sentences to look at."""
    if not any(row.polarity is Position.NEGATIVE for row in claim.rows):
        return
    if made is not None and (made.act is Act.DENY or any(row.polarity is Position.NEGATIVE for row in made.responsibility)):
        tally.rows["denial shown without a row"] += not any(row.polarity is Position.NEGATIVE for row in made.responsibility)
        return
    first, last = claim.content[0][0], claim.content[-1][1]
    if any(span.start < last and first < span.end for span in shown):
        tally.rows["denial unread"] += 1
    else:
        tally.severe["denial missed"] += 1


def _say_acts(gold: Tally, end: Tally) -> None:
    one, two = scores(gold.labels["act"])[0], scores(end.labels["act"])[0]
    counts = Counter(a for a, _ in gold.labels["act"])
    print(
        "acts, F1 with gold claims / end to end: "
        + ", ".join(f"{a} {one[a]:.2f}/{two.get(a, 0):.2f} ({n})" for a, n in counts.most_common())
    )


def _say_rows(name: str, tally: Tally) -> dict[str, float]:
    rows, links = tally.rows, tally.links
    precision, recall = rows["right"] / max(1, rows["given"]), rows["right"] / max(1, rows["gold"])
    f1 = 2 * rows["right"] / max(1, rows["given"] + rows["gold"])
    print(
        f"responsibility, {name}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f} of {rows['gold']} rows"
        f" (actor and position; of those right, role too {rows['role too'] / max(1, rows['right']):.3f})"
    )
    print("  wrong: " + ", ".join(f"{kind} {rows[kind]}" for kind in ("no row there", "actor", "position")))
    print(f"  denials shown without a row {rows['denial shown without a row']}, among the unread {rows['denial unread']}")
    print("  severe: " + (", ".join(f"{kind} {n}" for kind, n in sorted(tally.severe.items())) or "none"))
    out = {f"rows_{name}_precision": precision, f"rows_{name}_recall": recall, f"rows_{name}_f1": f1}
    if links["gold"]:
        link = 2 * links["right"] / max(1, links["gold"] + links["given"])
        print(f"  links of nesting: F1 {link:.3f} of {links['gold']}")
        out[f"links_{name}_f1"] = link
    return {k: round(v, 4) for k, v in out.items()} | {f"severe_{name}_{k}": float(v) for k, v in tally.severe.items()}
