"""One matrix as an .achz file, the format of PARC's tool for competing hypotheses: gzipped XML.

A weighing and a title come in, bytes go out, the same for the same matrix. What the format has no place for (who rated, when, why, what is
only a draft, where words stand) is left out: it is for carrying ratings, not for keeping them.
"""

from __future__ import annotations

import gzip
from xml.etree import ElementTree

from counterclaim.errors import UsageError
from counterclaim.model.evidence import Item
from counterclaim.model.labels import Level, Question, RatingValue
from counterclaim.weigh.references import spoken
from counterclaim.weigh.report import Board, boards
from counterclaim.weigh.weighing import Weighing

LEVELS = {Level.LOW: "LOW", Level.MEDIUM: "MEDIUM", Level.HIGH: "HIGH"}


def achz(weighed: Weighing, title: str, question: Question = Question.CARRIED_OUT) -> bytes:
    """The sheet of a question, else the first there is; raises UsageError where there is none."""
    made = boards(weighed)
    if not made:
        raise UsageError("there is no account to write into an .achz file")
    board = next((one for one in made if one.question is question), made[0])
    root = ElementTree.Element("PROJECT")
    _text(root, "PROJECTTITLE", f"{title} [{board.question}]")
    matrix = ElementTree.SubElement(root, "MATRIX")
    for hypothesis in board.hypotheses:
        _text(ElementTree.SubElement(matrix, "HYPOTHESIS"), "NAME", hypothesis.label)
    for item in (*board.telling, *board.folded):
        _evidence(matrix, item, board)
    return gzip.compress(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True), mtime=0)


def _evidence(matrix: ElementTree.Element, item: Item, board: Board) -> None:
    row = ElementTree.SubElement(matrix, "EVIDENCE")
    _text(row, "NAME", item.label)
    _text(row, "NOTES", spoken(item))
    _text(row, "LINK", "")
    _text(row, "TYPE", item.kind)
    _text(row, "DATE", "" if item.known is None else str(round(item.known.timestamp() * 1000)))
    _text(row, "CODE", item.id)
    _text(row, "FLAG", "")
    shown = (board.cell(item.id, hypothesis.id).values for hypothesis in board.hypotheses)
    _text(row, "VALUES", ",".join(values[0] if len(values) == 1 else RatingValue.N if values else "" for values in shown))
    _text(row, "CREDIBILITY", LEVELS[item.credibility or Level.MEDIUM])


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    """A child with text; characters that XML cannot hold are left out."""
    child = ElementTree.SubElement(parent, name)
    child.text = "".join(one for one in text if _holds(one))


def _holds(character: str) -> bool:
    """Whether XML 1.0 can hold a character."""
    return character in "\t\n" or (character >= " " and not "\ud800" <= character <= "\udfff" and character not in "\ufffe\uffff")
