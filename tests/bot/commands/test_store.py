"""Inviting, matching now and exporting from the command line."""

import json
import re
from pathlib import Path

import pytest

from bot.commands.store import print_export, print_invitation, propose_matches, reseal
from bot.core.errors import Unusable
from bot.words import say_both
from data.core.database import Database
from data.core.sealing.keys import new_secret
from data.messaging.conversations import save_state
from tests.kit.keys import KEYRING, WRITTEN
from tests.kit.town import NOW


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sqlite_url: str) -> None:
    monkeypatch.setenv("LIANDONG_HOME", str(tmp_path))
    monkeypatch.setenv("LIANDONG_DATABASE_URL", sqlite_url)
    monkeypatch.setenv("LIANDONG_KEY", WRITTEN)


def test_an_invitation_is_a_code_that_is_not_stored(capsys: pytest.CaptureFixture[str]) -> None:
    print_invitation("coordinator", "qingshan", "李社工")
    code = capsys.readouterr().out.strip()
    print_export()
    exported = capsys.readouterr().out
    assert len(code) >= 12
    assert code not in exported


def test_what_is_exported_is_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    print_invitation("donor", "qingshan", "陈老板")
    capsys.readouterr()
    print_export()
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"areas", "invitations"} <= {row["table"] for row in rows}


@pytest.mark.parametrize(("role", "area"), [("king", "qingshan"), ("resident", "qingshan"), ("coordinator", "moon")])
def test_a_role_or_an_area_that_there_is_not_is_refused(role: str, area: str) -> None:
    with pytest.raises(Unusable) as refusal:
        print_invitation(role, area, "某人")
    assert re.search(f"{role}|{area}", say_both(refusal.value.key, **refusal.value.params))


def test_matching_an_empty_station_proposes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    propose_matches(1)
    assert capsys.readouterr().out.startswith("0 ")


def test_a_missing_database_file_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'liandong.sqlite3'}"
    monkeypatch.setenv("LIANDONG_DATABASE_URL", url)
    print_export()
    assert Database(url, KEYRING).is_sqlite
    assert (tmp_path / "new" / "liandong.sqlite3").exists()


def test_what_is_stored_is_sealed_anew_with_the_newest_key(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    print_invitation("donor", "qingshan", "陈老板")
    newest = new_secret()
    monkeypatch.setenv("LIANDONG_KEY", f"{newest},{WRITTEN}")
    reseal()
    assert say_both("reseal.done") in capsys.readouterr().err
    monkeypatch.setenv("LIANDONG_KEY", newest)
    print_export()
    assert "陈老板" in capsys.readouterr().out


def test_half_a_character_that_was_stored_does_not_end_an_export(
    sqlite_url: str, capfd: pytest.CaptureFixture[str]
) -> None:
    database = Database(sqlite_url, KEYRING)
    database.run(lambda session: save_state(session, "web", "x", {"said": "半个\ud83d字"}, NOW))
    database.dispose()
    print_export()
    rows = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [row["state"] for row in rows if row["table"] == "conversation_states"] == [{"said": "半个\ud83d字"}]
