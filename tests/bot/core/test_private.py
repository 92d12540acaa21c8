"""Nobody else may look into home, the database or the key, whatever the umask was and whatever was left open."""

import os
from collections.abc import Iterator
from pathlib import Path
from stat import S_IMODE

import pytest
from structlog.testing import capture_logs

from bot.core.private import keep_private
from bot.core.settings import Settings
from bot.core.stored import open_database
from data.core.errors import DatabaseUnusable

UMASKS = (0o000, 0o022, 0o077)


@pytest.fixture(params=UMASKS, ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def modes(home: Path) -> dict[str, int]:
    """The permissions of home and of every file in it."""
    return {path.name: S_IMODE(path.stat().st_mode) for path in (home, *home.iterdir())}


def test_what_is_made_on_the_first_start_is_for_its_owner_alone(umask: None, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "deep" / "home", database_url=None, key=None)
    database = open_database(settings)
    with database.transaction():
        found = modes(settings.home)
    database.dispose()
    assert found == {
        "home": 0o700, "key": 0o600, "liandong.sqlite3": 0o600, "liandong.sqlite3-wal": 0o600,
        "liandong.sqlite3-shm": 0o600,
    }  # fmt: skip


def test_what_was_left_open_is_closed_at_the_start_and_told(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home", database_url=None, key=None)
    open_database(settings).dispose()
    (settings.home / "liandong.sqlite3-wal").touch()
    for path in (*settings.home.iterdir(), settings.home):
        path.chmod(0o755 if path.is_dir() else 0o644)
    with capture_logs() as lines:
        open_database(settings).dispose()
    assert set(modes(settings.home).values()) == {0o700, 0o600}
    told = {
        (Path(line["path"]).name, line["was"], line["now"]) for line in lines if line["event"] == "closed_to_others"
    }
    assert told == {
        ("home", "755", "700"), ("key", "644", "600"), ("liandong.sqlite3", "644", "600"),
        ("liandong.sqlite3-wal", "644", "600"),
    }  # fmt: skip


def test_what_is_closed_is_not_spoken_of(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home", database_url=None, key=None)
    open_database(settings).dispose()
    with capture_logs() as lines:
        open_database(settings).dispose()
    assert lines == []


def test_a_database_elsewhere_is_closed_and_its_folder_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared").chmod(0o755)
    path = tmp_path / "shared" / "here.sqlite3"
    path.touch()
    path.chmod(0o664)
    keep_private(Settings(home=tmp_path / "home", database_url=f"sqlite:///{path}"))
    assert (S_IMODE(path.parent.stat().st_mode), S_IMODE(path.stat().st_mode)) == (0o755, 0o600)


def test_a_url_that_is_none_is_told_of_where_the_database_is_opened(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home", database_url="nonsense", key=None)
    keep_private(settings)
    with pytest.raises(DatabaseUnusable):
        open_database(settings)
