from datetime import datetime

from bot.dialogue.engine.views import NeedView, TaskView
from nlu.understanding import Span

MONDAY = Span(start=datetime(2026, 11, 23, 8), end=datetime(2026, 11, 23, 12))


def test_needs_and_visits_are_told_with_where_they_stand(talk):
    talk.to(
        needs=(
            NeedView(1, "errand", "open", (MONDAY,), place="gaozhi"),
            NeedView(2, "haircut", "matched", (MONDAY,), who=("李姐",)),
        ),
        tasks=(TaskView(5, 9, "medical_escort", MONDAY.start, MONDAY.end, "gaozhi", "asked"),),
    )
    talk.command("status")
    for words in ("代购跑腿", "正在找人", "上门理发", "已经安排：李姐", "陪诊就医", "等您答复"):
        assert words in talk.text


def test_nothing_open_is_said(talk):
    assert "没有正在办的事" in talk.say("办得怎样了", "ask_status").text


def test_asking_changes_nothing(talk):
    talk.to(needs=(NeedView(1, "errand", "open", (MONDAY,)),)).command("cancel")
    before = talk.state
    assert talk.command("status").state == before
