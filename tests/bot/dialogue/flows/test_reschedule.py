from datetime import datetime

from bot.dialogue.engine.actions import MoveNeed, PassOn
from bot.dialogue.engine.stack import IDLE
from bot.dialogue.engine.views import NeedView, TaskView
from nlu.understanding import Span

MONDAY = Span(start=datetime(2026, 11, 23, 8), end=datetime(2026, 11, 23, 12))
THURSDAY = Span(start=datetime(2026, 11, 26, 12), end=datetime(2026, 11, 26, 18))
ERRAND = NeedView(1, "errand", "open", (MONDAY,), place="gaozhi")
ESCORT = NeedView(2, "medical_escort", "matched", (MONDAY,), place="gaozhi", who=("李姐",))


def test_the_new_time_is_read_back_beside_the_old_one_and_recorded(talk):
    talk.to(needs=(ERRAND,)).say("改到周四下午", "change_time", when=(THURSDAY,))
    assert "11月23日 周一 上午" in talk.text
    assert "11月26日 周四 下午（12:00–18:00）" in talk.text
    talk.press("yes")
    (action,) = talk.actions
    assert isinstance(action, MoveNeed)
    assert (action.need_id, action.draft.when) == (1, (THURSDAY,))
    assert talk.state == IDLE


def test_without_a_new_time_it_is_asked_for(talk):
    talk.to(needs=(ERRAND,)).say("想改个时间", "change_time")
    assert talk.top.asking == "when"
    talk.say("周四下午", "other", when=(THURSDAY,)).press("yes")
    assert talk.actions[0].draft.when == (THURSDAY,)


def test_the_time_said_first_is_kept_while_the_person_chooses_which(talk):
    talk.to(needs=(ERRAND, ESCORT)).say("改到周四下午", "change_time", when=(THURSDAY,))
    assert talk.buttons == ["move:1", "move:2"]
    talk.press("move:2").press("yes")
    assert (talk.actions[0].need_id, talk.actions[0].draft.when) == (2, (THURSDAY,))


def test_which_one_can_be_said_by_its_kind(talk):
    talk.to(needs=(ERRAND, ESCORT)).say("改到周四下午", "change_time", when=(THURSDAY,))
    talk.say("陪诊那个", "other", categories=("medical_escort",)).press("yes")
    assert talk.actions[0].need_id == 2


def test_nothing_open_cannot_be_moved(talk):
    talk.say("改到周四", "change_time", when=(THURSDAY,))
    assert "不用改" in talk.text


def test_a_helper_who_wants_another_time_is_heard_by_the_coordinators(talk):
    task = TaskView(5, 9, "haircut", MONDAY.start, MONDAY.end, "gaozhi", "accepted")
    talk.to(tasks=(task,)).say("能不能晚两小时", "change_time")
    assert talk.actions == (PassOn("能不能晚两小时"),)


def test_a_time_that_has_gone_by_is_not_recorded(talk):
    talk.to(needs=(ERRAND,)).say("改到周四下午", "change_time", when=(THURSDAY,))
    talk.to(now=datetime(2026, 11, 27, 9)).press("yes")
    assert talk.actions == ()
    assert talk.top.asking == "when"
