"""What was said of a need that is recorded is put right."""

from datetime import datetime

import pytest

from bot.dialogue.engine.actions import AmendNeed
from bot.dialogue.engine.frames import Form
from bot.dialogue.engine.stack import IDLE
from bot.dialogue.engine.views import NeedView
from nlu.understanding import Span
from tests.bot.dialogue.conftest import Talk

MORNING = Span(start=datetime(2026, 11, 22, 8), end=datetime(2026, 11, 22, 12))
HAIRCUT = NeedView(7, "haircut", "open", windows=(MORNING,), place="gaozhi", beneficiary=("self",), words="理发")
MEALS = NeedView(8, "meal_delivery", "open", windows=(MORNING,), place="gaozhi", beneficiary=("self",))


@pytest.fixture
def resident(talk: Talk) -> Talk:
    """Somebody who has asked for a haircut."""
    return talk.to(name="周姐", needs=(HAIRCUT,))


def test_it_is_read_back_as_it_would_be_and_done_on_yes(resident: Talk) -> None:
    resident.say("电话忘了留，13800000001", "other", confidence=0.3, phone="13800000001")
    assert "改成这样" in resident.text
    (action,) = resident.press("yes").actions
    assert isinstance(action, AmendNeed)
    assert (action.need_id, action.draft.phone, action.draft.when) == (7, "13800000001", (MORNING,))
    assert action.draft.words.startswith("理发")


def test_by_button_it_is_asked_which_part(resident: Talk) -> None:
    resident.press("amend:7")
    assert "edit:when" in resident.buttons
    assert "edit:place" in resident.buttons
    resident.press("edit:place").press("pick:place:wuliqiao")
    assert resident.press("yes").actions[0].draft.place == "wuliqiao"  # type: ignore[union-attr]


def test_of_several_it_is_asked_which_and_the_last_is_just_now(resident: Talk) -> None:
    resident.to(needs=(MEALS, HAIRCUT)).say("电话忘了留，13800000001", "other", phone="13800000001")
    assert resident.buttons == ["amend:8", "amend:7"]
    resident.press("amend:7")
    assert isinstance(resident.top, Form)
    assert (resident.top.draft.need_id, resident.top.draft.phone) == (7, "13800000001")
    resident.state = IDLE
    resident.say("刚才那个改成两个人", "change_time", people=2)
    assert isinstance(resident.top, Form)
    assert (resident.top.draft.need_id, resident.top.draft.people) == (8, 2)


def test_another_need_is_another_need(resident: Talk) -> None:
    resident.say(
        "明天上午要人送饭，送到五里桥", "report_need", categories=("meal_delivery",), when=(MORNING,), place="wuliqiao"
    )
    assert isinstance(resident.top, Form)
    assert resident.top.form == "need"


def test_a_need_that_is_over_is_said_to_be(resident: Talk) -> None:
    assert "已经办完或取消" in resident.press("amend:99").text
