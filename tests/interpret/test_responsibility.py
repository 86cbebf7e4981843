"""Rows only where all is sure; what is not asserted, or did not happen, never becomes an accusation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.interpret.events.grouping import happened
from counterclaim.interpret.labels import labelled, owning
from counterclaim.interpret.responsibility import doubtful, pointed, row
from counterclaim.interpret.tabled import tabled
from counterclaim.interpret.understand import responsible
from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim, Content, Source
from counterclaim.model.document import Document
from counterclaim.model.labels import Act, ActorKind, Mode, Occurred, Position, Reality, Role, SectionRole, SourceKind, Voice
from counterclaim.model.reading import Scores, Weighed
from counterclaim.read.choices import CHOICES
from made import document

TEXT = "The envoy said that Istra paid for the blast."


def claim(made: Document, source: str = "The envoy", cue: str = "said", content: str = "that Istra paid for the blast") -> Claim:
    def span(words: str) -> tuple[int, int]:
        at = made.text.index(words)
        return at, at + len(words)

    return Claim(
        "c", made.id, SectionRole.BODY, Voice.ATTRIBUTED, Mode.INDIRECT, Source(made.span(*span(source)), SourceKind.NAMED, "envoy"),
        "envoy", made.span(*span(cue)), Content((made.span(*span(content)),)), 0.9,
    )  # fmt: skip


def scores(made: Document, actor: str = "Istra", says: str = "paid", share: float = 0.95, **chosen: tuple[str, float]) -> Scores:
    """Nearly sure of the given labels, and of the words that name the actor and say it."""
    choices = {}
    for name, labels in CHOICES.items():
        label, value = chosen.get(name, (labels[0], 0.9))
        choices[name] = {other: value if other == label else (1 - value) / max(1, len(labels) - 1) for other in labels}
    words, at = [], 0
    for word in made.text.replace(".", " ").split():
        at = made.text.index(word, at)
        words.append(
            Weighed(at, at + len(word), {"certainty": 0.0, "actor": share if word in actor else 0.01, "says": float(word in says)})
        )
        at += len(word)
    return Scores(choices, tuple(words))


SAID = {"position": ("positive", 0.9), "role": ("sponsor", 0.8), "act": ("accuse", 0.9)}


def test_a_sure_row_is_given_with_its_words() -> None:
    made = document(TEXT)
    found = pointed(made, claim(made), scores(made, **SAID))
    assert found is not None
    assert (found.words.exact, found.itself, found.role, found.position) == ("Istra", False, Role.SPONSOR, Position.POSITIVE)
    given = row(made, claim(made), scores(made, **SAID), found, "istra", "blast")
    assert (given.actor, given.event, given.span.exact) == ("istra", "blast", "paid")


def test_who_holds_itself_responsible_is_the_source() -> None:
    made = document(TEXT)
    found = pointed(made, claim(made), scores(made, actor="envoy", **SAID))
    assert found is not None
    assert (found.itself, found.words.exact) == (True, "The envoy")


def test_who_accuses_does_not_mean_itself() -> None:
    made = document("The agency, which Istra accuses of having staged the blast, was silent.")
    asked = claim(made, "Istra", "accuses", "of having staged the blast")
    relative = replace(asked, content=Content((made.span(12, 17), *asked.content.spans)))
    sure = scores(made, actor="Istra", says="staged", **SAID)
    assert pointed(made, asked, sure) is None
    found = pointed(made, relative, sure)
    assert found is not None
    assert (found.words.exact, found.itself, found.position) == ("which", False, Position.POSITIVE)


def test_a_state_that_the_source_speaks_for_is_not_the_source() -> None:
    made = document("Istra's foreign minister said that it had no part in the blast.")
    words = "Istra's foreign minister", "said", "that it had no part in the blast"
    found = pointed(made, claim(made, *words), scores(made, actor="Istra's", **SAID))
    assert found is not None
    assert (found.itself, found.words.exact) == (False, "Istra's")


@pytest.mark.parametrize(
    ("share", "position"), [(0.3, ("positive", 0.9)), (0.95, ("positive", 0.45)), (0.6, ("positive", 0.6)), (0.95, ("none", 0.9))]
)
def test_an_unsure_row_is_none(share: float, position: tuple[str, float]) -> None:
    made = document(TEXT)
    assert pointed(made, claim(made), scores(made, share=share, **SAID | {"position": position})) is None


def test_a_sentence_that_may_hold_somebody_responsible_is_doubtful() -> None:
    made = document(TEXT)
    assert doubtful(scores(made, share=0.2, **SAID))
    assert not doubtful(scores(made, **SAID | {"position": ("none", 0.95)}))


@pytest.mark.parametrize(
    "soft", [{"reality": Reality.CONDITIONAL}, {"reality": Reality.QUESTION}, {"reality": Reality.HEARSAY}, {"occurred": Occurred.NO}]
)
def test_what_is_not_asserted_accuses_nobody(soft: dict[str, object]) -> None:
    made = document(TEXT)
    found = pointed(made, replace(claim(made), **soft), scores(made, **SAID))  # type: ignore[arg-type]
    assert found is not None
    assert found.position is Position.NONCOMMITTAL


def test_labels_are_the_models_where_it_is_sure_and_the_tables_where_it_is_not() -> None:
    made = document("The envoy denied that Istra paid for the blast.")
    own = claim(made, cue="denied")
    found = tabled(made.text, (0, 9), (10, 16), ((17, 46),))
    assert found.act.label is Act.DENY
    assert labelled(made, own, found, None).act is Act.DENY
    assert labelled(made, own, found, scores(made, act=("accuse", 0.9))).act is Act.ACCUSE
    unsure = labelled(made, own, found, scores(made, act=("accuse", 0.3)))
    assert unsure.act is Act.DENY
    assert unsure.reasons[0].span is not None
    assert unsure.reasons[0].span.exact == "denied"


@pytest.mark.parametrize(("norda", "given"), [("norda", False), ("envoy", True)])
def test_an_actor_named_beside_the_claim_counts_where_the_claim_means_it(norda: str, given: bool) -> None:
    made = document("The envoy said that Istra paid for the blast, with Norda listening.")
    beside = scores(made, actor="Norda", **SAID)
    found = pointed(made, claim(made), beside)
    assert found is not None
    assert found.beside
    actor = Actor(norda, "Norda", ActorKind.STATE, mentions=(found.words,))
    understood = responsible(made, [(claim(made), beside)], lambda words: [actor for _ in words], happened(made, []))
    assert bool(understood.claims[0].responsibility) is given


def test_nobody_accuses_himself() -> None:
    made = document(TEXT)
    sure = scores(made, **SAID | {"act": ("accuse", 0.9)})
    accusing = labelled(made, claim(made), tabled(made.text, (0, 9), (10, 14), [(15, 44)]), sure)
    assert accusing.act is Act.ACCUSE
    owned = owning(made, accusing, sure)
    assert owned.act in (Act.CLAIM_RESPONSIBILITY, Act.ADMIT)
    assert owned.reasons[0].span == owned.cue
