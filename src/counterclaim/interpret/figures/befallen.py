"""Who is befallen by which harm: the phrases of one sentence bound to its words of killing, wounding, taking and fleeing.

A sentence with its phrases comes in, pairs of phrase and measure go out, with the word that binds them. A harm that is threatened, possible
or did not come about binds nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.interpret.figures.counting import Frame, Harm, Kind
from counterclaim.interpret.figures.sentence import REFLEXIVE, Sentence
from counterclaim.interpret.figures.victims import Phrase
from counterclaim.model.labels import Measure

PEOPLE_ONLY = frozenset({Measure.MISSING, Measure.HOSTAGES, Measure.DISPLACED})
"""Measures of words that befall things as well: ships are missing, drugs are seized, towns are evacuated."""
REACH = 24
"""Tokens that may stand between a subject and its verb: a relative clause, a place, an apposition."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A phrase, what it is a number of, and the token that says so."""

    phrase: Phrase
    measure: Measure
    cue: int
    part: bool = False


class Befallen:
    """What the words of harm of one sentence bind."""

    def __init__(self, sentence: Sentence) -> None:
        self.of = sentence
        self.found: list[Bound] = []
        self.subjects: dict[int, Phrase] = {}
        self.inside = {at: phrase for phrase in sentence.phrases for at in range(phrase.first + 1, phrase.last - 1)}

    def verbs(self) -> None:
        """Bind the phrases that stand at words of harm."""
        for at, token in enumerate(self.of.tokens):
            if token.harm is not None:
                self._bind(at, token.harm)
            elif token.low == "casualties":
                self._casualties(at)
            elif token.low in ("hostage", "captive"):
                self._state(at, Measure.HOSTAGES)

    def _add(self, phrase: Phrase | None, measure: Measure, cue: int, part: bool = False) -> bool:
        if phrase is None or not self._may(phrase, measure):
            return False
        kept = [b for b in self.found if b.phrase.first < phrase.last and phrase.first < b.phrase.last]
        worse = [b for b in kept if b.measure is Measure.WOUNDED and measure is Measure.KILLED]
        if [b for b in kept if b not in worse and not (b.measure is not measure and phrase.low == 0)]:
            return False  # the same people die only once; 'shot ... and died' is a death
        self.found = [b for b in self.found if b not in worse]
        self.found.append(Bound(phrase, measure, cue, part or phrase.part))
        return True

    def _may(self, phrase: Phrase, measure: Measure) -> bool:
        if phrase.sort is Kind.THING or (phrase.sort is Kind.WORD and measure in PEOPLE_ONLY):
            return False
        if measure is Measure.DISPLACED and phrase.sort in (Kind.ATTACKER, Kind.ATTACKERS):
            return False
        return measure is not Measure.DISPLACED or phrase.sort is not Kind.PERSON

    def _bind(self, at: int, harm: Harm) -> None:
        frame, measure = harm.frame, harm.measure
        if at in self.inside and frame in (Frame.STATE, Frame.BEFALL) and not self.inside[at].part:
            self._add(self.inside[at], measure, at)  # 'three dead men'
            return
        if frame is Frame.NOUN or (frame in (Frame.BEFALLING, Frame.BASE) and self._nominal(at)):
            self._noun(at, measure)
        elif frame is Frame.BEFALL:
            self._befall(at, measure)
        elif frame in (Frame.BEFALLING, Frame.BASE):
            self._object(at, measure, frame)
        elif frame is Frame.STATE:
            self._state(at, measure)
        else:
            self._fall(at, measure)

    def _nominal(self, at: int) -> bool:
        """Whether a verb's form is a noun here: 'the arrest of', 'seven arrests'."""
        counts = self.of.low(at).endswith("s") and at + 1 not in self.of.at
        return self.of.low(at + 1) == "of" or counts or (self.of.kind(at - 1) is Kind.DEFINITE and at + 1 not in self.of.at)

    def _noun(self, at: int, measure: Measure) -> None:
        word = self.of.low(at)
        if word in ("shooting", "shootings", "life", "body", "corpses", "corpse") and self.of.low(at + 1) != "of":
            return
        if word == "lives" and not any(
            self.of.low(k).startswith(("claim", "took", "tak", "cost", "lost")) for k in range(max(0, at - 6), at)
        ):
            return
        if self.of.low(at + 1) in ("of", "to") and at + 2 in self.of.at:
            if not self._unreal(at):
                self._add(self.of.grouped(self.of.at[at + 2], False), measure, at)
            return
        if word.endswith("s") or word == "people":
            before = self._counting(at)
            if before is not None and not self._unreal(at):
                self._add(before, measure, at)

    def _counting(self, at: int) -> Phrase | None:
        """The number that counts the noun at `at` itself: '16 fatalities', 'no injuries', '14 confirmed deaths'."""
        for back in range(3):
            phrase = self.of.ending.get(at - back)
            if phrase is not None:
                return phrase if phrase.sort is None or phrase.low == 0 else None
            if self.of.kind(at - back - 1) not in (Kind.WORD, Kind.ADVERB, Kind.HARM):
                return None
        return None

    def _casualties(self, at: int) -> None:
        phrase = self.of.ending.get(at + 1) or self._counting(at)
        if phrase is not None and phrase.low == 0 and phrase.high == 0:
            whole = phrase._replace(end=self.of.tokens[at].end, who=None)
            self.found += [Bound(whole, Measure.KILLED, at), Bound(whole, Measure.WOUNDED, at)]

    def _befall(self, at: int, measure: Measure) -> None:
        k, passive, unreal = self._auxiliaries(at)
        if unreal:
            return
        right = self._right(at)
        if passive:
            self._subject(k, at, measure)
        elif right is not None:
            self._add(self.of.grouped(right, False), measure, at)
        elif self.of.low(at + 1) in REFLEXIVE:
            self._own(at, measure)
        elif (phrase := self.of.ending.get(k + 1)) is not None:
            acts = (phrase.named or phrase.definite) and not phrase.plural and not self.of.titled and " " not in self.of.low(at)
            if not acts:  # 'Lunn shot at the car'
                self._add(self.of.grouped(phrase, True), measure, at)
                self.subjects[at] = phrase
        elif self.of.kind(k) in (Kind.AND, Kind.MARK) or self.of.low(k) in ("who", "and"):
            self._subject(k, at, measure)

    def _own(self, at: int, measure: Measure) -> None:
        """'The gunman killed himself': he is the one; in 'himself and six others' the others are counted, and he is not."""
        if self.of.kind(at + 2) is Kind.AND and at + 3 in self.of.at:
            self._add(self.of.grouped(self.of.at[at + 3], False), measure, at)
            return
        k = at - 1
        while self.of.kind(k) in (Kind.ADVERB, Kind.HAVE):
            k -= 1
        self._subject(k, at, measure)

    def _auxiliaries(self, at: int) -> tuple[int, bool, bool]:
        """The token before the verb group that ends at `at`, whether it is passive, and whether it is denied or only possible."""
        k, passive, unreal = at - 1, False, False
        while k >= 0:
            kind = self.of.kind(k)
            if kind is Kind.BE:
                passive = True
            elif kind in (Kind.MODAL, Kind.NEVER) or (
                self.of.low(k) == "to" and (passive or self.of.kind(k + 1) in (Kind.HAVE, Kind.HARM))
            ):
                unreal = unreal or not self._said_to(k)
            elif kind is Kind.VERB and self.of.low(k) in ("were", "was", "left", "said", "reported", "confirmed"):
                passive = passive or self.of.low(k) in ("were", "was")
                if self.of.low(k) == "left" and k in self.of.ending:
                    break
            elif kind not in (Kind.ADVERB, Kind.HAVE):
                break
            k -= 1
        return k, passive, unreal

    def _said_to(self, k: int) -> bool:
        """'are said to have been killed', 'is believed to be dead', 'had to flee' are told as so."""
        return self.of.low(k) == "to" and self.of.low(k - 1) in (
            "believed",
            "known",
            "reported",
            "said",
            "thought",
            "confirmed",
            "feared",
            "understood",
            "had",
            "have",
            "forced",
        )

    def _right(self, at: int) -> Phrase | None:
        k = at + 1
        while self.of.kind(k) is Kind.ADVERB and k - at < 4 and k not in self.of.at:
            k += 1
        return self.of.at.get(k)

    def _object(self, at: int, measure: Measure, frame: Frame) -> None:
        k, _, unreal = self._auxiliaries(at)
        before = self.of.low(k)
        if unreal or (frame is Frame.BASE and (before == "to" or self.of.kind(k) in (Kind.MODAL, Kind.NEVER))):
            return
        right = self._right(at)
        if right is not None:
            self._add(self.of.grouped(right, False), measure, at)
        elif self.of.low(at + 1) in REFLEXIVE:
            self._own(at, measure)

    def _state(self, at: int, measure: Measure) -> None:
        k, passive, unreal = self._auxiliaries(at)
        if unreal or self._unreal(at):
            return
        if self.of.low(at) == "fatally":
            if (phrase := self.of.ending.get(at)) is not None:
                self.found.append(Bound(phrase, measure, at, part=True))
            return
        if self.of.kind(at + 1) is Kind.THING and not self.of.titled:
            return  # 'dead trees'
        phrase = self.of.ending.get(k + 1) or self.of.ending.get(at)
        if phrase is not None:
            self._add(self.of.grouped(phrase, True), measure, at)
            self.subjects[at] = phrase
        elif passive:
            self._subject(k, at, measure)

    def _fall(self, at: int, measure: Measure) -> None:
        k, _, unreal = self._auxiliaries(at)
        if not unreal and self.of.low(k) != "to":
            self._subject(k, at, measure)

    def _unreal(self, at: int) -> bool:
        """Whether the clause of a noun or a state is only possible: a modal or a threat before it."""
        for k in range(at - 1, max(-1, at - 12), -1):
            if self.of.kind(k) is Kind.MODAL and self.of.kind(k + 1) is not Kind.NUMBER:
                return True
            if self.of.low(k) in (";", "that"):
                return False
        return any(t.kind is Kind.MODAL for t in self.of.tokens[:at]) and self.of.low(at - 2) == "leave"

    def _subject(self, k: int, at: int, measure: Measure) -> None:
        """The subject of the verb group of the harm at `at`, whose first token stands behind `k`."""
        phrase = self._left(k, at)
        if phrase is None or (measure is not Measure.KILLED and self.of.kind(phrase.first) is Kind.PRONOUN):
            return
        self.subjects[at] = phrase
        self._add(phrase, measure, at)

    def _left(self, k: int, at: int) -> Phrase | None:
        stop, near = max(-1, k - REACH), self.of.kind(k) is Kind.AND or self.of.kind(at - 1) is Kind.AND
        if self.of.kind(k) is Kind.RELATIVE and k in self.of.ending:
            return self.of.ending[k]
        while k > stop:
            phrase = self.of.ending.get(k + 1)
            if phrase is not None:
                earlier = self._past(phrase)
                if earlier is None:
                    grouped = self.of.grouped(phrase, True)
                    return None if self._is_object(grouped) else grouped
                k = earlier
                continue
            token = self.of.tokens[k]
            if token.low in ("he", "she") and self.of.tokens[at].harm is not None:
                return Phrase(k, k + 1, token.start, token.end, 1, 1, Kind.PERSON, plural=False, definite=True)
            if token.low in (";", ":") or token.kind is Kind.CLAUSE or (token.kind is Kind.PRONOUN and self.of.low(k - 1) != "of"):
                return None
            if token.harm is not None and token.harm.frame is not Frame.NOUN and k in self.subjects:
                return self.subjects[k] if near or self._relative(k) else None
            near = near and token.kind in (Kind.AND, Kind.MARK)
            if token.kind is Kind.VERB and not self._relative(k):
                shared = [h for h in self.subjects if h < k]
                return self.subjects[max(shared)] if shared and self.of.kind(at - 1) is Kind.AND else None
            k -= 1
        return None

    def _past(self, phrase: Phrase) -> int | None:
        """The token at which to look on where `phrase` is not the subject itself, but hangs on it, is part of it or stands beside it."""
        before = phrase.first - 1
        if self.of.low(before).startswith("includ") or any(b.part and b.phrase == phrase for b in self.found):
            return before - 1
        if self._stands_beside(phrase):
            return before - 1
        hangs = self._hangs(phrase) and (self.of.low(before) != "of" or phrase.sort is not None)
        return before - 1 if hangs else None

    def _stands_beside(self, phrase: Phrase) -> bool:
        """Whether it is an apposition: 'Teo Marr, a driver, died' and 'nine people, four of them children, died' are told of the first."""
        before = phrase.first - 1
        first = self.of.ending.get(before) if self.of.low(before) == "," else None
        closed = "," in (self.of.low(phrase.last), self.of.low(phrase.last - 1))
        single = first is not None and first.named and not phrase.plural and not phrase.named
        return first is not None and closed and (phrase.part or single)

    def _relative(self, k: int) -> bool:
        """Whether the verb at `k` stands in a clause of its own beside the subject: 'who were driving', 'sitting in a car'."""
        if self.of.low(k).endswith("ing"):
            return True
        return any(self.of.kind(j) is Kind.RELATIVE for j in range(max(0, k - 6), k))

    def _hangs(self, phrase: Phrase) -> bool:
        """Whether a phrase hangs on another by a preposition: 'people in two villages'; one that opens the sentence hangs on nothing."""
        if self.of.kind(phrase.first - 1) is not Kind.PREPOSITION or self.of.low(phrase.first - 1) in ("since", "after", "than", "as"):
            return False
        before = self.of.kind(phrase.first - 2)
        return before is not None and not (before is Kind.HARM and self.of.low(phrase.first - 1) == "of")

    def _is_object(self, phrase: Phrase) -> bool:
        before = phrase.first - 1
        token = self.of.tokens[before] if before >= 0 else None
        return token is not None and token.harm is not None and token.harm.frame in (Frame.BEFALLING, Frame.BASE)
