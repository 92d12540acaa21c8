from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.reference import load_gazetteer
from nlu.danger.detection import KINDS
from nlu.danger.ear import weighed
from nlu.danger.learnt.lines import LINES, danger_lines, lines_in
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.grammar.script import normalise
from nlu.runtime.fallback import Fallback
from nlu.understanding import Alarm

DANGER = {
    "medical": "我爸突然倒在地上叫不醒了|血压180头晕得厉害|胸口疼得厉害，左边膀子发麻|奶奶半边身子动不了，嘴歪了|"
    "我妈从楼梯上摔下来，起不来了",
    "suicide": "I don’t want to be alive|我不想活了|药都数好了，猫就拜托你们了，别来找我",
    "fire": "着火了！快来人|厨房油锅烧起来了",
    "violence": "老公拿刀要砍我|爸爸又在打妈妈我好怕",
    "help": "救命",
}
CALM = (
    "降压药都吃完了|she took her blood pressure pills|我想死你们了|快热死人了|昨晚看的那个电影里楼烧了，死了好多人|"
    "去年我爸中风住过院，现在好多了|楼上天天吵架摔东西，烦死了|老人夜里总是醒，睡不好|我到了，在楼下|救护车来了，没事了|"
    "打我儿子的13812345678|喺楼下等你|你好|谢谢"
)


CASES = lines_in(LINES / "cases.jsonl")
EMERGENCIES = [line.text for line in CASES if line.emergency]
LOOKALIKES = [line.text for line in CASES if not line.emergency]

Hear = Callable[[str], Alarm | None]


@pytest.fixture(scope="module")
def hear() -> Hear:
    """As every reader hears a text."""
    reader = Fallback(Gazetteer(load_gazetteer()))
    return lambda text: _sure(reader.alarm(normalise(text)))


def _sure(alarm: Alarm | None) -> Alarm | None:
    return alarm if alarm and alarm.sure else None


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, all_ in DANGER.items() for text in all_.split("|")])
def test_danger_now_is_heard_with_its_kind(hear: Hear, kind: str, text: str) -> None:
    alarm = hear(text)
    assert alarm is not None
    assert alarm.kind == kind
    assert alarm.confidence >= 0.5


@pytest.mark.parametrize("text", CALM.split("|"))
def test_what_only_sounds_like_danger_is_not(hear: Hear, text: str) -> None:
    assert hear(text) is None


@pytest.mark.parametrize("text", EMERGENCIES)
def test_a_danger_is_heard_in_whatever_voice_it_is_told(hear: Hear, text: str) -> None:
    assert hear(text) is not None


@pytest.mark.parametrize("text", LOOKALIKES)
def test_what_sounded_like_danger_once_raises_no_alarm(hear: Hear, text: str) -> None:
    assert hear(text) is None


def test_of_all_lines_learnt_from_every_emergency_is_heard_and_of_the_others_one_in_a_thousand_at_most(
    hear: Hear,
) -> None:
    alarms = {line: hear(line.text) is not None for line in danger_lines()}
    assert [line.text for line, alarm in alarms.items() if line.emergency and not alarm] == []
    others = [alarm for line, alarm in alarms.items() if not line.emergency]
    assert sum(others) <= len(others) / 1000


ALIKE = {
    "'": "’‘ʼ′＇`´",
    '"': "“”„″",
    " ": "\u00a0\u2009\u3000",
    "-": "—–‐",
    ",": "，",
    "，": ",",
    "!": "！",
    "0": "０",
    "a": "ａ",
}
SMUGGLED = st.lists(st.tuples(st.integers(0, 200), st.sampled_from("\u200b\u200d\ufeff\ufe0f\u2060\u00ad")), max_size=5)


@given(line=st.sampled_from(EMERGENCIES), random=st.randoms(use_true_random=False), smuggled=SMUGGLED)
@settings(deadline=None)
def test_a_danger_written_with_look_alikes_is_heard_as_the_plain_one(
    hear: Hear, line: str, random: Random, smuggled: list[tuple[int, str]]
) -> None:
    written = "".join(random.choice(ALIKE.get(c, "") + c) for c in line)
    for at, unseen in smuggled:
        written = written[:at] + unseen + written[at:]
    assert normalise(written) == normalise(line)
    assert hear(written) is not None


def test_a_danger_at_the_end_of_a_long_story_is_heard(hear: Hear) -> None:
    assert hear("我跟你说说这几天的事。" * 400 + "我妈晕倒了叫不醒") is not None


def test_what_is_over_must_be_believed_more_and_what_a_rule_finds_less() -> None:
    assert weighed(0.5, "救护车来了,没事了", None, 0.5) < 0.5 < weighed(0.5, "着火了", "fire", 0.5)
    assert weighed(0.5, "我想死你们了", None, 0.5) < weighed(0.5, "你好", None, 0.5) == 0.5


def test_what_is_hardly_an_emergency_by_its_intent_must_be_believed_more() -> None:
    assert weighed(0.5, "你好", None, 0) < weighed(0.5, "你好", None, 0.1) < 0.5 < weighed(0.5, "你好", None, 1)


@given(text=st.text(st.characters(codec=None), max_size=500), also=st.sampled_from(["", "救命", "着火了"]))
@settings(deadline=None, max_examples=50)
def test_no_text_makes_it_fail_and_every_kind_is_a_known_one(hear: Hear, text: str, also: str) -> None:
    alarm = hear(text + also)
    assert alarm is None or (alarm.kind in KINDS and 0.5 <= alarm.confidence <= 1)


def test_what_is_neither_surely_danger_nor_surely_none_is_heard_as_a_doubt() -> None:
    reader = Fallback(Gazetteer(load_gazetteer()))
    alarms = [reader.alarm(normalise(line.text)) for line in danger_lines() if not line.emergency]
    doubts = [alarm for alarm in alarms if alarm and not alarm.sure]
    assert doubts
    assert all(alarm.confidence < 0.5 for alarm in doubts)
    assert len(doubts) <= len(alarms) / 100
