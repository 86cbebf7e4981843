"""The tables of a casebook, as the newest version has them.

Nothing comes in; migrations make them, and a test holds the two together. They hold no SQL of one database: what SQLite and PostgreSQL call
differently is in `columns` and `fulltext`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, MetaData, Table

from counterclaim.store.columns import Blob, Moment, Number, Words

VERSIONS = ("0001", "0002", "0003", "0004")
"""Every version of the schema, oldest first, as the migrations number them; the last is what this package writes."""

VERSION_TABLE = "counterclaim_version"
"""Its presence tells a casebook from any other database."""

metadata = MetaData()


def _document(**options: Any) -> Column[int]:
    return Column("document", Number, ForeignKey("documents.number"), nullable=False, **options)


# What was captured: bytes and texts once each, by hash.
contents = Table("contents", metadata, Column("sha256", Words, primary_key=True), Column("data", Blob, nullable=False))
texts = Table("texts", metadata, Column("sha256", Words, primary_key=True), Column("body", Blob, nullable=False))
documents = Table(
    "documents",
    metadata,
    Column("number", Number, primary_key=True),
    Column("id", Words, nullable=False, unique=True),
    Column("sha256", Words, ForeignKey("contents.sha256"), nullable=False),
    Column("text_sha256", Words, ForeignKey("texts.sha256"), nullable=False),
    Column("title", Words),
    Column("outlet", Words),
    Column("url", Words),
    Column("status", Words, nullable=False),
    Column("supersedes", Words),
    Column("published", Moment),
    Column("captured", Moment, nullable=False),
    Column("facts", Blob, nullable=False),
    Column("appeared", Moment, nullable=False, server_default=""),
    Column("address", Words),
    Index("documents_by_appeared", "appeared"),
    Index("documents_by_address", "address"),
)
captures = Table(
    "captures",
    metadata,
    _document(primary_key=True),
    Column("input_key", Words, primary_key=True),
    Column("input", Words, nullable=False),
    Column("captured", Moment, nullable=False),
    Index("captures_by_input", "input_key"),
)
failures = Table(
    "failures",
    metadata,
    Column("input_key", Words, primary_key=True),
    Column("input", Words, nullable=False),
    Column("reason", Words, nullable=False),
)

# What was read.
records = Table(
    "records",
    metadata,
    _document(primary_key=True),
    Column("reader", Words, primary_key=True),
    Column("current", Boolean, nullable=False),
    Column("text_sha256", Words, ForeignKey("texts.sha256"), nullable=False),
    Column("body", Blob, nullable=False),
)
things = Table(
    "things",
    metadata,
    Column("id", Words, primary_key=True),
    _document(primary_key=True),
    Index("things_by_document", "document"),
    sqlite_with_rowid=False,
)
passages = Table(
    "passages",
    metadata,
    Column("number", Number, primary_key=True),
    _document(),
    Column("claim", Words),
    Index("passages_by_document", "document"),
    sqlite_autoincrement=True,
)

# What the machine and people decided across documents.
links = Table(
    "links",
    metadata,
    Column("kind", Words, primary_key=True),
    Column("left", Words, primary_key=True),
    Column("right", Words, primary_key=True),
    Column("by", Words, primary_key=True),
    Column("verdict", Words, nullable=False),
    Column("score", Float(53), nullable=False),
    Column("reasons", Blob, nullable=False),
    Column("left_document", Number, ForeignKey("documents.number")),
    Column("right_document", Number, ForeignKey("documents.number")),
    Index("links_by_left", "left"),
    Index("links_by_right", "right"),
    Index("links_by_left_document", "left_document"),
    Index("links_by_right_document", "right_document"),
)
judgements = Table(
    "judgements",
    metadata,
    Column("id", Words, primary_key=True),
    Column("target", Words, nullable=False),
    Column("other", Words),
    Column("at", Moment, nullable=False),
    Column("undone", Moment),
    Column("body", Blob, nullable=False),
    Index("judgements_by_target", "target"),
    Index("judgements_by_other", "other"),
    Index("judgements_by_at", "at"),
)
cases = Table("cases", metadata, Column("id", Words, primary_key=True), Column("title", Words))
members = Table(
    "members",
    metadata,
    Column("case", Words, ForeignKey("cases.id"), primary_key=True),
    _document(primary_key=True),
    Index("members_by_document", "document"),
)
focal_events = Table(
    "focal_events",
    metadata,
    Column("case", Words, ForeignKey("cases.id"), primary_key=True),
    Column("event", Words, primary_key=True),
    Index("focal_events_by_event", "event"),
)

# What finds candidates for linking.
key_sets = Table(
    "key_sets",
    metadata,
    _document(primary_key=True),
    Column("kind", Words, primary_key=True),
    Column("day", Number, nullable=False),
    Column("body", Blob, nullable=False),
)
postings = Table(
    "postings",
    metadata,
    Column("key", Number, primary_key=True, autoincrement=False),
    Column("day", Number, primary_key=True, autoincrement=False),
    _document(primary_key=True, autoincrement=False),
    Column("weight", Number, nullable=False),
    sqlite_with_rowid=False,
)
key_counts = Table(
    "key_counts",
    metadata,
    Column("key", Number, primary_key=True, autoincrement=False),
    Column("documents", Number, nullable=False),
)
sketches = Table(
    "sketches",
    metadata,
    _document(primary_key=True),
    Column("kind", Words, primary_key=True),
    Column("body", Blob, nullable=False),
)
signatures = Table("signatures", metadata, _document(primary_key=True), Column("bands", Blob, nullable=False))
bands = Table(
    "bands",
    metadata,
    Column("band", Number, primary_key=True, autoincrement=False),
    _document(primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# What was done here; stays out of archives.
runs = Table(
    "runs",
    metadata,
    Column("number", Number, primary_key=True),
    Column("command", Words, nullable=False),
    Column("reader", Words, nullable=False),
    Column("begun", Moment, nullable=False),
    Column("ended", Moment),
    Column("counts", Blob, nullable=False),
)
looks = Table(
    "looks",
    metadata,
    Column("case", Words, primary_key=True),
    Column("at", Moment, primary_key=True),
    Column("documents", Blob, nullable=False),
)
