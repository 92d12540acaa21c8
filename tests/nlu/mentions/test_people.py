import pytest

from nlu.intents import Intent
from nlu.mentions.people import features, heads

COUNTED = {
    "号召十五个人来清理": 15,
    "请两位会拉二胡的": 2,
    "我们俩都会": 2,
    "一家三口都来": 3,
    "我带三个徒弟": 4,
    "me and four classmates": 5,
    "my wife and i": 2,
    "about 12 people on sunday": 12,
    "想找个人陪": 1,
}


@pytest.mark.parametrize(("text", "count"), COUNTED.items())
def test_every_number_of_people_is_mentioned(text: str, count: int) -> None:
    assert count in {each.people for each in heads(text)}


@pytest.mark.parametrize("text", ["两个小时", "三天", "九点", "一次", "8 am", "30 yuan"])
def test_what_counts_no_people_is_none(text: str) -> None:
    assert heads(text) == []


def test_the_words_around_a_number_are_told() -> None:
    found = heads("找两个老师教三个孩子")
    helpers, helped = (features("找两个老师教三个孩子", found, rank, Intent.REPORT_NEED) for rank in range(2))
    assert helpers != helped
