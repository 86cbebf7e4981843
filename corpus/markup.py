"""Reads the corpus markup of GUIDELINE.md: one file is one event, in it several passages with their claims.

A file's text comes in, a `Case` goes out; what breaks a rule of the guideline is raised as `MarkupError` with its line. Labels are the
package's own closed lists. Nothing is guessed: a claim without its line, or a line without its claim, is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from counterclaim.model.labels import Act, CertaintyLevel, Occurred, Polarity, Position, Reality, Role, Voice

Range = tuple[int, int]

REGISTERS = frozenset(
    ["wire", "tabloid", "state_media", "think_tank", "court", "live_blog", "statement", "translated", "independent", "local"]
)
DEEPEST = 3
FEWEST, MOST = 60, 200
_TAG = re.compile(r"<(/?)([sctak])(\d+)>")
_HEAD = re.compile(r"=== (\d+) \| (\w+) \| ([^|]+) \| (\d{4}-\d\d-\d\d)$")


class MarkupError(ValueError):
    """A passage breaks the markup: file, line and reason."""


@dataclass(frozen=True, slots=True)
class Row:
    """A responsibility row: offsets of the actor's words and of the words that say so, in the passage."""

    actor: Range
    role: Role
    polarity: Position
    certainty: CertaintyLevel
    event: str
    words: Range


@dataclass(frozen=True, slots=True)
class Claim:
    """One annotated claim, in offsets of its passage; `via` is the number of the claim whose content holds it."""

    number: int
    voice: Voice
    source: Range | None
    cue: Range | None
    content: tuple[Range, ...]
    addressee: Range | None
    hedges: tuple[Range, ...]
    act: Act
    occurred: Occurred
    reality: Reality
    polarity: Polarity
    certainty: CertaintyLevel
    rows: tuple[Row, ...]
    via: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage: its text without tags, where its headline ends (0: none), and its claims by number."""

    case: str
    number: int
    register: str
    outlet: str
    published: str
    text: str
    headline: int
    claims: tuple[Claim, ...]

    @property
    def focal(self) -> str:
        """The id of the event it is about: the one that most of its rows name, of equal ones the first; '' where none has a row."""
        named = [row.event for claim in self.claims for row in claim.rows]
        return max(named, key=named.count, default="")

    @property
    def name(self) -> str:
        return f"{self.case}/{self.number}"


@dataclass(frozen=True, slots=True)
class Case:
    """One invented event with the passages about it; `events` are the ids that rows may name."""

    name: str
    kind: str
    date: str
    place: str
    events: dict[str, str]
    passages: tuple[Passage, ...]


def read(path: Path) -> Case:
    """Read and check one file; raises MarkupError."""
    lines = path.read_text("utf-8").splitlines()
    starts = [n for n, line in enumerate(lines) if line.startswith("===")]
    facts, events = _header(path, lines[: starts[0] if starts else len(lines)])
    passages = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        passages.append(_passage(path, lines, start, end, events))
    if len({p.number for p in passages}) != len(passages):
        raise MarkupError(f"{path.name}: two passages have one number")
    return Case(path.stem, facts["kind"], facts["date"], facts["place"], events, tuple(passages))


def _header(path: Path, lines: list[str]) -> tuple[dict[str, str], dict[str, str]]:
    facts: dict[str, str] = {}
    events: dict[str, str] = {}
    for n, line in enumerate(lines, 1):
        if not line.strip():
            continue
        key, colon, value = line.partition(":")
        if not colon or not value.strip():
            raise MarkupError(f"{path.name}:{n}: a header line is 'key: value'")
        if key.startswith("event "):
            events[key[6:].strip()] = value.strip()
        else:
            facts[key.strip()] = value.strip()
    missing = {"kind", "date", "place"} - facts.keys()
    if missing or not events:
        raise MarkupError(f"{path.name}: the header lacks {', '.join(sorted(missing)) or 'an event'}")
    return facts, events


def _passage(path: Path, lines: list[str], start: int, end: int, events: dict[str, str]) -> Passage:
    def fail(line: int, reason: str) -> MarkupError:
        return MarkupError(f"{path.name}:{line + 1}: {reason}")

    head = _HEAD.match(lines[start].strip())
    if head is None or head[2] not in REGISTERS:
        raise fail(start, f"a passage opens '=== number | register | outlet | date', register one of {' '.join(sorted(REGISTERS))}")
    rules = [n for n in range(start, end) if lines[n].strip() == "---"]
    if len(rules) != 1:
        raise fail(start, "a passage has one line '---' between its text and its claims")
    try:
        text, headline, spans = _untag("\n".join(lines[start + 1 : rules[0]]))
        if not FEWEST <= len(text.split()) <= MOST:
            raise MarkupError(f"has {len(text.split())} words, not {FEWEST} to {MOST}")
        claims = _claims(text, spans, _entries(lines, rules[0] + 1, end), events)
    except MarkupError as error:
        raise fail(start, f"passage {head[1]}: {error}") from None
    return Passage(path.stem, int(head[1]), head[2], head[3].strip(), head[4], text, headline, claims)


Spans = dict[tuple[str, int], list[Range]]


def _untag(marked: str) -> tuple[str, int, Spans]:
    """Text without tags, the end of its headline, and the ranges of each tag."""
    paragraphs = [" ".join(line.strip() for line in block.splitlines()) for block in re.split(r"\n\s*\n", marked.strip())]
    first, rest = marked.strip().splitlines()[0], marked.strip().splitlines()[1:]
    has_headline = first.startswith("# ")
    if has_headline:
        blocks = re.split(r"\n\s*\n", "\n".join(rest).strip())
        paragraphs = [first[2:].strip(), *(" ".join(line.strip() for line in block.splitlines()) for block in blocks)]
    marked = "\n\n".join(paragraphs)
    out: list[str] = []
    spans: Spans = {}
    opened: dict[tuple[str, int], int] = {}
    length, at = 0, 0
    for match in _TAG.finditer(marked):
        out.append(marked[at : match.start()])
        length += match.start() - at
        at = match.end()
        key = (match[2], int(match[3]))
        if match[1]:
            if key not in opened:
                raise MarkupError(f"</{match[2]}{match[3]}> closes what is not open")
            begin = opened.pop(key)
            if begin == length:
                raise MarkupError(f"<{match[2]}{match[3]}> is empty")
            spans.setdefault(key, []).append((begin, length))
        elif key in opened:
            raise MarkupError(f"<{match[2]}{match[3]}> opens twice")
        else:
            opened[key] = length
    if opened:
        raise MarkupError("not closed: " + " ".join(f"<{a}{b}>" for a, b in sorted(opened)))
    text = "".join([*out, marked[at:]])
    if "<" in text or ">" in text:
        raise MarkupError("a stray '<' or '>'")
    return text, text.index("\n\n") if has_headline else 0, {key: [_trim(text, r) for r in found] for key, found in spans.items()}


def _trim(text: str, span: Range) -> Range:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


Entry = tuple[int, list[str], list[str]]


def _entries(lines: list[str], start: int, end: int) -> Iterator[Entry]:
    """Claim lines with the rows under them: number, labels, rows."""
    entry: Entry | None = None
    for n in range(start, end):
        line = lines[n].rstrip()
        if not line.strip():
            continue
        if line.startswith((" ", "\t")):
            if entry is None:
                raise MarkupError(f"line {n + 1}: a responsibility row without a claim")
            entry[2].append(line.strip())
            continue
        if entry is not None:
            yield entry
        number, *labels = line.split()
        if not number.isdigit() or not labels:
            raise MarkupError(f"line {n + 1}: a claim line is 'number act ...', not {line!r}")
        entry = (int(number), labels, [])
    if entry is not None:
        yield entry


def _claims(text: str, spans: Spans, entries: Iterator[Entry], events: dict[str, str]) -> tuple[Claim, ...]:
    claims: list[Claim] = []
    for number, labels, rows in entries:
        try:
            claims.append(_claim(text, spans, number, labels, rows, events))
        except MarkupError as error:
            raise MarkupError(f"claim {number}: {error}") from None
    numbers = [claim.number for claim in claims]
    tagged = {number for _, number in spans}
    if sorted(numbers) != sorted(tagged):
        raise MarkupError(f"tags and claim lines differ: {sorted(set(numbers) ^ tagged) or 'one number twice'}")
    return nested(claims)


def _claim(text: str, spans: Spans, number: int, labels: list[str], rows: list[str], events: dict[str, str]) -> Claim:
    source, cue, addressee = (_one(spans, letter, number) for letter in "sca")
    content = tuple(sorted(spans.get(("t", number), [])))
    hedges = tuple(sorted(spans.get(("k", number), [])))
    act = _pick(Act, labels, None)
    certainty = _pick(CertaintyLevel, labels, CertaintyLevel.UNSTATED)
    reality = _pick(Reality, labels, Reality.ASSERTED)
    polarity = _pick(Polarity, labels, Polarity.POSITIVE)
    occurred = Occurred.NO if "not_occurred" in labels else Occurred.YES
    known = {*Act, *CertaintyLevel, *Reality, *Polarity, "not_occurred", "narrator"}
    if unknown := [label for label in labels if label not in known]:
        raise MarkupError(f"no such label: {' '.join(unknown)}")
    voice = Voice.NARRATOR if "narrator" in labels else Voice.ATTRIBUTED if source else Voice.UNATTRIBUTED
    if not content:
        raise MarkupError("a claim needs a content <t>")
    if (voice is Voice.NARRATOR) != (cue is None):
        raise MarkupError("a claim needs a cue <c>, the narrator's has none")
    if voice is Voice.NARRATOR and source:
        raise MarkupError("the narrator's claim has no source")
    if (certainty is CertaintyLevel.UNSTATED) != (not hedges):
        raise MarkupError("words of certainty <k> stand exactly where certainty is not unstated")
    if any(a[1] > b[0] for a, b in pairwise(content)):
        raise MarkupError("fragments of a content overlap")
    found = tuple(_row(text, row, content, events) for row in rows)
    return Claim(number, voice, source, cue, content, addressee, hedges, act, occurred, reality, polarity, certainty, found)


def _one(spans: Spans, letter: str, number: int) -> Range | None:
    found = spans.get((letter, number), [])
    if len(found) > 1:
        raise MarkupError(f"<{letter}{number}> stands twice")
    return found[0] if found else None


def _pick(kind: type, labels: list[str], default: object) -> object:  # the label of one closed list
    values = [label for label in labels if label in set(kind)]  # type: ignore[arg-type]
    if len(values) > 1 or (not values and default is None):
        raise MarkupError(f"needs one {kind.__name__.lower()}, has {' '.join(values) or 'none'}")
    return kind(values[0]) if values else default


def _row(text: str, row: str, content: tuple[Range, ...], events: dict[str, str]) -> Row:
    cells = [cell.strip() for cell in row.split("|")]
    if len(cells) != 6:
        raise MarkupError(f"a row is 'actor | role | polarity | certainty | event | \"words\"', not {row!r}")
    actor, role, polarity, certainty, event, words = cells
    if event not in events:
        raise MarkupError(f"no event {event!r} in the header")
    try:
        labels = Role(role), Position(polarity), CertaintyLevel(certainty)
    except ValueError as error:
        raise MarkupError(str(error)) from None
    words = words.removeprefix('"').removesuffix('"')
    at, who = text.find(words, content[0][0]), text.find(actor)
    at = at if at >= 0 else text.find(words)
    if at < 0 or who < 0 or not words or not actor:
        raise MarkupError(f"these words are not in the passage: {(words if at < 0 else actor)!r}")
    return Row((who, who + len(actor)), *labels, event, (at, at + len(words)))


def nested(claims: list[Claim]) -> tuple[Claim, ...]:
    """The claims by number, each with the one whose content holds it most closely."""
    out = []
    for claim in claims:
        ends = [r for r in (claim.source, claim.cue, *claim.content) if r]
        a, b = min(r[0] for r in ends), max(r[1] for r in ends)
        around = [(r[1] - r[0], o.number) for o in claims if o is not claim for r in o.content if r[0] <= a and b <= r[1]]
        out.append(replace(claim, via=min(around)[1] if around else None))
    by_number = {claim.number: claim for claim in out}
    for claim in out:
        depth, up = 0, claim.via
        while up is not None:
            depth, up = depth + 1, by_number[up].via
            if depth > DEEPEST:
                raise MarkupError(f"claim {claim.number} is nested deeper than {DEEPEST}")
    return tuple(sorted(out, key=lambda claim: claim.number))
