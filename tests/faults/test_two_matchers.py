"""Two processes that match one database at the same moment: no helper stands in two places, no thing is lent twice."""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE
from pathlib import Path

from sqlalchemy.orm import Session

from data.areas.tree import install_areas
from data.core.database import Database
from data.reference import load_gazetteer
from tests.kit.keys import WRITTEN
from tests.kit.standing import in_two_places, standing
from tests.kit.town import Town

LIANDONG = Path(sys.executable).with_name("liandong")
TRIES, NEEDS = 3, 8


async def match(home: Path, url: str) -> None:
    given = {"LIANDONG_HOME": str(home), "LIANDONG_DATABASE_URL": url, "LIANDONG_KEY": WRITTEN}
    process = await asyncio.create_subprocess_exec(
        LIANDONG, "match", "--seconds", "1", env=os.environ | given, stdin=DEVNULL, stdout=DEVNULL, stderr=PIPE
    )
    _, said = await process.communicate()
    assert process.returncode == 0, said.decode()


def busy(session: Session) -> None:
    """Few helpers and one wheelchair, wanted by many on any of the next days."""
    town = Town(session)
    for name in ("张三", "李四"):
        town.volunteer(name, skills=["errand", "medical_escort"])
    town.resource(town.volunteer("爱心超市", skills=[]))
    for number in range(NEEDS):
        category = ("errand", "medical_escort", "goods")[number % 3]
        town.need(category, item="轮椅", windows=[], area_id=("qingshan", "fenghuang")[number % 2], minutes=120)


async def test_two_processes_match_one_database_at_once(database: Database, tmp_path: Path) -> None:
    url = database.url.render_as_string(hide_password=False)
    database.run(lambda session: install_areas(session, load_gazetteer()))
    for _ in range(TRIES):
        database.run(busy)
        await asyncio.gather(match(tmp_path, url), match(tmp_path, url))
        assert database.run(in_two_places) == []
    assert len(database.run(standing)) >= NEEDS
