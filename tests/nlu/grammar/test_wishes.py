"""What is wished of the helper."""

import pytest

from nlu.grammar.script import normalise
from nlu.grammar.wishes import wish


@pytest.mark.parametrize(
    ("text", "gender", "helper"),
    [
        ("想请个女志愿者给我妈洗澡", "female", None),
        ("护工要男的", "male", None),
        ("要個女老師最好", "female", None),
        ("could a female volunteer come", "female", None),
        ("还让小周来吧", None, "小周"),
        ("我只跟刘社工说", None, "刘社工"),
        ("想请上次那个小陈再来一趟，要女的", "female", "小陈"),
    ],
)
def test_a_gender_or_a_name_is_wished(text: str, gender: str | None, helper: str | None) -> None:
    wished = wish(normalise(text))
    assert wished is not None
    assert (wished.gender, wished.helper) == (gender, helper)


@pytest.mark.parametrize(
    "text",
    [
        "我一个大男人不会做饭",
        "有个17岁的女生要补课",
        "谢谢小周，上次教得好",
        "让老伴来接电话",
        "男的掐着她脖子",
        "给我女儿补课",
        "请个阿姨来打扫",
    ],
)
def test_who_is_spoken_of_is_not_wished_for(text: str) -> None:
    assert wish(normalise(text)) is None
