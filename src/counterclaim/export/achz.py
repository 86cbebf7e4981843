"""One matrix as an .achz file, the format of PARC's tool for competing hypotheses: gzipped XML.

A weighing and a title come in, bytes go out, the same for the same matrix. What the format has no place for (who rated, when, why, where
words stand) is left out: it is for carrying ratings, not for keeping them. It never writes a draft: the tool that reads the file ranks by
whatever stands in it.
"""

from __future__ import annotations

import gzip
from codecs import BOM_UTF16_BE
from xml.etree import ElementTree

from counterclaim.errors import UsageError
from counterclaim.model.evidence import Item
from counterclaim.model.labels import Level, Question, RatingValue
from counterclaim.weigh.references import spoken
from counterclaim.weigh.report import Board, Shown, boards
from counterclaim.weigh.weighing import Weighing

VALUES = {RatingValue.CC: "C C", RatingValue.II: "I I"}
"""How the format writes ratings, where it writes them otherwise."""
LEVELS = {Level.LOW: "LOW", Level.MEDIUM: "MEDIUM", Level.HIGH: "HIGH"}


def achz(weighed: Weighing, title: str, question: Question = Question.CARRIED_OUT) -> bytes:
    """The sheet of a question, else the first there is; raises UsageError where there is none."""
    made = boards(weighed)
    if not made:
        raise UsageError("there is no account to write into an .achz file")
    board = next((one for one in made if one.question is question), made[0])
    root = ElementTree.Element("PROJECT")
    _text(root, "PROJECT-TITLE", f"{title} [{board.question}]")
    matrix = ElementTree.SubElement(root, "MATRIX")
    for hypothesis in board.hypotheses:
        _text(ElementTree.SubElement(matrix, "HYPOTHESIS"), "NAME", hypothesis.label)
    for item in (*board.telling, *board.folded):
        _evidence(matrix, item, board)
    text = ElementTree.tostring(root, encoding="unicode")
    return gzip.compress(BOM_UTF16_BE + text.encode("utf-16-be"), mtime=0)


def _evidence(matrix: ElementTree.Element, item: Item, board: Board) -> None:
    row = ElementTree.SubElement(matrix, "EVIDENCE")
    _text(row, "NAME", item.label)
    _text(row, "NOTES", spoken(item))
    _text(row, "LINK", "")
    _text(row, "TYPE", item.kind)
    _text(row, "DATE", str(0 if item.known is None else round(item.known.timestamp() * 1000)))
    _text(row, "CODE", item.id)
    _text(row, "FLAG", "0")
    _text(row, "VALUES", ",".join(_value(board.cell(item.id, hypothesis.id)) for hypothesis in board.hypotheses))
    _text(row, "CREDIBILITY", LEVELS[item.credibility or Level.MEDIUM])


def _value(shown: Shown) -> str:
    """What people say of a cell, N where they differ; nothing where nobody has rated it."""
    if not shown.given:
        return ""
    value = shown.values[0] if len(shown.values) == 1 else RatingValue.N
    return VALUES.get(value, value.value)


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    """A child with text; characters that XML cannot hold are left out."""
    child = ElementTree.SubElement(parent, name)
    child.text = "".join(one for one in text if _holds(one))


def _holds(character: str) -> bool:
    """Whether XML 1.0 can hold a character."""
    return character in "\t\n" or (character >= " " and not "\ud800" <= character <= "\udfff" and character not in "\ufffe\uffff")
