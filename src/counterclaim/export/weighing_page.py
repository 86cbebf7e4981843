"""A weighing beside its dossier, ready to be written out: items numbered, each with its words, their places, and what is on record.

A dossier, its ledger and a weighing come in; boards and notes go out for every format. It computes no score and chooses no words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from counterclaim.export import verdict_phrases as verdicts
from counterclaim.export import weighing_phrases as said
from counterclaim.model.evidence import Finding, Item, Tie
from counterclaim.model.hypothesis import Hypothesis
from counterclaim.model.labels import RatingValue
from counterclaim.model.link import MACHINE
from counterclaim.model.record import Dossier
from counterclaim.views.ledger import Entry, Ledger
from counterclaim.views.passages import Passages, Place
from counterclaim.weigh.facts import Fact
from counterclaim.weigh.hindsight import stated
from counterclaim.weigh.report import Board, boards
from counterclaim.weigh.scores import Assessed, Comparison, NotAssessed, Scores
from counterclaim.weigh.sheet import disputed
from counterclaim.weigh.verdict import Verdict
from counterclaim.weigh.weighing import Weighing

THROUGH = "through others"


@dataclass(frozen=True, slots=True)
class Note:
    """One item: its number, the claim's entry, its places (of copies too), the finding it is, the facts on record of its source."""

    number: int
    item: Item
    entry: Entry | None
    places: tuple[Place, ...]
    finding: Finding | None
    facts: tuple[Fact, ...]

    @property
    def name(self) -> str:
        """'e3'."""
        return f"e{self.number}"


class WeighingPage:
    """Everything of a weighing by id."""

    def __init__(self, dossier: Dossier, ledger: Ledger, weighed: Weighing, distrusted: Collection[str] = ()) -> None:
        self.weighed = weighed
        self.many = len(ledger.documents) > 1
        self.boards = boards(weighed, distrusted, weighed.independent)
        self._passages = Passages(dossier, ledger)
        self._hypotheses = {one.id: one for one in weighed.hypotheses}
        self._actors = {actor.id: actor.name for actor in dossier.actors}
        self._origins = {claim.id: claim.origin for claim in dossier.claims}
        findings = {one.id: one for one in weighed.findings}
        shown = {item.id: item for board in self.boards for item in (*board.telling, *board.folded)}
        self.notes = {item.id: self._note(number, item, findings) for number, item in enumerate(sorted(shown.values(), key=self._order), 1)}
        self._roots = {item: root for matrix in weighed.matrices for item, root in matrix.roots.items()}
        self._of_root: defaultdict[str, list[Note]] = defaultdict(list)
        for note in self.notes.values():
            self._of_root[self._roots[note.item.id]].append(note)
        self._ties: defaultdict[str, list[Tie]] = defaultdict(list)
        for tie in weighed.ties:
            self._ties[tie.left].append(tie)
            self._ties[tie.right].append(tie)

    def told(self, hypothesis: Hypothesis) -> str:
        """By how many claims, of how many origins, an account is asserted and denied."""
        return said.told_of(hypothesis, self._origins)

    def label(self, hypothesis: str) -> str:
        """The name of an account."""
        found = self._hypotheses.get(hypothesis)
        return hypothesis if found is None else found.label

    def actor(self, actor: str) -> str:
        """The name of an actor."""
        return self._actors.get(actor, actor)

    def named(self, key: str) -> str:
        """The number of an item, else its label where it stands in no board, or the name of a source."""
        if key in self.notes:
            return self.notes[key].name
        if key in self._actors:
            return self._actors[key]
        return f"“{self.weighed.labels[key]}”" if key in self.weighed.labels else key

    def of(self, board: Board) -> tuple[tuple[Note, ...], tuple[Note, ...]]:
        """The notes of what tells the accounts of a board apart, and of what does not."""
        telling = tuple(self.notes[item.id] for item in board.telling)
        return telling, tuple(sorted((self.notes[item.id] for item in board.folded), key=lambda note: note.number))

    def reasons(self, note: Note) -> Iterator[tuple[tuple[str, str, str], str]]:
        """Rating, who gives it and why, of an item in all boards, each once with the accounts for which it is given; NA is left out."""
        told: dict[tuple[str, str, str], dict[str, None]] = {}
        for board in self.boards:
            for hypothesis in board.hypotheses:
                for row in said.cell_in_words(board.cell(note.item.id, hypothesis.id)):
                    told.setdefault(row, {})[hypothesis.id] = None
        rated = {key for row, accounts in told.items() if row[0] != RatingValue.NA for key in accounts}
        for row, accounts in told.items():
            if row[0] != RatingValue.NA:
                yield row, "throughout" if accounts.keys() == rated else f"for {said.several(tuple(accounts), self.label)}"

    def tied(self, note: Note) -> str:
        """With which other items an item may rest on one root, who says so and why; nothing where it may with none."""
        own = note.item.origin or note.item.id
        ties = sorted(self._ties.get(own, ()), key=_people_last)
        reasons = {tie.left if tie.right == own else tie.right: (tie.why, tie.by) for tie in ties}
        by_reason: dict[tuple[str, str], list[str]] = {}
        for other in self._of_root.get(self._roots.get(note.item.id, ""), ()):
            across = other.item.origin or other.item.id
            if across != own:
                by_reason.setdefault(reasons.get(across, (THROUGH, MACHINE)), []).append(other.name)
        return verdicts.tied([(names, why, by) for (why, by), names in by_reason.items()])

    def href(self, note: Note, place: Place) -> str:
        """Where the words of a note stand in the page: the claim's own, or the paragraph of a copy."""
        own = note.entry is not None and place.document == note.entry.document and place.paragraph == note.entry.paragraph
        return f"#m{note.entry.number}" if own and note.entry is not None else f"#d{place.document}p{place.paragraph}"

    def comparisons(self, board: Board) -> tuple[str, ...]:
        """What the evidence says between every two accounts that exclude each other, each once."""
        found = (one for verdict in board.assessed for one in _comparisons(verdict))
        return tuple(dict.fromkeys(verdicts.compared(one, self.label) for one in found))

    def leaders(self, board: Board) -> tuple[str, ...]:
        """Which account the evidence fits least badly; of several sets of accounts, among which."""
        many = len(board.verdicts) > 1
        return tuple(
            verdicts.leader(one.assessed, self.label, one.matrix.hypotheses if many else ())
            for one in board.assessed
            if isinstance(one.assessed, Assessed)
        )

    def sensitivity(self, verdict: Verdict) -> tuple[str, ...]:
        """What the order of the accounts hangs on, each sentence once; of several people's, whose order it is."""
        told_apart = self._told_apart(verdict)
        lines = []
        for person in verdict.hangs:
            own = [verdicts.pins(one, self.label, self.named) for one in person.linchpins]
            own += verdicts.without(person.without, self.label, self.named)
            own += [verdicts.steady(one, self.label) for one in person.steadiness if (one.ahead, one.behind) in told_apart]
            lines += [f"As {person.by} rates: {line[:1].lower()}{line[1:]}" for line in own] if len(verdict.hangs) > 1 else own
        lines += [verdicts.supposed(one, self.label, self.actor) for one in verdict.supposed]
        return tuple(dict.fromkeys(lines))

    def unfinished(self, scores: Scores) -> str:
        """The items that one person did not rate against every account."""
        return ", ".join(self.named(item) for item in scores.unfinished if item in self.notes)

    def _told_apart(self, verdict: Verdict) -> set[tuple[str, str]]:
        """The pairs of accounts that the evidence tells apart, the better fitting one first."""
        found = _comparisons(verdict)
        return {(one.better, one.left if one.better == one.right else one.right) for one in found if one.better is not None}

    def hindsight(self, verdict: Verdict) -> tuple[str, ...]:
        """What misled, once somebody has marked what proved to be so."""
        return tuple(verdicts.misled(found, self.label, self.named, self.actor) for found in verdict.post_mortems)

    def people(self, verdict: Verdict) -> tuple[str, ...]:
        """Where those who rated differ, and the bands of their scores; nothing where they are one."""
        bands = verdicts.between(verdict.assessed, self.label) if isinstance(verdict.assessed, Assessed) else ()
        differing = verdicts.differing(disputed(verdict.matrix), self.label, self.named)
        return (*((differing,) if differing else ()), *bands)

    def left_open(self, board: Board) -> tuple[str, ...]:
        """Which sets of accounts of a board that is assessed are not, and why."""
        open_ = [(one, one.assessed.reason) for one in board.verdicts if isinstance(one.assessed, NotAssessed)] if board.assessed else []
        return tuple(verdicts.unassessed(one.matrix.hypotheses, reason, self.label) for one, reason in open_)

    def since(self) -> tuple[str, ...]:
        """Accounts withdrawn, how good settled judgements were, and what has moved since the date asked for."""
        signed, course = self.weighed.assessment, self.weighed.course
        lines = [f"Retired by a person: “{one.label}”." for one in self.weighed.hypotheses if one.retired is not None]
        lines += verdicts.settled(stated(signed.judgements, signed.outcomes, self.weighed.hypotheses), "judgement")
        lines += verdicts.settled(self.weighed.forecasts, "forecast")
        return (*lines, *(verdicts.moved(course, self.label, self.named) if course is not None else ()))

    def _order(self, item: Item) -> tuple[int, int, str, str]:
        place = next((found for span in item.spans if (found := self._passages.place(span)) is not None), None)
        return (place.document, place.span.start, item.kind, item.id) if place is not None else (1 << 30, 0, item.kind, item.id)

    def _note(self, number: int, item: Item, findings: dict[str, Finding]) -> Note:
        return Note(
            number,
            item,
            self._passages.entries.get(item.claim or ""),
            tuple(self._places(item)),
            findings.get(item.finding or ""),
            self.weighed.facts.get(item.id, ()),
        )

    def _places(self, item: Item) -> Iterator[Place]:
        for span in item.spans:
            place = self._passages.place(span)
            if place is not None:
                yield place


def _people_last(tie: Tie) -> bool:
    """What a person says of two roots stands, though the machine ties them too."""
    return tie.by != MACHINE


def _comparisons(verdict: Verdict) -> tuple[Comparison, ...]:
    return verdict.assessed.comparisons if isinstance(verdict.assessed, Assessed) else ()
