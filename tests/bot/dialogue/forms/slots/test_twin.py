"""The same need asked for again."""

from datetime import datetime

import pytest

from bot.dialogue.engine.actions import AmendNeed, RecordNeed
from bot.dialogue.engine.frames import Form
from bot.dialogue.engine.views import NeedView
from nlu.understanding import Span
from tests.bot.dialogue.conftest import Talk

MORNING = Span(start=datetime(2026, 11, 22, 8), end=datetime(2026, 11, 22, 12))
AFTERNOON = Span(start=datetime(2026, 11, 22, 12), end=datetime(2026, 11, 22, 18))
MONDAY = Span(start=datetime(2026, 11, 23, 8), end=datetime(2026, 11, 23, 12))
BEFORE = NeedView(7, "haircut", "open", windows=(MORNING,), place="gaozhi", words="理发")


@pytest.fixture
def asked(talk: Talk) -> Talk:
    """Somebody who asks for a haircut on a day for which they have asked for one already."""
    talk.to(name="周姐", needs=(BEFORE,))
    return talk.say(
        "想理个发", "report_need", categories=("haircut",), when=(AFTERNOON,), place="gaozhi", beneficiary=("self",)
    )


def test_it_is_asked_whether_it_is_the_same_one(asked: Talk) -> None:
    assert "您已经有一件" in asked.text
    assert asked.buttons == ["pick:twin:same", "pick:twin:other"]


@pytest.mark.parametrize("how", ["press", "say"])
def test_the_same_one_is_changed_to_what_is_said_now(asked: Talk, how: str) -> None:
    asked.press("pick:twin:same") if how == "press" else asked.say("对，同一件", "affirm")
    (action,) = asked.press("yes").actions
    assert isinstance(action, AmendNeed)
    assert (action.need_id, action.draft.when) == (7, (AFTERNOON,))
    assert "还是那一件" in asked.text


@pytest.mark.parametrize("how", ["press", "say"])
def test_another_one_is_never_refused(asked: Talk, how: str) -> None:
    asked.press("pick:twin:other") if how == "press" else asked.say("不是，另外一件", "deny")
    assert isinstance(asked.top, Form)
    (action,) = asked.press("yes").actions
    assert isinstance(action, RecordNeed)


def test_of_another_day_or_kind_nothing_is_asked(talk: Talk) -> None:
    talk.to(name="周姐", needs=(BEFORE,))
    talk.say("理发", "report_need", categories=("haircut",), when=(MONDAY,), place="gaozhi", beneficiary=("self",))
    assert "yes" in talk.buttons
