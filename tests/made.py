"""Documents, attributions and dossiers made up for tests: one written by hand, and strategies that make hostile ones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from counterclaim.model.document import Document, Found, Repair, Section
from counterclaim.model.ids import document_id, sha256_hex, text_sha256
from counterclaim.model.labels import SectionRole
from counterclaim.model.reading import Attribution, Failure, Reading
from counterclaim.model.record import Dossier, Input
from counterclaim.pipeline import assemble, read_document
from readers import PatternReader

# An invented event; it holds a split quotation, a pronoun, nobody named, a nested claim and furniture.
ARTICLE = """Tarn dam cracks: who knew?

By Ilse Marrow

The Tarn Water Board said on Friday that the wall had been "sound as a bell". \
“We checked it in May,” Chairman Ovid Lunn said. “Nobody wrote to us.”

Three engineers said the Board had been told. The dam is believed to be unsafe.

Lunn denied that. It rained all week.

Minister Rhea Sool accused the Board, which she said had lied.

Sign up for our newsletter: he said, she said"""

ROLES = ("headline", "byline", "body", "furniture")


def document(text: str = ARTICLE, roles: tuple[tuple[str, int], ...] | None = None, **facts: object) -> Document:
    """A document of `text`; `roles` are (role, end) pairs, by default those of ARTICLE."""
    if roles is None:
        marks = [text.index("By Ilse"), text.index("The Tarn"), text.index("Sign up")] if text == ARTICLE else []
        roles = tuple(zip(ROLES, [*marks, len(text)], strict=True)) if marks else (("body", len(text)),)
    sections, at = [], 0
    for role, end in roles:
        if end > at:
            sections.append(Section(SectionRole(role), at, end))
            at = end
    digest = sha256_hex(text.encode("utf-8", "surrogatepass"))
    return Document(document_id(digest, None, ""), text, digest, text_sha256(text), tuple(sections), **facts)  # type: ignore[arg-type]


def hand_made() -> Dossier:
    """A dossier of ARTICLE with facts, a repair, a failure and an input listed twice."""
    made = document(
        title="Tarn dam cracks: who knew?",
        outlet="The Lisk Courier",
        byline="Ilse Marrow",
        published=datetime(2031, 5, 16, 9, 30, tzinfo=timezone(timedelta(hours=3))),
        modified=datetime(2031, 5, 17, tzinfo=UTC),
        language="en",
        found=(Found("title", "line 1"),),
        repairs=(Repair("undecodable byte replaced", 2, 40),),
    )
    record = read_document(made, PatternReader())
    inputs = [Input("tarn.txt", (made.id,)), Input("copy.txt", (made.id,)), Input("gone.txt", ())]
    return assemble([record, record], inputs, [Failure("gone.txt", "no such file or folder")])


class FixedReader:
    """Gives the attributions it was made with."""

    def __init__(self, attributions: tuple[Attribution, ...]) -> None:
        self.attributions = attributions

    @property
    def name(self) -> str:
        return "fixed-reader 1"

    def read(self, document: Document) -> Reading:
        return Reading(document.id, self.attributions)


# Letters, marks, line ends, and whatever has ever broken a page, a terminal or a spreadsheet.
HOSTILE = "abcde ABZ  ..\"'“”‘’«»\n\n\r\t,;<>&=+-@|{}%\x00\x1b\x9b\u202e\u2066\u200f\ufeff\u2028é漢😀א"


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(st.text(alphabet=HOSTILE, min_size=12, max_size=160))
    cuts = sorted(draw(st.sets(st.integers(1, len(text) - 1), max_size=3)))
    roles = [draw(st.sampled_from(list(SectionRole))).value for _ in range(len(cuts) + 1)]
    title = draw(st.none() | st.just(text[:20]))
    return document(text, tuple(zip(roles, [*cuts, len(text)], strict=True)), title=title, outlet=draw(st.none() | st.just("=1+1")))


@st.composite
def read_documents(draw: st.DrawFn) -> tuple[Document, tuple[Attribution, ...]]:
    """A hostile document and attributions anywhere in it, overlapping and nested."""
    made = draw(documents())
    found = []
    for _ in range(draw(st.integers(0, 5))):
        edges = sorted(draw(st.sets(st.integers(0, len(made.text)), min_size=6, max_size=6)))
        spans = [made.span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        cue, source, *content = draw(st.permutations(spans))
        more = draw(st.booleans())
        found.append(
            Attribution(cue, source if draw(st.booleans()) else None, tuple(content) if more else tuple(content[:1]), draw(st.floats(0, 1)))
        )
    return made, tuple(found)


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """Up to three hostile documents as one case."""
    read = draw(st.lists(read_documents(), min_size=0, max_size=3))
    records = [read_document(made, FixedReader(attributions)) for made, attributions in read]
    inputs = [Input(f"file {index}", (record.document.id,)) for index, record in enumerate(records)]
    failures = draw(st.lists(st.builds(Failure, st.text(HOSTILE, max_size=8), st.text(HOSTILE, max_size=8)), max_size=2))
    return assemble(records, inputs, failures, draw(st.none() | st.just("<b>Case</b> \x1b[31m")))
