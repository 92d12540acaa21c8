"""The stored state that the settings name, opened ready for use."""

from bot.core.private import KEY_FILE, keep_private
from bot.core.settings import Settings
from data.areas.tree import install_areas
from data.core.database import Database
from data.core.sealing.keys import Keyring, keys_in, new_secret, read_keys
from data.reference import load_gazetteer


def database_of(settings: Settings) -> Database:
    """The database as it lies there, for a look at it: nothing is made, no key either.

    Raises DatabaseUnusable for a URL that is none, and KeyUnusable for a key that is none.
    """
    is_there = settings.key or (settings.home / KEY_FILE).exists()
    return Database(settings.database, keyring(settings) if is_there else read_keys(new_secret()))


def open_database(settings: Settings) -> Database:
    """The database, brought up to date, with the areas of the gazetteer in it; home is closed to others.

    Raises DatabaseUnusable, and KeyUnusable where its key is missing or another one.
    """
    keep_private(settings)
    database = Database(settings.database, keyring(settings))
    database.migrate()
    database.run(lambda session: install_areas(session, load_gazetteer()))
    return database


def keyring(settings: Settings) -> Keyring:
    """The keys that the settings name, else those in the file `key` of home, made on the first start.

    Raises KeyUnusable.
    """
    return read_keys(settings.key) if settings.key else keys_in(settings.home / KEY_FILE)
