import pytest

from nlu.grammar.things.quantities import quantity
from nlu.intents import Intent
from nlu.understanding import Quantity


@pytest.mark.parametrize(
    ("text", "category", "n", "unit"),
    [
        ("想要一台取暖器", "goods", 1, "台"),
        ("仓库里有2.5吨大米,40桶油想捐", "goods", 2.5, "吨"),
        ("送20个书包给留守的孩子们", "goods", 20, "个"),
        ("想借个轮椅用两天", "goods", 1, "个"),
        ("凑了一万二,想捐给困难家庭", "funds", 12000, "元"),
        ("捐五百块钱", "funds", 500, "元"),
        ("手术费还差五千", "funds", 5000, "元"),
        ("匿名捐,两万,给大病家庭", "funds", 20000, "元"),
        ("妈妈的手术押金凑不齐,还少一万二", "funds", 12000, "元"),
        ("学杂费七千多没着落", "funds", 7000, "元"),
        ("we raised 12,000 yuan", "funds", 12000, "元"),
        ("手术费要十二万,凑了九万,还差三万", "funds", 30000, "元"),
        ("医药费还差三万五", "funds", 35000, "元"),
        ("每月拿五百块资助老人", "funds", 500, "元"),
        ("拉一车橘子来,五百斤左右", "goods", 500, "斤"),
        ("手上有五十副老花镜,给老人发", "goods", 50, "副"),
        ("五六床毛毯就够", "goods", 5, "床"),
        ("有三辆面包车可以借给站里", "transport", 3, "辆"),
    ],
)
def test_what_is_asked_for_or_offered_is_counted(text: str, category: str, n: float, unit: str) -> None:
    assert quantity(text, Intent.OFFER_RESOURCE, [category]) == Quantity(n=n, unit=unit)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("借了三万块修房到现在没还上,想申请救助金", "funds"),
        ("每月药费500块,想申请补助", "funds"),
        ("一共19个人,缺车", "transport"),
        ("窑上给拉一车木炭", "transport"),
        ("我们有一间会议室,坐50个人", "venue"),
        ("想找两个人帮忙打扫", "housework"),
        ("一个月的奶粉没着落", "goods"),
        ("娃没衣服穿,一米三的个子", "goods"),
        ("谁能帮我垫一下住院费", "funds"),
    ],
)
def test_debts_prices_people_and_seats_are_no_quantity(text: str, category: str) -> None:
    assert quantity(text, Intent.REPORT_NEED, [category]) is None
