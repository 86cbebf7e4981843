"""Copies and later versions: which document was made from which other, by the words that stand in both.

Documents come in; `copy_of` and `supersedes` links go out, each with its reasons, and for a copy which paragraphs stand in its origin.
It never calls two reports copies for what they quote: the words of one press conference stand in reports that know nothing of each other.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from counterclaim.link.alike import Shared, shared, worded
from counterclaim.link.direction import order, order_of_versions
from counterclaim.model.document import Document
from counterclaim.model.labels import DocumentStatus, LinkKind, Verdict
from counterclaim.model.link import Link
from counterclaim.model.reason import Reason
from counterclaim.model.span import Span
from counterclaim.text.sentences import lines
from counterclaim.text.shingles import bands, signature

EVEN = 0.3
"""Share of equal own words at which copying is as likely as not. Of 2,339 pairs of reports on one shooting by two outlets 95 in 100 share
less; those that share more, read by eye, carry one agency's story, one release or one older article (`bench copies`)."""
STEP = 0.03
"""How fast the score rises with the share: from one in eight at 0.24 to seven in eight at 0.36."""
SURE = 0.84
"""Score from which two documents are a copy and its origin, a share of 0.35: 1 in 100 pairs of independent reports reach it, and 9 in 10
copies with the lede changed, a third cut, paragraphs reordered, attributions inserted and one word in ten replaced, all at once."""
DOUBTFUL = 0.12
"""Score under which no link is made, a share of 0.24: below it reports share an address, a charge, a helpline."""
LEAST = 30
"""Own words that must be equal, two sentences: one sentence in a brief of three is the release's, and makes no copied story."""
SAME = 0.5
"""Share of a version's own words in the other version of the same article: less, and the address holds another article now."""
COPIED = 0.5
"""Share of a paragraph's words in the origin from which the paragraph is the origin's and not the copy's own."""
_GONE = (DocumentStatus.WITHDRAWN, DocumentStatus.DELETED)


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of a copy: its words, the share of them that stands in the origin, and the paragraph there that holds most of them."""

    span: Span
    share: float
    origin: Span | None


def copy_of(a: Document, b: Document) -> Link | None:
    """That one document copies or supersedes the other; None where they share too little. The same for (b, a)."""
    a, b = sorted((a, b), key=lambda document: document.id)
    if a.id == b.id:
        return None
    of_a, of_b = shared(a, b), shared(b, a)
    version = _version(a, b, of_a, of_b)
    if version is not None:
        return version
    score = 1.0 if _same_text(a, b) else _score(of_a, of_b)
    if score < DOUBTFUL:
        return None
    later, earlier, why = order(a, b) or (a, b, Reason("order unknown", "which of the two came first is not known", None, 0.0))
    verdict = Verdict.POSITIVE if score >= SURE else Verdict.UNSURE
    reasons = (*_reasons(later, of_a if later is a else of_b, score), why)
    return Link(LinkKind.COPY_OF, later.id, earlier.id, verdict, score, reasons)


def copies(documents: Iterable[Document]) -> tuple[Link, ...]:
    """All links among documents; only those that share a band of their signatures, an address or a headline are compared."""
    known = {document.id: document for document in documents}
    found = [copy_of(known[a], known[b]) for a, b in sorted(candidates(known.values()))]
    return tuple(sorted((link for link in found if link is not None), key=lambda link: (link.left, link.right, link.kind)))


def candidates(documents: Iterable[Document]) -> set[tuple[str, str]]:
    """Pairs of ids, the lesser first, that are worth comparing."""
    buckets: defaultdict[tuple[str, object], set[str]] = defaultdict(set)
    for document in documents:
        for key in keys(document):
            buckets[key].add(document.id)
    return {pair for held in buckets.values() for pair in combinations(sorted(held), 2)}


def keys(document: Document) -> Iterator[tuple[str, object]]:
    """What a document shares with any that it may copy: a band of the signature of its readable text, its address, its headline."""
    yield from (("band", band) for band in bands(signature(" ".join(word.text for word in worded(document).words))))
    if document.url:
        yield "address", document.url
    if document.outlet and document.title:
        yield "headline", (document.outlet.casefold(), " ".join(document.title.casefold().split()))


def parts(copy: Document, origin: Document) -> tuple[Part, ...]:
    """The paragraphs of a copy in order, each with where it stands in the origin if it was taken from there."""
    mine, taken = worded(copy), shared(copy, origin).taken
    theirs = _places(origin)
    found = []
    for start, end in _paragraphs(copy):
        places = [number for number, word in enumerate(mine.words) if start <= word.start < end]
        share = sum(bool(taken[number]) for number in places) / len(places) if places else 0.0
        held: defaultdict[Span, int] = defaultdict(int)
        for shingle in mine.shingles[places[0] : places[-1] + 1].tolist() if share >= COPIED else ():
            for paragraph in theirs.get(shingle, ()):
                held[paragraph] += 1
        most = max(held, key=lambda span: (held[span], -span.start), default=None)
        found.append(Part(copy.span(start, end), share, most))
    return tuple(found)


def _version(a: Document, b: Document, of_a: Shared, of_b: Shared) -> Link | None:
    """That one is a later version of the other: of one outlet, at one address or under one headline, with much equal text."""
    outlet, address = _equal(a.outlet, b.outlet), a.url is not None and a.url == b.url
    said = a.id == b.supersedes or b.id == a.supersedes
    if not said and not (address and (outlet or a.outlet is None or b.outlet is None)) and not (outlet and _equal(a.title, b.title)):
        return None
    ordered = order_of_versions(a, b)
    if ordered is None:
        return None
    later, earlier, why = ordered
    share = 1.0 if _same_text(a, b) else max(of_a.share, of_b.share)
    if share < SAME and not said and not (address and later.status in _GONE):
        return None
    reasons = (*_reasons(later, of_a if later is a else of_b, share), why)
    return Link(LinkKind.SUPERSEDES, later.id, earlier.id, Verdict.POSITIVE, max(share, SURE), reasons)


def _score(of_a: Shared, of_b: Shared) -> float:
    """The larger share of own words that stand in the other: a cut story stands whole in its origin, a padded one holds it whole."""
    share = max(of_a.share if of_a.own >= LEAST else 0.0, of_b.share if of_b.own >= LEAST else 0.0)
    return 1 / (1 + math.exp((EVEN - share) / STEP))


def _reasons(later: Document, taken: Shared, score: float) -> Iterator[Reason]:
    if score == 1.0:
        yield Reason("same text", "both have the same words", None, 1.0)
    if taken.run is not None:
        share = f"{taken.share:.0%} of its words outside quotations stand in the other in runs of five and more"
        yield Reason("equal words", share, taken.run, round(taken.share, 4))
    both = taken.taken & worded(later).quoted
    if both.any():
        yield Reason("equal quotations", "both quote the same words, which shows no copying", None, 0.0)


def _same_text(a: Document, b: Document) -> bool:
    return a.text_sha256 == b.text_sha256 or a.text.split() == b.text.split()


def _equal(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and a.casefold().split() == b.casefold().split()


def _paragraphs(document: Document) -> list[tuple[int, int]]:
    return [line for section in document.readable() for line in lines(document.text, section.start, section.end)]


def _places(document: Document) -> dict[int, list[Span]]:
    """For each shingle of a document the paragraphs in which it begins."""
    found: defaultdict[int, list[Span]] = defaultdict(list)
    given, at = worded(document), 0
    paragraphs = [document.span(*line) for line in _paragraphs(document)]
    for word, shingle in zip(given.words, given.shingles.tolist(), strict=False):
        while paragraphs[at].end <= word.start:
            at += 1
        found[shingle].append(paragraphs[at])
    return found
