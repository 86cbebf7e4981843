"""Places: the cases of `places.toml`, what holds for any text, and the table behind them."""

from __future__ import annotations

import time
import tomllib
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.event import Place, Placed
from counterclaim.resolve.places.gazetteer import CITY, COUNTRY, REGION, fold, gazetteer, likeliest
from counterclaim.resolve.places.grouping import placed
from made import document

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "places.toml").read_text(encoding="utf-8"))["case"]
LINES = (
    "the of in near village town province department and , . ( ) — -- ' ’s 's \" “ ” '' \n \r\n \n\n Velm Tarn Norda Istra LIMA Lima PERU",
    "San Luis de la Reina SAN MIGUEL northern east country border area U.S. US us Mr. General Ana Jackson Reading May é \u202e \u00a0 \x00",
    "ʼ İ ß ﬁ 𝔄 10 km Ill. towns Orl departments City hall states $ north",
)
WORDS = [word for line in LINES for word in line.split(" ")]
TEXTS = st.one_of(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join), st.text(min_size=1, max_size=200))


def told(item: Placed, wanted: str) -> str:
    """The place in the form of the case: as much of it as the case asks for."""
    place = item.place
    parts = [place.name, place.country or "", "point" if place.lat is not None and place.lon is not None else "none"]
    return " | ".join(parts[: wanted.count("|") + 1]).replace("|  |", "| |")


def answers(case: dict[str, Any]) -> bool:
    found = placed(document(case["text"]))
    if [told(item, wanted) for item, wanted in zip(found, case["places"], strict=False)] != case["places"] or len(found) != len(
        case["places"]
    ):
        return False
    return "spans" not in case or [item.span.exact for item in found] == case["spans"]


@pytest.mark.parametrize("case", [c for c in CASES if not c.get("known_failure")], ids=lambda c: c["why"])
def test_the_right_places_are_found(case: dict[str, Any]) -> None:
    found = placed(document(case["text"]))
    assert [told(item, wanted) for item, wanted in zip(found, case["places"], strict=False)] == case["places"]
    assert len(found) == len(case["places"]), found[len(case["places"]) :]
    assert "spans" not in case or [item.span.exact for item in found] == case["spans"]


@pytest.mark.parametrize("case", [c for c in CASES if c.get("known_failure")], ids=lambda c: c["why"])
def test_known_failures_still_fail(case: dict[str, Any]) -> None:
    assert not answers(case), "this passes now: drop known_failure"


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_place_is_tied_to_the_text(text: str) -> None:
    found = placed(document(text))
    for item in found:
        assert text[item.span.start : item.span.end] == item.span.exact
        assert item.span.exact.strip() == item.span.exact
        assert item.place.name
        for place in (item.place, *item.place.candidates):
            assert (place.lat is None) == (place.lon is None)
            assert place.lat is None or (-90 <= place.lat <= 90 and place.country)
            assert place.country is None or (len(place.country) == 2 and place.country.isupper())
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert placed(document(text)) == placed(document(text))


def test_places_are_read_in_what_is_read_and_in_datelines() -> None:
    text = "Blast in Lima\nLIMA (Norda Wire) - It was heard in Quito.\nRead more from Bogota"
    ends = [text.index("LIMA"), text.index("It was"), text.index("Read more"), len(text)]
    made = document(text, tuple(zip(("headline", "dateline", "body", "furniture"), ends, strict=True)))
    assert [item.span.exact for item in placed(made)] == ["Lima", "LIMA", "Quito"]


def test_other_places_of_the_name_are_kept_as_candidates() -> None:
    (item,) = placed(document("A blast was heard in Tripoli."))
    assert "LB" in {place.country for place in item.place.candidates}
    assert all(place.candidates == () for place in item.place.candidates)


def test_a_document_without_text_has_no_places() -> None:
    assert placed(document("")) == ()


def test_the_table_holds_countries_regions_and_cities() -> None:
    table = gazetteer()
    assert {entry.sort for key in ("peru", "florida", "lima") for entry in table.find(key)} == {COUNTRY, REGION, CITY}
    assert table.find("no such place") == ()
    assert all(key == fold(key) for key in table.rows)


def test_every_line_of_the_table_can_be_read() -> None:
    table = gazetteer()
    for key in table.rows:
        for entry in table.find(key):
            assert entry.name
            assert entry.lat is None or -90 <= entry.lat <= 90
            assert entry.lon is None or -180 <= entry.lon <= 180
            assert entry.country or entry.lat is None


@pytest.mark.parametrize(
    ("name", "key"),
    [("Bogotá", "bogota"), ("Port-au-Prince", "port au prince"), ("N'Djamena", "ndjamena"), ("U.S.", "us"), ("SAN\nMIGUEL", "san miguel")],
)
def test_spellings_of_one_name_have_one_key(name: str, key: str) -> None:
    assert fold(name) == key


def test_the_document_decides_between_cities_of_a_name_but_not_against_a_capital() -> None:
    towns = gazetteer().find("santa ana")
    assert likeliest(towns, {"SV": 1.0}).country == "SV"
    assert likeliest(towns, {"US": 1.0}).country == "US"
    assert likeliest(gazetteer().find("london"), {"CA": 0.8}).country == "GB"
    lima = likeliest(gazetteer().find("lima"), {})
    assert lima == Place("Lima", "PE", -12.04, -77.03, lima.candidates)


def test_the_table_is_small_and_says_where_it_is_from() -> None:
    folder = files("counterclaim.resolve.tables")
    assert len(folder.joinpath("gazetteer.txt.gz").read_bytes()) <= 400_000
    assert "CC BY 4.0" in folder.joinpath("gazetteer.NOTICE.txt").read_text(encoding="utf-8")


def test_time_grows_with_the_text_only() -> None:
    text = "Rebels in San Luis de la Reina, San Miguel Department, met in northern Peru. VELM, TARN AND LIMA SAID NO. "
    short, long = document(text * 40), document(text * 400)
    placed(short)

    def best(made: Any) -> float:
        runs = []
        for _ in range(3):
            start = time.process_time()
            placed(made)
            runs.append(time.process_time() - start)
        return min(runs)

    assert best(long) < 25 * best(short)
