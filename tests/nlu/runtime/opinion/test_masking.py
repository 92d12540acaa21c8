"""What leaves this machine names nobody, tells no number to call and no door; what the help is about stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.reference import load_gazetteer
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.runtime.opinion.masking import masked

GAZETTEER = Gazetteer(load_gazetteer())


@pytest.mark.parametrize(
    "number",
    [
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "+86 13800138000",
        "１３８００１３８０００",
        "1\u200b3\u200b8\u200b00138000",
        "幺三八零零一三八零零零",
        "一三八零零一三八零零零",
        "0795-7654321",
        "(0795)7654321",
        "电话7654321",
        "36213219900101123x",
        "微信：wanghua_88",
        "hua.wang@example.org",
    ],
)
def test_no_number_to_call_and_no_account_leaves(number: str) -> None:
    shown = masked(f"想找人陪我妈看病，{number}，谢谢", GAZETTEER)
    assert shown.replace(" ", "") == "想找人陪我妈看病,〔号码〕,谢谢"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我叫王桂花，想理发", "王桂花"),
        ("我是老黄，周三去不了", "老黄"),
        ("还请小周来，她上次陪得好", "小周"),
        ("王奶奶一个人在家", "王"),
        ("替隔壁张大爷登记", "张"),
        ("志愿者周文斌什么时候到", "周文斌"),
        ("我妈李秀英八十二了", "李秀英"),
        ("联系人：欧阳娜", "欧阳娜"),
        ("她叫郭秀蓮，腿不好", "郭秀莲"),
        ("阿芳说她来不了", "阿芳"),
        ("李建国师傅修得好", "李建国"),
        ("My name is Linda Zhao and I need a lift", "linda"),
        ("please call my neighbour Mr Wang", "wang"),
        ("could somebody tell Auntie Fen", "fen"),
    ],
)
def test_no_name_that_is_told_as_one_leaves(text: str, name: str) -> None:
    shown = masked(text, GAZETTEER)
    assert name not in shown
    assert "某某" in shown


def test_a_name_that_was_told_is_masked_wherever_it_stands() -> None:
    assert "秀英" not in masked("我叫李秀英，登记写李秀英就行", GAZETTEER)


def test_the_door_stays_here_and_the_village_goes() -> None:
    shown = masked("我住高枳村3组12号，小卖部隔壁，想理发", GAZETTEER)
    assert "高枳村" in shown
    assert not any(part in shown for part in ("3组", "12号", "小卖部"))


@pytest.mark.parametrize(
    "text",
    [
        "周三上午九点想请两位志愿者陪我看高血压",
        "马上要三十斤米,还差五千块钱",
        "白内障手术,安排在2026-12-03,住青山镇新义社区",
        "师傅明天早上八点到十点来修水龙头",
        "on tuesday at half past two in the afternoon",
        "每月15号和25号,方便的话常年都能来",
    ],
)
def test_what_the_help_is_about_is_left_as_it_is(text: str) -> None:
    assert masked(text, GAZETTEER) == text


@given(text=st.text(st.characters(codec=None), max_size=300))
def test_no_text_makes_it_fail(text: str) -> None:
    masked(text, GAZETTEER).encode()


@given(
    before=st.sampled_from(["", "想理发 ", "急！", "电话是", "tel "]),
    digits=st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    gaps=st.lists(st.sampled_from(["", "", "", " ", "-", "."]), min_size=10, max_size=10),
    after=st.sampled_from(["", " 谢谢", "，周三上午", "。"]),
)
def test_a_mobile_number_is_hidden_however_it_is_broken(before: str, digits: str, gaps: list[str], after: str) -> None:
    written = digits[0] + "".join(gap + digit for gap, digit in zip(gaps, digits[1:], strict=True))
    shown = "".join(filter(str.isdigit, masked(before + written + after, GAZETTEER)))
    assert shown == ""
