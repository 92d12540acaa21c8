from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from bot.channels.telegram.inbox import Inbox, webhook
from bot.core.clock import system_clock
from bot.core.wakeup import WakeUp
from bot.http.application import create_app
from data.core.database import Database
from data.messaging.inbox import pending
from tests.kit.keys import KEYRING

SECRET = {"X-Telegram-Bot-Api-Secret-Token": "s3cret"}
UPDATE = {"update_id": 5, "message": {"message_id": 1, "chat": {"id": 7, "type": "private"}, "text": "修水管"}}


@pytest.fixture
def database(tmp_path: Path) -> Database:
    database = Database(f"sqlite:///{tmp_path / 'liandong.sqlite3'}", KEYRING)
    database.migrate()
    return database


@pytest.fixture
def pushed(database: Database) -> TestClient:
    inbox = Inbox(database, "1000", system_clock, WakeUp())
    return TestClient(create_app(webhook(inbox, ["/hook"], "s3cret")), raise_server_exceptions=False)


def stored(database: Database) -> list[dict[str, Any] | None]:
    return [row.payload for row in database.run(lambda session: pending(session, "telegram"))]


def test_an_update_is_stored_as_it_came_before_it_is_acknowledged(pushed: TestClient, database: Database) -> None:
    assert pushed.post("/hook", json=UPDATE, headers=SECRET).status_code == 200
    assert stored(database) == [UPDATE]


@pytest.mark.parametrize("headers", [{}, {"X-Telegram-Bot-Api-Secret-Token": "s3creT"}])
def test_nobody_without_the_secret_is_let_in(pushed: TestClient, database: Database, headers: dict[str, str]) -> None:
    assert pushed.post("/hook", json=UPDATE, headers=headers).status_code == 403
    assert stored(database) == []


def test_a_secret_of_strange_letters_is_merely_wrong(pushed: TestClient) -> None:
    headers = {"X-Telegram-Bot-Api-Secret-Token": "é".encode("latin-1")}
    assert pushed.post("/hook", json=UPDATE, headers=headers).status_code == 403


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"update_id": "x"}', b"\xff\xfe"])
def test_what_is_no_update_is_refused(pushed: TestClient, database: Database, body: bytes) -> None:
    assert pushed.post("/hook", content=body, headers=SECRET).status_code == 400
    assert stored(database) == []


def test_an_update_that_could_not_be_stored_is_not_acknowledged(pushed: TestClient, database: Database) -> None:
    with database.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE inbox_updates")
    assert pushed.post("/hook", json=UPDATE, headers=SECRET).is_server_error


def test_the_same_update_is_stored_once(pushed: TestClient, database: Database) -> None:
    for _ in range(3):
        assert pushed.post("/hook", json=UPDATE, headers=SECRET).status_code == 200
    assert stored(database) == [UPDATE]


def test_half_a_character_is_replaced_so_that_the_message_can_be_stored(pushed: TestClient, database: Database) -> None:
    body = '{"update_id": 5, "message": {"chat": {"id": 7}, "text": "灯\\ud83d坏了"}}'
    assert pushed.post("/hook", content=body, headers=SECRET).status_code == 200
    assert stored(database) == [{"update_id": 5, "message": {"chat": {"id": 7}, "text": "灯?坏了"}}]


async def test_the_same_number_from_another_bot_is_another_update(database: Database) -> None:
    await Inbox(database, "1000", system_clock, WakeUp()).keep([UPDATE])
    await Inbox(database, "2000", system_clock, WakeUp()).keep([UPDATE])
    assert stored(database) == [UPDATE, UPDATE]


async def test_a_batch_that_cannot_be_stored_whole_is_not_stored_at_all(database: Database) -> None:
    with pytest.raises(KeyError):
        await Inbox(database, "1000", system_clock, WakeUp()).keep([UPDATE, {"message": {}}])
    assert stored(database) == []
