"""An .achz file (PARC's gzipped XML) becomes ratings as if typed, unsigned: the format knows no rater.

Bytes from anywhere come in; `Typed` goes out, or one error that names the file. It reads names, codes, values and credibility, follows no
reference of the XML, and unpacks no more than a matrix can need. What is known of the format, and from where, stands in the reference of
the ratings file.
"""

from __future__ import annotations

import zlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from datetime import UTC, datetime
from xml.etree import ElementTree

from counterclaim.errors import UnreadableRatings
from counterclaim.model.labels import ItemKind, Level, Question, RatingValue
from counterclaim.model.typed import Typed, TypedCite, TypedGrade, TypedRating

MOST = 16 * 1024 * 1024
"""Bytes of XML: 2,000 items of evidence with 2,000 characters of notes each are 4 MB."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_GZIP = 31  # zlib's window bits for a gzip header


def read_achz(data: bytes, name: str) -> Typed:
    """The ratings in a file called `name`; raises UnreadableRatings."""
    root = _root(data, name)
    matrix = root if root.tag == "MATRIX" else root.find("MATRIX")
    if matrix is None:
        raise UnreadableRatings(name, "there is no MATRIX in it")
    accounts = [_of(one, "NAME") for one in matrix.findall("HYPOTHESIS")]
    question = _question(_of(root, "PROJECT-TITLE") or _of(root, "PROJECTTITLE"))
    ratings: list[TypedRating] = []
    grades: list[TypedGrade] = []
    cites: list[TypedCite] = []
    for number, row in enumerate(matrix.findall("EVIDENCE"), 1):
        where, item = f"{name}: EVIDENCE {number}", _of(row, "CODE") or _of(row, "NOTES") or _of(row, "NAME")
        values = dict(_values(_of(row, "VALUES"), accounts))
        if not item:
            raise UnreadableRatings(name, f"EVIDENCE {number} has neither CODE, NOTES nor NAME")
        at = _moment(_of(row, "DATE"))
        if _of(row, "TYPE") == ItemKind.SAID and _of(row, "NOTES"):
            cites.append(TypedCite(where=where, by=name, at=at, words=_of(row, "NOTES"), if_there=True))
        if values:
            ratings.append(TypedRating(where=where, by=name, at=at, item=item, question=question, values=values))
        level = {"L": Level.LOW, "H": Level.HIGH}.get(_of(row, "CREDIBILITY")[:1].upper())
        if level is not None:
            grades.append(TypedGrade(where=where, by=name, at=at, item=item, believed=level))
    return Typed(cite=tuple(cites), rating=tuple(ratings), grade=tuple(grades))


def _root(data: bytes, name: str) -> ElementTree.Element:
    unpacking = zlib.decompressobj(_GZIP)
    try:
        text = unpacking.decompress(data, MOST)
    except zlib.error as error:
        raise UnreadableRatings(name, f"not gzipped: {error}") from error
    if unpacking.unconsumed_tail:
        raise UnreadableRatings(name, f"more than {MOST:,} bytes of XML")
    try:
        xml = text.decode("utf-16" if text[:2] in (BOM_UTF16_LE, BOM_UTF16_BE) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableRatings(name, f"neither UTF-16 with its mark nor UTF-8: {error.reason}") from error
    if "<!" in xml.replace("<!--", ""):
        raise UnreadableRatings(name, "its XML declares entities or a document type, which no .achz file needs")
    try:
        return ElementTree.fromstring(xml)
    except ElementTree.ParseError as error:
        raise UnreadableRatings(name, f"not XML: {error}") from error


def _of(parent: ElementTree.Element, name: str) -> str:
    return (parent.findtext(name) or "").strip()


def _question(title: str) -> Question:
    """The question in brackets at the end of the title, as our own files have it; else who carried it out."""
    asked = title.rpartition("[")[2].removesuffix("]")
    return Question(asked) if asked in set(Question) else Question.CARRIED_OUT


def _values(text: str, accounts: list[str]) -> Iterator[tuple[str, RatingValue]]:
    for account, value in zip(accounts, text.split(","), strict=False):
        label = value.upper().replace("/", "").replace(" ", "")  # PARC writes 'C C' and 'I I'
        if label in set(RatingValue):
            yield account, RatingValue(label)


def _moment(text: str) -> datetime:
    """Milliseconds since 1970; what is no number, or beyond the calendar, counts as the beginning."""
    try:
        return datetime.fromtimestamp(int(text) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return EPOCH
