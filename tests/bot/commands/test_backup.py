"""Backing up and putting back from the command line, each refusal in one clear line."""

import base64
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.commands.store import print_export
from data.core.database import Database
from data.core.sealing.keys import SECRET_BYTES
from data.housekeeping.erasure import erase
from data.models import Person
from tests.kit.filled import NAME, fill
from tests.kit.keys import KEYRING, WRITTEN
from tests.kit.town import NOW

OTHER = base64.urlsafe_b64encode(bytes(SECRET_BYTES)).decode()


@pytest.fixture(autouse=True)
def station(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sqlite_url: str) -> None:
    """A station in which something stands in every table."""
    at(monkeypatch, tmp_path / "home", sqlite_url)
    database = Database(sqlite_url, KEYRING)
    database.run(fill)
    database.dispose()


def at(monkeypatch: pytest.MonkeyPatch, home: Path, url: str, key: str = WRITTEN) -> None:
    """From here on the commands are for the station at this home."""
    for name, value in (("HOME", str(home)), ("DATABASE_URL", url), ("KEY", key)):
        monkeypatch.setenv(f"LIANDONG_{name}", value)


def elsewhere(tmp_path: Path) -> tuple[Path, str]:
    return tmp_path / "new", f"sqlite:///{tmp_path / 'new' / 'liandong.sqlite3'}"


def run(*command: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(part) for part in command])
    return result.exit_code, result.stderr


def exported(capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    print_export()
    return capsys.readouterr().out.splitlines()


def test_what_is_put_back_elsewhere_is_exported_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = exported(capsys)
    code, said = run("backup", tmp_path / "b")
    assert (code, f"{len(before) - 1} 行" in said) == (0, True)
    at(monkeypatch, *elsewhere(tmp_path))
    code, said = run("restore", tmp_path / "b")
    assert (code, "恢复好了" in said) == (0, True)
    assert exported(capsys) == before


def test_who_was_erased_since_is_erased_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run("backup", tmp_path / "before")
    database = Database(sqlite_url, KEYRING)
    database.run(lambda session: [erase(session, p, NOW) for p in session.query(Person) if p.name == NAME])
    database.dispose()
    run("backup", tmp_path / "after")
    at(monkeypatch, tmp_path / "home", elsewhere(tmp_path)[1])
    code, said = run("restore", tmp_path / "before")
    assert (code, "1 人已再次删除" in said) == (0, True)
    assert not [row for row in exported(capsys) if NAME in row]


def test_a_folder_is_filled_and_its_old_ones_go(tmp_path: Path) -> None:
    assert run("backup", "--folder", tmp_path / "backups", "--days", 30)[0] == 0
    assert len(list((tmp_path / "backups").glob("*.backup"))) == 1


def test_a_file_that_is_there_and_a_database_in_use_are_left_alone(tmp_path: Path) -> None:
    run("backup", tmp_path / "b")
    raw = (tmp_path / "b").read_bytes()
    code, said = run("backup", tmp_path / "b")
    assert (code, said.count("\n"), "不会覆盖" in said) == (2, 1, True)
    assert (tmp_path / "b").read_bytes() == raw
    code, said = run("restore", tmp_path / "b")
    assert (code, said.count("\n"), "people" in said) == (2, 1, True)


@pytest.mark.parametrize("key", [OTHER, ""])
def test_another_key_is_one_line_and_nothing_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    run("backup", tmp_path / "b")
    at(monkeypatch, *elsewhere(tmp_path), key=key)
    code, said = run("restore", tmp_path / "b")
    assert (code, said.count("\n"), KEYRING.newest_id in said) == (2, 1, True)
    assert not (tmp_path / "new").exists()


def test_a_torn_a_strange_and_a_missing_file_are_one_line_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("backup", tmp_path / "b")
    (tmp_path / "torn").write_bytes((tmp_path / "b").read_bytes()[:-100])
    (tmp_path / "strange").write_text("a letter")
    at(monkeypatch, *elsewhere(tmp_path))
    for name, words in (("torn", "不完整"), ("strange", "不是联动的备份"), ("none", "读不了")):
        code, said = run("restore", tmp_path / name)
        assert (code, said.count("\n"), words in said) == (2, 1, True), said


@pytest.mark.parametrize("command", [("backup",), ("backup", "file", "--folder", "folder")])
def test_a_file_or_a_folder_is_asked_for(command: tuple[str, ...]) -> None:
    assert run(*command)[0] == 2


def test_progress_and_the_end_are_told_where_an_export_stays_clean(tmp_path: Path) -> None:
    liandong = Path(sys.executable).with_name("liandong")
    done = subprocess.run([liandong, "backup", tmp_path / "b"], capture_output=True, check=True, text=True)
    assert (done.stdout, "读回核对无误" in done.stderr) == ("", True)
    lines = subprocess.run([liandong, "export"], capture_output=True, check=True, text=True).stdout.splitlines()
    assert all(json.loads(line)["table"] for line in lines)
