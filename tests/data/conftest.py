"""A small district to act in, on both databases."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from data.areas.tree import install_areas
from data.core.database import Database
from data.reference import load_gazetteer
from tests.kit.keys import KEYRING
from tests.kit.town import NOW, Town


@pytest.fixture
def district(database: Database) -> Database:
    """A database of this test's own with the areas of the gazetteer in it."""
    database.run(lambda session: install_areas(session, load_gazetteer()))
    return database


@pytest.fixture(scope="session")
def sqlite_district(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A district on SQLite for all tests that roll back."""
    path = tmp_path_factory.mktemp("district") / "district.sqlite3"
    shutil.copy(migrated_sqlite, path)
    yield from _with_areas(f"sqlite:///{path}")


@pytest.fixture(scope="session")
def postgres_district(postgres_server: str) -> Iterator[Database]:
    """A district on PostgreSQL for all tests that roll back."""
    yield from _with_areas(postgres_server)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def session(request: pytest.FixtureRequest) -> Iterator[Session]:
    """A transaction in a district that other tests share; it is rolled back."""
    shared: Database = request.getfixturevalue(f"{request.param}_district")
    with shared.engine.connect() as connection, connection.begin() as transaction:
        yield Session(connection, join_transaction_mode="create_savepoint", expire_on_commit=False)
        transaction.rollback()


def _with_areas(url: str) -> Iterator[Database]:
    database = Database(url, KEYRING)
    database.migrate()
    database.run(lambda session: install_areas(session, load_gazetteer()))
    yield database
    database.dispose()


@pytest.fixture
def town(session: Session) -> Town:
    """A town within one transaction."""
    return Town(session)


@pytest.fixture
def town_of() -> type[Town]:
    """Makes a town within any transaction, for tests that need several."""
    return Town


@pytest.fixture
def now() -> datetime:
    """Saturday 2026-11-21, nine o'clock in Shanghai."""
    return NOW
