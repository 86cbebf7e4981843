"""How times, ranges and counts are said, once for every export.

Plain values come in, words go out.
Nothing here knows a dossier.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from counterclaim.export.visible import visible
from counterclaim.model.claim import Claim
from counterclaim.model.labels import ActorKind, CertaintyLevel, Occurred, Polarity, Reality, Role, SectionRole
from counterclaim.views.ledger import NARRATOR, Speaker
from counterclaim.views.moments import iso_day

UNCHECKED = "machine reading, unchecked"

# Two people who mark claims agree on cue, source and content to the letter in about 0.56 of them (PolNeAR), so that half is no bad score;
# below a quarter, some part is three times likelier to be off than not.
UNSURE = 0.25

OVERSTATED = "stronger than its source"
"""The reason by which a claim of the article's own is marked as firmer than those it reports."""

MONTHS = ("", *"January February March April May June July August September October November December".split())  # noqa: SIM905  one line reads better


def count(number: int, noun: str, plural: str | None = None) -> str:
    """'1 claim', '1,204 claims'."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def when(moment: datetime) -> str:
    """'13 May 2031', with the time and the offset from UTC where there is a time: '13 May 2031, 06:10 UTC+03:00'."""
    day = f"{moment.day} {MONTHS[moment.month]} {moment.year}"
    if moment.time() == time() and not moment.utcoffset():
        return day
    return f"{day}, {moment:%H:%M} {moment.tzname() or ''}".rstrip()


def day(moment: datetime) -> str:
    """'13 May 2031'."""
    return f"{moment.day} {MONTHS[moment.month]} {moment.year}"


def offsets(start: int, end: int) -> str:
    """'1,204–1,247'."""
    return f"{start:,}–{end:,}"


def kind(actor_kind: ActorKind) -> str:
    """'described source'."""
    return actor_kind.value.replace("_", " ")


def heard(speaker: Speaker) -> str:
    """What kind of thing a speaker is, as far as known."""
    if speaker.actor is not None:
        return kind(speaker.actor.kind)
    return "outlet not known" if speaker.name == NARRATOR else "not resolved"


def role(section: SectionRole) -> str:
    """The role of a section as a word to show; the body needs none."""
    return "" if section is SectionRole.BODY else section.value


def act(claim: Claim) -> str:
    """What the source does, with what is not plain about it: 'deny', 'state (question, possible)'."""
    if claim.act is None:
        return ""
    special = [
        "did not happen" if claim.occurred is Occurred.NO else "",
        claim.reality.value if claim.reality not in (None, Reality.ASSERTED) else "",
        "negative" if claim.polarity is Polarity.NEGATIVE else "",
        claim.certainty.level.value if claim.certainty is not None and claim.certainty.level is not CertaintyLevel.UNSTATED else "",
    ]
    more = ", ".join(filter(None, special))
    name = claim.act.value.replace("_", " ")
    return f"{name} ({more})" if more else name


def told(claim: Claim) -> Iterator[str]:
    """When it was said and on what it rests, as far as the text tells: 'on 14 May 2031', 'resting on “soil samples”'."""
    if (found := iso_day(claim.said)) is not None:
        yield f"on {day(datetime.fromisoformat(found))}"
    if claim.basis is not None:
        yield f"resting on “{visible(claim.basis)}”"


def part(played: Role) -> str:
    """'failed to prevent'; a part that the words leave open is 'responsible'."""
    return "responsible" if played is Role.UNSPECIFIED else played.value.replace("_", " ")
