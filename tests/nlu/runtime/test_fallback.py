from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.reference import load_gazetteer, load_taxonomy
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.runtime.fallback import Fallback

GAZETTEER = Gazetteer(load_gazetteer())
SATURDAY = datetime(2026, 11, 21, 9)
TAXONOMY = load_taxonomy()


@pytest.fixture(scope="module")
def fallback(tmp_path_factory: pytest.TempPathFactory) -> Fallback:
    return Fallback(GAZETTEER, tmp_path_factory.mktemp("cache"))


@pytest.mark.parametrize(
    ("text", "intent", "categories"),
    [
        ("外公周三下午要去医院拆石膏，想找个人陪着去", "report_need", {"medical_escort"}),
        ("水龙头漏水了，能不能来个师傅修一下", "report_need", {"home_repair"}),
        ("我会理发，每周六可以上门给老人剪头发", "offer_help", {"haircut"}),
        ("想捐二十床棉被", "offer_resource", {"goods"}),
        ("不用来了，取消吧", "cancel", set()),
        ("行，就按你说的来", "affirm", set()),
        ("你好", "greet", set()),
        ("请把我的信息都删掉", "delete_data", set()),
        ("我要找人工客服", "ask_human", set()),
        ("着火了，快来人", "emergency", set()),
    ],
)
async def test_common_messages_are_understood_without_the_server(
    fallback: Fallback, text: str, intent: str, categories: set[str]
) -> None:
    heard = await fallback.interpret(text, SATURDAY)
    assert heard.intent == intent
    assert set(heard.categories) == categories


@given(text=st.text(st.characters(codec=None), max_size=5000))
@settings(deadline=None, max_examples=100)
async def test_no_text_makes_it_fail(fallback: Fallback, text: str) -> None:
    heard = await fallback.interpret(text, SATURDAY)
    assert 0 <= heard.confidence <= 1
    assert set(heard.categories) <= set(TAXONOMY.categories)
