"""What finds candidates: keys with weights, opaque sketches, and bands of signatures.

Keys, blobs and bands of a document come in; documents that share them go out, at a cost that does not grow with the casebook. It never
judges whether what it finds belongs together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import accumulate

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from counterclaim.store import rows
from counterclaim.store.schema import bands, documents, key_counts, key_sets, postings, signatures, sketches
from counterclaim.store.session import Session, chunks, pairs, put
from counterclaim.store.values import Candidate

COMMON = 400
"""Documents that may share a key before it is too common to look up: an event's own names and words stand in dozens of articles, those of a
capital or a ministry in thousands. One key alone must not take the place of all others."""

MOST_KEYS = 256
"""Keys of one question that are looked up, the weightiest first and of equally weighty ones the rarest. An article has 87 on average: where
only 64 are looked up, it depends on which comes last whether two meet, and cases lose 0.006 of B-cubed F1
(`bench grouping --casebook`)."""

MOST_POSTINGS = 2000
"""Documents that the keys looked up may name together, counted with repetition: what is read for one question in a few milliseconds,
whatever the size of the casebook."""

_UNIT = 1000
"""Weights are kept in thousandths: sums of whole numbers are the same in whatever order a database adds them."""

_UNDATED = 0
"""The day of a document that has none; the ordinals of days begin at 1."""

_WORD = 1 << 64

_STEP = 0x9E3779B97F4A7C15
"""What a place adds to its band: the golden part of 2 ** 64, which keeps bands of neighbouring places far apart."""


class Keys(Session):
    """Keys, sketches and signatures of documents."""

    def put_keys(self, document: str, kind: str, keys: Iterable[tuple[str, float]], day: date | None = None) -> None:
        """Give a document the keys of one kind it can be found by, in place of those it had; `day` is the day it is about."""
        hashed: dict[int, int] = {}
        for key, weight in keys:
            number = key_number(kind, key)
            hashed[number] = max(hashed.get(number, 0), round(weight * _UNIT))
        self.put_key_set(document, kind, _UNDATED if day is None else day.toordinal(), sorted(hashed.items()))

    def put_key_set(self, document: str, kind: str, day: int, keys: Sequence[tuple[int, int]]) -> None:
        """Keep keys as rows have them: the ordinal of the day (0: none), each key's number and its weight in thousandths, sorted."""
        body = rows.pack(rows.encode(keys))
        with self.transaction() as connection:
            number = self._number(connection, document)
            where = (key_sets.c.document == number, key_sets.c.kind == kind)
            before = connection.execute(select(key_sets.c.day, key_sets.c.body).where(*where)).first()
            if before is not None and (before.day, before.body) == (day, body):
                return
            if before is not None:
                _forget(connection, number, before.day, [key for key, _ in rows.decode(rows.unpack(before.body), list[tuple[int, int]])])
            put(connection, key_sets, [{"document": number, "kind": kind, "day": day, "body": body}], replace=True)
            if keys:
                found = [{"key": key, "day": day, "document": number, "weight": weight} for key, weight in keys]
                connection.execute(insert(postings), found)
                counted = [{"key": key, "documents": 1} for key, _ in keys]
                put(connection, key_counts, counted, update={"documents": key_counts.c.documents + 1})

    def candidates(
        self,
        kind: str,
        keys: Iterable[tuple[str, float]] | Iterable[str],
        near: date | None = None,
        *,
        within: int = 0,
        limit: int = 50,
        common: int = COMMON,
    ) -> tuple[Candidate, ...]:
        """The documents that share most weight of keys with what is asked, heaviest first, then by id.

        With `near` only those about a day at most `within` days away, or about no known day. A key's weight is the one the found document
        gave it; keys of more than `common` documents are not looked up, nor the lightest where there are too many.
        """
        weighed = dict((key, 1.0) if isinstance(key, str) else key for key in keys)
        numbers = {key_number(kind, key): weight for key, weight in weighed.items()}
        with self.reading() as connection:
            rare = _rare(connection, numbers, common)
            if not rare:
                return ()
            shared = func.sum(postings.c.weight).label("shared")
            found = select(postings.c.document, shared).where(postings.c.key.in_(sorted(rare))).group_by(postings.c.document)
            if near is not None:
                day = near.toordinal()
                found = found.where(or_(postings.c.day.between(day - within, day + within), postings.c.day == _UNDATED))
            weighty = found.cte("weighty")
            # Only documents that may be among the first are looked up by id, those that share as much as the last of them included.
            least = select(weighty.c.shared).order_by(weighty.c.shared.desc()).limit(1).offset(limit - 1).scalar_subquery()
            query = select(documents.c.id, weighty.c.shared).join(weighty, weighty.c.document == documents.c.number)
            query = query.where(weighty.c.shared >= func.coalesce(least, 0))
            ordered = query.order_by(weighty.c.shared.desc(), documents.c.id).limit(limit)
            return tuple(Candidate(document, int(weight) / _UNIT) for document, weight in connection.execute(ordered))

    def put_sketch(self, document: str, kind: str, sketch: bytes) -> None:
        """Keep what a stage wants to have at hand of a document, in its own form."""
        with self.transaction() as connection:
            row = {"document": self._number(connection, document), "kind": kind, "body": sketch}
            put(connection, sketches, [row], replace=True)

    def sketches(self, kind: str, ids: Iterable[str]) -> dict[str, bytes]:
        """The sketches of some documents, by id in order; of one that has none there is none."""
        found: dict[str, bytes] = {}
        with self.reading() as connection:
            for some in chunks(sorted(set(ids))):
                query = select(documents.c.id, sketches.c.body).join(sketches).where(documents.c.id.in_(some), sketches.c.kind == kind)
                found.update((id, bytes(body)) for id, body in connection.execute(query))
        return {id: found[id] for id in sorted(found)}

    def put_signature(self, document: str, given: Sequence[int]) -> None:
        """Keep the bands of a document's signature, unsigned or signed numbers of 64 bits, in place of those it had."""
        body = rows.encode([_signed(band) for band in given])
        with self.transaction() as connection:
            number = self._number(connection, document)
            before = connection.execute(select(signatures.c.bands).where(signatures.c.document == number)).scalar()
            if before == body:
                return
            if before is not None:
                placed = _placed(rows.decode(before, list[int]))
                connection.execute(delete(bands).where(bands.c.band.in_(placed), bands.c.document == number))
            put(connection, signatures, [{"document": number, "bands": body}], replace=True)
            put(connection, bands, [{"band": band, "document": number} for band in _placed(given)])

    def same_band(self, given: Sequence[int], among: Iterable[str] = (), *, limit: int = 200) -> tuple[str, ...]:
        """The documents that have two bands in common, each in the same place, those with most first, then by id.

        Of those `among` one band is enough: many documents of a large casebook share one by chance.
        """
        shared = func.count().label("shared")
        found = select(bands.c.document, shared).where(bands.c.band.in_(_placed(given))).group_by(bands.c.document)
        with self.reading() as connection:
            known = sorted(self._numbers(connection, among).values())
            near = found.having(or_(shared > 1, bands.c.document.in_(known))).subquery()
            query = select(documents.c.id).join(near, near.c.document == documents.c.number)
            return tuple(connection.execute(query.order_by(near.c.shared.desc(), documents.c.id).limit(limit)).scalars())


def key_number(kind: str, key: str) -> int:
    """The number a key is kept as: 64 bits of a hash, by which 10 million keys meet by chance once in 300,000 casebooks."""
    return _signed(int.from_bytes(hashlib.sha256(rows.text_bytes(f"{kind}\x1f{key}")).digest()[:8], "big"))


def _placed(given: Sequence[int]) -> list[int]:
    """Bands as numbers that differ by place too: equal bands in different places say nothing."""
    return [_signed((_signed(band) + place * _STEP) % _WORD) for place, band in enumerate(given)]


def _signed(number: int) -> int:
    """A number of 64 bits as databases keep it."""
    if not -_WORD // 2 <= number < _WORD:
        raise ValueError(f"{number} is no number of 64 bits")
    return number - _WORD if number >= _WORD // 2 else number


def _rare(connection: Connection, weights: Mapping[int, float], common: int) -> list[int]:
    """The keys to look up: not too common, the weightiest and the rarest of them first, as many as may be read."""
    counts: dict[int, int] = {}
    for some in chunks(sorted(weights)):
        query = select(key_counts.c.key, key_counts.c.documents).where(
            key_counts.c.key.in_(some), key_counts.c.documents.between(1, common)
        )
        counts.update(pairs(connection, query))
    ordered = sorted(counts, key=lambda key: (-weights[key], counts[key], key))[:MOST_KEYS]
    named = accumulate(counts[key] for key in ordered)
    return [key for key, total in zip(ordered, named, strict=True) if total <= MOST_POSTINGS]


def _forget(connection: Connection, document: int, day: int, keys: list[int]) -> None:
    for some in chunks(keys):
        mine = (postings.c.key.in_(some), postings.c.day == day, postings.c.document == document)
        connection.execute(delete(postings).where(*mine))
        connection.execute(update(key_counts).where(key_counts.c.key.in_(some)).values(documents=key_counts.c.documents - 1))
