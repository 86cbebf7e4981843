"""Numbers that no verb binds: tolls, corrections, parts of a number beside them, attackers who act.

A sentence whose words of harm have bound what they bind comes in, all its bound phrases go out. A part is never taken for a total.
"""

from __future__ import annotations

from dataclasses import replace

from counterclaim.interpret.figures.befallen import Befallen, Bound
from counterclaim.interpret.figures.counting import Kind
from counterclaim.interpret.figures.victims import Phrase
from counterclaim.model.labels import Measure

INCLUDING = frozenset({"including", "include", "includes", "included", "among"})
GRAVELY = frozenset({"critically", "seriously", "gravely", "badly", "severely", "slightly", "lightly"})


class Binder(Befallen):
    """Binds the phrases of one sentence."""

    def all(self) -> list[Bound]:
        """Every bound phrase, in text order."""
        words = {token.low for token in self.of.tokens}
        self.verbs()
        if not words.isdisjoint(self.of.table.toll) or "number" in words:
            self._tolls()
        self._corrections()
        if "the" in words:
            self._among()
        self._parts()
        self._bare()
        self.found.sort(key=lambda bound: (bound.phrase.start, bound.cue))
        return self.found

    def _tolls(self) -> None:
        """Numbers behind 'the toll', 'the number of dead', 'the arrests'."""
        measure: Measure | None = None
        cue = 0
        for at, token in enumerate(self.of.tokens):
            if token.low in self.of.table.toll:
                before = self.of.tokens[at - 1].harm if at else None
                measure, cue = (before.measure if before is not None else Measure.KILLED), at
            elif token.low == "number" and self.of.low(at + 1) == "of":
                named = [t.harm for t in self.of.tokens[at + 2 : at + 5] if t.harm is not None]
                measure, cue = (named[0].measure if named else None), at
                brought = self.of.ending.get(at - 1) or self.of.ending.get(at)
                if measure is not None and brought is not None and self.of.low(brought.first - 1) == "to":
                    self._add(brought, measure, cue)  # 'bringing to nine the number of'
            elif token.kind is Kind.CLAUSE or token.low == ";":
                measure = None
            phrase = self.of.at.get(at)
            measure = None if token.kind is Kind.MODAL else measure
            if measure is None or phrase is None or phrase.sort is Kind.THING or phrase.named:
                continue
            if token.kind is Kind.NUMBER and (at == 0 or self.of.low(at - 1) in self.of.table.before_toll or self.of.low(at - 2) == "to"):
                self._add(phrase, measure, cue)

    def _corrections(self) -> None:
        """'14, not 17 as reported earlier': a bare number beside another of the same measure."""
        for phrase in self.of.phrases:
            at = phrase.first
            words = {self.of.low(at - 1), f"{self.of.low(at - 2)} {self.of.low(at - 1)}"}
            earlier = [b for b in self.found if b.phrase.end <= phrase.start]
            if phrase.sort is None and phrase.low != 0 and earlier and words & self.of.table.instead:
                self._add(phrase, earlier[-1].measure, earlier[-1].cue)

    def _among(self) -> None:
        """'The dead included three children', 'among the wounded were two nurses', 'a child was among the dead'."""
        for at, token in enumerate(self.of.tokens):
            if token.harm is None or self.of.low(at - 1) != "the":
                continue
            if self.of.low(at + 1) in ("included", "include", "includes", "are", "were"):
                phrase = self.of.at.get(at + 2)
            elif self.of.low(at - 2) == "among":
                k = at - 3
                while self.of.kind(k) in (Kind.BE, Kind.ADVERB):
                    k -= 1
                phrase = self.of.at.get(at + 2) if self.of.kind(at + 1) is Kind.BE else self.of.ending.get(k + 1)
            else:
                continue
            if phrase is not None:
                self._add(self.of.grouped(phrase, False), token.harm.measure, at, part=True)

    def _parts(self) -> None:
        """'including three children', 'four of them seriously', 'of whom five': parts of the number beside them."""
        for at, token in enumerate(self.of.tokens):
            if token.low not in INCLUDING:
                continue
            marked = token.low.startswith("includ") or (token.low == "among" and self.of.low(at + 1) in ("them", "those", "whom", "the"))
            if marked:
                first = at + 1 if token.low.startswith("includ") else at + 2
                while first <= at + 5 and first not in self.of.at:
                    first += 1
                phrase = self.of.at.get(first)
                if phrase is not None:
                    self._part(self.of.grouped(phrase, False), at)
        opened = self.of.low(0) == "of" and self.of.low(1) in ("the", "those") and len(self.of.phrases) > 1
        for phrase in self.of.phrases:
            if opened and phrase.first > 1 and self.of.low(phrase.first - 1) == ",":
                self._part(phrase, phrase.first)
            gravely = (
                phrase.sort is None and self.of.low(phrase.last) in GRAVELY and self.of.kind(phrase.last + 1) in (Kind.MARK, Kind.AND, None)
            )
            if phrase.part or gravely:
                self._part(phrase, phrase.first)

    def _part(self, phrase: Phrase, at: int) -> None:
        own = [b for b in self.found if b.phrase.first < phrase.last and phrase.first < b.phrase.last]
        if own:
            self.found = [replace(b, part=True) if b in own else b for b in self.found]
            return
        whole = self._whole(phrase)
        if whole is not None and phrase.sort is not Kind.THING:
            self._add(phrase, whole.measure, whole.cue, part=True)

    def _whole(self, phrase: Phrase) -> Bound | None:
        """The number that a part is part of: the last one before it, else the next."""
        before = [b for b in self.found if b.phrase.start < phrase.start and not b.part]
        after = [b for b in self.found if b.phrase.start > phrase.start and not b.part]
        near = max(before, key=lambda b: b.phrase.start, default=None)
        return near if near is not None else min(after, key=lambda b: b.phrase.start, default=None)

    def _bare(self) -> None:
        """Attackers who act and hostages of whom no more is said: counted, and befallen by nothing else."""
        for phrase in self.of.phrases:
            if self.of.low(phrase.last - 1) == "hostages" and phrase.plural and phrase.low != 0:
                self._add(phrase._replace(who=None), Measure.HOSTAGES, phrase.last - 1)
            if phrase.sort not in (Kind.ATTACKER, Kind.ATTACKERS) or (phrase.definite and phrase.low == 1) or phrase.low == 0:
                continue
            article = self.of.kind(phrase.first) is Kind.INDEFINITE
            numbered = Kind.NUMBER in (self.of.kind(phrase.first), self.of.kind(phrase.first + 1))
            if article or numbered:
                self._add(phrase, Measure.PERPETRATORS, phrase.first)
