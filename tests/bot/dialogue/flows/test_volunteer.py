from datetime import datetime, time

import pytest

from bot.dialogue.engine.actions import RegisterVolunteer
from bot.dialogue.engine.stack import IDLE
from bot.dialogue.engine.views import Profile
from nlu.understanding import Rule, Span

WEEKDAYS = Rule(days=("MO", "TU", "WE", "TH", "FR"), start=time(12), end=time(18))
SATURDAYS = Rule(days=("SA",), start=time(8), end=time(12))


def test_a_nurse_is_asked_only_for_what_she_left_out(talk):
    talk.say("我是退休护士，平时下午有空，可以陪老人看病，住高枳村", "offer_help",
             categories=("medical_escort",), recurring=(WEEKDAYS,), place="gaozhi")  # fmt: skip
    asked = [talk.top.asking]
    for answer in ("就叫我李姐", "8公里", "每周八小时"):
        asked.append(talk.say(answer).top.asking)
    assert asked == ["name", "radius", "weekly", "phone"]
    talk.press("skip:phone").press("yes")
    (action,) = talk.actions
    assert isinstance(action, RegisterVolunteer)
    draft = action.draft
    assert (draft.name, draft.radius_km, draft.weekly_hours) == ("李姐", 8.0, 8.0)
    assert draft.categories == ("medical_escort",)
    assert draft.recurring == (WEEKDAYS,)
    assert talk.state == IDLE


def test_everything_is_read_back_before_it_is_recorded(talk):
    talk.say("我能理发", "offer_help", categories=("haircut",), recurring=(SATURDAYS,), place="gaozhi")
    talk.say("王师傅").press("skip:radius").press("skip:weekly").press("skip:phone")
    for line in (
        "称呼：王师傅",
        "能帮：上门理发",
        "有空：每周：周六 上午（08:00–12:00）",
        "地点：青山镇高枳村",
        "不限",
    ):
        assert line in talk.text


def test_a_helper_free_on_one_day_only_is_taken_at_that(talk):
    span = Span(start=datetime(2026, 11, 28, 8), end=datetime(2026, 11, 30, 20))
    talk.say("月底我回村，能理发", "offer_help", categories=("haircut",), when=(span,), place="gaozhi").say("王师傅")
    assert talk.top.asking == "radius"
    assert talk.top.draft.when == (span,)


def test_who_has_no_idea_when_presses_a_button(talk):
    talk.say("我想当志愿者", "offer_help", categories=("errand",), place="gaozhi").say("小刘").press(
        "pick:free:weekend"
    )
    assert talk.top.draft.recurring[0].days == ("SA", "SU")


def test_who_registered_before_is_not_asked_again_and_keeps_what_they_said(talk):
    profile = Profile("李姐", ("medical_escort",), (WEEKDAYS,), "gaozhi", 8, 480)
    talk.to(profile=profile, name="李姐")
    talk.say("我周六上午也能理发", "offer_help", categories=("haircut",), recurring=(SATURDAYS,))
    assert talk.top.asking == "confirm"
    draft = talk.press("yes").actions[0].draft
    assert draft.categories == ("medical_escort", "haircut")
    assert draft.recurring == (WEEKDAYS, SATURDAYS)
    assert (draft.place, draft.radius_km, draft.weekly_hours) == ("gaozhi", 8, 8)


@pytest.mark.parametrize("name", ["陈师傅", "叫我李姐", "小刘", "王大妈"])
@pytest.mark.parametrize("taken_for", ["greet", "ask_human", "report_need", "help"])
def test_a_name_is_a_name_whatever_the_reader_took_it_for(talk, name, taken_for):
    talk.say("我能理发", "offer_help", categories=("haircut",), recurring=(SATURDAYS,), place="gaozhi")
    assert talk.say(name, taken_for, 0.99).top.draft.name == name.removeprefix("叫我")


def test_a_hurried_volunteer_passes_questions_over_in_a_word(talk):
    talk.say("我能理发", "offer_help", categories=("haircut",), recurring=(SATURDAYS,), place="gaozhi").say("小刘")
    assert talk.say("不限", "other").top.asking == "weekly"
    assert talk.say("不限", "report_need").top.asking == "phone"
    assert talk.say("不留。", "decline_task").top.asking == "confirm"


def test_who_wants_a_person_instead_of_giving_a_name_is_heard(talk):
    talk.say("我能理发", "offer_help", categories=("haircut",), recurring=(SATURDAYS,), place="gaozhi")
    assert talk.say("转人工", "ask_human", 0.99).actions


def test_a_name_that_is_no_name_is_asked_again(talk):
    talk.say("我能理发", "offer_help", categories=("haircut",), recurring=(SATURDAYS,), place="gaozhi")
    talk.say("🙂")
    assert talk.top.asking == "name"
    talk.say("嗯" * 30)
    assert talk.top.asking == "name"
