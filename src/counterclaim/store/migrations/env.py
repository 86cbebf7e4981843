"""Alembic's door: runs the migrations on the connection that `migrate` hands over, inside its transaction.

It is loaded by Alembic only; it never connects anywhere itself and reads no settings file.
"""

from alembic import context

from counterclaim.store.schema import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=True,  # both databases undo the making of tables, if one begins transactions oneself
)
with context.begin_transaction():
    context.run_migrations()
