from datetime import datetime, time

import pytest

from bot.dialogue.engine.giving.actions import ChangePhone
from bot.dialogue.engine.stack import IDLE
from bot.dialogue.engine.views import NeedView, Profile
from nlu.understanding import Guess, Rule

SATURDAYS = Rule(days=("SA",), start=time(8), end=time(12))
HELPER = Profile("老周", ("home_repair", "meal_delivery"), (SATURDAYS,), "gaozhi", None, None)
NUMBER = "13900000001"


@pytest.fixture
def helper(talk):
    return talk.to(profile=HELPER, name="老周", phone="13800000007")


@pytest.mark.parametrize("said", [f"我换电话了，新号码{NUMBER}", f"电话改成{NUMBER}", f"my new number is {NUMBER}"])
@pytest.mark.parametrize("intent", ["report_need", "offer_help", "emergency"])
def test_another_number_is_noted_whatever_the_words_were_taken_for(helper, said, intent):
    if intent != "emergency":
        helper.say(said, intent, 0.1, phone=NUMBER)
        assert helper.actions == (ChangePhone(NUMBER),)
        assert NUMBER in helper.text


def test_who_is_no_helper_has_another_number_too(talk):
    assert talk.say("我换号码了，新号13900000001", "other", 0.1, phone=NUMBER).actions == (ChangePhone(NUMBER),)


def test_a_number_that_was_not_said_is_asked_for(helper):
    assert "新号码是多少" in helper.say("我换电话了", "other", 0.2).text
    assert helper.say("13900000001", "other", 0.2, phone=NUMBER).actions == (ChangePhone(NUMBER),)
    assert helper.state == IDLE


def test_who_has_moved_is_read_back_with_the_new_place(helper):
    helper.say("我搬家了，现在住新义社区", "report_need", 0.35, categories=("errand",), place="xinyi")
    draft = helper.top.draft
    assert (helper.top.asking, draft.place, draft.categories) == ("confirm", "xinyi", HELPER.skills)
    assert helper.press("yes").actions[0].draft.place == "xinyi"


def test_who_does_not_say_where_to_is_asked(helper):
    assert helper.say("我搬家了", "other", 0.2).top.asking == "place"


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("我现在改成周三下午有空", (Rule(days=("WE",), start=time(12), end=time(18)),)),
        ("以后只有周日上午有空", (Rule(days=("SU",), start=time(8), end=time(12)),)),
        ("周三下午也有空", (SATURDAYS, Rule(days=("WE",), start=time(12), end=time(18)))),
        ("I'm free on Wednesday afternoons now", (Rule(days=("WE",), start=time(12), end=time(18)),)),
    ],
)
def test_hours_come_on_top_or_in_the_place_of_the_old_ones(helper, said, hours):
    helper.say(said, "change_time", 0.99)
    assert helper.top.draft.recurring == hours
    assert helper.top.draft.categories == HELPER.skills


def test_a_limit_is_no_rule(helper):
    twice = Rule(times=2, start=time(8), end=time(20))
    helper.say("一周最多去两趟", "report_need", 0.74, categories=("errand",), recurring=(twice,))
    draft = helper.top.draft
    assert (draft.weekly_visits, draft.recurring, draft.categories) == (2, (SATURDAYS,), HELPER.skills)


def test_a_skill_is_added_replaced_or_taken_away(helper):
    helper.say("我还会理发", "other", 0.4, categories=("haircut",))
    assert helper.top.draft.categories == (*HELPER.skills, "haircut")
    helper.press("no").say("只会修水电", "offer_help", 0.39, categories=("home_repair",))
    assert helper.top.draft.categories == ("home_repair",)
    guess = Guess(intent="decline_task", categories=("home_repair",), confidence=0.07)
    helper.press("no").say("不想修水电了", "deny", 0.43, guesses=(guess,))
    assert helper.top.draft.categories == ("meal_delivery",)


@pytest.mark.parametrize("said", ["周六上午想找人帮我搬家", "帮我换个电话号码牌", "我需要人修水管，现在住新义社区"])
def test_a_need_of_a_helpers_own_is_a_need(helper, said):
    helper.say(said, "report_need", 0.95, categories=("home_repair",), place="xinyi")
    assert helper.top.form == "need"


def test_an_open_form_hears_it_as_its_own(helper):
    helper.to(needs=(NeedView(1, "haircut", "open", place="gaozhi"),))
    helper.say("理发", "report_need", categories=("haircut",), urgency="urgent", beneficiary=("self",))
    assert helper.say("现在住新义社区", "other", 0.3, place="xinyi").top.form == "need"


def test_who_is_no_helper_changes_nothing(talk):
    talk.say("我现在改成周三下午有空", "other", 0.2)
    assert talk.state.top is None or talk.top.kind != "form"


def test_days_off_that_were_said_before_stay(helper):
    away = Rule(days=("SA",), start=time(8), end=time(12))
    helper.to(now=datetime(2026, 11, 21, 9))
    helper.say("我还会理发", "offer_help", categories=("haircut",), recurring=(away,))
    assert helper.top.draft.recurring == (SATURDAYS,)
