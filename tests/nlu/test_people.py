import pytest

from nlu.people import people


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("想找个人陪着去", 1),
        ("麻烦来个开锁师傅", 1),
        ("请两位志愿者把我抬下楼", 2),
        ("要十个人来清", 10),
        ("要三个人帮忙拍照看包", 3),
        ("想请一位老师来教我们打太极", 1),
        ("we need two volunteers on friday", 2),
        ("想请社工来调解", None),
        ("谁能帮我看一会儿孩子", None),
        ("想找人陪", None),
        ("我家三个孩子没人带", None),
        ("要拉老人们去看梅花,一共19个人,缺车", None),
        ("能不能帮忙安排个车", None),
        ("could someone collect my parcel", None),
    ],
)
def test_helpers_asked_for_are_counted(text: str, count: int | None) -> None:
    assert people(text, "report_need") == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("我们社团去养老院演出,一共九个人", 9),
        ("我们宿舍六个人都能来", 6),
        ("我和我爱人两个人都有空", 2),
        ("我们俩周末都行", 2),
        ("我会理发,可以上门", None),
    ],
)
def test_helpers_offered_are_counted(text: str, count: int | None) -> None:
    assert people(text, "offer_help") == count
