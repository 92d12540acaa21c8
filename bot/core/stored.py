"""The stored state that the settings name, opened ready for use."""

from bot.core.settings import Settings
from data.areas.tree import install_areas
from data.core.database import Database
from data.reference import load_gazetteer


def open_database(settings: Settings) -> Database:
    """The database, brought up to date, with the areas of the gazetteer in it. Raises DatabaseUnusable."""
    database = Database(settings.database)
    database.migrate()
    database.run(lambda session: install_areas(session, load_gazetteer()))
    return database
