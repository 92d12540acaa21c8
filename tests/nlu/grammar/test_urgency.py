import pytest

from nlu.grammar.urgency import is_pressing


@pytest.mark.parametrize(
    "text", ["急,水管爆了", "麻烦现在就来个人", "尽快安排", "今天能来吗", "越快越好", "please come asap", "赶紧派个人"]
)
def test_pressing_words_press(text: str) -> None:
    assert is_pressing(text)


@pytest.mark.parametrize(
    "text",
    [
        "不急,有空再来",
        "借了三万到现在没还上",
        "想学急救",
        "我妈马上七十了",
        "应急救援培训",
        "现在一个人住",
        "no rush at all",
        "急诊那边要人陪",
    ],
)
def test_calm_words_do_not(text: str) -> None:
    assert not is_pressing(text)
