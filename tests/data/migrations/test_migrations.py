"""The migrations by themselves and against the models, on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.config import Config
from pytest_alembic import MigrationContext, tests
from pytest_alembic.config import Config as PytestAlembicConfig
from sqlalchemy import Connection

from data.core.database import Database
from tests.kit.keys import KEYRING


@pytest.fixture
def alembic_config() -> PytestAlembicConfig:
    """The packaged migrations; there is no alembic.ini."""
    folder = Path(__file__).parents[3] / "data" / "migrations"
    config = Config()
    config.set_main_option("script_location", str(folder))
    return PytestAlembicConfig(alembic_config=config)


@pytest.fixture
def alembic_engine(empty_database_url: str) -> Iterator[Connection]:
    """A connection to an empty database of each kind, as `Database.migrate` hands one in."""
    database = Database(empty_database_url, KEYRING)
    with database.engine.begin() as connection:
        yield connection
    database.dispose()


def test_there_is_one_head(alembic_runner: MigrationContext) -> None:
    tests.test_single_head_revision(alembic_runner)


def test_an_empty_database_comes_up_to_date(alembic_runner: MigrationContext) -> None:
    tests.test_upgrade(alembic_runner)


def test_the_models_ask_for_nothing_that_no_migration_makes(alembic_runner: MigrationContext) -> None:
    tests.test_model_definitions_match_ddl(alembic_runner)


def test_every_migration_can_be_taken_back(alembic_runner: MigrationContext) -> None:
    tests.test_up_down_consistency(alembic_runner)
