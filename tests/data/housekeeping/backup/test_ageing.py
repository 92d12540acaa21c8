"""Backups of a folder go when they are older than so many days, and nothing else goes."""

from datetime import timedelta
from pathlib import Path

from data.core.database import Database
from data.housekeeping.backup.ageing import age_out, dated
from data.housekeeping.backup.write import back_up
from tests.kit.town import NOW


def test_those_that_are_older_go_by_what_they_say_of_themselves(sqlite_database: Database, tmp_path: Path) -> None:
    paths = {days: dated(tmp_path, NOW - timedelta(days=days)) for days in (31, 30, 0)}
    for days, path in paths.items():
        back_up(sqlite_database, path, NOW - timedelta(days=days))
    assert age_out(tmp_path, NOW, 30) == [paths[31]]
    assert sorted(tmp_path.glob("*.backup")) == sorted([paths[30], paths[0]])


def test_what_is_no_backup_stays_whatever_it_is_called(sqlite_database: Database, tmp_path: Path) -> None:
    (tmp_path / "photos.backup").write_text("dear")
    (tmp_path / "notes.txt").write_text("dear")
    assert age_out(tmp_path, NOW) == []
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file() and "sqlite" not in path.name) == [
        "notes.txt", "photos.backup",
    ]  # fmt: skip
