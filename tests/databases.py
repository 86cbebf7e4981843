"""Fixtures: every test that asks for `address` runs once on SQLite and once on PostgreSQL, each time on an empty database."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

import postgres
from counterclaim.store.casebook import Store

_NUMBERS = count()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    if not postgres.INSTALLED:
        pytest.skip(postgres.MISSING)
    with postgres.server() as where:
        yield where


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def new_address(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[object]:
    """A function that gives the address of one more empty database."""
    made: list[str] = []
    if database == "sqlite":
        yield lambda: str(tmp_path / f"{next(_NUMBERS)}.casebook")
        return
    where = request.getfixturevalue("postgres_server")
    with psycopg.connect(f"postgresql://{postgres.USER}@/postgres?{where}", autocommit=True) as server:

        def one_more() -> str:
            name = f"casebook_{next(_NUMBERS)}"
            server.execute(f"CREATE DATABASE {name}")
            made.append(name)
            return f"postgresql://{postgres.USER}@/{name}?{where}"

        yield one_more
        for name in made:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def address(new_address) -> str:  # type: ignore[no-untyped-def]
    return str(new_address())


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with Store.open(address) as opened:
        yield opened
