"""Dates: as written on pages and in feeds, and what is not a date at all."""

from __future__ import annotations

from datetime import UTC

import pytest

from counterclaim.acquire.times import aware

CASES = {
    "2031-05-12": "2031-05-12 00:00:00+00:00",
    "20310512": "2031-05-12 00:00:00+00:00",
    "2031-05-12T21:40:00Z": "2031-05-12 21:40:00+00:00",
    "2031-05-12T21:40+0200": "2031-05-12 21:40:00+02:00",
    "20310512T214000Z": "2031-05-12 21:40:00+00:00",
    "Mon, 12 May 2031 21:40:00 GMT": "2031-05-12 21:40:00+00:00",
    "May 12, 2031 at 9:40 pm EDT": "2031-05-13 01:40:00+00:00",
    "Published: Monday 12 May 2031, 6.20pm": "2031-05-12 18:20:00+00:00",
    "12 mai 2031": "2031-05-12 00:00:00+00:00",
    "Monday": None,
    "2 hours ago": None,
    "May 2031": None,
    "12/05/2031": None,
    "0000-00-00": None,
    "99999999": None,
    "": None,
    "x" * 500: None,
}


@pytest.mark.parametrize(("text", "wanted"), CASES.items())
def test_dates(text: str, wanted: str | None) -> None:
    found = aware(text)
    assert (str(found) if found else None) == wanted or (found is not None and str(found.astimezone(UTC)) == wanted)
