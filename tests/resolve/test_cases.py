"""The cases of `cases.toml`: each source's actor by name, and the known failures, which must still fail."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from counterclaim.model.labels import ActorKind, SourceKind
from counterclaim.resolve import resolve

from .marked import read

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]


def heard(case: dict[str, Any]) -> list[str]:
    document, sources, claims = read(case["text"], case.get("outlet"))
    resolution = resolve(document, sources, claims)
    names = {actor.id: actor.name for actor in resolution.actors}
    return ["" if speaker.actor is None else names[speaker.actor] for speaker in resolution.speaker_of]


@pytest.mark.parametrize("case", [c for c in CASES if not c.get("known_failure")], ids=lambda c: c["why"])
def test_the_right_actor_is_heard(case: dict[str, Any]) -> None:
    assert heard(case) == case["speakers"]


@pytest.mark.parametrize("case", [c for c in CASES if c.get("known_failure")], ids=lambda c: c["why"])
def test_known_failures_still_fail(case: dict[str, Any]) -> None:
    assert heard(case) != case["speakers"], "this passes now: drop known_failure"


@pytest.mark.parametrize("case", [c for c in CASES if c.get("distinct")], ids=lambda c: c["why"])
def test_like_descriptions_stay_apart(case: dict[str, Any]) -> None:
    document, sources, claims = read(case["text"])
    speakers = resolve(document, sources, claims).speaker_of
    assert len({speaker.actor for speaker in speakers}) == len(speakers)


@pytest.mark.parametrize("case", [c for c in CASES if "aliases" in c], ids=lambda c: c["why"])
def test_roles_are_kept_as_aliases(case: dict[str, Any]) -> None:
    document, sources, claims = read(case["text"])
    resolution = resolve(document, sources, claims)
    (actor,) = (a for a in resolution.actors if a.id == resolution.speaker_of[0].actor)
    assert list(actor.aliases) == case["aliases"]


def relations(marked: str) -> set[tuple[str, str, str]]:
    document, sources, claims = read(marked)
    actors = {actor.id: actor for actor in resolve(document, sources, claims).actors}
    return {(actor.name, relation.kind.value, actors[relation.actor].name) for actor in actors.values() for relation in actor.relations}


@pytest.mark.parametrize(
    ("marked", "relation"),
    [
        ("[[Halden Rail spokeswoman Maria Dent]] said trains would run.", ("Maria Dent", "speaks_for", "Halden Rail")),
        (
            "[[A spokesman for the Interior Ministry]] said no.",
            ("A spokesman for the Interior Ministry", "speaks_for", "Interior Ministry"),
        ),
        ("The Interior Ministry sent troops. [[Its spokesman]] said no.", ("Its spokesman", "speaks_for", "Interior Ministry")),
        ("[[French officials]] denied it. France was silent.", ("French officials", "office_of", "France")),
    ],
)
def test_who_speaks_for_whom(marked: str, relation: tuple[str, str, str]) -> None:
    assert relation in relations(marked)


def test_kinds_of_actors_and_sources() -> None:
    document, sources, _ = read(
        "[[Ana Vel]] met [[France]]. [[A witness]] and [[the Halden Institute]] blamed [[the Ember League]] and [[Norda Wire News]]."
    )
    resolution = resolve(document, sources)
    actors = {actor.id: actor for actor in resolution.actors}
    kinds = [actors[speaker.actor].kind for speaker in resolution.speaker_of if speaker.actor]
    assert kinds == [
        ActorKind.PERSON,
        ActorKind.STATE,
        ActorKind.DESCRIBED_SOURCE,
        ActorKind.ORGANISATION,
        ActorKind.GROUP,
        ActorKind.OUTLET,
    ]
    assert [s.kind is SourceKind.DESCRIBED for s in resolution.speaker_of] == [False, False, True, False, False, False]
