"""The package as a system of MUC-4: what it reads in a message, in MUC-4's own notation.

A message comes in, templates go out: one for each type of incident that the message tells of, filled with what the reading found; where the
reader knows no fillings, one for each event that MUC-4 asks for. It decides nothing that the reading has not said; where MUC-4 wants a
default (the day of the dateline at the latest), it gives that.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bench.muc.filling import templates
from bench.muc.keys import unwrapped
from bench.muc.plain import organisations, plain_templates
from bench.muc.template import Template
from bench.muc.values import normal
from bench.muc.whereabouts import Whereabouts
from counterclaim.acquire import documents_from_text
from counterclaim.model.document import Document, Section
from counterclaim.model.labels import SectionRole
from counterclaim.model.ports import Filler, Reader
from counterclaim.model.record import DocumentRecord
from counterclaim.pipeline import read_document
from counterclaim.resolve.dates.reading import dated
from counterclaim.resolve.places.grouping import placed


class Package:
    """A `System`: the package's own reading."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def templates(self, docid: str, text: str) -> list[Template]:
        """The incidents of a message, of the kinds and the time that MUC-4 asks for."""
        document, published = sent(text)
        record = read_document(document, self.reader)
        filling = self.reader.fill(document) if isinstance(self.reader, Filler) else None
        if filling is None or not filling.kinds:
            return plain_templates(record, published)
        told = Whereabouts.of(document, published, dated(document), placed(document))
        return templates(filling, told, manners(record))


def manners(record: DocumentRecord) -> dict[str, str]:
    """With what confidence the claims of a message name bodies, by every name that these go by."""
    named = {actor.name: (actor.name, *actor.aliases) for actor in record.actors}
    found = ((name, said) for event in record.events for name, said in organisations(record, event))
    return {normal(alias): said for name, said in found for alias in named[name]}


def sent(text: str) -> tuple[Document, str | None]:
    """A message as a document, all of it its body (an agency prints no furniture), and the day of its dateline."""
    document = documents_from_text(unwrapped(text))
    document = replace(document, sections=(Section(SectionRole.BODY, 0, len(document.text)),))
    published = next((found.when.end for found in dated(document) if found.when.end), None)
    if published is None:
        return document, None
    return replace(document, published=datetime.fromisoformat(published).replace(tzinfo=UTC)), published
