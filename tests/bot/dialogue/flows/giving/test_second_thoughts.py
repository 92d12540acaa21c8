from datetime import datetime, time

import pytest

from bot.dialogue.engine.actions import DeclineTask, TakeOff
from bot.dialogue.engine.giving.actions import TakeTaskBack, WishForAnother
from bot.dialogue.engine.views import NeedView, Profile, TaskView
from nlu.understanding import Rule, Span

DAILY = Rule(days=("MO", "WE"), start=time(8), end=time(20))
HELPER = Profile("李姐", ("errand",), (DAILY,), "gaozhi", None, None)
WEDNESDAY = Span(start=datetime(2026, 11, 25, 8), end=datetime(2026, 11, 25, 20))
WHOLE_WEDNESDAY = Span(start=datetime(2026, 11, 25), end=datetime(2026, 11, 25, 23, 59))
HOURS = (datetime(2026, 11, 25, 14), datetime(2026, 11, 25, 15))
REFUSED = TaskView(6, 9, "errand", *HOURS, "gaozhi", "declined", "王奶奶", "138")
ASKED, PROMISED = (TaskView(6, 9, "errand", *HOURS, "gaozhi", answer) for answer in ("asked", "accepted"))
ARRANGED = NeedView(1, "errand", "matched", place="gaozhi", who=("李姐",))


@pytest.mark.parametrize(
    "said", ["按错了，我去得了", "点错了，我能去", "我又能去了", "改主意了，我去", "I can go after all"]
)
@pytest.mark.parametrize("intent", ["accept_task", "offer_help", "other"])
def test_who_declined_gets_the_visit_back_and_hears_whom_to_call(talk, said, intent):
    talk.to(profile=HELPER, declined=(REFUSED,)).say(said, intent, 0.58)
    assert talk.actions == (TakeTaskBack(6, 9),)
    assert "王奶奶 138" in talk.text


def test_the_old_button_gives_it_back_too(talk):
    assert talk.to(profile=HELPER, declined=(REFUSED,)).press("accept:6").actions == (TakeTaskBack(6, 9),)


def test_a_plain_yes_to_nothing_else_takes_it(talk):
    assert talk.to(profile=HELPER, declined=(REFUSED,)).say("我接", "accept_task").actions == (TakeTaskBack(6, 9),)


@pytest.mark.parametrize("said", ["我去得了", "按错了"])
def test_where_it_is_not_free_any_more_nothing_is_taken(talk, said):
    assert not talk.to(profile=HELPER).say(said, "accept_task").actions


def test_who_still_cannot_does_not_take_it_back(talk):
    assert not talk.to(profile=HELPER, declined=(REFUSED,)).say("我还是去不了", "decline_task").actions


@pytest.mark.parametrize("said", ["去不了，周三要带孙子打疫苗", "周三要带孙子打疫苗，去不了了"])
@pytest.mark.parametrize("intent", ["decline_task", "report_need"])
def test_a_day_named_in_a_refusal_is_noted_as_away(talk, said, intent):
    talk.to(profile=HELPER, tasks=(ASKED,)).say(said, intent, 0.7, when=(WEDNESDAY,))
    assert talk.actions == (DeclineTask(6, 9, said), TakeOff((WHOLE_WEDNESDAY,)))
    assert "11月25日 周三 全天也不给您安排别的" in talk.text


def test_of_a_promised_visit_it_is_noted_with_the_yes(talk):
    said = "周三要带孙子打疫苗，去不了了"
    talk.to(profile=HELPER, tasks=(PROMISED,)).say(said, "decline_task", when=(WEDNESDAY,))
    assert talk.actions == ()
    assert talk.press("yes").actions == (DeclineTask(6, 9, said), TakeOff((WHOLE_WEDNESDAY,)))


@pytest.mark.parametrize(
    "said", ["能不能换个人", "换个志愿者吧", "不要他来了", "别让那个人来", "could somebody else come?"]
)
@pytest.mark.parametrize("intent", ["decline_task", "report_need", "help"])
def test_a_resident_who_would_rather_have_somebody_else_is_passed_on_with_the_visit(talk, said, intent):
    talk.to(needs=(ARRANGED,)).say(said, intent, 0.56)
    assert talk.actions == (WishForAnother(1, said),)
    assert "代购跑腿" in talk.text


def test_of_several_the_one_that_is_named_is_meant(talk):
    other = NeedView(2, "haircut", "matched", place="gaozhi", who=("老王",))
    talk.to(needs=(ARRANGED, other)).say("理发的能不能换个人", "decline_task", 0.6, categories=("haircut",))
    assert talk.actions == (WishForAnother(2, "理发的能不能换个人"),)


def test_where_nobody_is_promised_yet_that_is_said(talk):
    talk.to(needs=(NeedView(1, "errand", "open"),)).say("能不能换个人", "decline_task", 0.6)
    assert talk.actions == ()
    assert "还没有定是谁" in talk.text
