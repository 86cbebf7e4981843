"""A run of `counterclaim add` killed ten times, in the middle of migrations, and on a full disk, ends in the same casebook."""

from __future__ import annotations

from pathlib import Path

from bench import faults


def test_what_was_killed_ends_in_the_same_casebook() -> None:
    figures = faults.run(Path(), quick=True)
    assert figures["sqlite_kills"] == 10
    assert figures["sqlite_archive_identical"] == figures["sqlite_full_disk_archive_identical"] == 1
    assert figures["sqlite_migrations_identical_after_all"] == figures["sqlite_migrations_killed"]
    assert [name for name, value in figures.items() if name.endswith(("_lost", "_doubled")) and value] == []
    assert (figures["sqlite_full_disk_exit_code"], figures["sqlite_full_disk_lines_of_error"]) == (1, 1)
    assert figures["sqlite_full_disk_said_so"] == 1
