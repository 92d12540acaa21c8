from datetime import datetime, time

import pytest

from bot.dialogue.engine.actions import AcceptTask, CancelNeed, DeclineTask, PassOn, TakeOff
from bot.dialogue.engine.draft import Draft
from bot.dialogue.engine.frames import AwaitingPhone, Confirming, Form
from bot.dialogue.engine.handoff.actions import CallHuman
from bot.dialogue.engine.stack import IDLE
from bot.dialogue.engine.views import NeedView, Profile, TaskView
from bot.dialogue.flows.registry import FORMS
from nlu.understanding import Rule, Span

DAILY = Rule(days=("MO", "WE"), start=time(8), end=time(20))
HELPER = Profile("李姐", ("medical_escort",), (DAILY,), "gaozhi", None, None)
WEDNESDAY = Span(start=datetime(2026, 11, 25, 8), end=datetime(2026, 11, 25, 20))
WHOLE_WEDNESDAY = Span(start=datetime(2026, 11, 25), end=datetime(2026, 11, 25, 23, 59))
VISIT = TaskView(6, 9, "errand", datetime(2026, 11, 25, 14), datetime(2026, 11, 25, 15), "gaozhi", "asked")
PROMISED = TaskView(6, 9, "errand", datetime(2026, 11, 25, 14), datetime(2026, 11, 25, 15), "gaozhi", "accepted")
NEED = NeedView(1, "haircut", "open", place="gaozhi")
DAY_OFF = {"intent": "decline_task", "when": (WEDNESDAY,)}
QUESTIONS = [(form, slot.name) for form in FORMS.values() for slot in form.slots]


@pytest.fixture
def where(talk):
    """A resident who was asked where."""
    talk.to(phone="13800000000", name="周姐", needs=(NEED,))
    talk.say("理发", "report_need", categories=("haircut",), urgency="urgent", beneficiary=("self",))
    assert "在哪里？" in talk.text
    return talk


@pytest.fixture
def helper(where):
    """The same resident, who is a volunteer too."""
    return where.to(profile=HELPER)


@pytest.fixture
def form(where):
    """The form as it stood when the question was asked."""
    return where.state


@pytest.mark.parametrize("words", ["我的积分", "我的需求", "status"])
def test_how_things_stand_is_told_and_the_question_asked_again(where, form, words):
    where.say(words, "ask_status", 0.7)
    assert "上门理发" in where.text
    assert where.text.endswith("在哪里？点一下，或者说村名、社区名，有门牌更好。")
    assert where.state == form


@pytest.mark.parametrize(
    ("command", "answered"), [("status", "您要办的事"), ("help", "直接说要什么帮助"), ("human", "已经告诉值班社工")]
)
def test_a_command_is_answered_and_the_question_asked_again(where, form, command, answered):
    where.command(command)
    assert answered in where.text
    assert "在哪里？" in where.text
    assert where.state == form


@pytest.mark.parametrize("how", ["say", "press"])
def test_a_person_is_called_and_the_question_asked_again(where, form, how):
    where.press("human") if how == "press" else where.say("找真人", "ask_human")
    assert [type(action) for action in where.actions] == [CallHuman]
    assert "在哪里？" in where.text
    assert where.state == form


def test_a_helpers_day_off_is_read_back_noted_and_the_question_asked_again(helper, form):
    helper.say("这周三来不了", **DAY_OFF)
    assert "您11月25日 周三 全天来不了，对吗" in helper.text
    assert "在哪里" not in helper.text
    helper.press("yes")
    assert helper.actions == (TakeOff((WHOLE_WEDNESDAY,)),)
    assert "在哪里？" in helper.text
    assert helper.state == form


def test_a_day_off_that_was_none_changes_nothing(helper, form):
    helper.say("这周三来不了", **DAY_OFF).say("不是", "deny")
    assert helper.actions == ()
    assert "在哪里？" in helper.text
    assert helper.state == form


def test_who_answers_the_form_instead_goes_on_with_it(helper):
    helper.say("这周三来不了", **DAY_OFF).say("高枳村", place="gaozhi")
    assert (helper.top.asking, helper.top.draft.place) == ("confirm", "gaozhi")


def test_a_person_called_before_the_day_off_is_settled_takes_nothing_away(helper, form):
    helper.to(phone=None).say("这周三来不了", **DAY_OFF).say("找真人", "ask_human")
    assert isinstance(helper.top, Confirming)
    assert helper.state.popped() == form
    assert not isinstance(helper.top, AwaitingPhone)


@pytest.mark.parametrize(("spec", "asking"), QUESTIONS, ids=lambda part: getattr(part, "name", part))
def test_a_day_off_answers_no_question_of_any_form(talk, spec, asking):
    talk.to(profile=HELPER, needs=(NEED,))
    open_ = Form(form=spec.name, draft=Draft(need_id=1, readings=((WEDNESDAY,),)), asking=asking)
    talk.state = form = IDLE.pushed(open_)
    talk.say("这周三来不了", **DAY_OFF)
    assert talk.state == form.pushed(talk.top)
    assert talk.top.to_do == TakeOff((WHOLE_WEDNESDAY,))
    assert talk.press("yes").state == form


def test_who_is_about_to_register_says_a_day_off_and_it_stays_in_the_form(talk):
    talk.say("我能理发", "offer_help", categories=("haircut",), recurring=(DAILY,)).say("老王")
    talk.say("这周三来不了", **DAY_OFF)
    assert "记下了：11月25日 周三 全天。\n在哪里？" in talk.text
    assert talk.top.draft.away == (WHOLE_WEDNESDAY,)
    assert "Noted: " in talk.to(language="en").say("not on next Friday", **DAY_OFF).text


@pytest.mark.parametrize("asking", ["place", "when", "whom"])
def test_a_day_that_is_refused_by_who_is_no_helper_is_no_time_for_the_need(where, asking):
    where.state = form = IDLE.pushed(where.top.model_copy(update={"asking": asking}))
    where.say("这周三来不了", **DAY_OFF)
    assert "说“取消”就行" in where.text
    assert where.state == form
    assert where.actions == ()


def test_a_helper_is_understood_though_we_are_not_sure_because_it_is_read_back(helper):
    helper.say("周三下午没空", "decline_task", 0.29, when=(WEDNESDAY,))
    assert "来不了，对吗" in helper.text


def test_what_may_be_the_answer_is_no_day_off_unless_it_is_certain(talk):
    talk.to(profile=HELPER).say("想找人跑腿", "report_need", categories=("errand",))
    assert talk.say("周三有空", "decline_task", 0.7, when=(WEDNESDAY,)).top.draft.when == (WEDNESDAY,)


def test_a_visit_that_day_is_declined_and_the_question_asked_again(helper, form):
    helper.to(tasks=(VISIT,)).say("这周三来不了", **DAY_OFF)
    assert helper.actions == (DeclineTask(6, 9, "这周三来不了"), TakeOff((WHOLE_WEDNESDAY,)))
    assert helper.state == form


@pytest.mark.parametrize("how", ["say", "press"])
def test_a_promised_visit_is_given_back_and_the_question_asked_again(helper, form, how):
    helper.to(tasks=(PROMISED,))
    helper.press("cannot:6") if how == "press" else helper.say("这周三来不了", **DAY_OFF)
    assert "真的去不了吗" in helper.text
    helper.press("yes")
    assert [type(action) for action in helper.actions] == [DeclineTask, TakeOff][: 2 if how == "say" else 1]
    assert "在哪里？" in helper.text
    assert helper.state == form


@pytest.mark.parametrize("how", ["say", "press"])
def test_a_visit_is_taken_and_the_question_asked_again(helper, form, how):
    helper.to(tasks=(VISIT,))
    helper.press("accept:6") if how == "press" else helper.say("这单我接", "accept_task")
    assert helper.actions == (AcceptTask(6, 9),)
    assert "在哪里？" in helper.text
    assert helper.state == form


def test_a_word_about_a_visit_is_passed_on_and_the_question_asked_again(where, form):
    where.say("上次李姐人真好", "feedback")
    assert where.actions == (PassOn("上次李姐人真好"),)
    assert "在哪里？" in where.text
    assert where.state == form


@pytest.mark.parametrize("intent", ["feedback", "accept_task"])
def test_what_answers_the_question_or_is_hardly_understood_is_the_forms(helper, intent):
    helper.to(tasks=(VISIT,)).say("高枳村那边", intent, place="gaozhi")
    assert (helper.actions, helper.top.asking) == ((), "confirm")
    helper.press("edit").press("edit:place").say("菜市场那头", intent, 0.6)
    assert (helper.actions, helper.top.misses) == ((), 1)


def test_a_need_elsewhere_by_button_leaves_the_form_as_before(where):
    assert where.press("cancel:1").state == IDLE.pushed(where.top)
    assert where.top.to_do == CancelNeed(1)
