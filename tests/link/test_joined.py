"""What stands for many that are one: the first that was told of, by the moment and not by the clock of its place."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from counterclaim.link.joined import founding, led
from counterclaim.model.event import Event
from counterclaim.model.record import DocumentRecord
from made import document


def told(text: str, published: datetime | None, event: str) -> DocumentRecord:
    return DocumentRecord(document(text, published=published), (), (), (), (Event(event, True, "Blast"),))


def test_what_was_published_first_stands_for_all_whatever_the_zone() -> None:
    morning = datetime(2031, 5, 12, 6, 0, tzinfo=timezone(timedelta(0)))
    earlier = datetime(2031, 5, 12, 10, 0, tzinfo=timezone(timedelta(hours=5)))
    records = [told("One.", morning, "e1-a"), told("Two.", earlier, "e1-b"), told("Three.", None, "e1-0")]
    one = dict.fromkeys(("e1-a", "e1-b", "e1-0"), "e1-0")
    assert set(led(one, founding(records)).values()) == {"e1-b"}
