"""What an answer says within a form."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.dialogue.engine.draft import Draft
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.forms.kin import kin_said
from bot.dialogue.forms.said import FLEXIBLE_DAYS, any_time, in_context, is_whatever, when_said, whom_said
from nlu.understanding import Span, Understanding

NOW = datetime(2026, 11, 21, 9)
FRIDAY = Span(start=datetime(2026, 11, 27, 8), end=datetime(2026, 11, 27, 20))
WEDNESDAY_MORNING = Span(start=datetime(2026, 11, 25, 8), end=datetime(2026, 11, 25, 12))
GUESSED = Understanding(intent="greet", confidence=0.4)


def heard(text: str, **meaning: object) -> Heard:
    return Heard(text=text, meaning=GUESSED.model_copy(update=meaning))


@pytest.mark.parametrize(
    "text",
    ["随便", "都行", "都可以的", "看你们方便", "看你们安排吧", "不限", "可以", "说不准", "什么时候都行", "哪天都可以",
     "你们定",      "whenever", "any time", "up to you", "Whatever"],
)  # fmt: skip
def test_who_leaves_it_to_us_is_understood(text: str) -> None:
    assert is_whatever(heard(text))


@pytest.mark.parametrize("text", ["周三都行", "不可以", "可以周三", "随便找个女的", "行不行"])
def test_who_says_anything_more_does_not_leave_it_to_us(text: str) -> None:
    assert not is_whatever(heard(text))


@pytest.mark.parametrize("text", ["越快越好", "马上", "尽快吧", "现在就要", "asap", "as soon as possible"])
def test_at_once_is_the_next_day_and_presses(text: str) -> None:
    found = when_said(Draft(), heard(text), NOW)
    assert found == {"when": (Span(start=NOW, end=NOW + timedelta(hours=24)),), "urgency": "urgent"}


def test_any_time_is_the_daytime_of_a_week() -> None:
    spans = any_time(NOW)
    assert len(spans) == FLEXIBLE_DAYS
    assert all(isinstance(span, Span) and span.end.date() == span.start.date() > NOW.date() for span in spans)


def test_a_day_is_of_a_need_whatever_it_was_taken_for() -> None:
    assert when_said(Draft(), heard("今天"), NOW)["when"] == (Span(start=NOW, end=datetime(2026, 11, 21, 20)),)


def test_a_house_number_is_no_day() -> None:
    assert when_said(Draft(), heard("3组12号", address="3组12号"), NOW) == {}


def test_another_day_keeps_the_hours_and_another_hour_keeps_the_day(scene: Scene) -> None:
    draft = Draft(when=(WEDNESDAY_MORNING,))
    (friday,) = when_said(draft, heard("改成周五", when=(FRIDAY,)), NOW)["when"]
    assert friday == Span(start=datetime(2026, 11, 27, 8), end=datetime(2026, 11, 27, 12))
    assert when_said(draft, heard("周五白天都行", when=(FRIDAY,)), NOW)["when"] == (FRIDAY,)


def test_later_by_an_hour_moves_what_was_said(scene: Scene) -> None:
    (moved,) = when_said(Draft(when=(WEDNESDAY_MORNING,)), heard("晚一个小时", shift=60, when=(FRIDAY,)), NOW)["when"]
    assert moved == Span(start=datetime(2026, 11, 25, 9), end=datetime(2026, 11, 25, 13))


@pytest.mark.parametrize(
    ("text", "codes"),
    [("我自己", ("self",)), ("自己", ("self",)), ("myself", ("self",)), ("我妈", ("family",))],
)
def test_whom_it_is_for_is_heard_in_a_word_or_two(text: str, codes: tuple[str, ...]) -> None:
    assert whom_said(heard(text)) == codes


@pytest.mark.parametrize("text", ["新义社区", "周三上午，在新义", "就在新义吧"])
def test_a_kind_of_help_that_was_read_into_a_place_is_none(scene: Scene, text: str) -> None:
    said = heard(text, confidence=0.85, categories=("housework",), place="xinyi")
    after = in_context(Draft(), said, scene, timely=True)
    assert after.meaning is not None
    assert after.meaning.categories == ()


def test_a_kind_of_help_that_is_named_with_a_place_stays(scene: Scene) -> None:
    said = heard("去新义社区打扫", confidence=0.85, categories=("housework",), place="xinyi")
    after = in_context(Draft(), said, scene, timely=True)
    assert after.meaning is not None
    assert after.meaning.categories == ("housework",)


def test_words_without_a_meaning_are_left_alone(scene: Scene) -> None:
    said = replace(heard("。"), meaning=None)
    assert in_context(Draft(), said, scene, timely=True) == said


@pytest.mark.parametrize(
    ("text", "kin"),
    [("是给我爸", "father"), ("我妈", "mother"), ("爸妈", "parents"), ("奶奶", "grandmother"),
     ("岳母", "mother_in_law"),
     ("my mother", "mother"), ("带孩子看我妈和我爸", None), ("我自己", None), ("老婆婆", None)],
)  # fmt: skip
def test_the_relative_is_the_only_one_named(text: str, kin: str | None) -> None:
    assert kin_said(text) == kin
