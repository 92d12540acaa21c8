import pytest

from nlu.grammar.people import people
from nlu.intents import Intent


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
        ("手语翻译一名,周三上午", 1),
        ("十二月三号要十五个人一对一陪护", 15),
        ("村跑活动,沿路引导员二十个", 20),
        ("来一位会打孔的", 1),
        ("下午要四个引路的", 4),
        ("缺会剪的人,两名就够", 2),
        ("自带铁锹的六位", 6),
        ("下午来仨小伙子", 3),
        ("一共要十名志愿者", 10),
        ("缺三个讲解员", 3),
        ("缺个教新曲子的", 1),
        ("想申请一个新的助听器", None),
        ("能给我们配一些成人纸尿裤吗", None),
        ("周日送我们去殡仪馆,十来个人,缺辆车", None),
        ("缺个能化妆的屋子", None),
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
    assert people(text, Intent.REPORT_NEED) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("我们社团去养老院演出,一共九个人", 9),
        ("我们宿舍六个人都能来", 6),
        ("我和我爱人两个人都有空", 2),
        ("我们俩周末都行", 2),
        ("退伍工兵八名,装沙袋都能干", 8),
        ("助残志愿队二十人,每月第三个星期六", 20),
        ("中医馆想下乡义诊,五个医生,自带药箱", 5),
        ("我们寝室六个人,想去看一位空巢奶奶", 6),
        ("顺风车去县城,还能坐三个人", None),
        ("我可以教三十个学生写字", None),
        ("i can visit an older person every wednesday", None),
        ("我会理发,可以上门", None),
    ],
)
def test_helpers_offered_are_counted(text: str, count: int | None) -> None:
    assert people(text, Intent.OFFER_HELP) == count
