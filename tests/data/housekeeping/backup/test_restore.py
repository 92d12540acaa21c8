"""A backup is put back as it was, on whichever database, or not at all."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from data.core.database import Database
from data.core.errors import BackupUnusable, KeyUnusable
from data.core.sealing.keys import SECRET_BYTES, Keyring
from data.housekeeping.backup.container import new_head, write_contents
from data.housekeeping.backup.restore import NUMBERS_LEFT_OUT, restore
from data.housekeeping.backup.tables import Described, written
from data.housekeeping.backup.totals import Totals
from data.housekeeping.backup.write import back_up
from data.housekeeping.export import export_rows
from data.models import Alarm, Area, Base, OutboxMessage, Person, WebSession
from tests.conftest import BOTH_DATABASES
from tests.kit.filled import PIN, fill
from tests.kit.keys import KEYRING
from tests.kit.town import NOW, Town, enrolled

OTHER = Keyring([bytes(reversed(range(SECRET_BYTES)))])
BOTH_KEYS = Keyring([bytes(reversed(range(SECRET_BYTES))), bytes(range(SECRET_BYTES))])
Open = Callable[..., Database]


@pytest.fixture
def filled(database: Database) -> Database:
    database.run(fill)
    return database


@pytest.fixture
def sqlite_filled(sqlite_database: Database) -> Database:
    sqlite_database.run(fill)
    return sqlite_database


@pytest.fixture
def sqlite_elsewhere(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'elsewhere' / 'empty.sqlite3'}"


@pytest.fixture(params=BOTH_DATABASES)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of another database, without any tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'elsewhere' / 'empty.sqlite3'}"
    return str(request.getfixturevalue("empty_postgres"))


@pytest.fixture
def target() -> Iterator[Open]:
    """Opens databases, closed at the end."""
    opened: list[Database] = []

    def open_(url: str, keyring: Keyring = KEYRING) -> Database:
        opened.append(Database(url, keyring))
        return opened[-1]

    yield open_
    for database in opened:
        database.dispose()


def lines(database: Database) -> list[str]:
    """The export, as it is printed."""
    with database.snapshot() as session:
        return [json.dumps(row, ensure_ascii=True) for row in export_rows(session)]


def test_there_is_something_in_every_table(filled: Database) -> None:
    with filled.snapshot() as session:
        assert [
            t.name for t in Base.metadata.sorted_tables if not session.scalar(select(func.count()).select_from(t))
        ] == []


def test_what_is_put_back_is_exported_line_by_line_as_before(
    filled: Database, empty_url: str, target: Open, tmp_path: Path
) -> None:
    made = back_up(filled, tmp_path / "b", NOW)
    before, empty = lines(filled), target(empty_url)
    restore(tmp_path / "b", empty)
    assert lines(empty) == before
    assert made.rows == len(before) - 1  # the mark of the key is each database's own


def test_what_an_export_leaves_out_is_put_back_as_well(
    sqlite_filled: Database, sqlite_elsewhere: str, target: Open, tmp_path: Path
) -> None:
    back_up(sqlite_filled, tmp_path / "b", NOW)
    empty = target(sqlite_elsewhere)
    restore(tmp_path / "b", empty)
    hashes = [each.run(lambda s: s.scalars(select(WebSession.token_hash)).all()) for each in (sqlite_filled, empty)]
    assert hashes[0] == hashes[1] != []


def test_it_can_be_sealed_with_another_key_than_it_was(
    sqlite_filled: Database, sqlite_elsewhere: str, target: Open, tmp_path: Path
) -> None:
    back_up(sqlite_filled, tmp_path / "b", NOW)
    restore(tmp_path / "b", target(sqlite_elsewhere, BOTH_KEYS))
    assert sorted(lines(target(sqlite_elsewhere, OTHER))) == sorted(lines(sqlite_filled))


def test_life_goes_on_after_it(filled: Database, empty_url: str, target: Open, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "b", NOW)
    empty = target(empty_url)
    restore(tmp_path / "b", empty)
    empty.run(lambda session: Town(session).session.add(Person(created_at=NOW)))
    people = [each.run(lambda s: s.scalar(select(func.max(Person.id)))) for each in (filled, empty)]
    assert people[1] == people[0] + 1


def test_a_page_that_has_read_on_since_the_backup_misses_nothing(
    filled: Database, empty_url: str, target: Open, tmp_path: Path
) -> None:
    filled.run(lambda session: session.delete(session.scalars(select(OutboxMessage)).first()))
    last = filled.run(lambda session: session.scalar(select(func.max(OutboxMessage.id))))
    back_up(filled, tmp_path / "b", NOW)
    empty = target(empty_url)
    restore(tmp_path / "b", empty)
    message = {"channel": "web", "external_id": "x", "priority": "answer", "body": {}, "due_at": NOW}
    made = empty.run(lambda session: _added(session, OutboxMessage(**message)))
    assert made == last + NUMBERS_LEFT_OUT + 1


def _added(session, row) -> int:
    session.add(row)
    session.flush()
    return row.id


def test_a_database_that_was_only_looked_at_counts_as_empty(
    filled: Database, empty_url: str, target: Open, tmp_path: Path
) -> None:
    back_up(filled, tmp_path / "b", NOW)
    empty = target(empty_url)
    empty.migrate()
    empty.run(lambda s: s.add(Area(id="elsewhere", level="county", name="别处", lon=113.0, lat=27.0)))
    restore(tmp_path / "b", empty)
    assert lines(empty) == lines(filled)


def test_a_database_in_use_is_left_as_it_is(filled: Database, empty_url: str, target: Open, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "b", NOW)
    used = target(empty_url)
    used.migrate()
    used.run(lambda session: enrolled(session, "web", "somebody", "zh", NOW))
    before = lines(used)
    with pytest.raises(BackupUnusable, match=r"not_empty .*people"):
        restore(tmp_path / "b", used)
    assert lines(used) == before


@pytest.mark.parametrize("share", [0.2, 0.5, 0.999])
def test_of_a_damaged_backup_nothing_is_put_back(
    sqlite_filled: Database, sqlite_elsewhere: str, target: Open, tmp_path: Path, share: float
) -> None:
    path = tmp_path / "b"
    back_up(sqlite_filled, path, NOW)
    torn = bytearray(path.read_bytes())
    torn[int(len(torn) * share)] ^= 1
    path.write_bytes(torn)
    empty = target(sqlite_elsewhere)
    with pytest.raises(BackupUnusable, match="damaged"):
        restore(path, empty)
    empty.migrate()
    assert lines(empty) == ['{"table": "key_in_use", "id": 1, "mark": "liandong"}']


def test_with_another_key_nothing_is_put_back(
    sqlite_filled: Database, sqlite_elsewhere: str, target: Open, tmp_path: Path
) -> None:
    back_up(sqlite_filled, tmp_path / "b", NOW)
    with pytest.raises(KeyUnusable, match=KEYRING.newest_id):
        restore(tmp_path / "b", target(sqlite_elsewhere, OTHER))
    restore(tmp_path / "b", target(sqlite_elsewhere))


def test_progress_is_told(sqlite_filled: Database, sqlite_elsewhere: str, target: Open, tmp_path: Path, now) -> None:
    told: list[int] = []
    sqlite_filled.run(lambda s: s.add_all(Person(created_at=now + timedelta(seconds=n)) for n in range(10_000)))
    back_up(sqlite_filled, tmp_path / "b", NOW, told.append)
    assert told == [10_000]
    told.clear()
    restore(tmp_path / "b", target(sqlite_elsewhere), told.append)
    assert [number // 10_000 for number in told] == [1]


def test_a_backup_of_an_older_version_is_brought_up_to_date(
    sqlite_elsewhere: str, target: Open, tmp_path: Path
) -> None:
    """As it was before pins were sealed: the backup says so itself, and the migration seals them."""
    write_by_hand(tmp_path / "old", "0003", OLD_ALARMS, [1, "web", "zh", "fire", "open", 1, 0, 0, *2 * [WHEN], *PIN])
    database = target(sqlite_elsewhere)
    assert restore(tmp_path / "old", database).revision == "0003"
    with database.transaction() as session:
        alarm = session.scalars(select(Alarm)).one()
        assert (alarm.lon, alarm.lat, alarm.opened_at.isoformat()) == (*PIN, WHEN)
        assert session.scalar(text("SELECT lon FROM alarms")).startswith(KEYRING.prefix)


def test_a_backup_of_a_version_that_is_not_known_here_is_refused(
    sqlite_elsewhere: str, target: Open, tmp_path: Path
) -> None:
    write_by_hand(tmp_path / "new", "9999", OLD_ALARMS)
    write_by_hand(tmp_path / "kind", "0003", Described("alarms", {"id": "quaternion"}, ("id",)))
    for name in ("new", "kind"):
        with pytest.raises(BackupUnusable, match="newer"):
            restore(tmp_path / name, target(sqlite_elsewhere))


WHEN = "2026-11-21T01:00:00+00:00"
OLD_ALARMS = Described(
    "alarms",
    {
        "id": "integer", "channel": "text", "language": "text", "danger": "text", "status": "text",
        "version": "integer", "repeats": "integer", "told_word_id": "integer", "opened_at": "datetime",
        "heard_at": "datetime", "lon": "number", "lat": "number",
    },
    ("id",),
)  # fmt: skip


def write_by_hand(path: Path, revision: str, table: Described, *rows: list) -> None:
    """A backup of one table, as another version would write it."""
    totals = Totals()
    for row in rows:
        totals.add(table.name, written(row))
    lines = [table.line(), *map(written, rows), written({"totals": totals.plain([table.name])})]
    with path.open("wb") as file:
        write_contents(file, new_head(KEYRING, revision, NOW), lines, KEYRING)
