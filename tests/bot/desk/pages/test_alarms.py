"""The pages of alarms and of the roster: who sees what, and what their forms do."""

import re
from html import unescape

import httpx
import pytest

from bot.desk.session import COOKIE, csrf_token
from data.alarms.alarms import Told, raise_alarm
from data.alarms.queries import Source
from data.core.lifecycle import AlarmStatus
from data.models import Alarm, DutyShift

FALLEN = "我爸突然倒在地上叫不醒了"


def words(answer: httpx.Response) -> str:
    """The page's text without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


async def send(browser: httpx.AsyncClient, path: str, **form: object) -> httpx.Response:
    """Send a form as the page would."""
    return await browser.post(path, data={"csrf": csrf_token(browser.cookies[COOKIE]), **form})


def stored(office, model) -> list:
    return office.database.run(lambda s: s.query(model).order_by(model.id).all())


@pytest.fixture
def raised(office) -> None:
    """A stranger of the village is in danger."""
    told = Told(FALLEN, area_id="gaozhi", place="3组12号", phone="13800000000")
    office.database.run(lambda s: raise_alarm(s, Source("web", "stranger"), "medical", told, office.now))


async def test_an_alarm_is_shown_with_all_that_is_known_to_those_of_the_area_alone(root, office, raised) -> None:
    async with office.signed_in(root, "李协调") as browser:
        page = words(await browser.get("/review/alarms"))
    for expected in (FALLEN, "3组12号", "13800000000", "高枳村", "0 分钟没人接"):
        assert expected in page
    async with office.signed_in(root, "远方") as browser:
        assert FALLEN not in words(await browser.get("/review/alarms"))
        assert (await send(browser, "/review/alarms/1/claim")).status_code == 403
    assert stored(office, Alarm)[0].status is AlarmStatus.OPEN


async def test_it_is_taken_and_closed_on_the_page_and_a_second_comes_too_late(root, office, raised) -> None:
    async with office.signed_in(root, "Anna") as anna, office.signed_in(root, "李协调") as browser:
        assert "李协调在处理" in words(await send(browser, "/review/alarms/1/claim"))
        assert (await send(anna, "/review/alarms/1/claim")).status_code == 409
        closed = words(await send(browser, "/review/alarms/1/close", outcome="hospital", note="送到市医院了"))
    assert "已送医" in closed
    assert "送到市医院了" in closed
    assert stored(office, Alarm)[0].status is AlarmStatus.CLOSED


async def test_a_form_without_its_token_does_nothing(root, office, raised) -> None:
    async with office.signed_in(root, "李协调") as browser:
        assert (await browser.post("/review/alarms/1/claim", data={"csrf": "x"})).status_code == 403
    assert stored(office, Alarm)[0].status is AlarmStatus.OPEN


@pytest.mark.parametrize("path", ["/review/alarms", "/review/duty"])
async def test_nobody_without_a_session_sees_anything(root, office, raised, path) -> None:
    async with httpx.AsyncClient(base_url=root) as browser:
        answer = await browser.get(path)
    assert answer.status_code == 401
    assert FALLEN not in answer.text


async def test_hours_of_duty_are_added_and_taken_away(root, office) -> None:
    form = {
        "person": office.people["李协调"],
        "area": "qingshan",
        "days": ["MO", "FR"],
        "start": "08:00",
        "end": "18:00",
    }
    async with office.signed_in(root, "李协调") as browser:
        assert "都值班" in words(await browser.get("/review/duty"))
        assert "周一 周五 08:00–18:00" in words(
            await send(browser, "/review/duty", **form, since="", until="2026-12-31")
        )
        [shift] = stored(office, DutyShift)
        assert (shift.days, str(shift.until), shift.since) == (["MO", "FR"], "2026-12-31", None)
        await send(browser, f"/review/duty/{shift.id}/remove")
    assert stored(office, DutyShift) == []


async def test_nobody_sets_the_roster_of_another_town(root, office) -> None:
    form = {"person": office.people["远方"], "area": "qingshan", "start": "08:00", "end": "18:00"}
    async with office.signed_in(root, "远方") as browser:
        assert (await send(browser, "/review/duty", **form)).status_code == 403
    assert stored(office, DutyShift) == []
