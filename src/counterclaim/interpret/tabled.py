"""What the tables alone say of a claim: its act, whether it occurred, its reality, polarity and certainty, each with the words that say so.

A text and the places of a claim's source, cue and content come in, one `Tabled` goes out, always whole: where no line fits stands the plain
label. The heads of the model take these guesses as features, and where they are unsure the guesses stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from counterclaim.interpret.acts import act_table
from counterclaim.interpret.roles import Part, role_table
from counterclaim.interpret.wording import Worded, wording_table
from counterclaim.model.labels import Act, CertaintyLevel, Occurred, Polarity, Reality, Role
from counterclaim.text.patterns import Word, Words, words

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tabled:
    """One label of each kind, and the part that the content gives somebody; `decided`: a line of the table of acts fitted."""

    act: Worded[Act]
    occurred: Worded[Occurred]
    reality: Worded[Reality]
    polarity: Worded[Polarity]
    certainty: Worded[CertaintyLevel]
    part: Part | None
    decided: bool


def tabled(text: str, source: Range | None, cue: Range | None, content: Sequence[Range]) -> Tabled:
    """Ask every table; without a cue the narrator speaks, whose plain act is `assess` where a source's is `state`."""
    by, how, what = (
        Words(word for span in spans if span for word in words(text[slice(*span)], span[0])) for spans in ((source,), (cue,), content)
    )
    found = act_table().decide(how, what, by)
    act = Worded(Act.ASSESS if cue is None else Act.STATE) if found is None else Worded(found.act, (found.first, found.last))
    table = wording_table()
    asked = bool(content) and "?" in text[content[-1][1] - 3 : content[-1][1]]
    return Tabled(
        act=act,
        occurred=table.occurred(by, how),
        reality=table.reality(how, what, asked),
        polarity=table.polarity(what),
        certainty=table.certainty(how, what),
        part=role_table().find(what),
        decided=found is not None,
    )


def hints(found: Tabled) -> tuple[float, ...]:
    """What the tables say as ones and zeros, in the order of the closed lists: the features that the label heads see."""
    given: list[tuple[type[StrEnum], StrEnum | None]] = [
        (Act, found.act.label),
        (Occurred, found.occurred.label),
        (Reality, found.reality.label),
        (Polarity, found.polarity.label),
        (CertaintyLevel, found.certainty.label),
        (Role, None if found.part is None else found.part.role),
    ]
    return (*(float(member is label) for kind, label in given for member in kind), float(found.decided))


def place(found: tuple[Word, Word]) -> Range:
    """Where the words of a table's finding stand."""
    return found[0].start, found[1].end
