from datetime import datetime

import pytest

from bot.dialogue.engine.state import Draft
from bot.dialogue.patterns.another import is_another
from nlu.understanding import Span, Understanding

READ_BACK = Draft(categories=("medical_escort",))
THURSDAY = Span(start=datetime(2026, 11, 26, 8), end=datetime(2026, 11, 26, 20))


def tells_another(words, *categories, **meaning):
    told = Understanding(intent="report_need", confidence=0.95, categories=categories, **meaning)
    return is_another(READ_BACK, words, told)


@pytest.mark.parametrize(
    "words",
    [
        "另外家里水管漏了",
        "好的，还有厕所灯也坏了",
        "还想换个灯泡",
        "我妈也想有人来修",
        "再帮我修一下水管",
        "顺便帮我修下灯",
        "对了，我家灯坏了，谁能来修",
        "Also, the pipe leaks",
        "another thing: the tap drips",
        "the pipe leaks too",
    ],
)
def test_something_else_said_to_come_on_top_is_another_need(words):
    assert tells_another(words, "home_repair")


def test_something_else_told_with_its_own_time_and_place_is_another_need():
    assert tells_another("周四五里桥那边水管要修", "home_repair", when=(THURSDAY,), place="wuliqiao")
    assert tells_another("周四给我爸理发", "haircut", when=(THURSDAY,), beneficiary=("elder", "family"))


@pytest.mark.parametrize("words", ["是要打扫", "打扫卫生", "水管漏了", "对了， 是打扫", "叫人来打扫还有空吗"])
def test_something_else_without_a_word_of_coming_on_top_is_a_correction(words):
    assert not tells_another(words, "housework")


def test_a_time_that_comes_with_it_makes_no_other_need():
    assert not tells_another("周四打扫", "housework", when=(THURSDAY,), beneficiary=("self",))


def test_how_many_are_to_come_is_a_correction_whatever_kind_is_read_into_it():
    assert not tells_another("另外要两个人", "emergency_relief", people=2)


@pytest.mark.parametrize("words", ["还要有人陪我去拿药", "另外我爸也要去"])
def test_more_of_the_same_kind_is_a_correction(words):
    assert not tells_another(words, "errand", "medical_escort")


@pytest.mark.parametrize(
    "words",
    [
        "另外不是看病，是打扫",
        "还要改成打扫",
        "不对，也要打扫",
        "我还想换成打扫",
        "Also change it to cleaning",
        "no, I also want cleaning instead",
    ],
)
def test_a_word_of_correcting_makes_it_one(words):
    assert not tells_another(words, "housework", when=(THURSDAY,), place="gaozhi")
