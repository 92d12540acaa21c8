from datetime import datetime

import pytest

from bot.dialogue.engine.actions import RecordNeed
from bot.dialogue.engine.draft import Draft
from bot.dialogue.engine.stack import IDLE
from bot.dialogue.patterns.queued import is_another
from nlu.understanding import Span, Understanding

TODAY = Span(start=datetime(2026, 11, 21, 9), end=datetime(2026, 11, 21, 20))
TOMORROW = Span(start=datetime(2026, 11, 22, 8), end=datetime(2026, 11, 22, 12))
PIPE = {"categories": ("home_repair",), "beneficiary": ("self",)}


@pytest.fixture
def asked(talk):
    """A resident who wants company to the doctor's tomorrow and is asked where."""
    return talk.to(phone="13800000000", name="周姐").say(
        "明天上午陪我看病", "report_need", categories=("medical_escort",), when=(TOMORROW,), beneficiary=("self",)
    )


@pytest.fixture
def kept(asked):
    """The same resident, who has told of the pipe instead of the place."""
    return asked.say("水管又漏了，今天能来人不", "report_need", when=(TODAY,), urgency="urgent", **PIPE)


def test_another_need_is_noted_and_the_open_question_asked_again(kept):
    assert kept.text.startswith("也记下了：家居维修")
    assert "在哪里" in kept.text
    assert (kept.top.asking, kept.top.misses) == ("place", 0)


def test_another_need_changes_nothing_of_the_first(kept):
    draft = kept.top.draft
    assert (draft.categories, draft.when, draft.urgency) == (("medical_escort",), (TOMORROW,), "normal")


def test_the_other_need_has_its_turn_once_the_first_is_confirmed(kept):
    kept.say("高枳村", place="gaozhi").press("yes")
    assert [action.draft.categories for action in kept.actions if isinstance(action, RecordNeed)] == [
        ("medical_escort",)
    ]
    assert "接着说您刚才提的：家居维修" in kept.text
    (action,) = kept.press("yes").actions
    assert (action.draft.categories, action.draft.when) == (("home_repair",), (TODAY,))
    assert action.draft.words == "水管又漏了，今天能来人不"
    assert kept.state == IDLE


def test_the_other_need_is_at_the_same_place_until_it_is_said_otherwise(kept):
    kept.press("pick:place:qingshan").press("pick:place:qingshan").press("yes")
    assert kept.top.asking == "confirm"
    assert "青山镇" in kept.text


@pytest.mark.parametrize("how", ["press", "say", "command"])
def test_the_other_need_is_not_dropped_with_the_first(kept, how):
    drop = {"press": lambda: kept.press("no"), "say": lambda: kept.say("算了", "cancel")}
    drop.get(how, lambda: kept.command("cancel"))()
    assert kept.top.draft.categories == ("home_repair",)
    assert "不记了" in kept.text
    assert kept.actions == ()


def test_several_other_needs_come_one_after_the_other(kept):
    kept.say("还想理个发", "report_need", categories=("haircut",), when=(TOMORROW,), beneficiary=("self",))
    kept.say("高枳村", place="gaozhi").press("yes")
    assert kept.top.draft.categories == ("home_repair",)
    kept.press("yes")
    assert kept.top.draft.categories == ("haircut",)


def test_another_need_told_twice_is_one_need_with_all_that_was_said(kept):
    kept.say("水管明天来修也行", "report_need", when=(TOMORROW,), **PIPE)
    (later,) = kept.queued
    assert later.when == (TOMORROW,)
    assert later.words == "水管又漏了，今天能来人不\n水管明天来修也行"


def test_the_same_need_told_anew_takes_in_what_is_said(talk):
    talk.to(phone="13800000000", name="周姐").say("水管漏了，明天上午来修", "report_need", when=(TOMORROW,), **PIPE)
    talk.say("水管又漏了，今天能来人不", "report_need", when=(TODAY,), urgency="urgent", **PIPE)
    assert "这句也记下了" in talk.text
    assert "在哪里" in talk.text
    draft = talk.top.draft
    assert (draft.when, draft.urgency) == ((TODAY,), "urgent")
    assert talk.queued == []
    assert draft.words == "水管漏了，明天上午来修\n水管又漏了，今天能来人不"


def test_a_need_told_with_the_answer_is_the_answer(asked):
    asked.say("高枳村，看病的", "report_need", categories=("transport",), place="gaozhi")
    assert asked.top.draft.place == "gaozhi"
    assert asked.queued == []


def test_a_need_that_is_hardly_heard_is_no_other_need_and_changes_nothing(asked):
    before = asked.top.draft
    asked.say("菜市场后面", "report_need", confidence=0.75, categories=("errand",))
    assert asked.top.draft == before
    assert asked.top.misses == 1


def test_what_was_asked_in_the_read_back_is_still_a_correction(asked):
    asked.say("高枳村", place="gaozhi").say("是要打扫", "report_need", categories=("housework",))
    assert asked.top.draft.categories == ("housework",)
    assert asked.queued == []


@pytest.fixture
def read_back(asked):
    """The same resident, to whom everything has been read back."""
    return asked.say("高枳村", place="gaozhi")


def test_another_need_below_the_read_back_is_noted_and_the_first_read_back_as_it_was(read_back):
    before = read_back.text
    read_back.say("另外家里水管漏了", "report_need", **PIPE)
    assert read_back.text == f"也记下了：家居维修。先把这件说完。\n{before}"
    assert read_back.top.asking == "confirm"
    assert read_back.actions == ()


def test_another_need_below_the_read_back_has_its_turn_after_the_yes(read_back):
    read_back.say("还有,我妈想有人陪聊天", "report_need", categories=("companion_visit",), beneficiary=("elder",))
    (action,) = read_back.press("yes").actions
    assert (action.draft.categories, action.draft.beneficiary) == (("medical_escort",), ("self",))
    assert "接着说您刚才提的：探访陪伴" in read_back.text
    assert (read_back.top.asking, read_back.top.draft.beneficiary) == ("when", ("elder",))


def test_another_need_is_kept_where_it_was_asked_which_part_to_change(read_back):
    read_back.press("edit").say("另外家里水管漏了", "report_need", **PIPE)
    assert read_back.top.asking == "edit"
    assert [need.categories for need in read_back.queued] == [("home_repair",)]


@pytest.mark.parametrize("confidence", [0.6, 0.95])
@pytest.mark.parametrize(
    ("words", "meaning", "changed"),
    [
        ("改成今天白天", {"when": (TODAY,)}, {"when": (TODAY,)}),
        ("不是我是我妈", {"beneficiary": ("elder", "family")}, {"beneficiary": ("elder", "family"), "kin": "mother"}),
        ("还有，电话是13811111111", {"phone": "13811111111"}, {"phone": "13811111111"}),
        ("不是看病，也不是送饭，还要打扫", {"categories": ("housework",)}, {"categories": ("housework",)}),
        ("今天水管漏了", {"categories": ("home_repair",), "when": (TODAY,)}, {"when": (TODAY,)}),
    ],
)
def test_below_the_read_back_what_may_be_a_correction_is_one(read_back, words, meaning, changed, confidence):
    before = read_back.top.draft
    read_back.say(words, "report_need", confidence, **meaning)
    assert read_back.top.draft == before.model_copy(update=changed)


def test_what_comes_on_top_but_is_hardly_understood_is_no_other_need(read_back):
    read_back.say("另外那个什么", "report_need", 0.6, **PIPE)
    assert read_back.queued == []


def test_in_english_too(asked):
    asked.to(language="en").say("the pipe leaks too", "report_need", **PIPE)
    assert "I noted this too: repairs" in asked.text
    asked.say("高枳村", place="gaozhi").say("another thing: a haircut", "report_need", categories=("haircut",))
    assert "I noted this too: haircut at home. First let us finish the other" in asked.text


READ_BACK = Draft(categories=("medical_escort",))
THURSDAY = Span(start=datetime(2026, 11, 26, 8), end=datetime(2026, 11, 26, 20))


def tells_another(words, *categories, **meaning):
    told = Understanding(intent="report_need", confidence=0.95, categories=categories, **meaning)
    return is_another(READ_BACK, words, told)


@pytest.mark.parametrize(
    "words",
    [
        "另外家里水管漏了",
        "好的，还有厕所灯也坏了",
        "还想换个灯泡",
        "我妈也想有人来修",
        "再帮我修一下水管",
        "顺便帮我修下灯",
        "对了，我家灯坏了，谁能来修",
        "Also, the pipe leaks",
        "another thing: the tap drips",
        "the pipe leaks too",
    ],
)
def test_something_else_said_to_come_on_top_is_another_need(words):
    assert tells_another(words, "home_repair")


def test_something_else_told_with_its_own_time_and_place_is_another_need():
    assert tells_another("周四五里桥那边水管要修", "home_repair", when=(THURSDAY,), place="wuliqiao")
    assert tells_another("周四给我爸理发", "haircut", when=(THURSDAY,), beneficiary=("elder", "family"))


@pytest.mark.parametrize("words", ["是要打扫", "打扫卫生", "水管漏了", "对了， 是打扫", "叫人来打扫还有空吗"])
def test_something_else_without_a_word_of_coming_on_top_is_a_correction(words):
    assert not tells_another(words, "housework")


def test_a_time_that_comes_with_it_makes_no_other_need():
    assert not tells_another("周四打扫", "housework", when=(THURSDAY,), beneficiary=("self",))


def test_how_many_are_to_come_is_a_correction_whatever_kind_is_read_into_it():
    assert not tells_another("另外要两个人", "emergency_relief", people=2)


@pytest.mark.parametrize("words", ["还要有人陪我去拿药", "另外我爸也要去"])
def test_more_of_the_same_kind_is_a_correction(words):
    assert not tells_another(words, "errand", "medical_escort")


@pytest.mark.parametrize(
    "words",
    [
        "另外不是看病，是打扫",
        "还要改成打扫",
        "不对，也要打扫",
        "我还想换成打扫",
        "Also change it to cleaning",
        "no, I also want cleaning instead",
    ],
)
def test_a_word_of_correcting_makes_it_one(words):
    assert not tells_another(words, "housework", when=(THURSDAY,), place="gaozhi")
