"""Starting badly: each thing that can be wrong is said in one clear line, Chinese and English, and ends with exit 2."""

import asyncio
import socket
from pathlib import Path
from stat import S_IMODE

import httpx
import pytest

from tests.botapi.server import BotApi
from tests.journeys.station import Station
from tests.kit.keys import WRITTEN

NOBODY = "http://127.0.0.1:9"
"""A port that nobody listens on."""


async def fails_to_serve(station: Station, *command: str) -> str:
    command = command or ("serve", "--nlu", "fallback")
    code, _, err = await asyncio.wait_for(station.run(*command), 60)
    assert code == 2, err
    assert "Traceback" not in err
    return err


async def test_without_a_token_the_pages_are_served_all_the_same(tmp_path: Path) -> None:
    async with Station(tmp_path) as station, httpx.AsyncClient() as browser:
        assert "联动" in (await browser.get(f"http://{station.http}/")).text
        assert (await browser.get(f"http://{station.http}/health")).json()["status"] == "ok"
        assert (await browser.get(f"http://{station.http}/review")).status_code == 401
        assert await station.stop() == 0


async def test_a_wrong_token_says_where_to_get_the_right_one(tmp_path: Path) -> None:
    async with BotApi() as api:
        station = Station(tmp_path, TELEGRAM_TOKEN="1000:WRONG", TELEGRAM_API=api.root)
        assert "@BotFather" in await fails_to_serve(station)


async def test_a_busy_port_says_which_and_what_to_set(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        http = f"127.0.0.1:{other.getsockname()[1]}"
        said = await fails_to_serve(Station(tmp_path, HTTP=http))
    assert http in said
    assert "LIANDONG_HTTP" in said


@pytest.mark.parametrize("url", ["postgresql://nobody@127.0.0.1:9/none", "mysql://x/y", "nonsense"])
async def test_a_database_that_is_not_there_is_named_without_its_password(tmp_path: Path, url: str) -> None:
    said = await fails_to_serve(Station(tmp_path, DATABASE_URL=url))
    assert said.strip()


async def test_a_broken_database_file_is_named_and_left_alone(tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite3"
    broken.write_bytes(b"no database" * 100)
    said = await fails_to_serve(Station(tmp_path, DATABASE_URL=f"sqlite:///{broken}"))
    assert str(broken) in said
    assert broken.read_bytes() == b"no database" * 100


async def test_a_setting_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    assert "LIANDONG_HTTP" in await fails_to_serve(Station(tmp_path, HTTP="8000"))


async def test_a_misspelt_setting_is_named_with_the_likely_one(tmp_path: Path) -> None:
    said = await fails_to_serve(Station(tmp_path, TELEGRAM_TOKN="1000:TEST"))
    assert "LIANDONG_TELEGRAM_TOKN" in said
    assert "LIANDONG_TELEGRAM_TOKEN" in said


async def test_an_nlu_address_where_nobody_answers_is_named(tmp_path: Path) -> None:
    said = await fails_to_serve(Station(tmp_path, NLU_URL=NOBODY), "serve")
    assert NOBODY in said
    assert "LIANDONG_NLU_URL" in said


@pytest.fixture
def open_home(tmp_path: Path) -> Path:
    """A home that others can look into."""
    tmp_path.chmod(0o755)
    return tmp_path


async def test_a_home_and_a_key_that_others_may_read_are_closed_and_told_and_it_serves(open_home: Path) -> None:
    (open_home / "key").write_text(WRITTEN)
    (open_home / "key").chmod(0o644)
    async with Station(open_home, KEY="") as station:
        closed = [str(event["path"]) for event in station.events if event.get("event") == "closed_to_others"]
    assert closed == [str(open_home), str(open_home / "key")]
    assert [S_IMODE(path.stat().st_mode) for path in (open_home, open_home / "key")] == [0o700, 0o600]


async def test_what_is_wrong_but_stops_nothing_is_told_and_served_all_the_same(tmp_path: Path) -> None:
    async with Station(tmp_path, HAMSTER="1") as station:
        told = [str(event.get("line", "")) for event in station.events]
    assert any(line.startswith("✗") and "LIANDONG_HAMSTER" in line for line in told)
