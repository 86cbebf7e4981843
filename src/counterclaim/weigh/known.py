"""What people put on record of actors, in a table of their own: a party to the conflict, independent, controlled, known for false claims.

Rows of that table and the names of a dossier come in; what is known of an actor goes out. Nothing is known of anybody who has no row: the
package ships no such table, and it learns no track record from the case that it is about to judge.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from counterclaim.model.typed import TypedActor
from counterclaim.weigh.names import Names, name_key


@dataclass(frozen=True, slots=True)
class Known:
    """The user's table, by key of `Names`, and which actors an account of this dossier names."""

    rows: dict[str, TypedActor] = field(default_factory=dict)
    held: frozenset[str] = frozenset()

    def of(self, key: str | None) -> TypedActor | None:
        """What is on record of an actor."""
        return None if key is None else self.rows.get(key)

    def is_party(self, key: str | None) -> bool:
        """Whether an actor is a party by the table, is controlled by somebody, or is itself named in an account here."""
        row = self.of(key)
        if row is not None and row.independent:
            return False
        return key in self.held or (row is not None and (row.party or row.controlled_by is not None))

    def claims_falsely(self, key: str | None) -> bool:
        """Whether an actor is on record for claiming what others did."""
        row = self.of(key)
        return row is not None and row.claims_falsely

    def claims_its_own(self, key: str | None) -> bool:
        """Whether an actor is on record for claiming what it does."""
        row = self.of(key)
        return row is not None and row.claims_its_own


def known(rows: Iterable[TypedActor], names: Names, held: Iterable[str]) -> Known:
    """The table for one dossier; a row whose name it does not have waits under that name, and a later row replaces an earlier one."""
    return Known({names.find(row.name) or name_key(row.name): row for row in rows}, frozenset(held))
