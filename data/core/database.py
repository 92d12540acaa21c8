"""One database: opening it, migrating it, and transactions that either happen or did not.

Double booking is kept out by real isolation: SQLite lets one writer in at a time (BEGIN IMMEDIATE), PostgreSQL runs at
SERIALIZABLE and refuses one of two that collide; `Database.run` then tries that one again.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import stamina
from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from data.core.errors import DatabaseBusy, DatabaseUnusable

T = TypeVar("T")

BUSY_MS = 10_000
ATTEMPTS = 12
# Serialization failure; deadlock; unique violation: two that looked first, found nothing and both inserted
# (PostgreSQL's manual, "Serialization Failure Handling", asks to retry all three).
_RETRIED_STATES = frozenset({"40001", "40P01", "23505"})
_MIGRATION_LOCK = 5_100_520_026  # any number of our own, the same for every worker


class Database:
    """An SQLAlchemy URL made usable: SQLite or PostgreSQL."""

    def __init__(self, url: str) -> None:
        """Nothing is opened yet; SQLite's folder is made. Raises DatabaseUnusable for a URL that is none."""
        self.url = _parsed(url)
        self.engine = _engine(self.url)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)

    @property
    def is_sqlite(self) -> bool:
        """Whether this is SQLite; else it is PostgreSQL."""
        return self.url.get_backend_name() == "sqlite"

    def migrate(self) -> None:
        """Bring the schema up to date, one worker at a time. Raises DatabaseUnusable with one line for the operator."""
        try:
            with self.schema_change() as connection:
                command.upgrade(alembic_config(connection), "head")
        except CommandError as error:
            raise DatabaseUnusable(f"{self._shown}: made by another version of this program ({error})") from error
        except (SQLAlchemyError, OSError) as error:
            raise DatabaseUnusable(f"{self._shown}: {_first_line(error)}") from error

    @contextmanager
    def schema_change(self) -> Iterator[Connection]:
        """A connection to change tables on, one worker at a time, all or nothing.

        SQLite changes a table by making it anew and dropping the old one, which must not look like deleting the rows
        that others point to: so its foreign keys rest meanwhile, and are checked before the commit.
        """
        with self.engine.connect() as connection, _resting_foreign_keys(connection), connection.begin():
            if not self.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
            yield connection
            if self.is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise DatabaseUnusable(f"{self._shown}: the change would leave rows that point to nothing")

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session that commits at the end, or rolls back and lets the error pass."""
        with self._sessions.begin() as session:
            yield session

    def run(self, work: Callable[[Session], T]) -> T:
        """Do `work` in a transaction, again from the start when another transaction was in the way.

        So `work` may be called several times: it must touch nothing but the session. Raises DatabaseBusy in the end.
        """
        for attempt in stamina.retry_context(on=DatabaseBusy, attempts=ATTEMPTS, wait_initial=0.02, wait_max=0.5):
            with attempt:
                return self._once(work)
        raise AssertionError("stamina either returns or raises")  # pragma: no cover

    def _once(self, work: Callable[[Session], T]) -> T:
        try:
            with self.transaction() as session:
                return work(session)
        except DBAPIError as error:
            if collision := _collision(error):
                # Not chained: retries are logged, and PostgreSQL's own text quotes what people wrote.
                raise DatabaseBusy(collision) from None
            raise

    def dispose(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    @property
    def _shown(self) -> str:
        return self.url.render_as_string(hide_password=True)


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's settings without an alembic.ini: the migrations packaged with `data`, on this connection."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parents[1] / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise DatabaseUnusable("the database URL cannot be read; it looks like postgresql://user@host/name") from error
    if parsed.drivername in {"postgresql", "postgres"}:
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() not in {"sqlite", "postgresql"}:
        raise DatabaseUnusable(f"{parsed.drivername}: only sqlite and postgresql are known here")
    return parsed


def _engine(url: URL) -> Engine:
    # Chinese is kept as it is written, so that a person can read a column and erasure can find a word in it.
    # Errors do not show values, so that no log does.
    common: dict[str, Any] = {"json_serializer": partial(json.dumps, ensure_ascii=False), "hide_parameters": True}
    if url.get_backend_name() == "postgresql":
        return create_engine(url, pool_pre_ping=True, isolation_level="SERIALIZABLE", **common)
    _make_folder(url)
    engine = create_engine(url, **common)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _make_folder(url: URL) -> None:
    try:
        if url.database and url.database != ":memory:":
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseUnusable(f"{url.database}: {error.strerror}") from error


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself; `_begin_immediate` does
    for pragma in ("foreign_keys=ON", f"busy_timeout={BUSY_MS}", "secure_delete=ON", "journal_mode=WAL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def _resting_foreign_keys(connection: Connection) -> Iterator[None]:
    """SQLite only; outside of a transaction, because inside one the switch does nothing."""
    if connection.dialect.name != "sqlite":
        yield
        return
    raw: Any = connection.connection.driver_connection
    raw.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        raw.execute("PRAGMA foreign_keys=ON")


def _collision(error: DBAPIError) -> str | None:
    """What another transaction's being in the way looks like, in codes and names; None: it is something else."""
    state = getattr(error.orig, "sqlstate", None)
    if state in _RETRIED_STATES:
        return f"{state} {getattr(getattr(error.orig, 'diag', None), 'constraint_name', None) or ''}".strip()
    return "locked" if "database is locked" in str(error.orig) else None


def _first_line(error: BaseException) -> str:
    cause = getattr(error, "orig", None) or error
    return str(cause).strip().partition("\n")[0]
