"""Writes the next migration, from what the models ask for and no migration makes: `just migration NAME`.

For developers, in a checkout: it writes into this package. What comes out is a draft, to be read before it is
committed.
"""

import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from data.core.database import Database, alembic_config
from data.core.sealing.keys import new_secret, read_keys

HERE = Path(__file__).parent
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_ ]*")


def new_migration(name: str, folder: Path = HERE) -> Path | None:
    """Write `versions/NNNN_name.py` in `folder`, numbered after the last; None where nothing is missing.

    `name` says in a few words what changes. Raises ValueError where it is not of letters, digits, spaces, underscores.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"letters, digits, spaces and underscores only: {name!r}")
    with tempfile.TemporaryDirectory() as scratch:
        database = Database(f"sqlite:///{Path(scratch) / 'schema.sqlite3'}", read_keys(new_secret()))
        with database.schema_change() as connection:
            written = _written(_config(folder, connection), name)
        database.dispose()
    return written


def _written(config: Config, name: str) -> Path | None:
    """Bring an empty database up to date, then write down what it still lacks."""
    command.upgrade(config, "head")
    newest = ScriptDirectory.from_config(config).get_current_head() or "0000"
    number = f"{int(newest) + 1:04d}"
    script = command.revision(
        config, message=name, autogenerate=True, rev_id=number, process_revision_directives=_unless_empty
    )
    scripts = script if isinstance(script, list) else [script]
    return next((Path(made.path) for made in scripts if made), None)


def _unless_empty(_context: Any, _revision: Any, directives: list[Any]) -> None:
    if directives[0].upgrade_ops.is_empty():
        directives.clear()


def _config(folder: Path, connection: Connection) -> Config:
    config = alembic_config(connection)
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    return config


if __name__ == "__main__":
    made = new_migration(sys.argv[1])
    print(f"written: {made}" if made else "nothing is missing: the migrations make all that the models ask for")
