"""A canary: what one person says goes through the whole station, and is in no file of it, erased or not.

While it is stored, nobody without the key finds it; once it is erased, nobody with the key does. Real parts: `liandong
serve`, Telegram over HTTP, SQLite and PostgreSQL, a backup made afterwards, the log.
"""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import psycopg
import pytest

from data.housekeeping.backup.container import read_contents
from data.housekeeping.backup.write import opened
from tests.botapi.people import Person
from tests.botapi.server import BotApi
from tests.faults.traces import bytes_under, found_in, sealed_in
from tests.journeys.station import Station
from tests.kit.keys import KEYRING

NAME, PHONE, DOOR, THINGS = "上官晴川", "13877665544", "七组八十九号", "蓝色药片和糯米糕"
FALLEN = "我刚摔倒了，起不来，腿好像断了"
LON, LAT = 113.8512345678, 27.6234567891
ASKED, ANSWERED = "谢谢你们帮我问铁皮盒子", "盒子在枕头下面"
CANARY = (NAME, PHONE, DOOR, THINGS, FALLEN, ASKED, ANSWERED, str(LON), str(LAT))


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest.fixture
def station(tmp_path: Path, api: BotApi, database_url: str) -> Station:
    (tmp_path / "home").mkdir(mode=0o700)
    return Station(tmp_path / "home", TELEGRAM_TOKEN=api.token, TELEGRAM_API=api.root, DATABASE_URL=database_url)


async def press(person: Person, question: str, button: str) -> None:
    said = await person.hears(question)
    person.press_under(said, said.pressed(button))


async def duty(api: BotApi, station: Station) -> Person:
    person = api.person(21, "李社工")
    code, out, err = await station.run("invite", "coordinator", "--area", "qingshan", "--name", "李社工")
    assert code == 0, err
    person.say(f"/start {out.strip()}")
    await press(person, "联动", "agree")
    await person.hears("协调员")
    return person


async def asks(person: Person) -> None:
    """A need, with all that can be told of somebody."""
    person.say(f"我叫{NAME}，明天上午想找人帮我取{THINGS}，住高枳村{DOOR}")
    await press(person, "联动", "agree")
    await person.hears("电话")
    person.say(PHONE)
    await press(person, "您看对不对", "yes")
    await person.hears("记好了")


async def offers(person: Person) -> None:
    person.say("我是退休护士，每天下午都有空，可以陪老人去医院看病，家在高枳村")
    await person.hears("怎么称呼")
    person.say(f"叫我{NAME}，{PHONE}")
    await press(person, NAME, "yes")


async def is_in_danger(person: Person, coordinator: Person) -> None:
    """Told with a pin and a door, taken and closed by the coordinator, to whom all of it is shown."""
    person.say(FALLEN)
    await person.hears("120")
    card = await coordinator.hears(FALLEN)
    person.send_location(LON, LAT)
    await coordinator.hears(f"{LAT:.5f}")
    person.say(f"高枳村{DOOR}")
    await coordinator.hears(DOOR)
    coordinator.press_under(card, card.pressed("我来处理"))
    taken = await coordinator.hears("由您处理")
    coordinator.press_under(taken, taken.pressed("已送医"))
    await coordinator.hears("已结束")
    await person.hears("处理好了")


async def is_talked_to(person: Person, coordinator: Person) -> None:
    """Through the bot: both sides' words are the person's own record."""
    person.say("找人工")
    await press(coordinator, "有人要找社工", "我来接")
    await person.hears("李社工来了")
    person.say(ASKED)
    await coordinator.hears(ASKED)
    coordinator.say(ANSWERED)
    await person.hears(ANSWERED)
    coordinator.say("结束")
    await person.hears("我接着帮您")


async def goes(person: Person) -> None:
    person.say("删除我的信息")
    await press(person, "删", "yes")
    await person.hears("全部删掉")


async def test_what_somebody_said_is_in_no_file_of_the_station(
    tmp_path: Path, api: BotApi, station: Station, database_url: str
) -> None:
    person = api.person(23, NAME)
    async with station:
        coordinator = await duty(api, station)
        await asks(person)
        await offers(person)
        await is_in_danger(person, coordinator)
        await is_talked_to(person, coordinator)
        assert sealed_in(everything(tmp_path, database_url), CANARY, KEYRING) == set(CANARY)
        assert found_in(everything(tmp_path, database_url), CANARY) == set()
        await goes(person)
        code, _, err = await station.run("backup", str(tmp_path / "after"))
        assert code == 0, err
        assert left(tmp_path, database_url) == set()
        assert await station.stop() == 0
    assert left(tmp_path, database_url) == set()
    log = json.dumps(station.events, ensure_ascii=False).encode()
    assert found_in(log, CANARY) == set()
    assert b"serving" in log


def left(folder: Path, url: str) -> set[str]:
    """What could still be found, with the key or without, in the files, the tables and the backup."""
    with opened(folder / "after") as (head, file):
        backup = b"\n".join(read_contents(file, head, KEYRING))
    raw = everything(folder, url)
    return found_in(raw, CANARY) | sealed_in(raw, CANARY, KEYRING) | found_in(backup, CANARY)


def everything(folder: Path, url: str) -> bytes:
    """Every byte of every file below the folder, and of PostgreSQL every row of every table."""
    files = b"\0".join(bytes_under(folder).values())
    return files if url.startswith("sqlite") else files + dump(url)


def dump(url: str) -> bytes:
    """Every table as it is stored."""
    with psycopg.connect(url) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        raw = bytearray()
        for (name,) in tables:
            with connection.cursor().copy(f'COPY "{name}" TO STDOUT') as rows:
                for row in rows:
                    raw += row
        return bytes(raw)
