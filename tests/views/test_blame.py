"""The ledger of responsibility: hints are never accusations, headlines never count beside the body, silence is said aloud."""

from __future__ import annotations

import pytest

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim, Content, Responsibility, Source
from counterclaim.model.labels import Act, ActorKind, CertaintyLevel, Mode, Position, Role, SectionRole, SourceKind, Voice
from counterclaim.model.record import Case, Dossier, Input
from counterclaim.views.ledger import ledger
from counterclaim.views.responsibility import Stand, blame, stand
from made import document

TEXT = "Istra paid, says envoy\n\nThe envoy said Istra paid. Norda denied it. Orlo may have paid, Norda hinted."
MADE = document(TEXT, roles=(("headline", 22), ("body", len(TEXT))))


def actor(name: str) -> Actor:
    at = TEXT.index(name)
    return Actor(name, name, ActorKind.STATE, mentions=(MADE.span(at, at + len(name)),))


ACTORS = tuple(map(actor, ("Istra", "envoy", "Norda", "Orlo")))


def claim(who: str, words: str, act: Act, held: str, position: Position, after: int = 23) -> Claim:
    source, content = TEXT.index(who, after), TEXT.index(words, 0 if after == 0 else 23)
    spans = MADE.span(source, source + len(who)), MADE.span(content, content + len(words))
    row = Responsibility(held, Role.SPONSOR, None, position, CertaintyLevel.UNSTATED, spans[1])
    return Claim(
        f"{who}{words}{after}", MADE.id, SectionRole.BODY if after else SectionRole.HEADLINE, Voice.ATTRIBUTED, Mode.INDIRECT,
        Source(spans[0], SourceKind.NAMED, who), who, None, Content((spans[1],)), 0.9, act=act, responsibility=(row,),
    )  # fmt: skip


def dossier(*claims: Claim) -> Dossier:
    return Dossier(Case("k", "Case", (), None), (Input("a", (MADE.id,)),), (MADE,), ACTORS, claims, (), ())


ACCUSES = claim("envoy", "Istra paid", Act.ACCUSE, "Istra", Position.POSITIVE)


def test_lines_stand_by_actor_and_stand() -> None:
    made = dossier(ACCUSES, claim("Norda", "Orlo may have paid", Act.SUGGEST, "Orlo", Position.NONCOMMITTAL))
    held = blame(made, ledger(made))
    assert [(a.name, list(a.lines), a.accused) for a in held.actors] == [("Istra", [Stand.ACCUSES], True), ("Orlo", [Stand.HINTS], False)]
    assert held.silent == ("Istra",)


def test_an_answer_is_no_silence() -> None:
    made = dossier(ACCUSES, claim("Istra", "denied it", Act.DENY, "Istra", Position.NEGATIVE))
    assert blame(made, ledger(made)).silent == ()


def test_a_headline_does_not_count_beside_the_body() -> None:
    headline = claim("envoy", "Istra paid", Act.ACCUSE, "Istra", Position.POSITIVE, after=0)
    both, alone = dossier(ACCUSES, headline), dossier(headline)
    assert len(blame(both, ledger(both)).actors[0].lines[Stand.ACCUSES]) == 1
    assert len(blame(alone, ledger(alone)).actors[0].lines[Stand.ACCUSES]) == 1


@pytest.mark.parametrize(
    ("who", "act", "held", "position", "expected"),
    [
        ("Istra", Act.CLAIM_RESPONSIBILITY, "Istra", Position.POSITIVE, Stand.CLAIMS),
        ("Istra", Act.CLAIM_RESPONSIBILITY, "Istra", Position.NONCOMMITTAL, Stand.OPEN),
        ("envoy", Act.SUGGEST, "Istra", Position.POSITIVE, Stand.HINTS),
        ("envoy", Act.STATE, "Istra", Position.NEGATIVE, Stand.DENIES),
        ("envoy", Act.DENY, "Istra", Position.POSITIVE, Stand.ACCUSES),
        ("envoy", Act.DECLINE, "Istra", Position.NONCOMMITTAL, Stand.DECLINES),
    ],
)
def test_stand(who: str, act: Act, held: str, position: Position, expected: Stand) -> None:
    made = claim(who, "Istra paid" if who == "envoy" else "denied it", act, held, position)
    assert stand(made, made.responsibility[0]) is expected
