"""In what manner somebody is named: what courts say first, then what the claim denies, hints, owns, tells or accuses."""

from __future__ import annotations

import pytest

from counterclaim.interpret.events.suspicion import suspicion
from counterclaim.model.actor import Actor
from counterclaim.model.claim import Certainty, Claim, Content, Responsibility, Source
from counterclaim.model.labels import (
    Act,
    ActorKind,
    CertaintyLevel,
    Mode,
    Position,
    Reality,
    Role,
    SectionRole,
    SourceKind,
    Suspicion,
    Voice,
)
from made import document

MADE = document("The Interior Ministry said that the Tide Guard bombed the ferry. Ana Vel said so too.")
MINISTRY, VEL = MADE.span(4, 21), MADE.span(65, 72)


@pytest.mark.parametrize(
    ("act", "position", "reality", "certainty", "voice", "speaker", "manner"),
    [
        (
            Act.ACCUSE,
            Position.POSITIVE,
            Reality.ASSERTED,
            CertaintyLevel.UNSTATED,
            Voice.ATTRIBUTED,
            "ministry",
            Suspicion.ACCUSED_BY_AUTHORITIES,
        ),
        (Act.ACCUSE, Position.POSITIVE, Reality.ASSERTED, CertaintyLevel.UNSTATED, Voice.ATTRIBUTED, "vel", Suspicion.ACCUSED),
        (Act.ACCUSE, Position.POSITIVE, Reality.ASSERTED, CertaintyLevel.POSSIBLE, Voice.ATTRIBUTED, "ministry", Suspicion.POSSIBLE),
        (Act.ACCUSE, Position.POSITIVE, Reality.CONDITIONAL, CertaintyLevel.UNSTATED, Voice.ATTRIBUTED, "vel", Suspicion.POSSIBLE),
        (Act.SUGGEST, Position.POSITIVE, Reality.ASSERTED, CertaintyLevel.UNSTATED, Voice.ATTRIBUTED, "ministry", Suspicion.POSSIBLE),
        (Act.DENY, Position.NEGATIVE, Reality.ASSERTED, CertaintyLevel.UNSTATED, Voice.ATTRIBUTED, "guard", Suspicion.DENIED),
        (Act.DENY, Position.POSITIVE, Reality.ASSERTED, CertaintyLevel.UNSTATED, Voice.ATTRIBUTED, "vel", Suspicion.ACCUSED),
        (
            Act.CLAIM_RESPONSIBILITY,
            Position.POSITIVE,
            Reality.ASSERTED,
            CertaintyLevel.UNSTATED,
            Voice.ATTRIBUTED,
            "guard",
            Suspicion.CLAIMED_OR_ADMITTED,
        ),
        (Act.ADMIT, Position.POSITIVE, Reality.ASSERTED, CertaintyLevel.UNSTATED, Voice.ATTRIBUTED, "vel", Suspicion.ACCUSED),
        (Act.ACCUSE, Position.POSITIVE, Reality.ASSERTED, CertaintyLevel.UNSTATED, Voice.NARRATOR, "paper", Suspicion.REPORTED_AS_FACT),
        (Act.CONVICT, Position.POSITIVE, Reality.ASSERTED, CertaintyLevel.UNSTATED, Voice.ATTRIBUTED, "vel", Suspicion.CONVICTED),
        (Act.CHARGE, Position.POSITIVE, Reality.ASSERTED, CertaintyLevel.UNSTATED, Voice.ATTRIBUTED, "vel", Suspicion.CHARGED),
        (Act.ACQUIT, Position.NEGATIVE, Reality.ASSERTED, CertaintyLevel.UNSTATED, Voice.ATTRIBUTED, "vel", Suspicion.ACQUITTED),
    ],
)
def test_the_manner(
    act: Act, position: Position, reality: Reality, certainty: CertaintyLevel, voice: Voice, speaker: str, manner: Suspicion
) -> None:
    words = MINISTRY if speaker == "ministry" else VEL
    row = Responsibility("guard", Role.PERPETRATOR, None, position, certainty, words)
    claim = Claim(
        "c", MADE.id, SectionRole.BODY, voice, Mode.INDIRECT, None if voice is Voice.NARRATOR else Source(words, SourceKind.NAMED, speaker),
        speaker, None, Content((words,)), 0.9, act=act, reality=reality, certainty=Certainty(certainty, ()), responsibility=(row,),
    )  # fmt: skip
    assert suspicion(claim, row, Actor(speaker, words.exact, ActorKind.ORGANISATION)) is manner


def test_a_state_is_an_authority_by_any_name() -> None:
    row = Responsibility("guard", Role.PERPETRATOR, None, Position.POSITIVE, CertaintyLevel.UNSTATED, VEL)
    source = Source(MADE.span(35, 45), SourceKind.NAMED, "norda")
    claim = Claim(
        "c", MADE.id, SectionRole.BODY, Voice.ATTRIBUTED, Mode.INDIRECT, source, "norda", None, Content((VEL,)), 0.9,
        act=Act.ACCUSE, reality=Reality.ASSERTED, responsibility=(row,),
    )  # fmt: skip
    assert suspicion(claim, row, Actor("norda", "Norda", ActorKind.STATE)) is Suspicion.ACCUSED_BY_AUTHORITIES
