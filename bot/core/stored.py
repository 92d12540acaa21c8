"""The stored state that the settings name, opened ready for use."""

from bot.core.settings import Settings
from data.areas.tree import install_areas
from data.core.database import Database
from data.reference import load_gazetteer


def database_of(settings: Settings) -> Database:
    """The database as it lies there. Raises DatabaseUnusable for a URL that is none."""
    return Database(settings.database)


def open_database(settings: Settings) -> Database:
    """The database, brought up to date, with the areas of the gazetteer in it. Raises DatabaseUnusable."""
    database = database_of(settings)
    database.migrate()
    database.run(lambda session: install_areas(session, load_gazetteer()))
    return database
