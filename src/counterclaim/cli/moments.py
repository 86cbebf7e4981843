"""Days and times as typed on the command line: '2031-05-12', '2031-05-12T09:30', with or without a zone.

A text comes in, an aware time goes out: a day without a time is taken whole, so that what happened on it counts; without a zone it is UTC.
"""

from __future__ import annotations

from datetime import UTC, datetime, time

import click


class Until(click.ParamType[datetime]):
    """A moment until which to look; of a day its last."""

    name = "date"

    def convert(self, value: object, parameter: click.Parameter | None, context: click.Context | None) -> datetime:
        """The time that was typed; a usage error where it is none."""
        if isinstance(value, datetime):
            return value
        text = str(value)
        try:
            found = datetime.fromisoformat(text)
        except ValueError:
            self.fail(f"{text!r} is no date such as 2031-05-12 or 2031-05-12T09:30+02:00", parameter, context)
        if len(text) <= len("2031-05-12"):
            found = datetime.combine(found.date(), self.of_day)
        return found if found.tzinfo is not None else found.replace(tzinfo=UTC)

    of_day = time.max


class Since(Until):
    """A moment from which to look; of a day its first."""

    of_day = time.min
