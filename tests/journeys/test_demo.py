"""The demo and the parse command on the real parts."""

import json
from pathlib import Path

import pytest

from tests.journeys.station import Station

pytestmark = pytest.mark.rasa


async def test_every_need_of_the_story_ends_as_its_script_says(tmp_path: Path, rasa_url: str) -> None:
    code, out, err = await Station(tmp_path, NLU_URL=rasa_url).run("demo", "--once")
    assert code == 0, out[-3000:] + err


async def test_a_message_is_parsed_as_the_contract_says(tmp_path: Path, rasa_url: str) -> None:
    line = json.dumps({"text": "我妈八十多了，周三下午想找个人陪她去市医院看病，我们住高枳村"})
    code, out, err = await Station(tmp_path, NLU_URL=rasa_url).run("parse", "--at", "2026-11-21T09:00", typed=line)
    assert code == 0, err
    found = json.loads(out)
    assert list(found) == [
        "intent", "confidence", "categories", "when", "recurring", "place", "people", "quantity", "urgency",
        "beneficiary", "phone", "minutes", "shift", "address", "name", "organisation", "wish",
    ]  # fmt: skip
    assert (found["intent"], found["categories"], found["place"]) == ("report_need", ["medical_escort"], "gaozhi")
    assert found["when"] == [{"start": "2026-11-25T12:00", "end": "2026-11-25T18:00"}]
