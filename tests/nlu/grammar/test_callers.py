"""How the speaker is called, and whom they speak for."""

import pytest

from nlu.grammar.callers import name, organisation
from nlu.grammar.script import plain_by_character


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("我叫王桂花，七十八了", "王桂花"),
        ("我是老黄，明天来接我", "老黄"),
        ("我是阳光队的李队长", "李队长"),
        ("喂我是王家源的那个剃头匠老廖啊有空", "老廖"),
        ("联系人：陈工 139 0000 1234", "陈工"),
        ("Hi, I'm Sarah from Kenya", "Sarah"),
        ("我叫陳美玲，住梨園", "陳美玲"),
        ("楼道扫完了。先锋队 老何", "老何"),
        ("我是新来的", None),
        ("我是党员，可以帮忙", None),
        ("找王老师补课", None),
        ("谢谢", None),
        ("I'm a nurse", None),
    ],
)
def test_speakers_call_themselves(text: str, called: str | None) -> None:
    found = name(plain_by_character(text), text)
    assert (found.of(text) if found else None) == called


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("我们是阳光公益服务队，一共六个人", "阳光公益服务队"),
        ("我們夕陽紅合唱團要借場地", "夕陽紅合唱團"),
        ("我是下布小学的班主任", "下布小学"),
        ("彩虹义工队报到，十五个人", "彩虹义工队"),
        ("Six students from the Green Leaf Club will come", "Green Leaf Club"),
        ("我们厂想捐点米", None),
        ("我下周要去医院", None),
        ("养老院的老人想听戏", None),
    ],
)
def test_a_body_is_named_by_more_than_its_kind(text: str, body: str | None) -> None:
    found = organisation(plain_by_character(text), text)
    assert (found.of(text) if found else None) == body
