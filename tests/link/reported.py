"""Coverage made up for the tests of this folder: records of articles whose every sentence is somebody's, in an invented war of the dams."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim, Content, Source, Via
from counterclaim.model.document import Document, Section
from counterclaim.model.ids import claim_id, document_id, sha256_hex, text_sha256
from counterclaim.model.labels import Act, ActorKind, Mode, Occurred, SectionRole, SourceKind, ViaKind, Voice
from counterclaim.model.record import DocumentRecord
from counterclaim.model.span import Span

FIRST = datetime(2031, 5, 12, 7, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence: '`source` `cue` `content`.'; without a source the article itself says it. `inner` stands inside the content."""

    source: str
    content: str
    kind: ActorKind = ActorKind.PERSON
    act: Act = Act.STATE
    cue: str = "said"
    inner: Said | None = None
    occurred: Occurred = Occurred.YES

    @property
    def text(self) -> str:
        return f"{self.source} {self.cue} {self.content}." if self.source else f"{self.content}."


def document(text: str, day: float | None = 0, outlet: str | None = None, **facts: object) -> Document:
    """A document that is all body, published `day` days after the first."""
    digest = sha256_hex(text.encode())
    url = str(facts.get("url") or outlet or "")
    published = None if day is None else FIRST + timedelta(days=day)
    return Document(
        id=document_id(digest, url, str(facts.get("captured", ""))),
        text=text,
        sha256=digest,
        text_sha256=text_sha256(text),
        sections=(Section(SectionRole.BODY, 0, len(text)),),
        outlet=outlet,
        published=published,
        **facts,  # type: ignore[arg-type]
    )


def record(said: Sequence[Said], day: float | None = 0, outlet: str | None = None, credit: str = "") -> DocumentRecord:
    """The record of an article in which these sentences are paragraphs, with a last line of credit."""
    made = document("\n\n".join([*(one.text for one in said), *([credit] if credit else [])]), day, outlet)
    actors: dict[str, Actor] = {}
    claims, at = [], 0
    for one in said:
        claims += _claims(made, one, at, actors, None)
        at += len(one.text) + 2
    return DocumentRecord(made, tuple(actors.values()), tuple(claims), ())


def every(records: Iterable[DocumentRecord]) -> list[Claim]:
    """All claims of some records."""
    return [claim for record in records for claim in record.claims]


def _claims(made: Document, one: Said, at: int, actors: dict[str, Actor], via: str | None) -> list[Claim]:
    content = made.span(at + len(one.text) - 1 - len(one.content), at + len(one.text) - 1)
    assert content.exact == one.content
    source = made.span(at, at + len(one.source)) if one.source else None
    cue = made.span(at + len(one.source) + 1, at + len(one.source) + 1 + len(one.cue)) if one.source else None
    actor = _actor(made, one, source, actors) if source else None
    voice = Voice.ATTRIBUTED if source else Voice.NARRATOR
    claim = Claim(
        id=claim_id(made.id, cue, source, [content], voice),
        document=made.id,
        section=SectionRole.BODY,
        voice=voice,
        mode=Mode.INDIRECT,
        source=Source(source, SourceKind.NAMED, actor) if source else None,
        speaker=actor,
        cue=cue,
        content=Content((content,)),
        score=0.9,
        act=one.act,
        occurred=one.occurred,
        via=Via(via, ViaKind.CITES) if via else None,
    )
    if one.inner is None:
        return [claim]
    start = content.start + one.content.index(one.inner.text.rstrip("."))
    return [claim, *_claims(made, one.inner, start, actors, claim.id)]


def _actor(made: Document, one: Said, source: Span, actors: dict[str, Actor]) -> str:
    id = f"{made.id} {one.source}"
    actors.setdefault(id, Actor(id, one.source, one.kind, mentions=(source,)))
    return id
