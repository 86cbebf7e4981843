"""Settings of a run, and the only place where the environment is read.

The environment comes in, a frozen `Settings` goes out.
It reads no file and decides nothing about what a document says.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from counterclaim.errors import UsageError

MODEL = "COUNTERCLAIM_MODEL"
NO_COLOR = "NO_COLOR"
JOBS = "COUNTERCLAIM_JOBS"

# More processes than this gain little on one machine (acquiring, reading and writing share memory bandwidth) and each holds a model.
_MOST_JOBS = 8


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says.

    `model` is the folder of another reader's artifact (None: the bundled one), `jobs` the number of processes (None: chosen by the run),
    `colour` whether a terminal may be written to in colour (https://no-color.org).
    """

    model: Path | None = None
    jobs: int | None = None
    colour: bool = True


def settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings in the environment; raises UsageError when one makes no sense."""
    found = os.environ if environment is None else environment
    jobs = found.get(JOBS, "")
    if jobs and not (jobs.isdecimal() and int(jobs) > 0):
        raise UsageError(f"{JOBS} is {jobs!r}, not a number of processes")
    model = found.get(MODEL, "")
    return Settings(Path(model) if model else None, int(jobs) if jobs else None, not found.get(NO_COLOR))


def processors() -> int:
    """How many processors this process may use, at most eight."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(usable, _MOST_JOBS))
