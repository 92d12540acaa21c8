from datetime import datetime

import pytest

from bot.core.messages import Kind
from bot.dialogue.engine.actions import RecordNeed
from bot.dialogue.engine.frames import Form
from bot.dialogue.engine.stack import IDLE
from nlu.understanding import Point, Span

WEDNESDAY_AFTERNOON = Span(start=datetime(2026, 11, 25, 12), end=datetime(2026, 11, 25, 18))
THURSDAY = Span(start=datetime(2026, 11, 26, 8), end=datetime(2026, 11, 26, 20))
THURSDAY_AFTERNOON = Span(start=datetime(2026, 11, 26, 12), end=datetime(2026, 11, 26, 18))
COMPLETE = {
    "categories": ("medical_escort",),
    "when": (WEDNESDAY_AFTERNOON,),
    "place": "gaozhi",
    "beneficiary": ("elder", "family"),
    "phone": "13800000000",
    "name": "周姐",
}
WORDS = "我妈周三下午想找个人陪她去看病，我们住高枳村，电话13800000000"


def test_who_says_everything_at_once_is_asked_for_nothing_but_a_yes(talk):
    talk.say(WORDS, "report_need", **COMPLETE)
    assert talk.buttons == ["yes", "pick:agreed:no", "edit", "no"]


def test_the_date_is_read_back_in_full(talk):
    talk.say(WORDS, "report_need", **COMPLETE)
    assert "11月25日 周三 下午（12:00–18:00）" in talk.text
    assert "青山镇高枳村" in talk.text


@pytest.mark.parametrize("missing", ["categories", "when", "place", "beneficiary", "phone"])
def test_only_what_is_missing_is_asked(talk, missing):
    slot = {"categories": "category", "beneficiary": "whom"}.get(missing, missing)
    talk.say(WORDS, "report_need", **{name: value for name, value in COMPLETE.items() if name != missing})
    assert talk.top.asking == slot
    assert len(talk.last.replies) == 1
    talk.say("……", "report_need", **{missing: COMPLETE[missing]})
    assert talk.top.asking == "confirm"


def test_an_old_man_who_says_little_is_asked_one_thing_at_a_time(talk):
    asked = []
    talk.say("帮帮我", "report_need")
    for press in ("pick:category:errand", "pick:when:202611220800-202611221200", "pick:place:gaozhi", "pick:whom:self"):
        asked.append(talk.top.asking)
        talk.press(press)
    asked.append(talk.top.asking)
    assert asked == ["category", "when", "place", "whom", "phone"]
    talk.press("skip:phone").press("yes")
    draft = talk.actions[0].draft
    assert (draft.categories, draft.place, draft.beneficiary, draft.phone) == (("errand",), "gaozhi", ("self",), None)


def test_a_yes_in_words_is_a_yes(talk):
    talk.say(WORDS, "report_need", **COMPLETE).say("对的", "affirm")
    assert isinstance(talk.actions[0], RecordNeed)
    assert talk.state == IDLE


def test_one_field_is_corrected_by_button_and_the_others_stay(talk):
    talk.say(WORDS, "report_need", **COMPLETE).press("edit").press("edit:when")
    talk.say("周四吧", "change_time", when=(THURSDAY,))
    assert "11月26日 周四" in talk.text
    talk.press("yes")
    draft = talk.actions[0].draft
    assert draft.when == (THURSDAY_AFTERNOON,)
    assert (draft.place, draft.phone) == ("gaozhi", "13800000000")


def test_one_field_is_corrected_in_words(talk):
    talk.say(WORDS, "report_need", **COMPLETE).say("不是周三，是周四", "change_time", when=(THURSDAY,)).press("yes")
    assert talk.actions[0].draft.when == (THURSDAY_AFTERNOON,)


def test_an_hour_below_the_read_back_is_of_the_day_read_back(talk):
    today, friday = datetime(2026, 11, 21, 15), Span(start=datetime(2026, 11, 27, 8), end=datetime(2026, 11, 27, 20))
    talk.say(WORDS, "report_need", **{**COMPLETE, "when": (friday,)})
    talk.say("下午三点", "report_need", when=(Point(at=today),), urgency="urgent")
    assert "11月27日 周五 15:00" in talk.text
    talk.press("edit").press("edit:when").say("十一点", when=(Point(at=datetime(2026, 11, 21, 11)),))
    assert talk.top.draft.when == (Point(at=datetime(2026, 11, 27, 11)),)
    assert (talk.top.asking, talk.top.draft.urgency) == ("confirm", "normal")


def test_a_place_that_is_corrected_does_not_change_what_is_needed(talk):
    talk.say(WORDS, "report_need", **COMPLETE)
    talk.say("改到五里桥，去看病", "report_need", place="wuliqiao", categories=("transport",)).press("yes")
    assert talk.actions[0].draft.place == "wuliqiao"
    assert talk.actions[0].draft.categories == ("medical_escort",)


def test_a_corrected_time_does_not_change_whom_it_is_for(talk):
    talk.say(WORDS, "report_need", **COMPLETE).say("周四", "report_need", when=(THURSDAY,), beneficiary=("self",))
    assert talk.top.draft.beneficiary == ("elder", "family")
    assert talk.top.draft.when == (THURSDAY_AFTERNOON,)


def test_a_no_to_the_read_back_asks_what_to_change(talk):
    talk.say(WORDS, "report_need", **COMPLETE).say("不对", "deny")
    assert "edit:when" in talk.buttons
    assert "edit:place" in talk.buttons


@pytest.mark.parametrize("how", ["press", "say"])
def test_the_whole_thing_is_dropped_when_not_wanted(talk, how):
    talk.say(WORDS, "report_need", **COMPLETE)
    talk.press("no") if how == "press" else talk.say("算了不要了", "cancel")
    assert talk.state == IDLE
    assert talk.actions == ()


def test_a_no_to_an_optional_question_passes_it_over(talk):
    talk.say(WORDS, "report_need", **{**COMPLETE, "phone": None}).say("不留", "deny")
    assert talk.top.asking == "confirm"
    assert "138" not in talk.text


def test_an_answer_with_more_than_was_asked_saves_the_next_questions(talk):
    talk.say("想找人陪我看病", "report_need", categories=("medical_escort",))
    assert talk.top.asking == "when"
    talk.say("周三下午，高枳村，我妈", "other", when=(WEDNESDAY_AFTERNOON,), place="gaozhi", beneficiary=("elder",))
    assert talk.top.asking == "phone"


def test_what_is_not_understood_is_asked_again_and_then_a_person_offered(talk):
    talk.say("想找人陪我看病", "report_need", categories=("medical_escort",)).say("嗯嗯那个")
    assert talk.top.asking == "when"
    assert "没听明白" in talk.text
    assert "human" not in talk.buttons
    talk.say("哎呀")
    assert "human" in talk.buttons


def test_a_question_in_between_is_answered_and_the_form_goes_on(talk):
    talk.say("想找人陪我看病", "report_need", categories=("medical_escort",)).say("办得怎样了", "ask_status")
    assert talk.top.asking == "when"
    assert "没有正在办的事" in talk.text
    assert any(data.startswith("pick:when:") for data in talk.buttons)


def test_an_earlier_question_can_still_be_answered_by_its_button(talk):
    talk.say("想找人陪我看病", "report_need", categories=("medical_escort",), when=(WEDNESDAY_AFTERNOON,))
    assert talk.top.asking == "place"
    talk.press("pick:category:transport")
    assert talk.top.asking == "place"
    assert talk.top.draft.categories == ("transport",)


def test_a_button_of_something_else_is_out_of_date_and_the_question_repeated(talk):
    talk.say("想找人陪我看病", "report_need", categories=("medical_escort",)).press("why:person")
    assert "过时" in talk.text
    assert talk.top.asking == "when"


def test_an_ambiguous_time_is_asked_for_by_buttons(talk):
    two, fourteen = Point(at=datetime(2026, 11, 23, 2)), Point(at=datetime(2026, 11, 23, 14))
    talk.say("后天两点", "report_need", **{**COMPLETE, "when": (fourteen,), "other_when": ((two,),)})
    assert talk.labels == ["11月23日 周一 14:00", "11月23日 周一 02:00"]
    talk.press("pick:reading:1")
    assert talk.top.asking == "confirm"
    assert talk.top.draft.when == (two,)


def test_a_time_that_passed_while_the_person_thought_it_over_is_asked_again(talk):
    talk.say(WORDS, "report_need", **COMPLETE).to(now=datetime(2026, 11, 26, 9)).press("yes")
    assert talk.actions == ()
    assert "已经过了" in talk.text
    assert talk.top.asking == "when"


def test_a_form_waits_while_a_person_is_called(talk):
    talk.say("想找人陪我看病", "report_need", categories=("medical_escort",)).press("human")
    assert isinstance(talk.top, Form)
    assert talk.top.asking == "when"


def test_a_location_answers_where(talk):
    talk.say("周三陪看病", "report_need", **{**COMPLETE, "place": None}).send(Kind.LOCATION, place="gaozhi")
    assert talk.top.asking == "confirm"
    assert talk.top.draft.place == "gaozhi"


@pytest.mark.parametrize(("words", "intent"), [("不行", "deny"), ("来不了", "decline_task")])
def test_a_refusal_in_a_form_is_understood(talk, words, intent):
    talk.say("想找人跑腿", "report_need", categories=("errand",)).say(words, intent)
    assert "没听明白" not in talk.text
    assert "说“取消”就行" in talk.text
    assert talk.top.asking == "when"
