"""The databases that these tests run on."""

from databases import address, database, new_address, postgres_server, store

__all__ = ["address", "database", "new_address", "postgres_server", "store"]
