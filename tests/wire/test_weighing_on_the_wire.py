"""A weighing goes into the dossier's JSON and comes back; .achz files go out and come in, hostile ones are refused."""

from __future__ import annotations

import gzip
import json
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime

import pytest
from jsonschema import Draft202012Validator

from accounted import accused, claimed, denied, dossier
from counterclaim.errors import UnreadableInput, UnreadableRatings
from counterclaim.export.achz import achz
from counterclaim.export.weighing_json import with_weighing
from counterclaim.model import sensitivity as values_of
from counterclaim.model.labels import RatingValue
from counterclaim.weigh.report import boards
from counterclaim.weigh.weighing import weighing
from counterclaim.wire import sensitivity as shapes
from counterclaim.wire.achz import MOST, read_achz
from counterclaim.wire.decode import decode
from counterclaim.wire.encode import encode
from counterclaim.wire.ratings import read_ratings
from counterclaim.wire.schema import schema

MADE = dossier(claimed("Delta Wing", "the blast was ours"), accused("Ministry", "Istra", "Istra did it"), denied("Istra", "it did it"))
SIGNED = b"""format = "counterclaim.weighing/1"
by = "Ann"
at = 2031-06-01
signed = true
[[rating]]
item = "the blast was ours"
question = "carried_out"
values = { "Delta Wing" = "CC" }
others = "II"
why = "only they knew"
[[finding]]
name = "mast"
text = "the mast was sawn"
basis = "photograph 7"
[[judgement]]
question = "carried_out"
account = "Delta Wing"
likelihood = [55, 80]
confidence = "low"
"""


def test_without_ratings_there_are_drafts_and_no_assessment() -> None:
    made = json.loads(encode(with_weighing(MADE, weighing(MADE))))
    assert made["assessment"] is None
    assert {rating["by"] for item in made["evidence"] for rating in item["ratings"].values()} == {"machine"}
    assert not any(rating["signed"] for item in made["evidence"] for rating in item["ratings"].values())


@pytest.mark.parametrize("signed", [False, True])
def test_json_fits_the_schema_and_comes_back_to_the_same_bytes(signed: bool) -> None:
    whole = with_weighing(MADE, weighing(MADE, read_ratings(SIGNED, "r.toml")) if signed else weighing(MADE))
    data = encode(whole)
    Draft202012Validator(schema()).validate(json.loads(data))
    assert encode(decode(data)) == data


def test_ties_between_roots_are_written_with_who_ties_and_come_back() -> None:
    said = b'[[origin]]\nitems = ["the blast was ours", "Istra did it"]\nproven = false\n'
    data = encode(with_weighing(MADE, weighing(MADE, read_ratings(SIGNED + said, "r.toml"))))
    tied = {(item["origin"], one["origin"], one["by"]) for item in json.loads(data)["evidence"] for one in item["tied"]}
    assert {by for _, _, by in tied} == {"Ann"}
    assert {(b, a) for a, b, _ in tied} == {(a, b) for a, b, _ in tied}, "each side names the other"
    assert encode(decode(data)) == data


def test_what_was_signed_is_in_the_assessment() -> None:
    made = json.loads(encode(with_weighing(MADE, weighing(MADE, read_ratings(SIGNED, "r.toml")))))
    assert [one["low"] for one in made["assessment"]["judgements"]] == [55]
    assert made["assessment"]["matrices"][0]["not_assessed"] is None
    assert {rating["by"] for item in made["evidence"] for cell in item["cells"] for rating in cell["ratings"]} == {"Ann", "machine"}


WHOLE = """[[rating]]
item = "Istra did it"
question = "carried_out"
values = { "Istra" = "I" }
others = "C"
[[missing]]
name = "log"
text = "the log of the ship"
[[rating]]
item = "log"
question = "carried_out"
values = { "Istra" = "CC" }
others = "II"
signed = false
[[prior]]
question = "carried_out"
values = { "Delta Wing" = 0.2, "Istra carried" = 0.3, "Somebody" = 0.5 }
[[outcome]]
question = "carried_out"
account = "Istra"
at = 2031-09-01
"""


def test_json_tells_what_the_page_tells_and_comes_back() -> None:
    typed = read_ratings(SIGNED + WHOLE.encode(), "r.toml")
    data = encode(with_weighing(MADE, weighing(MADE, typed), ("a1-delta-wing", "a1-nobody")))
    assert encode(decode(data)) == data
    Draft202012Validator(schema()).validate(json.loads(data))
    assessment = json.loads(data)["assessment"]
    (found,) = assessment["matrices"]
    (hangs,) = found["hangs"]
    (after,) = found["post_mortems"]
    assert hangs["by"] == after["by"] == "Ann"
    assert hangs["linchpins"][0]["at_least"] == 1
    assert {one["kind"] for one in hangs["without"]} == {"item", "source", "origin"}
    assert all(0 <= one["share"] <= 1 for one in hangs["steadiness"])
    assert [(one["source"], one["how"]) for one in found["supposed"]] == [
        ("a1-delta-wing", "ignored"),
        ("a1-delta-wing", "reversed"),
        ("a1-nobody", None),
    ]
    assert [one["by"] for one in found["comparisons"][0]["by"]] == ["Ann"]
    assert sum(found["posteriors"][0]["priors"]) == pytest.approx(1)
    assert {one["source"] for one in after["sources"]} == {"a1-delta-wing", "a1-ministry"}
    assert {one["looked"] for one in found["separating"]} >= {False}
    assert [(one["what"], one["count"]) for one in assessment["settled"]] == [("judgement", 1)]
    assert assessment["since"] is None
    assert len(found["scores"][0]["spread"]) == 2


def test_json_as_of_a_day_tells_what_has_happened_since() -> None:
    typed = read_ratings(SIGNED + WHOLE.encode(), "r.toml")
    data = encode(with_weighing(MADE, weighing(MADE, typed, datetime(2031, 5, 20, tzinfo=UTC))))
    assert encode(decode(data)) == data
    since = json.loads(data)["assessment"]["since"]
    assert since["as_of"] == "2031-05-20T00:00:00Z"
    assert {one["by"] for one in since["movements"]} == {"Ann"}


def test_json_as_of_a_day_names_no_account_that_nobody_had_put_forward() -> None:
    made = dossier(accused("Ministry", "Istra", "Istra did it"), accused("Premier", "Norda", "Norda did it", document=1))
    typed = read_ratings(SIGNED.split(b"[[rating]]")[0], "r.toml")
    data = encode(with_weighing(made, weighing(made, typed, made.documents[0].published)))
    assert encode(decode(data)) == data
    found = json.loads(data)
    ids = {one["id"] for one in found["hypotheses"]}
    assert len(ids) == 2
    assert {pair["hypothesis"] for one in found["hypotheses"] for pair in one["relations"]} <= ids
    assert {cell["hypothesis"] for one in found["evidence"] for cell in one["cells"]} <= ids


def test_the_shapes_of_the_wire_are_the_values_of_the_model() -> None:
    values = {name: kind for name, kind in vars(values_of).items() if is_dataclass(kind)}
    for name, kind in values.items():
        assert [field.name for field in fields(kind)] == list(getattr(shapes, name).__struct_fields__)


def test_a_weighing_that_names_what_is_not_there_is_refused() -> None:
    whole = with_weighing(MADE, weighing(MADE))
    assert whole.weighed is not None
    with pytest.raises(UnreadableInput, match="names claim"):
        decode(encode(replace(whole, claims=(), weighed=whole.weighed)))


def test_an_achz_file_carries_names_values_and_codes() -> None:
    weighed = weighing(MADE, read_ratings(SIGNED, "r.toml"))
    data = achz(weighed, "Bridge")
    assert data == achz(weighed, "Bridge")
    typed = read_achz(data, "m.achz")
    again = weighing(MADE, typed)
    assert not any(rating.signed for given in again.docket.ratings.values() for rating in given), "the format knows no signature"
    first, second = (
        {
            (item.id, h.id): [rating.value for rating in one.cell(item.id, h.id).given]
            for one in boards(w)
            for item in (*one.telling, *one.folded)
            for h in one.hypotheses
        }
        for w in (weighed, again)
    )
    assert second == first, "no draft comes back as a rating"
    assert [RatingValue.CC] in second.values()
    assert [] in second.values()


def test_an_achz_file_is_read_as_its_own_tool_writes_it() -> None:
    """UTF-16 with its mark, a title with a hyphen, ratings of two letters with a space between."""
    written = gzip.decompress(achz(weighing(MADE, read_ratings(SIGNED, "r.toml")), "Bridge")).decode("utf-16")
    assert "<PROJECT-TITLE>Bridge [carried_out]</PROJECT-TITLE>" in written
    assert "<VALUES>C C,I I,I I</VALUES>" in written
    text = (
        "<ACH><PROJECT-TITLE>Who paid [ordered_or_paid]</PROJECT-TITLE><MATRIX><HYPOTHESIS><NAME>a</NAME></HYPOTHESIS>"
        "<HYPOTHESIS><NAME>b</NAME></HYPOTHESIS><EVIDENCE><NAME>ün</NAME><VALUES>I I,C C</VALUES></EVIDENCE></MATRIX></ACH>"
    )
    for encoding in ("utf-16", "utf-8", "utf-8-sig"):
        (rating,) = read_achz(gzip.compress(text.encode(encoding)), "m.achz").rating
        assert (rating.item, rating.question, rating.values) == ("ün", "ordered_or_paid", {"a": "II", "b": "CC"})


ROOT = "<PROJECT><PROJECTTITLE>x</PROJECTTITLE><MATRIX>{}</MATRIX></PROJECT>"
HOSTILE = {
    "not gzipped": b"<PROJECT/>",
    "empty": b"",
    "not XML": gzip.compress(b"<PROJECT"),
    "no matrix": gzip.compress(b"<PROJECT/>"),
    "an entity": gzip.compress(b'<!DOCTYPE x [<!ENTITY a "b">]><PROJECT><MATRIX/></PROJECT>'),
    "an entity in UTF-16": gzip.compress('<!DOCTYPE x [<!ENTITY a "b">]><PROJECT><MATRIX/></PROJECT>'.encode("utf-16")),
    "half a letter": gzip.compress(b"\xff\xfe<\x00\x00\xd8"),
    "a bomb": gzip.compress(b"<PROJECT>" + b" " * (MOST + 10)),
    "evidence without a name": gzip.compress(ROOT.format("<EVIDENCE/>").encode()),
    "cut off": gzip.compress(ROOT.encode())[:20],
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=list(HOSTILE))
def test_a_hostile_achz_file_is_one_error(data: bytes) -> None:
    with pytest.raises(UnreadableRatings, match=r"^m\.achz: "):
        read_achz(data, "m.achz")


def test_odd_values_of_an_achz_file_are_left_out() -> None:
    row = "<HYPOTHESIS><NAME>a</NAME></HYPOTHESIS><EVIDENCE><CODE>i</CODE><DATE>9e99</DATE><VALUES>?,C,C</VALUES><CREDIBILITY/></EVIDENCE>"
    typed = read_achz(gzip.compress(ROOT.format(row).encode()), "m.achz")
    assert typed.rating == ()
    assert typed.grade == ()
