"""Who was erased stays erased, even where an older backup is put back; the note of it tells of nobody."""

from datetime import timedelta
from pathlib import Path
from stat import S_IMODE

import pytest

from data.core.database import Database
from data.core.events import PersonErased
from data.core.sealing.keys import SECRET_BYTES, Keyring
from data.housekeeping.backup.ageing import LONGEST_DAYS
from data.housekeeping.erased import erase_again, note_erased, read_erased
from data.housekeeping.erasure import erase
from data.models import Person
from tests.kit.keys import KEYRING
from tests.kit.town import NOW, Town

DAY = timedelta(days=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "erased"


def test_who_comes_back_is_erased_again_and_nobody_else(town: Town, path: Path) -> None:
    gone, stays = town.person("王桂花"), town.person("刘爷爷")
    erase(town.session, gone, NOW)
    note_erased(town.session, path, KEYRING, NOW)
    gone.name, gone.erased_at = "王桂花", None
    town.session.flush()
    assert PersonErased(gone.id) in erase_again(town.session, read_erased(path, KEYRING), NOW + DAY)
    assert (gone.name, gone.erased_at, stays.name) == (None, NOW + DAY, "刘爷爷")
    assert erase_again(town.session, read_erased(path, KEYRING), NOW + DAY) == ()


def test_another_person_who_was_given_the_same_number_stays(town: Town, path: Path) -> None:
    gone = town.person()
    erase(town.session, gone, NOW)
    note_erased(town.session, path, KEYRING, NOW)
    gone.name, gone.erased_at, gone.created_at = "另一个人", None, NOW + DAY
    town.session.flush()
    assert erase_again(town.session, read_erased(path, KEYRING), NOW) == ()


def test_who_is_noted_stays_noted_when_the_database_knows_them_no_more(town: Town, path: Path) -> None:
    gone = town.person()
    erase(town.session, gone, NOW)
    note_erased(town.session, path, KEYRING, NOW)
    gone.erased_at = None
    town.session.flush()
    note_erased(town.session, path, KEYRING, NOW + DAY)
    assert list(read_erased(path, KEYRING)) == [(gone.id, gone.created_at)]


def test_it_is_forgotten_when_no_backup_can_hold_them_any_more(town: Town, path: Path) -> None:
    erase(town.session, town.person(), NOW)
    note_erased(town.session, path, KEYRING, NOW)
    note_erased(town.session, path, KEYRING, NOW + LONGEST_DAYS * DAY)
    assert read_erased(path, KEYRING) == {}


def test_the_file_tells_nothing_and_is_for_its_owner_alone(town: Town, path: Path) -> None:
    person = town.person()
    erase(town.session, person, NOW)
    note_erased(town.session, path, KEYRING, NOW)
    assert str(NOW.year) not in path.read_text()
    assert S_IMODE(path.stat().st_mode) == 0o600
    assert [left.name for left in path.parent.iterdir()] == ["erased"]
    assert read_erased(path, Keyring([bytes(SECRET_BYTES)])) == {}


def test_nobody_is_noted_where_nobody_was_erased(sqlite_database: Database, path: Path) -> None:
    sqlite_database.run(lambda session: session.add(Person(created_at=NOW)))
    sqlite_database.run(lambda session: note_erased(session, path, KEYRING, NOW))
    assert not path.exists()
    assert read_erased(path, KEYRING) == {}
