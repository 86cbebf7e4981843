"""Accounts as people left them: some added, merged, nested under others, retired.

Proposed accounts and what people typed come in; the accounts to be weighed go out, with what each stands for. Nothing is deleted: a merged
account goes into the one that was kept, a retired one stays with its date.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from counterclaim.errors import UnreadableRatings
from counterclaim.model.hypothesis import Hypothesis
from counterclaim.model.ids import hypothesis_id
from counterclaim.model.labels import HypothesisRelation
from counterclaim.model.typed import Typed, TypedHypothesis
from counterclaim.weigh.hypotheses import earliest, order, unknown
from counterclaim.weigh.names import Names
from counterclaim.weigh.references import find_actor, find_hypothesis

E, R, C = HypothesisRelation.EXCLUDES, HypothesisRelation.REFINES, HypothesisRelation.COMPATIBLE


@dataclass(frozen=True, slots=True)
class Amended:
    """The accounts, and for each the ids of all proposed ones that it stands for."""

    hypotheses: tuple[Hypothesis, ...]
    stands_for: Mapping[str, frozenset[str]]


def amended(proposed: Iterable[Hypothesis], typed: Typed, names: Names, event: str | None) -> Amended:
    """The accounts after everything that people typed: first what they added, then merged, nested and retired."""
    known = {one.id: one for one in proposed}
    for added in typed.hypothesis:
        known = _with(known, added, names, event)
    stands_for = {key: {key} for key in known}
    for merge in typed.merge:
        try:
            kept = find_hypothesis(merge.keep, known.values(), merge.where)
            those = [find_hypothesis(words, known.values(), merge.where, kept.question) for words in merge.accounts]
        except UnreadableRatings:
            if merge.if_there:
                continue
            raise
        for gone in those:
            if gone.id != kept.id:
                stands_for[kept.id] |= stands_for.pop(gone.id)
                known = _merged(known, kept.id, gone.id)
    for nest in typed.nest:
        inner = find_hypothesis(nest.account, known.values(), nest.where)
        outer = find_hypothesis(nest.under, known.values(), nest.where)
        if inner.id == outer.id:
            raise UnreadableRatings(nest.where, "an account cannot stand under itself")
        known = _nested(known, inner.id, outer.id)
    for retire in typed.retire:
        gone = find_hypothesis(retire.account, known.values(), retire.where)
        known[gone.id] = replace(gone, retired=retire.at)
    return Amended(
        tuple(sorted((replace(one, relations=tuple(sorted(set(one.relations)))) for one in known.values()), key=order)),
        {key: frozenset(ids) for key, ids in stands_for.items()},
    )


def _with(known: dict[str, Hypothesis], added: TypedHypothesis, names: Names, event: str | None) -> dict[str, Hypothesis]:
    """With one more account, which excludes the others of its question but those that it goes together with."""
    roles = tuple((find_actor(one.actor, names, added.where), one.role) for one in added.roles)
    key = hypothesis_id(added.question, event, added.cause, [(names.key(a), str(r)) for a, r in roles] or [(added.label, "")])
    if key in known:
        raise UnreadableRatings(added.where, f"this account is there already: {known[key].label!r}")
    own = {R: added.refines, C: added.compatible}
    relations = [(kind, find_hypothesis(words, known.values(), added.where).id) for kind, all_ in own.items() for words in all_]
    together = {other for _, other in relations}
    beside = [one for one in known.values() if one.question is added.question]
    if not beside:
        none = unknown(added.question, event)
        known = known | {none.id: none}
        beside = [none]
    relations += [(E, one.id) for one in beside if one.id not in together]
    made = Hypothesis(
        id=key,
        question=added.question,
        label=added.label,
        cause=added.cause,
        roles=roles,
        event=event,
        relations=tuple(relations),
        by=added.by,
        at=added.at,
    )
    known = {one.id: replace(one, relations=(*one.relations, (E, key))) if (E, one.id) in relations else one for one in known.values()}
    return known | {key: made}


def _merged(known: dict[str, Hypothesis], kept: str, gone: str) -> dict[str, Hypothesis]:
    """Without `gone`, whose claims and roles are now those of `kept`."""
    one, other = known[kept], known[gone]
    asserted = tuple(sorted({*one.asserted_by, *other.asserted_by}))
    relations = {pair for pair in (*one.relations, *other.relations) if pair[1] not in (kept, gone)}
    whole = replace(
        one,
        roles=tuple(dict.fromkeys((*one.roles, *other.roles))) if one.cause is other.cause else one.roles,
        asserted_by=asserted,
        denied_by=tuple(sorted({*one.denied_by, *other.denied_by})),
        relations=tuple(sorted(relations)),
        at=earliest((one.at, other.at)),
    )
    return {key: _moved(whole if key == kept else here, gone, kept) for key, here in known.items() if key != gone}


def _moved(one: Hypothesis, gone: str, kept: str) -> Hypothesis:
    moved = {(kind, kept if other == gone else other) for kind, other in one.relations}
    return replace(one, relations=tuple(sorted(pair for pair in moved if pair[1] != one.id)))


def _nested(known: dict[str, Hypothesis], inner: str, outer: str) -> dict[str, Hypothesis]:
    """`inner` refines `outer`, whatever else was said of the two."""
    parted = {key: _without(one, inner, outer) for key, one in known.items()}
    return parted | {inner: replace(parted[inner], relations=(*parted[inner].relations, (R, outer)))}


def _without(one: Hypothesis, inner: str, outer: str) -> Hypothesis:
    other = {inner: outer, outer: inner}.get(one.id)
    return one if other is None else replace(one, relations=tuple(pair for pair in one.relations if pair[1] != other))
