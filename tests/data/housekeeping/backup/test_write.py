"""A backup is of one moment, for its owner alone, and never overwrites anything."""

from pathlib import Path
from stat import S_IMODE

import pytest

from data.core.database import Database
from data.core.errors import BackupUnusable
from data.housekeeping.backup.container import read_contents
from data.housekeeping.backup.contents import PROGRESS_ROWS
from data.housekeeping.backup.write import back_up, opened, read_back
from data.models import Person
from tests.kit.filled import NAME, NOTE, PHONE, fill
from tests.kit.keys import KEYRING
from tests.kit.town import NOW


def people(database: Database, many: int) -> None:
    database.run(lambda session: session.add_all(Person(created_at=NOW, name=NAME) for _ in range(many)))


def test_what_others_write_meanwhile_is_not_in_it_and_not_kept_waiting(database: Database, tmp_path: Path) -> None:
    people(database, PROGRESS_ROWS)
    made = back_up(database, tmp_path / "b", NOW, lambda _rows: people(database, 1))
    assert made.rows == PROGRESS_ROWS
    assert database.run(lambda session: session.query(Person).count()) == PROGRESS_ROWS + 1
    assert read_back(tmp_path / "b", KEYRING) == PROGRESS_ROWS


def test_it_is_for_its_owner_alone_and_nothing_lies_beside_it(sqlite_database: Database, tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    back_up(sqlite_database, tmp_path / "backups" / "b", NOW)
    assert [path.name for path in (tmp_path / "backups").iterdir()] == ["b"]
    assert S_IMODE((tmp_path / "backups" / "b").stat().st_mode) == 0o600


def test_nothing_that_people_said_can_be_read_in_it(sqlite_database: Database, tmp_path: Path) -> None:
    sqlite_database.run(fill)
    back_up(sqlite_database, tmp_path / "b", NOW)
    with opened(tmp_path / "b") as (head, file):
        inside = b"\n".join(read_contents(file, head, KEYRING)).decode("unicode_escape")
    for word in (NAME, PHONE, NOTE):
        assert word in inside
        assert word.encode() not in (tmp_path / "b").read_bytes()


def test_a_file_that_is_there_is_left_as_it_is(sqlite_database: Database, tmp_path: Path) -> None:
    (tmp_path / "b").write_text("dear")
    with pytest.raises(BackupUnusable, match="exists"):
        back_up(sqlite_database, tmp_path / "b", NOW)
    assert (tmp_path / "b").read_text() == "dear"


def test_a_folder_that_is_not_there_is_named(sqlite_database: Database, tmp_path: Path) -> None:
    with pytest.raises(BackupUnusable, match="unwritable"):
        back_up(sqlite_database, tmp_path / "no" / "b", NOW)


def test_a_backup_that_ends_in_the_middle_leaves_nothing_behind(sqlite_database: Database, tmp_path: Path) -> None:
    def gone(_rows: int) -> None:
        raise KeyboardInterrupt

    people(sqlite_database, PROGRESS_ROWS)
    (tmp_path / "backups").mkdir()
    with pytest.raises(KeyboardInterrupt):
        back_up(sqlite_database, tmp_path / "backups" / "b", NOW, gone)
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(BackupUnusable, match="unreadable"), opened(tmp_path / "none"):
        pass
