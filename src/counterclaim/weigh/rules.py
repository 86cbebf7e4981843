"""The rules by which cells are drafted, in one table: each looks at one cell and says a value or nothing; its docstring is shown.

A `Sight` comes in, a rating value goes out. By default what anybody says fits every account; only what would be expected under one and
not under another may say more, and no rule says CC or II: that is a person's to say.
"""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.model.labels import Act, Cause, ItemKind, Question, RatingValue, Voice
from counterclaim.weigh.bearings import Stance
from counterclaim.weigh.sight import Sight
from counterclaim.weigh.words import signs

Rule = Callable[[Sight], RatingValue | None]


def narrators_own_judgement(sight: Sight) -> RatingValue | None:
    """What the article itself judges is neither a finding nor a witness."""
    return RatingValue.N if sight.claim.voice is Voice.NARRATOR else None


def answers_another_question(sight: Sight) -> RatingValue | None:
    """It speaks to another question."""
    asked = {bearing.account.question for bearing in sight.bearings}
    return RatingValue.NA if asked and sight.hypothesis.question not in asked else None


def taken_back(sight: Sight) -> RatingValue | None:
    """Who takes something back does so under every account; what was taken back is judged where it was said."""
    return RatingValue.N if sight.claim.act is Act.RETRACT else None


def confession_in_custody(sight: Sight) -> RatingValue | None:
    """A confession in custody, or one that others relay, is made under every account: people say there what they are made to say."""
    held = signs()["custody"].first(sight.around) is not None or sight.claim.via is not None
    return RatingValue.N if sight.own_claim is not None and sight.claim.act is Act.ADMIT and held else None


def claim_by_a_group_known_for_false_claims(sight: Sight) -> RatingValue | None:
    """The group is on record for claiming what others did: it would claim this under every account."""
    return RatingValue.N if sight.own_claim is not None and sight.known.claims_falsely(sight.speaker) else None


def own_claim(sight: Sight) -> RatingValue | None:
    """Who did it may well say so; groups also claim what others did, so this is consistent and no more."""
    return RatingValue.C if sight.own_claim is not None and sight.own_claim.account in sight.accounts else None


def claim_by_somebody_else(sight: Sight) -> RatingValue | None:
    """Another than this account names claims it; false claims are too common to speak against this account."""
    return RatingValue.N if sight.own_claim is not None else None


def denial_by_the_accused(sight: Sight) -> RatingValue | None:
    """Whoever is accused denies it, guilty or not: expected under every account."""
    return RatingValue.N if sight.own_denial else None


def conviction(sight: Sight) -> RatingValue | None:
    """A court found it so, on evidence of its own."""
    return RatingValue.C if sight.claim.act is Act.CONVICT and _stands(sight, Stance.ASSERTS) else None


def acquittal(sight: Sight) -> RatingValue | None:
    """A court found it not proven."""
    return RatingValue.I if sight.claim.act is Act.ACQUIT and _stands(sight, Stance.DENIES) else None


def warning_of_this_actor_and_target(sight: Sight) -> RatingValue | None:
    """It was warned beforehand of this actor and of a target of this kind."""
    names_it = sight.named and not sight.who & {sight.speaker, *sight.speaks_for}
    hit = sight.targets - {word for key in sight.who for word in key.split()}
    return RatingValue.C if sight.warned and names_it and hit & sight.content.texts else None


def warning_that_names_nobody(sight: Sight) -> RatingValue | None:
    """A warning that does not name this actor and a target of this kind fits every account."""
    return RatingValue.N if sight.warned else None


def finding_by_a_party(sight: Sight) -> RatingValue | None:
    """Found by a party to the matter: expected whatever happened, until somebody else has looked."""
    return RatingValue.N if sight.item.kind is ItemKind.FINDING and not sight.independent else None


def finding_for_it(sight: Sight) -> RatingValue | None:
    """A physical finding, by a body that is no party as far as is known, says so."""
    return RatingValue.C if sight.item.kind is ItemKind.FINDING and _stands(sight, Stance.ASSERTS) else None


def finding_against_it(sight: Sight) -> RatingValue | None:
    """A physical finding, by a body that is no party as far as is known, says that it was not so."""
    return RatingValue.I if sight.item.kind is ItemKind.FINDING and _stands(sight, Stance.DENIES) else None


def finding_for_another_cause(sight: Sight) -> RatingValue | None:
    """A physical finding, by a body that is no party as far as is known, gives another cause."""
    given = {b.account.cause for b in sight.bearings if b.stance is Stance.ASSERTS and b.account.question is Question.ATTACK_AT_ALL}
    asked = sight.hypothesis.question is Question.ATTACK_AT_ALL and sight.hypothesis.cause not in given | {Cause.UNKNOWN}
    return RatingValue.I if sight.item.kind is ItemKind.FINDING and given and asked else None


def absence_of_an_expected_claim(sight: Sight) -> RatingValue | None:
    """It is on record for claiming what it does, and it has not claimed this."""
    expected = sight.speaker in sight.who and sight.known.claims_its_own(sight.speaker)
    return RatingValue.I if sight.item.kind is ItemKind.ABSENCE and expected else None


def silence(sight: Sight) -> RatingValue | None:
    """Most of those who do such things claim nothing; nobody has put on record that this one would."""
    return RatingValue.N if sight.item.kind is ItemKind.ABSENCE else None


def accusation_by_a_party(sight: Sight) -> RatingValue | None:
    """Parties to the matter accuse each other, and clear themselves, whatever happened."""
    return RatingValue.N if sight.bearings and not sight.independent else None


def hint(sight: Sight) -> RatingValue | None:
    """A hint commits nobody to anything."""
    return RatingValue.N if sight.bearing is not None and sight.bearing.stance is Stance.HINTS else None


def left_open(sight: Sight) -> RatingValue | None:
    """The words leave this open."""
    return RatingValue.N if sight.bearing is not None and sight.bearing.stance is Stance.OPEN else None


def charge(sight: Sight) -> RatingValue | None:
    """A charge is an accusation, not a verdict."""
    return RatingValue.N if sight.claim.act is Act.CHARGE else None


def with_a_basis(sight: Sight) -> RatingValue | None:
    """Somebody who is no party as far as is known says so and says on what it rests."""
    return RatingValue.C if sight.claim.basis is not None and _stands(sight, Stance.ASSERTS) else None


def bare_word(sight: Sight) -> RatingValue | None:
    """That somebody says so without showing on what it rests is expected under every account."""
    return RatingValue.N if sight.bearings else None


RULES: tuple[Rule, ...] = (
    answers_another_question,
    narrators_own_judgement,
    taken_back,
    confession_in_custody,
    claim_by_a_group_known_for_false_claims,
    own_claim,
    claim_by_somebody_else,
    absence_of_an_expected_claim,
    silence,
    denial_by_the_accused,
    conviction,
    acquittal,
    warning_of_this_actor_and_target,
    warning_that_names_nobody,
    finding_by_a_party,
    finding_for_it,
    finding_against_it,
    finding_for_another_cause,
    accusation_by_a_party,
    hint,
    left_open,
    charge,
    with_a_basis,
    bare_word,
)
"""The rules in order: the first that has something to say drafts the cell."""


def _stands(sight: Sight, stance: Stance) -> bool:
    return sight.bearing is not None and sight.bearing.stance is stance
