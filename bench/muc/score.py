"""The scores: keys and answers by message id come in; tallies with precision, recall and F1 go out.

`ceaf_tf` is GTT's measure and `ceaf_ree` GRIT's, both on the reduced form; `slot_scores` is MUC-4's, slot by slot, on the full keys.
A message without an answer counts as answered by nothing; answers to messages that have no key are never looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from bench.muc.assign import Pairs, best
from bench.muc.keys import ROLES, Entity, Reduced, joined
from bench.muc.template import Fill, Fills, Template, slots
from bench.muc.values import belongs, normal, score

CONTENT = ("individual", "organisation", "target", "target_type", "victim", "description", "victim_type")
"""Slots of which one must agree, at least by half, before two templates may be the same incident (guidelines v7, section 3.2.1)."""
PREFER = 1e-6
"""Added to fills that the key demands, so that of two equal matches the optional one is left over."""


@dataclass(slots=True)
class Tally:
    """What is right of the given and of the demanded; the two may differ where one answer serves twice."""

    right_given: float = 0.0
    given: float = 0.0
    right_key: float = 0.0
    key: float = 0.0

    def add(self, other: Tally) -> None:
        self.right_given += other.right_given
        self.given += other.given
        self.right_key += other.right_key
        self.key += other.key

    @property
    def precision(self) -> float:
        return self.right_given / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        return self.right_key / self.key if self.key else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Tallies = dict[str, Tally]


def total(tallies: Mapping[str, Tally]) -> Tally:
    """The sum over all roles or slots, for micro averages."""
    found = Tally()
    for tally in tallies.values():
        found.add(tally)
    return found


# CEAF-TF


def ceaf_tf(gold: Mapping[str, Sequence[Reduced]], given: Mapping[str, Sequence[Reduced]]) -> Tallies:
    """Type and role fills with templates aligned one to one, in each message the way that gives it the best micro F1."""
    found = {name: Tally() for name in ("type", *ROLES)}
    for docid, templates in gold.items():
        answers = [_normal(t) for t in given.get(docid, ())]
        wanted = [_normal(t) for t in templates]
        for template in answers:
            _count(found, template, "given")
        for template in wanted:
            _count(found, template, "key")
        for pair in _aligned(wanted, answers):
            for name, tally in pair.items():
                found[name].add(tally)
    return found


def _normal(template: Reduced) -> Reduced:
    roles = {role: _entities(template.roles.get(role, ())) for role in ROLES}
    return Reduced(tuple(t.lower() for t in template.types), roles)


def _entities(entities: Sequence[Entity]) -> list[Entity]:
    """Entities in normal form; one that has no words left is dropped, for it would match everything."""
    return [kept for entity in entities if (kept := tuple(m for mention in entity if (m := normal(mention))))]


def _count(found: Tallies, template: Reduced, side: str) -> None:
    for name, n in (("type", 1), *((role, len(template.roles[role])) for role in ROLES)):
        setattr(found[name], side, getattr(found[name], side) + n)


def _pair(wanted: Reduced, answer: Reduced) -> Tallies | None:
    """What one pair of templates gets right; None where the type is wrong: then nothing counts."""
    if not set(answer.types) & set(wanted.types):
        return None
    found = {"type": Tally(right_given=1, right_key=1)}
    for role in ROLES:
        ours, theirs = answer.roles[role], wanted.roles[role]
        found[role] = Tally(
            right_given=sum(any(set(a) <= set(b) for b in theirs) for a in ours),
            right_key=sum(any(set(a) <= set(b) for a in ours) for b in theirs),
        )
    return found


def _aligned(wanted: list[Reduced], answers: list[Reduced]) -> list[Tallies]:
    """The pairs of the best alignment of one message.

    Given and demanded are the same whatever is aligned, so F1 grows in both counts of right ones; these need not be equal, so for each
    set of used key templates all pairs of counts that no other beats in both are kept. Exact, and quick for a dozen key templates.
    """
    pairs = {(g, a): found for g, t in enumerate(wanted) for a, b in enumerate(answers) if (found := _pair(t, b))}
    states: dict[int, dict[tuple[float, float], Pairs]] = {0: {(0, 0): []}}
    for a in range(len(answers)):
        after = {used: dict(kept) for used, kept in states.items()}
        for used, kept in states.items():
            for g in range(len(wanted)):
                if (g, a) in pairs and not used >> g & 1:
                    more = total(pairs[g, a])
                    into = after.setdefault(used | 1 << g, {})
                    for (p, r), made in kept.items():
                        into.setdefault((p + more.right_given, r + more.right_key), [*made, (g, a)])
        states = {used: _unbeaten(kept) for used, kept in after.items()}
    sizes = [sum(1 + sum(map(len, t.roles.values())) for t in side) for side in (answers, wanted)]
    every = chain.from_iterable(kept.items() for kept in states.values())
    _, made = max(every, key=lambda item: (Tally(item[0][0], sizes[0], item[0][1], sizes[1]).f1, sum(item[0])))
    return [pairs[pair] for pair in made]


def _unbeaten(kept: dict[tuple[float, float], Pairs]) -> dict[tuple[float, float], Pairs]:
    """Those that no other equals in one count and beats in the other."""
    found: dict[tuple[float, float], Pairs] = {}
    highest = -1.0
    for counts in sorted(kept, reverse=True):
        if counts[1] > highest:
            found[counts], highest = kept[counts], counts[1]
    return found


# CEAF-REE


def ceaf_ree(gold: Mapping[str, Mapping[str, Sequence[Entity]]], given: Mapping[str, Sequence[Reduced]]) -> Tallies:
    """Role fills with templates ignored: the answers' entities joined as the key's were, and aligned one to one within each role."""
    found = {role: Tally() for role in ROLES}
    for docid, roles in gold.items():
        for role in ROLES:
            answers = _entities(joined([e for t in given.get(docid, ()) for e in t.roles.get(role, ())]))
            wanted = _entities(roles[role])
            right = len(best([[float(set(a) <= set(w)) for a in answers] for w in wanted]))
            found[role].add(Tally(right, len(answers), right, len(wanted)))
    return found


# MUC-4, slot by slot


@dataclass(slots=True)
class SlotScores:
    """Tallies by slot over all templates; the same with answers that no key template was aligned with left out (MATCHED/MISSING).

    `confident` and `organisations`: of the organisations that are right, how many have the right confidence.
    """

    every: Tallies = field(default_factory=lambda: {name: Tally() for name in slots()})
    matched: Tallies = field(default_factory=lambda: {name: Tally() for name in slots()})
    confident: int = 0
    organisations: int = 0

    @property
    def confidence_accuracy(self) -> float:
        return self.confident / self.organisations if self.organisations else 0.0


def slot_scores(gold: Mapping[str, Sequence[Template]], given: Mapping[str, Sequence[Template]]) -> SlotScores:
    """MUC-4's scores on full templates, aligned one to one for the greatest sum of fills right."""
    found = SlotScores()
    for docid, wanted in gold.items():
        answers = given.get(docid, ())
        pairs = best([[_weight(w, a) for a in answers] for w in wanted])
        for g, a in pairs:
            for name, tally in _matched(wanted[g], answers[a]):
                found.every[name].add(tally)
                found.matched[name].add(tally)
            _confidence(wanted[g], answers[a], found)
        left, spare = {g for g, _ in pairs}, {a for _, a in pairs}
        for name in slots():
            missing = sum(not f.optional for g, t in enumerate(wanted) if g not in left and not t.optional for f in getattr(t, name))
            spurious = sum(len(getattr(t, name)) for a, t in enumerate(answers) if a not in spare)
            found.every[name].add(Tally(given=spurious, key=missing))
            found.matched[name].add(Tally(key=missing))
    return found


def _weight(wanted: Template, answer: Template) -> float:
    """The sum of what is right in a pair of templates; 0 where they may not be aligned."""
    right = {name: tally.right_key for name, tally in _matched(wanted, answer)}
    has_content = any(getattr(wanted, name) for name in CONTENT)
    allowed = right["type"] and (not has_content or any(right[name] for name in CONTENT))
    return sum(right.values()) if allowed else 0.0


def _matched(wanted: Template, answer: Template) -> Iterator[tuple[str, Tally]]:
    """The tally of each slot of two aligned templates."""
    for name in slots():
        theirs, ours = getattr(wanted, name), getattr(answer, name)
        scored = {(k, a): score(slots()[name], theirs[k], ours[a]) for k, a in _fills(name, theirs, ours)}
        right = sum(scored.values())
        demanded = sum(not fill.optional for fill in theirs) + sum(theirs[k].optional for k, _ in scored)
        yield name, Tally(right, len(ours), right, demanded)


def _fills(name: str, theirs: Fills, ours: Fills) -> Pairs:
    """Fills of one slot aligned one to one by best score."""
    return best([[_wish(score(slots()[name], k, a), k) for a in ours] for k in theirs])


def _wish(value: float, key: Fill) -> float:
    return value + PREFER if value and not key.optional else value


def _confidence(wanted: Template, answer: Template, found: SlotScores) -> None:
    """Count the right organisations of two aligned templates that have a confidence in the key, and those answered with the right one."""
    for k, a in _fills("organisation", wanted.organisation, answer.organisation):
        theirs, ours = wanted.organisation[k], answer.organisation[a]
        if score(slots()["organisation"], theirs, ours) < 1:
            continue
        keyed = [f for f in wanted.confidence if _about(f, theirs)]
        answered = [v for f in answer.confidence if _about(f, ours) for v in f.values]
        found.organisations += bool(keyed)
        found.confident += any(set(answered) and set(answered) <= set(f.values) for f in keyed)


def _about(confidence: Fill, organisation: Fill) -> bool:
    """Whether a confidence belongs to this organisation."""
    return bool(confidence.of) and belongs(Fill((), organisation.values), Fill((), confidence.of))
