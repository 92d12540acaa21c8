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
    asked.append(talk.say("就叫我李姐").top.asking)
    assert asked == ["name", "confirm"]
    talk.press("yes")
    (action,) = talk.actions
    assert isinstance(action, RegisterVolunteer)
    draft = action.draft
    assert (draft.name, draft.radius_km, draft.weekly_hours) == ("李姐", None, None)
    assert draft.categories == ("medical_escort",)
    assert draft.recurring == (WEEKDAYS,)
    assert talk.state == IDLE


def test_everything_is_read_back_before_it_is_recorded(talk):
    talk.say("我能理发", "offer_help", categories=("haircut",), recurring=(SATURDAYS,), place="gaozhi")
    talk.say("王师傅")
    for line in (
        "称呼：王师傅",
        "能帮：上门理发",
        "有空：周六 上午（08:00–12:00）",
        "地点：青山镇高枳村",
    ):
        assert line in talk.text
    assert "不限" not in talk.text


def test_a_helper_free_on_one_day_only_is_taken_at_that(talk):
    span = Span(start=datetime(2026, 11, 28, 8), end=datetime(2026, 11, 30, 20))
    talk.say("月底我回村，能理发", "offer_help", categories=("haircut",), when=(span,), place="gaozhi").say("王师傅")
    assert talk.top.asking == "confirm"
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
    talk.say(
        "我叫小刘，能理发", "offer_help", name="小刘", categories=("haircut",), recurring=(SATURDAYS,), place="gaozhi"
    )
    assert talk.top.asking == "phone"
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


def test_a_name_and_a_number_are_one_answer(talk):
    talk.say("我能理发", "offer_help", categories=("haircut",), recurring=(SATURDAYS,), place="gaozhi")
    assert "留个电话" in talk.text
    talk.say("王师傅 13800000000", "other", 0.3, phone="13800000000")
    assert (talk.top.asking, talk.top.draft.name, talk.top.draft.phone) == ("confirm", "王师傅", "13800000000")


def test_a_number_alone_is_kept_and_only_the_name_asked(talk):
    talk.say("我能理发", "offer_help", categories=("haircut",), recurring=(SATURDAYS,), place="gaozhi")
    talk.say("13800000000", "other", 0.3, phone="13800000000")
    assert (talk.top.asking, talk.top.draft.phone) == ("name", "13800000000")
    assert "留个电话" not in talk.text


@pytest.mark.parametrize("said", ["谢谢您", "不要了", "青山镇", "好的", "你好", "thank you"])
def test_what_is_no_name_is_not_taken_for_one(talk, said):
    talk.say("我能理发", "offer_help", categories=("haircut",), recurring=(SATURDAYS,), place="gaozhi")
    taken = said if said in ("谢谢您", "不要了") else None
    talk.say(said, "other", 0.3, name=taken, place="qingshan" if said == "青山镇" else None)
    assert talk.top.draft.name is None


@pytest.mark.parametrize("said", ["不方便", "没有电话", "不想留", "算了吧", "以后再说", "就在这里联系我", "no thanks"])
@pytest.mark.parametrize("intent", ["deny", "report_need", "other"])
def test_the_question_for_a_number_takes_any_refusal(talk, said, intent):
    talk.say(
        "我叫小刘，能理发", "offer_help", name="小刘", categories=("haircut",), recurring=(SATURDAYS,), place="gaozhi"
    )
    assert talk.say(said, intent, 0.4).top.asking == "confirm"
    assert talk.top.draft.phone is None


def test_the_question_for_a_number_takes_a_name(talk):
    talk.say(
        "我叫小刘，能理发", "offer_help", name="小刘", categories=("haircut",), recurring=(SATURDAYS,), place="gaozhi"
    )
    talk.say("叫我刘姐", "other", 0.3, name="刘姐")
    assert (talk.top.asking, talk.top.draft.name) == ("confirm", "刘姐")
    assert "没听明白" not in talk.text


def test_only_puts_a_skill_in_the_place_of_others_and_also_adds_one(talk):
    talk.to(profile=Profile("李姐", ("haircut",), (SATURDAYS,), "gaozhi", None, None), name="李姐")
    also = talk.say("我还会修水电", "offer_help", categories=("home_repair",)).top.draft
    assert also.categories == ("haircut", "home_repair")
    only = talk.press("no").say("我只会修水电", "offer_help", categories=("home_repair",)).top.draft
    assert only.categories == ("home_repair",)
    assert only.recurring == (SATURDAYS,)
