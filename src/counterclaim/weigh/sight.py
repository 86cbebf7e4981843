"""One cell of a matrix as the rules for drafts see it: the item with its claim, the account, and all that bears on both.

Items, accounts, bearings and what is on record come in; sights go out. It rates nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.model.claim import Claim
from counterclaim.model.evidence import Item
from counterclaim.model.hypothesis import Hypothesis
from counterclaim.model.labels import Act, ItemKind, RelationKind
from counterclaim.model.record import Dossier
from counterclaim.text.inflection import with_s
from counterclaim.text.patterns import Words, words
from counterclaim.weigh.bearings import Account, Bearing, Stance
from counterclaim.weigh.known import Known
from counterclaim.weigh.names import Names


@dataclass(frozen=True, slots=True)
class Sight:
    """One cell as a rule sees it: the item, its claim, the account, what the claim says of it (`bearing`) and of all accounts (`bearings`).

    `accounts` are what the hypothesis stands for and `who` the keys of its actors; `named`: the content names one of them; `speaker` is the
    key of who is heard, `speaks_for` of those it speaks for; `warned`: it is a warning; `targets`: words for what was hit; `content` and
    `around`: the words of the content, and of the lines on which the claim stands.
    """

    item: Item
    claim: Claim
    hypothesis: Hypothesis
    bearing: Bearing | None
    bearings: tuple[Bearing, ...]
    speaker: str | None
    speaks_for: frozenset[str]
    accounts: frozenset[Account]
    who: frozenset[str]
    named: bool
    warned: bool
    targets: frozenset[str]
    content: Words
    around: Words
    known: Known

    @property
    def own_claim(self) -> Bearing | None:
        """The speaker's own claim to have done it, of whatever account."""
        own = (b for b in self.bearings if b.stance is Stance.ASSERTS and b.account.who and b.account.who == self.speaker)
        return next(own, None) if self.claim.act in (Act.CLAIM_RESPONSIBILITY, Act.ADMIT, Act.CONFIRM) else None

    @property
    def own_denial(self) -> bool:
        """Whether the speaker denies a part of its own, or of those it speaks for."""
        own = self.speaks_for | ({self.speaker} if self.speaker is not None else set())
        return any(b.stance is Stance.DENIES and b.account.who in own for b in self.bearings)

    @property
    def independent(self) -> bool:
        """Whether nothing known here makes the source, or those for whom it speaks, a party."""
        return not any(self.known.is_party(key) for key in {self.speaker, *self.speaks_for})


@dataclass(frozen=True, slots=True)
class Heard:
    """What is seen of a claim alike under every account."""

    speaks_for: frozenset[str]
    content: Words
    around: Words


class Sights:
    """Everything a dossier gives to look at cells with, made once."""

    def __init__(
        self, dossier: Dossier, found: Sequence[Bearing], names: Names, known: Known, accounts: Mapping[str, frozenset[Account]]
    ) -> None:
        self._claims = {claim.id: claim for claim in dossier.claims}
        self._text = {document.id: document.text for document in dossier.documents}
        self._warned = frozenset(dossier.warnings)
        self._names, self._known, self._accounts = names, known, accounts
        self._targets = frozenset(_targets(dossier))
        self._bearings: dict[str, list[Bearing]] = {}
        for bearing in found:
            self._bearings.setdefault(bearing.claim, []).append(bearing)
        self._heard: dict[str, Heard] = {}

    def of(self, item: Item, hypothesis: Hypothesis) -> Sight | None:
        """The sight of one cell; None for tolls and for what no claim gives, on which no rule looks."""
        claim = self._claims.get(item.claim or "")
        if claim is None or item.kind is ItemKind.FIGURE:
            return None
        found = tuple(self._bearings.get(claim.id, ()))
        heard = self._heard.get(claim.id) or self._heard.setdefault(claim.id, self._hear(claim))
        accounts = self._accounts.get(hypothesis.id, frozenset())
        who = frozenset(one.who for one in accounts if one.who) | frozenset(self._actors(hypothesis))
        return Sight(
            item=item,
            claim=claim,
            hypothesis=hypothesis,
            bearing=next((one for one in found if one.account in accounts), None),
            bearings=found,
            speaker=self._names.key(claim.speaker) if claim.speaker in self._names.actors else None,
            speaks_for=heard.speaks_for,
            accounts=accounts,
            who=who,
            named=self._named(claim, who),
            warned=claim.id in self._warned,
            targets=self._targets,
            content=heard.content,
            around=heard.around,
            known=self._known,
        )

    def _hear(self, claim: Claim) -> Heard:
        content = Words(word for span in claim.content.spans for word in words(span.exact, span.start))
        return Heard(frozenset(self._speaks_for(claim)), content, self._around(claim))

    def _actors(self, hypothesis: Hypothesis) -> Iterator[str]:
        return (self._names.key(actor) for actor, _ in hypothesis.roles if actor in self._names)

    def _speaks_for(self, claim: Claim) -> Iterator[str]:
        actor = self._names.actors.get(claim.speaker or "")
        kinds = (RelationKind.SPEAKS_FOR, RelationKind.OFFICE_OF, RelationKind.PART_OF)
        for relation in actor.relations if actor is not None else ():
            if relation.kind in kinds and relation.actor in self._names:
                yield self._names.key(relation.actor)
        if claim.source is not None:  # 'a spokesman for the Marsh Brigade' speaks for whom he names
            source = f" {' '.join(word.text for word in words(claim.source.text))} "
            held = {b.account.who for b in self._bearings.get(claim.id, ()) if b.account.who}
            yield from (key for key in sorted(held) if f" {' '.join(word.text for word in words(key))} " in source)

    def _named(self, claim: Claim, who: frozenset[str]) -> bool:
        """Whether the content names an actor, as it was read there: 'us' is not the US."""
        mentions = (mention for key in who for mention in self._names.mentions(key))
        return any(span.covers(mention) for mention in mentions for span in claim.content.spans)

    def _around(self, claim: Claim) -> Words:
        """The words of the line on which the claim stands: custody is often told beside the words, not in them."""
        first, last = claim.spans()[0].start, max(span.end for span in claim.spans())
        text = self._text[claim.document]
        start, end = text.rfind("\n", 0, first) + 1, text.find("\n", last)
        return words(text[start : end if end >= 0 else len(text)], start)


def _targets(dossier: Dossier) -> Iterator[str]:
    """The words for targets of the focal events, and their plurals; single words of three letters tell nothing ('the', 'bus' stays out)."""
    for event in dossier.events:
        if event.focal:
            for target in event.targets:
                for word in words(target):
                    if len(word.text) > SHORT:
                        yield from (word.text, with_s(word.text))


SHORT = 3
"""Letters up to which a word of a target is taken for none: articles, prepositions."""
