from datetime import datetime, time

import pytest

from bot.dialogue.engine.actions import MoveNeed
from bot.dialogue.engine.frames import Form, Interruption
from bot.dialogue.engine.views import NeedView
from nlu.understanding import Rule, Span

MONDAY = Span(start=datetime(2026, 11, 23, 8), end=datetime(2026, 11, 23, 12))
THURSDAY = Span(start=datetime(2026, 11, 26, 12), end=datetime(2026, 11, 26, 18))
WEEKEND = Rule(days=("SA", "SU"), start=time(8), end=time(20))
ERRAND = NeedView(1, "errand", "open", (MONDAY,), place="gaozhi")


@pytest.fixture
def moving(talk):
    """A change of time waits for the resident's yes."""
    return talk.to(needs=(ERRAND,)).say("改到周四下午", "change_time", when=(THURSDAY,))


@pytest.fixture
def torn(moving):
    return moving.say("我周末有空能给老人理发", "offer_help", categories=("haircut",), recurring=(WEEKEND,))


def test_an_offer_in_the_middle_of_a_change_is_not_its_new_time(torn):
    assert "先办哪一件" in torn.text
    assert torn.buttons == ["torn:old", "torn:new"]


def test_the_change_goes_on_as_it_was(torn):
    torn.press("torn:old")
    assert "11月26日 周四 下午" in torn.text
    (action,) = torn.press("yes").actions
    assert isinstance(action, MoveNeed)
    assert (action.draft.when, action.draft.recurring) == ((THURSDAY,), ())


def test_the_offer_begins_with_all_that_was_said(torn):
    torn.press("torn:new")
    assert "刚才那件没有改" in torn.text
    assert (torn.top.form, torn.top.draft.categories, torn.top.draft.recurring) == (
        "volunteer",
        ("haircut",),
        (WEEKEND,),
    )


@pytest.mark.parametrize("intent", ["affirm", "deny"])
def test_a_yes_says_not_which_so_it_is_asked_again(torn, intent):
    assert isinstance(torn.say("对", intent).top, Interruption)
    assert "先办哪一件" in torn.text


def test_another_time_said_now_belongs_to_the_change(torn):
    torn.say("周一上午", "change_time", when=(MONDAY,))
    assert isinstance(torn.top, Form)
    assert torn.top.draft.when == (MONDAY,)


def test_another_need_in_the_middle_of_a_change_is_asked_about_too(moving):
    moving.say("还想找人修水管", "report_need", categories=("home_repair",))
    assert "先办哪一件" in moving.text


@pytest.mark.parametrize("unclear", [{"confidence": 0.6, "categories": ("haircut",)}, {"categories": ()}])
def test_what_is_hardly_an_offer_is_taken_for_an_answer(moving, unclear):
    moving.say("我周末有空", "offer_help", recurring=(WEEKEND,), **unclear)
    assert moving.top.draft.recurring == (WEEKEND,)


def test_while_a_need_is_asked_about_all_that_is_said_is_an_answer(talk):
    talk.say("想找人", "report_need", categories=("errand",)).say(
        "周末有空能理发", "offer_help", categories=("haircut",), recurring=(WEEKEND,)
    )
    assert isinstance(talk.top, Form)
    assert talk.top.form == "need"
