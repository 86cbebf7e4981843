"""The first version: what was captured, what was read, what was linked and judged, what finds candidates."""

from typing import Any

from alembic import op
from sqlalchemy import Boolean, Column, Float, ForeignKeyConstraint, LargeBinary, PrimaryKeyConstraint

from counterclaim.store.columns import Moment, Number, Words

revision = "0001"
down_revision = None

WORDS = {
    "sqlite": ["CREATE VIRTUAL TABLE passage_words USING fts5(words, content='', tokenize='ascii')"],
    "postgresql": [
        "ALTER TABLE passages ADD COLUMN words tsvector",
        "CREATE INDEX passages_by_words ON passages USING gin (words)",
    ],
}


def upgrade() -> None:
    op.create_table("contents", _id("sha256"), Column("data", LargeBinary, nullable=False))
    op.create_table("texts", _id("sha256"), Column("body", LargeBinary, nullable=False))
    op.create_table(
        "documents",
        Column("number", Number, primary_key=True),
        Column("id", Words, nullable=False, unique=True),
        *_words("sha256", "text_sha256"),
        *_words("title", "outlet", "url", nullable=True),
        *_words("status"),
        *_words("supersedes", nullable=True),
        Column("published", Moment),
        Column("captured", Moment, nullable=False),
        Column("facts", LargeBinary, nullable=False),
        ForeignKeyConstraint(["sha256"], ["contents.sha256"]),
        ForeignKeyConstraint(["text_sha256"], ["texts.sha256"]),
    )
    _of_documents("captures", *_words("input_key", "input"), Column("captured", Moment, nullable=False), key=("document", "input_key"))
    op.create_table("failures", _id("input_key"), *_words("input", "reason"))
    _of_documents(
        "records",
        *_words("reader"),
        Column("current", Boolean, nullable=False),
        *_words("text_sha256"),
        Column("body", LargeBinary, nullable=False),
        ForeignKeyConstraint(["text_sha256"], ["texts.sha256"]),
        key=("document", "reader"),
    )
    _of_documents("things", *_words("id"), key=("id", "document"), sqlite_with_rowid=False)
    op.create_index("things_by_document", "things", ["document"])
    _of_documents("passages", *_words("claim", nullable=True), key=("number",), numbered=True, sqlite_autoincrement=True)
    op.create_index("passages_by_document", "passages", ["document"])
    for statement in WORDS[op.get_bind().dialect.name]:
        op.execute(statement)
    _links()
    _cases()
    _keys()
    op.create_table(
        "runs",
        Column("number", Number, primary_key=True),
        *_words("command", "reader"),
        Column("begun", Moment, nullable=False),
        Column("ended", Moment),
        Column("counts", LargeBinary, nullable=False),
    )


def _links() -> None:
    op.create_table(
        "links",
        *_words("kind", "left", "right", "by", "verdict"),
        Column("score", Float(53), nullable=False),
        Column("reasons", LargeBinary, nullable=False),
        Column("left_document", Number),
        Column("right_document", Number),
        PrimaryKeyConstraint("kind", "left", "right", "by"),
        ForeignKeyConstraint(["left_document"], ["documents.number"]),
        ForeignKeyConstraint(["right_document"], ["documents.number"]),
    )
    _indexed("links", "left", "right", "left_document", "right_document")
    op.create_table(
        "judgements",
        _id("id"),
        *_words("target"),
        *_words("other", nullable=True),
        Column("at", Moment, nullable=False),
        Column("undone", Moment),
        Column("body", LargeBinary, nullable=False),
    )
    _indexed("judgements", "target", "other", "at")


def _cases() -> None:
    op.create_table("cases", _id("id"), *_words("title", nullable=True))
    of_case = ForeignKeyConstraint(["case"], ["cases.id"])
    _of_documents("members", *_words("case"), of_case, key=("case", "document"))
    op.create_index("members_by_document", "members", ["document"])
    of_case = ForeignKeyConstraint(["case"], ["cases.id"])
    op.create_table("focal_events", *_words("case", "event"), PrimaryKeyConstraint("case", "event"), of_case)
    op.create_index("focal_events_by_event", "focal_events", ["event"])


def _keys() -> None:
    keys = Column("body", LargeBinary, nullable=False)
    _of_documents("key_sets", *_words("kind"), Column("day", Number, nullable=False), keys, key=("document", "kind"))
    numbers = [Column(name, Number, nullable=False) for name in ("key", "day", "weight")]
    _of_documents("postings", *numbers, key=("key", "day", "document"), sqlite_with_rowid=False)
    op.create_table("key_counts", Column("key", Number, primary_key=True, autoincrement=False), Column("documents", Number, nullable=False))
    _of_documents("sketches", *_words("kind"), Column("body", LargeBinary, nullable=False), key=("document", "kind"))
    _of_documents("signatures", Column("bands", LargeBinary, nullable=False), key=("document",))
    _of_documents("bands", Column("band", Number, nullable=False), key=("band", "document"), sqlite_with_rowid=False)


def _id(name: str) -> Column[str]:
    return Column(name, Words, primary_key=True)


def _words(*names: str, nullable: bool = False) -> list[Column[str]]:
    return [Column(name, Words, nullable=nullable) for name in names]


def _of_documents(
    table: str, *parts: Column[Any] | ForeignKeyConstraint, key: tuple[str, ...], numbered: bool = False, **options: bool
) -> None:
    """A table whose rows are of one document each."""
    number = [Column("number", Number, primary_key=True)] if numbered else [PrimaryKeyConstraint(*key)]
    document = Column("document", Number, nullable=False, autoincrement=False)
    op.create_table(table, document, *parts, *number, ForeignKeyConstraint(["document"], ["documents.number"]), **options)


def _indexed(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"{table}_by_{column}", table, [column])
