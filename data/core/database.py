"""One database: opening it, migrating it, and transactions that either happen or did not.

Double booking is kept out by real isolation: SQLite lets one writer in at a time (BEGIN IMMEDIATE), PostgreSQL runs at
SERIALIZABLE and refuses one of two that collide; `Database.run` then tries that one again. PostgreSQL sees collisions
by the page, not by the row, so whoever only moves rows that it locks (the mail) stays out of it: `isolated=False`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import stamina
from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.orm import Session, sessionmaker

from data.core.engines import BUSY_MS, SNAPSHOT, make_engine, parsed_url
from data.core.errors import DatabaseBusy, DatabaseUnusable, KeyUnusable
from data.core.sealing.columns import give_keys
from data.core.sealing.keys import Keyring
from data.core.sealing.rotation import require_key_in_use, settle_key
from data.core.trouble import Trouble, Troubles, trouble_of

T = TypeVar("T")

ATTEMPTS = 12
PATIENCE_SECONDS = 15.0
"""How long `run` tries when other transactions are in the way."""
_FIRST_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS, _JITTER_SECONDS = 0.01, 0.5, 0.02
"""Before a second attempt, before later ones at most, and by how much each differs: who was in the way is gone soon."""
TRACES = "liandong_traces"
"""In `session.info`: something was erased, so nothing of it may stay in the write-ahead log after the commit."""
# Serialization failure; deadlock; unique violation: two that looked first, found nothing and both inserted
# (PostgreSQL's manual, "Serialization Failure Handling", asks to retry all three); and a lock not given in time.
_RETRIED_STATES = frozenset({"40001", "40P01", "23505", "55P03"})
_MIGRATION_LOCK = 5_100_520_026  # any number of our own, the same for every worker


class Database:
    """An SQLAlchemy URL made usable: SQLite or PostgreSQL."""

    def __init__(self, url: str, keyring: Keyring) -> None:
        """Nothing is opened yet; SQLite's file is made. Raises DatabaseUnusable for a URL that is none.

        What is personal is sealed with the newest key of the ring.
        """
        self.url, self.keyring = parsed_url(url), keyring
        self.engine = make_engine(self.url)
        give_keys(self.engine, keyring)
        self.troubles = Troubles()
        self._traces_left = False
        self.on_traces: Callable[[], None] = lambda: None
        """Called after the commit that erased something."""
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)

    @property
    def is_sqlite(self) -> bool:
        """Whether this is SQLite; else it is PostgreSQL."""
        return self.url.get_backend_name() == "sqlite"

    def migrate(self) -> None:
        """Bring the schema up to date, one worker at a time, and look-ups to the newest key.

        Raises DatabaseUnusable, and KeyUnusable for a wrong key, with one line for the operator.
        """
        try:
            with self.schema_change() as connection:
                command.upgrade(alembic_config(connection), "head")
                settle_key(connection)
            self._truncate_log()
        except KeyUnusable as error:
            raise KeyUnusable(f"{self._shown}: {error}; put back its key (LIANDONG_KEY, or the file `key`)") from error
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
                connection.execute(text("SET LOCAL lock_timeout = 0"))
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
            yield connection
            if self.is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise DatabaseUnusable(f"{self._shown}: the change would leave rows that point to nothing")

    @contextmanager
    def transaction(self, *, isolated: bool = True) -> Iterator[Session]:
        """A session that commits at the end, or rolls back and lets the error pass. `isolated`: see `run`.

        Raises KeyUnusable where the key was changed meanwhile.
        """
        with self._sessions.begin() as session:
            if not isolated and not self.is_sqlite:
                session.connection(execution_options={"isolation_level": "READ COMMITTED"})
            require_key_in_use(session.connection(), self.keyring)
            yield session
            left = session.info.pop(TRACES, False)
        self._traces_left |= left
        if self._traces_left:
            self._truncate_log()
        if left:
            self.on_traces()

    @contextmanager
    def snapshot(self) -> Iterator[Session]:
        """A session that reads everything as it was at one moment; writers go on meanwhile."""
        level = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with (
            self.engine.connect().execution_options(**{SNAPSHOT: True}, **level) as connection,
            Session(connection) as s,
        ):
            require_key_in_use(s.connection(), self.keyring)
            yield s

    def run(
        self, work: Callable[[Session], T], patience_seconds: float = PATIENCE_SECONDS, *, isolated: bool = True
    ) -> T:
        """Do `work` in a transaction, again from the start when another transaction was in the way.

        So `work` may be called several times: it must touch nothing but the session. Without `isolated` it must change
        only rows that it has locked or made itself, and depend on no others (READ COMMITTED; SQLite isolates always).
        Raises DatabaseBusy in the end.
        """
        tries = stamina.retry_context(
            on=DatabaseBusy, attempts=ATTEMPTS, timeout=patience_seconds,
            wait_initial=_FIRST_PAUSE_SECONDS, wait_max=_LONGEST_PAUSE_SECONDS, wait_jitter=_JITTER_SECONDS,
        )  # fmt: skip
        try:
            for attempt in tries:
                with attempt:
                    return self._once(work, isolated=isolated)
        except DatabaseBusy:
            self.troubles.note(Trouble.LOCKED)
            raise
        raise AssertionError("stamina either returns or raises")  # pragma: no cover

    def _once(self, work: Callable[[Session], T], *, isolated: bool) -> T:
        try:
            with self.transaction(isolated=isolated) as session:
                return work(session)
        except NoConnectionFree:
            raise DatabaseBusy("all connections are in use") from None
        except DBAPIError as error:
            if collision := _collision(error):
                # Not chained: retries are logged, and PostgreSQL's own text quotes what people wrote.
                raise DatabaseBusy(collision) from None
            self.troubles.note(trouble_of(error))
            raise

    def _truncate_log(self) -> None:
        """SQLite: what was erased leaves the write-ahead log too; while others read, the next transaction tries again.

        PostgreSQL's log and dead rows are the server's own: see docs/privacy.md.
        """
        if not self.is_sqlite:
            return
        raw = self.engine.raw_connection()
        try:
            raw.execute("PRAGMA busy_timeout=0")
            busy = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            raw.execute(f"PRAGMA busy_timeout={BUSY_MS}")
            self._traces_left = bool(busy)
        finally:
            raw.close()

    def close(self) -> None:
        """Close every connection, as `contextlib.closing` asks for it."""
        self.dispose()

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
