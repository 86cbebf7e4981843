"""Documents know when they appeared and their address by a key: what every addition and every `--as-of` asks."""

import sqlalchemy as sa
from alembic import op

from counterclaim.store.columns import Moment, Words
from counterclaim.store.rows import key_of

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("documents", sa.Column("appeared", Moment, nullable=False, server_default=""))
    op.add_column("documents", sa.Column("address", Words))
    documents = sa.table("documents", *(sa.column(name, Words) for name in ("url", "address")), sa.column("number"))
    op.execute("UPDATE documents SET appeared = coalesce(published, captured)")
    connection = op.get_bind()
    found = connection.execute(sa.select(documents.c.number, documents.c.url).where(documents.c.url.is_not(None))).all()
    for number, url in found:
        connection.execute(sa.update(documents).where(documents.c.number == number).values(address=key_of(url)))
    op.create_index("documents_by_appeared", "documents", ["appeared"])
    op.create_index("documents_by_address", "documents", ["address"])
