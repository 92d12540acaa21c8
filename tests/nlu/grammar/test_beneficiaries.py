import pytest

from nlu.grammar.beneficiaries import beneficiaries
from nlu.intents import Intent


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("外公周三要去拆石膏,想找个人陪着去", ("elder", "patient", "family")),
        ("麻烦来个开锁师傅,院门的锁锈死了", ("self",)),
        ("谁能替我看一会儿孩子", ("child", "family")),
        ("我一个人住,出不了门", ("living_alone", "self")),
        ("怀孕六个月闻不得油烟", ("pregnant", "self")),
        ("高枳村的奶奶想有人去陪她坐坐", ("elder",)),
        ("二单元有个独居大爷摔伤了腿", ("elder", "living_alone", "patient")),
    ],
)
def test_a_need_is_for_those_whom_it_speaks_of(text: str, codes: tuple[str, ...]) -> None:
    assert beneficiaries(text, Intent.REPORT_NEED, ("errand",)) == codes


def test_left_behind_children_are_children() -> None:
    assert beneficiaries("送书包给留守的孩子们", Intent.OFFER_RESOURCE, ("goods",)) == ("child", "left_behind_child")


def test_a_reply_is_for_nobody() -> None:
    assert beneficiaries("我奶奶说不用来了", Intent.CANCEL, ()) == ()
