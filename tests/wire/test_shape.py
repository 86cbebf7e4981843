"""The JSON has exactly the keys and closed lists it promises, and its schema says so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from counterclaim.model import labels
from counterclaim.model.reading import Failure
from counterclaim.model.record import Dossier
from counterclaim.wire.encode import encode, encode_failure
from counterclaim.wire.schema import schema, schema_bytes
from made import dossiers, hand_made

PUBLISHED = Path(__file__).parents[2] / "schema" / "counterclaim.dossier-1.json"

# As pinned by the design of the format; changing a line here means a new version of it.
KEYS = {
    "": "format case inputs documents actors events figures claims hypotheses evidence assessment warnings forecasts precedents revisions "
    "unread failures",
    "case": "id title focal_events as_of",
    "inputs": "name documents",
    "documents": "id title outlet byline published modified captured language url sha256 text_sha256 text sections status supersedes "
    "found repairs",
    "documents.sections": "role start end",
    "actors": "id name kind aliases relations mentions",
    "actors.mentions": "document start end exact",
    "claims": "id document section voice mode source speaker cue content act occurred reality polarity certainty via addressee said basis "
    "responds_to statement origin event responsibility score confidence reasons status",
    "claims.source": "actor text span kind",
    "claims.cue": "text span",
    "claims.content": "text spans",
    "claims.content.spans": "document start end exact",
    "unread": "document start end exact",
    "failures": "input reason",
}
LATER = {
    "Event": "id focal label type stage part_of date place targets weapons perpetrators attributes spans",
    "EventDate": "start end text precision",
    "Place": "name country lat lon candidates",
    "Attribute": "name value claim span",
    "Figure": "id event measure low high words kind scope as_of claim span",
    "Hypothesis": "id label cause roles event relations asserted_by denied_by",
    "Evidence": "id claim figure finding origin ratings",
    "Rating": "value by reasons",
    "Certainty": "level words interval",
    "Via": "claim kind",
    "Responsibility": "actor role event polarity certainty span",
    "Reason": "name text span weight",
}
ENUMS = ("Act", "ActorKind", "CertaintyLevel", "ClaimStatus", "DocumentStatus", "Mode", "Occurred", "Polarity", "Position", "Reality")


def _values(made: Any, path: str) -> list[Any]:
    found = [made]
    for key in filter(None, path.split(".")):
        found = [value[key] for value in found if value is not None]
        found = [item for value in found for item in (value if isinstance(value, list) else [value])]
    return [value for value in found if value is not None]


@pytest.mark.parametrize("path", KEYS)
def test_every_key_is_there_in_order(path: str) -> None:
    found = _values(json.loads(encode(hand_made())), path)
    assert found
    assert all(list(value) == KEYS[path].split() for value in found)


def test_what_later_stages_fill_is_empty_and_described() -> None:
    made = json.loads(encode(hand_made()))
    for key in ("hypotheses", "evidence", "revisions"):
        assert made[key] == []
    assert made["assessment"] is None
    definitions = schema()["$defs"]
    for name, keys in LATER.items():
        assert definitions[name]["required"] == keys.split()
        optional = list(definitions[name]["properties"])[len(keys.split()) :]
        assert all("(optional key)" in definitions[name]["properties"][key]["description"] for key in optional)
    assert definitions["RatingValue"]["enum"] == sorted(["CC", "C", "N", "I", "II", "NA"])


def test_without_a_labeller_the_tables_label_and_nobody_is_held_responsible() -> None:
    claims = json.loads(encode(hand_made()))["claims"]
    assert {claim["act"] for claim in claims} >= {"state", "deny", "accuse"}
    for claim in claims:
        assert all(claim[key] is not None for key in ("act", "occurred", "reality", "polarity", "certainty"))
        assert (claim["responsibility"], claim["confidence"], claim["status"]) == ([], {}, "machine")
        assert claim["reasons"][0]["text"]


def test_the_published_schema_is_the_one_the_code_makes() -> None:
    assert PUBLISHED.read_bytes() == schema_bytes(), "run `make schema`"


def test_the_schema_is_a_schema_and_every_field_is_described() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    for name, definition in schema()["$defs"].items():
        assert definition["description"], name
        for key, field in definition.get("properties", {}).items():
            assert field.get("description"), f"{name}.{key}"


@pytest.mark.parametrize("name", ENUMS)
def test_lists_are_closed(name: str) -> None:
    assert sorted(schema()["$defs"][name]["enum"]) == sorted(getattr(labels, name))


def test_a_failed_line() -> None:
    line = json.loads(encode_failure(Failure("a.txt", "gone")))
    assert line == {"format": "counterclaim.dossier/1", "input": "a.txt", "failure": "gone"}
    jsonschema.validate(line, {**schema(), "$ref": "#/$defs/FailedLine"})


VALIDATOR = jsonschema.Draft202012Validator(schema())


@settings(deadline=None, max_examples=40)
@given(dossiers())
def test_every_dossier_is_valid_and_sorted(dossier: Dossier) -> None:
    data = encode(dossier)
    made = json.loads(data)
    VALIDATOR.validate(made)
    assert encode(dossier) == data
    assert json.loads(encode(dossier, indent=True)) == made
    claims = [(c["document"], *_extent(c), c["id"]) for c in made["claims"]]
    assert claims == sorted(claims)
    unread = [(s["document"], s["start"], s["end"]) for s in made["unread"]]
    assert unread == sorted(unread)
    assert [d["id"] for d in made["documents"]] == sorted(d["id"] for d in made["documents"])
    texts = {document["id"]: document["text"] for document in made["documents"]}
    for claim in made["claims"]:
        for span in [*claim["content"]["spans"], claim["cue"]["span"], *([claim["source"]["span"]] if claim["source"] else [])]:
            assert texts[span["document"]][span["start"] : span["end"]] == span["exact"]


def _extent(claim: dict[str, Any]) -> tuple[int, int]:
    spans = [*claim["content"]["spans"], claim["cue"]["span"], *([claim["source"]["span"]] if claim["source"] else [])]
    return min(span["start"] for span in spans), max(span["end"] for span in spans)
