"""The cases of `dates.toml`: what each date means in its text; and what holds for any text at all."""

from __future__ import annotations

import json
import os
import re
import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from counterclaim.model.document import Document, Section
from counterclaim.model.event import Dated
from counterclaim.model.labels import Precision, SectionRole
from counterclaim.resolve.dates.calendar import century, easter, month, share, yearly
from counterclaim.resolve.dates.reading import dated
from counterclaim.resolve.dates.words import flat

from .marked import document

MUC = Path(os.environ.get("COUNTERCLAIM_DATA", Path(__file__).parents[3] / "shared" / "data")) / "muc4"
DATA: dict[str, list[dict[str, Any]]] = tomllib.loads((Path(__file__).parent / "dates.toml").read_text(encoding="utf-8"))
CASES, TEXTS = DATA["case"], DATA["text"]


def told(text: str, published: str | None) -> tuple[Dated, ...]:
    when = None if published is None else datetime.fromisoformat(published).replace(tzinfo=UTC)
    return dated(replace(document(text), published=when))


def holds(case: dict[str, Any]) -> bool:
    """Whether the case's date is among those of its text, or none is where it has none."""
    found = told(case["text"], case["published"])
    if not case["words"]:
        return not found
    days = (case["start"] or None, case["end"] or None, case["precision"] or None)
    return any(d.span.exact == case["words"] and (d.when.start, d.when.end, d.when.precision) == days for d in found)


@pytest.mark.parametrize("case", [c for c in CASES if not c.get("known_failure")], ids=lambda c: c["why"])
def test_the_date_is_understood(case: dict[str, Any]) -> None:
    assert holds(case)


def test_known_failures_still_fail() -> None:
    assert [case["why"] for case in CASES if case.get("known_failure") and holds(case)] == []


def written(found: Dated) -> str:
    when = found.when
    if when.start and when.start == when.end:
        return f"{when.text}={when.start}"
    return f"{when.text}={when.start or '?'}..{when.end or '?'}/{when.precision or ''}"


@pytest.mark.parametrize("case", TEXTS, ids=lambda c: c["text"])
def test_every_date_of_a_text(case: dict[str, Any]) -> None:
    assert [written(found) for found in told(case["text"], case.get("published"))] == case["dates"]


@pytest.mark.parametrize("case", [c for c in CASES if c["words"] and not c.get("known_failure")], ids=lambda c: c["why"])
def test_capitals_mean_the_same(case: dict[str, Any]) -> None:
    assert holds(case | {"text": case["text"].upper(), "words": case["words"].upper()})


def test_the_day_of_publication_is_that_of_its_own_zone() -> None:
    evening = datetime(2031, 5, 12, 23, 30, tzinfo=timezone(timedelta(hours=-7)))
    (found,) = dated(replace(document("It burned today."), published=evening))
    assert found.when.start == "2031-05-12"


def sectioned(*parts: tuple[SectionRole, str]) -> Document:
    text = "".join(part for _, part in parts)
    at, sections = 0, []
    for role, part in parts:
        sections.append(Section(role, at, at + len(part)))
        at += len(part)
    return replace(document(text), sections=tuple(sections))


@pytest.mark.skipif(not MUC.exists(), reason="the data folder is absent")
def test_coders_dates_are_among_those_read() -> None:
    """Of MUC-4's training keys that name one day, 506 of 581 were found when this was written; some stand nowhere in the text."""
    documents = json.loads((MUC / "train_docs.json").read_text("utf-8"))
    keys = json.loads((MUC / "train_keys.json").read_text("utf-8"))
    found = coded = 0
    for name, raw in documents.items():
        strings = [t["incident_date"][0]["strings"] for t in keys.get(name, ()) if t.get("incident_date")]
        days = [
            {key_day(text) for text in texts} - {None}
            for texts in strings
            if re.fullmatch(r"[0-9]{1,2} [A-Za-z]{3,} ?[0-9]{0,2}", texts[0])
        ]
        made = sectioned((SectionRole.DATELINE, raw["dateline"] + " -- "), (SectionRole.BODY, raw["text"]))
        read = {d.when.start for d in dated(made) if d.when.start == d.when.end} if days else set()
        coded += len(days)
        found += sum(bool(day & read) for day in days)
    assert coded > 500
    assert found >= 0.86 * coded, f"{found} of {coded}"


def key_day(text: str) -> str | None:
    try:
        return datetime.strptime(text.title(), "%d %b %y").date().isoformat()
    except ValueError:
        return None


def test_only_readable_sections_are_read_and_a_dateline_is_counted_from() -> None:
    made = sectioned((SectionRole.DATELINE, "VELM, 12 May 2031 (Norda Wire) - "), (SectionRole.BODY, "It burned on Friday."))
    assert [written(found) for found in dated(made)] == ["Friday=2031-05-09"]


def test_a_date_never_runs_from_one_section_into_the_next() -> None:
    made = sectioned((SectionRole.HEADLINE, "Blast of 12 "), (SectionRole.BODY, "May 2031 was bad."))
    assert [found.span.exact for found in dated(made)] == ["May 2031"]


def test_a_wrapped_line_does_not_break_a_date_and_a_blank_line_does() -> None:
    assert [d.span.exact for d in told("It was on 3\n   MAY 2030.\n\nON FRIDAY\n\n3 MEN", "2031-05-12")] == ["3\n   MAY 2030", "FRIDAY"]


def test_the_calendar() -> None:
    assert [easter(year) for year in (1961, 2000, 2024, 2038)] == [
        date(1961, 4, 2),
        date(2000, 4, 23),
        date(2024, 3, 31),
        date(2038, 4, 25),
    ]
    assert yearly(date(1903, 1, 1), 2, 29).start == date(1896, 2, 29)
    assert century(21).start == date(2001, 1, 1)
    thirds = [share(month(2031, 2), index, 3) for index in range(3)]
    assert [third.end for third in thirds] == [date(2031, 2, 10), date(2031, 2, 20), date(2031, 2, 28)]


LINES = (
    "last next this the a on in of and to from between before after ago later earlier same that day week month year decade century weekend",
    "May March 3 12 31 2031 1990s '90s 12th third Dec. SEPT 30-12-2031 2031-05-12 5/6/2031 Friday SUN. Sat friday's Christmas Eve Easter",
    "two 999 hundred early mid-May late summer winter fall will was said overnight today - – ' ’ , . : ( ) \n \n\n é 𝔄 ſunday ıı",
    "\u00a0 \x00 0 \u2028",
)
WORDS = st.sampled_from([word for line in LINES for word in line.split(" ")])
TEXT = st.one_of(st.lists(WORDS, min_size=1, max_size=40).map(" ".join), st.text(min_size=1, max_size=120))
PUBLISHED = st.none() | st.datetimes(timezones=st.just(UTC))


@settings(max_examples=250, deadline=None)
@example("999 years ago and next century, 29 Feb., since the first century", datetime(1, 1, 1, tzinfo=UTC))
@example("31 December to 2 January, in two hundred centuries' time, next weekend", datetime(9999, 12, 31, tzinfo=UTC))
@given(TEXT, PUBLISHED)
def test_every_date_stands_in_the_text_in_order(text: str, published: datetime | None) -> None:
    made = replace(document(text), published=published)
    found = dated(made)
    assert all(text[d.span.start : d.span.end] == d.span.exact == d.when.text for d in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    for when in (d.when for d in found):
        assert (when.start is None) == (when.end is None)
        assert when.start is None or date.fromisoformat(when.start) <= date.fromisoformat(when.end or "")
        assert when.precision is not Precision.DAY or when.start == when.end
    assert dated(made) == found


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_flat_text_keeps_every_offset(text: str) -> None:
    assert len(flat(text)) == len(text)


@pytest.mark.parametrize(
    "unit", ["a ", "3, ", "early ", "may ", "12-", "2031 to ", "the day before ", "on Friday ", " \n", "will planned ", "'9"]
)
def test_time_grows_with_the_text_only(unit: str) -> None:
    def seconds(size: int) -> float:
        made = document(unit * (size // len(unit)))
        begun = perf_counter()
        dated(made)
        return perf_counter() - begun

    seconds(500)
    # Four times the text; a scan of the whole for each date would take sixteen times as long.
    assert seconds(16_000) < 10 * seconds(4_000) + 0.2
