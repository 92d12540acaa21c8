"""Several needs in one message."""

from datetime import datetime
from typing import Any

from bot.dialogue.engine.frames import Form
from bot.dialogue.engine.heard import Heard
from nlu.intents import Intent
from nlu.understanding import Span, Understanding
from tests.bot.dialogue.conftest import Talk

MORNING = Span(start=datetime(2026, 11, 22, 8), end=datetime(2026, 11, 22, 12))
MONDAY = Span(start=datetime(2026, 11, 23, 8), end=datetime(2026, 11, 23, 12))


def need(text: str, **meaning: Any) -> Heard:
    told = {"categories": ("errand",), "when": (MORNING,), "beneficiary": ("self",)} | meaning
    return Heard(text=text, meaning=Understanding(intent=Intent.REPORT_NEED, confidence=0.9, **told))


def message(*parts: Heard, **meaning: Any) -> Heard:
    whole = need("，".join(part.text for part in parts), categories=("meal_delivery", "home_repair"), **meaning)
    return Heard(text=whole.text, meaning=whole.meaning, parts=parts)


def test_each_keeps_its_own_time_and_what_holds_for_all(talk: Talk) -> None:
    talk.to(name="周姐", phone="13800000000")
    parts = (
        need("明天送饭", categories=("meal_delivery",)),
        need("后天修水管", categories=("home_repair",), when=(MONDAY,)),
    )
    talk.hear(message(*parts, place="gaozhi"))
    assert "都听到了：助餐送餐、家居维修" in talk.text
    assert isinstance(talk.top, Form)
    assert (talk.top.draft.categories, talk.top.draft.when) == (("meal_delivery",), (MORNING,))
    (later,) = talk.queued
    assert (later.categories, later.when, later.place) == (("home_repair",), (MONDAY,), "gaozhi")


def test_what_is_no_need_of_its_own_leaves_the_message_whole(talk: Talk) -> None:
    parts = need("明天送饭", categories=("meal_delivery",)), need("我腿脚不好", categories=("home_repair",), when=())
    talk.hear(message(*parts, place="gaozhi"))
    assert talk.queued == []
