"""Stations for tests of the front ends: see `tests.kit.station`."""

from collections.abc import Callable

import pytest

from bot.core.names import Names
from data.areas.tree import install_areas
from data.core.database import Database
from data.reference import load_gazetteer, load_taxonomy
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.interpreter import Interpreter
from nlu.runtime.fallback import Fallback
from tests.kit.station import Station


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer(load_gazetteer())


@pytest.fixture(scope="session")
def reader(gazetteer: Gazetteer) -> Interpreter:
    """The in-process interpreter."""
    return Fallback(gazetteer)


@pytest.fixture
def open_station(gazetteer: Gazetteer, reader: Interpreter) -> Callable[[Database], Station]:
    """Open a station on a database."""

    def opened(database: Database, interpreter: Interpreter = reader) -> Station:
        database.run(lambda session: install_areas(session, load_gazetteer()))
        return Station(database, Names(load_taxonomy(), load_gazetteer()), interpreter, gazetteer)

    return opened


@pytest.fixture
def station(open_station: Callable[[Database], Station], sqlite_database: Database) -> Station:
    """A station on SQLite, with nobody in it."""
    return open_station(sqlite_database)


@pytest.fixture
async def proposed(station: Station) -> Station:
    """A coordinator, a nurse, a need, and the proposal that brings them together."""
    await station.coordinator("李社工")
    await station.nurse("李姐")
    await station.escort_needed("小周")
    station.propose()
    return station
