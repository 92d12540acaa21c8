"""A photo and a pin go with the need."""

from dataclasses import replace
from datetime import datetime

from bot.core.messages import Kind
from bot.dialogue.engine.actions import RecordNeed
from bot.dialogue.engine.frames import Form
from bot.dialogue.engine.views import TaskView
from tests.bot.dialogue.conftest import Talk

PIN = (113.931, 27.668)
TASK = TaskView(5, 9, "home_repair", datetime(2026, 11, 22, 8), datetime(2026, 11, 22, 9), "gaozhi", "asked")


def asks(talk: Talk) -> Talk:
    talk.to(name="周姐", phone="13800000000")
    return talk.say("水管漏了", "report_need", categories=("home_repair",), urgency="urgent", beneficiary=("self",))


def test_a_photo_is_kept_and_the_question_asked_again(talk: Talk) -> None:
    asks(talk).send(Kind.PHOTO, photo="photo1")
    assert "照片收到了" in talk.text
    assert "在哪里" in talk.text
    talk.send(Kind.LOCATION, place="gaozhi", location=PIN)
    (action,) = talk.press("yes").actions
    assert isinstance(action, RecordNeed)
    assert (action.draft.photo, action.draft.pin) == ("photo1", PIN)


def test_a_pin_is_of_the_place_where_it_was_sent_from(talk: Talk) -> None:
    asks(talk).send(Kind.LOCATION, place="gaozhi", location=PIN)
    talk.say("地址错了，是五里桥", "report_need", place="wuliqiao")
    assert isinstance(talk.top, Form)
    assert talk.top.draft.pin is None


def test_a_photo_about_nothing_is_still_not_seen(talk: Talk) -> None:
    assert "看不了图片" in talk.send(Kind.PHOTO, photo="photo1").text


def test_who_has_promised_gets_both_and_nobody_before(talk: Talk) -> None:
    talk.to(tasks=(replace(TASK, pin=PIN, photo="photo1", door="2组8号", words="水管漏了"),))
    talk.press("accept:5")
    first, pin, photo = talk.last.replies
    assert "2组8号" in first.text
    assert "水管漏了" in first.text
    assert (pin.location, photo.photo) == (PIN, "photo1")
