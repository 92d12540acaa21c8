"""How long a visit lasts, and by how much one is moved."""

import pytest

from nlu.grammar.durations import minutes, shift
from nlu.grammar.script import normalise
from nlu.intents import Intent


@pytest.mark.parametrize(
    ("text", "lasting"),
    [
        ("想请人陪我妈坐两个小时", 120),
        ("一次一个半小时应该够了", 90),
        ("来半个钟头就行", 30),
        ("就一个钟头", 60),
        ("两三个小时就够", 180),
        ("最多俩小时", 120),
        ("教四十分钟", 40),
        ("大概一刻钟", 15),
        ("能出半天", 240),
        ("個把鐘頭", 60),
        ("about 45 minutes each time", 45),
        ("half an hour would do", 30),
        ("坐车要两个小时，路太远", None),
        ("等了半天没人来", None),
        ("we need somebody in two hours", None),
        ("迟到一分钟扣五十", None),
        ("一分钱不要", None),
        ("考了43分", None),
        ("九点到十一点", None),
    ],
)
def test_a_length_is_the_visits_own_and_not_the_situations(text: str, lasting: int | None) -> None:
    assert minutes(normalise(text), Intent.REPORT_NEED) == lasting


@pytest.mark.parametrize("intent", [Intent.CHANGE_TIME, Intent.FEEDBACK, Intent.GREET])
def test_only_needs_and_offers_say_how_long(intent: Intent) -> None:
    assert minutes("坐两个小时", intent) is None


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("往后挪两天", 2880),
        ("能不能晚半个小时", 30),
        ("可以，但要晚两小时", 120),
        ("提前一刻钟吧", -15),
        ("推迟一周行不", 10080),
        ("能往前提两个钟头不", -120),
        ("push it back 45 min please", 45),
        ("先挪三天，哦不，往后挪五天吧", 7200),
        ("不是下午2点是上午9点，日子不变", -300),
        ("早两天晚两天没关系", None),
        ("改到周五上午", None),
        ("迟到了不好意思", None),
    ],
)
def test_a_shift_is_told_by_its_direction_and_its_length(text: str, moved: int | None) -> None:
    assert shift(normalise(text), Intent.CHANGE_TIME) == moved


def test_only_who_moves_a_visit_shifts_it() -> None:
    assert shift("晚半个小时", Intent.REPORT_NEED) is None
