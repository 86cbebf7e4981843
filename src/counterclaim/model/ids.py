"""Stable ids: hashes of content and place, never of scores, labels, model, path or time.

The prefix names the kind and the version of the recipe, so that a changed recipe can never collide with an old id.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from counterclaim.model.labels import Voice
from counterclaim.model.span import Span


def sha256_hex(data: bytes) -> str:
    """SHA-256 of `data` in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def text_sha256(text: str) -> str:
    """SHA-256 of the UTF-8 of `text`; lone surrogates are hashed as they stand."""
    return sha256_hex(text.encode("utf-8", "surrogatepass"))


def _digest(prefix: str, *parts: str) -> str:
    joined = "\x1f".join(part.replace("\x1f", " ") for part in parts)
    return f"{prefix}{sha256_hex(joined.encode('utf-8', 'surrogatepass'))[:16]}"


def document_id(sha256: str, url: str | None, part: str) -> str:
    """Id of the document in bytes of this hash, at this canonical address, at this part ('' for the whole, a line number in JSONL)."""
    return _digest("d1-", sha256, url or "", part)


def claim_id(document: str, cue: Span | None, source: Span | None, contents: Iterable[Span], voice: Voice) -> str:
    """Id of a claim: its document, the places of its cue, source and content, its voice."""
    return _digest("c1-", document, _place(cue), _place(source), ",".join(map(_place, contents)), voice)


def actor_id(document: str, first_mention: Span) -> str:
    """Id of an actor of one document: the place of its first mention."""
    return _digest("a1-", document, _place(first_mention))


def event_id(document: str, which: str) -> str:
    """Id of an event of one document: '' for the one it is about, else the words that tell which it is."""
    return _digest("e1-", document, which)


def figure_id(document: str, measure: str, words: Span) -> str:
    """Id of a toll: what it counts and where its words stand."""
    return _digest("f1-", document, measure, _place(words))


def outlet_id(name: str) -> str:
    """Id of an outlet or author heard as narrator, which needs no mention in the text."""
    return _digest("o1-", name.casefold())


def statement_id(founder: str) -> str:
    """Id of a statement: the claim that reports it first."""
    return _digest("s1-", founder)


def origin_id(founder: str) -> str:
    """Id of an origin: the first claim that stands at the root."""
    return _digest("r1-", founder)


def judgement_id(kind: str, target: str, other: str | None, by: str, at: str) -> str:
    """Id of a judgement: what was decided about what, by whom and when (ISO 8601)."""
    return _digest("j1-", kind, target, other or "", by, at)


def hypothesis_id(question: str, event: str | None, cause: str, roles: Iterable[tuple[str, str]]) -> str:
    """Id of a hypothesis: which question about which event it answers, by which cause and with whom in which role, in any order."""
    return _digest("h1-", question, event or "", cause, *(f"{actor}={role}" for actor, role in sorted(roles)))


def words_id(who: str, content: str) -> str:
    """Id of the root of claims in which one speaker says the same words, where no origin was found for them."""
    return _digest("w1-", who, content)


def item_id(kind: str, root: str) -> str:
    """Id of an item of evidence: its kind and the root it rests on (its origin, else its own claim, figure or finding): copies share it."""
    return _digest("i1-", kind, root)


def finding_id(text: str, basis: str, source: str | None, spans: Iterable[Span]) -> str:
    """Id of a finding: what was found, on what basis, by whom, and where it is told."""
    return _digest("n1-", text, basis, source or "", *(f"{span.document}:{_place(span)}" for span in sorted(spans)))


def key_judgement_id(hypothesis: str, by: str, at: str) -> str:
    """Id of a key judgement: about what, by whom and when (ISO 8601)."""
    return _digest("y1-", hypothesis, by, at)


def founded_case_id(event: str) -> str:
    """Id of a case of a casebook: that of the event it was founded on, so that it stays as the case grows."""
    return _digest("k2-", event)


def case_id(document_ids: Iterable[str]) -> str:
    """Id of a case made of these documents, in any order."""
    return _digest("k1-", *sorted(set(document_ids)))


def _place(span: Span | None) -> str:
    return "" if span is None else f"{span.start}-{span.end}"
