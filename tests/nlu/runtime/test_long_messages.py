"""Below 1,000 characters no middle is lost: what stands there, danger too, is read as if it stood alone."""

from datetime import datetime
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.reference import load_gazetteer
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.grammar.script import READ_CHARACTERS
from nlu.runtime.fallback import Fallback
from nlu.understanding import Span

SATURDAY = datetime(2026, 11, 21, 9)
SMALL_TALK = (
    "这天气一会儿冷一会儿热的。",
    "我们这里的橘子都熟了，红彤彤的很好看。",
    "电视里天天放那个连续剧，我看了开头就不想看了。",
    "隔壁家的猫又跑到我屋顶上睡觉。",
    "前几年这条路还是泥巴路呢。",
    "人老了话就多，您别嫌我啰嗦。",
)


def talk(characters: int) -> str:
    """So much of what is said while nothing is asked for."""
    said = ""
    for sentence in cycle(SMALL_TALK):
        if len(said) + len(sentence) > characters:
            return said
        said += sentence
    return said


@pytest.fixture(scope="module")
def fallback() -> Fallback:
    return Fallback(Gazetteer(load_gazetteer()))


@pytest.mark.parametrize(("before", "after"), [(0, 700), (300, 300), (450, 450), (700, 0)])
async def test_a_need_is_understood_wherever_it_stands(fallback: Fallback, before: int, after: int) -> None:
    told = talk(before) + "我妈周三下午要去市医院看病，想请两位志愿者陪着去，我们住高枳村。" + talk(after)
    assert len(told) < READ_CHARACTERS
    heard = await fallback.interpret(told, SATURDAY)
    assert (heard.intent, heard.categories) == ("report_need", ("medical_escort",))
    assert heard.when == (Span(start=datetime(2026, 11, 25, 12), end=datetime(2026, 11, 25, 18)),)
    assert (heard.place, heard.people) == ("gaozhi", 2)


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("周三的陪诊不用来了，取消吧，谢谢。", "cancel"),
        ("我会理发，每周六上午可以上门给老人剪头发。", "offer_help"),
        ("我家有一台轮椅用不着了，想捐给需要的人。", "offer_resource"),
        ("我上次报的修水管那个事有人接了吗？", "ask_status"),
    ],
)
async def test_whatever_it_is_for(fallback: Fallback, said: str, intent: str) -> None:
    assert (await fallback.interpret(talk(300) + said + talk(300), SATURDAY)).intent == intent


@pytest.mark.parametrize(
    "said",
    ["我家厨房着火了，火好大，快来人啊！", "我爸突然倒在地上叫不醒了，嘴唇都发紫了！", "我老公喝了农药，快来救命！"],
)
@pytest.mark.parametrize(("before", "after"), [(100, 0), (100, 100), (450, 400)])
async def test_danger_is_heard_wherever_it_stands(fallback: Fallback, said: str, before: int, after: int) -> None:
    heard = await fallback.interpret(talk(before) + said + talk(after), SATURDAY)
    assert heard.intent == "emergency"


async def test_danger_is_heard_beyond_what_is_read_otherwise(fallback: Fallback) -> None:
    told = talk(2000) + "我家厨房着火了，火好大，快来人啊！" + talk(2000)
    assert (await fallback.interpret(told, SATURDAY)).intent == "emergency"


async def test_small_talk_of_any_length_is_none(fallback: Fallback) -> None:
    for characters in (100, 400, 900):
        heard = await fallback.interpret(talk(characters), SATURDAY)
        assert heard.intent not in ("emergency", "report_need", "cancel")
        assert heard.doubt is None


async def test_danger_that_the_next_sentence_settles_is_none(fallback: Fallback) -> None:
    told = talk(200) + "我爸刚才倒在地上叫不醒了。救护车来了，已经没事了。" + talk(200)
    assert (await fallback.interpret(told, SATURDAY)).intent != "emergency"


VALUES = st.sampled_from(
    [
        ("周三下午两点", "when"),
        ("高枳村", "place"),
        ("13800138000", "phone"),
        ("3组12号", "address"),
        ("叫王桂花", "name"),
    ]
)


@settings(max_examples=40, deadline=None)
@given(before=st.integers(0, 800), value=VALUES)
async def test_no_time_place_number_door_or_name_is_lost_in_the_middle(
    fallback: Fallback, before: int, value: tuple[str, str]
) -> None:
    words, field = value
    said = "我想请人陪我妈看病，" + {"address": "住高枳村", "name": "我"}.get(field, "") + words + "。"
    alone = (await fallback.interpret(said, SATURDAY)).to_contract()[field]
    within = (await fallback.interpret(talk(before) + said + talk(900 - before), SATURDAY)).to_contract()[field]
    assert alone
    assert within == alone
