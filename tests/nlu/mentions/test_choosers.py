"""Which of the times and amounts in a message are the ones meant."""

from datetime import datetime
from pathlib import Path

import pytest
from platformdirs import user_cache_path

from data.reference import load_gazetteer
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.grammar.script import normalise
from nlu.grammar.times.read import read_times
from nlu.intents import Intent
from nlu.mentions.choosers import Choosers
from nlu.understanding import Point, Quantity, Window

GAZETTEER = Gazetteer(load_gazetteer())
CHOOSERS = Choosers(GAZETTEER, user_cache_path("liandong"))
SATURDAY = datetime(2026, 11, 21, 9)


def first_day(window: Window) -> int:
    """The day of the month on which a window begins."""
    return window.at.day if isinstance(window, Point) else window.start.day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("老娘天天要吃药，下周二上午想请人陪她去复查", 24),
        ("他夜里老是睡不着，周三下午想找人来陪他说说话", 25),
    ],
)
def test_a_time_that_tells_the_situation_is_not_the_one_asked_for(text: str, day: int) -> None:
    found = read_times(normalise(text), SATURDAY, Intent.REPORT_NEED, CHOOSERS.phrases)
    assert ([first_day(window) for window in found.when], found.recurring) == ([day], ())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("周四上午，不对，周五上午", 27),
        ("周三，哦不，周四上午请人来理发", 26),
        ("下周一说错了下周二上午来", 24),
        ("on Wednesday, sorry I mean Thursday morning", 26),
    ],
)
def test_a_time_that_is_taken_back_at_once_does_not_stand(text: str, day: int) -> None:
    found = read_times(normalise(text), SATURDAY, Intent.REPORT_NEED, CHOOSERS.phrases)
    assert [first_day(window) for window in found.when] == [day]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("想借一台轮椅", Quantity(n=1, unit="台")),
        ("环卫站三十五个工人，求棉手套一百双", Quantity(n=100, unit="双")),
        ("家里五口人，想申请60公斤米", Quantity(n=60, unit="公斤")),
    ],
)
def test_the_amount_asked_for_is_told_from_other_numbers(text: str, amount: Quantity) -> None:
    assert CHOOSERS.quantity(normalise(text), Intent.REPORT_NEED, ("goods",)) == amount


def test_money_in_capital_numerals_is_read() -> None:
    given = CHOOSERS.quantity(normalise("我们商会认捐伍仟元整"), Intent.OFFER_RESOURCE, ("funds",))
    assert given == Quantity(n=5000, unit="元")


def test_an_intent_that_counts_nothing_has_no_amount() -> None:
    assert CHOOSERS.quantity("三袋米", Intent.GREET, ()) is None


def test_what_was_learnt_is_kept_and_learnt_once(tmp_path: Path) -> None:
    frames = tmp_path / "frames"
    frames.mkdir()
    told = (
        '{"text": "%s", "at": "2026-11-21T09:00", "intent": "report_need", "categories": ["goods"], '
        '"when": [], "recurring": [], "quantity": %s}'
    )
    lines = [
        told % ("要三袋米", '{"n": 3, "unit": "袋"}'),
        told % ("周三我不在，要两袋米", '{"n": 2, "unit": "袋"}'),
        told % ("今天有五个人", "null"),
    ]
    (frames / "few.jsonl").write_text("\n".join(lines), encoding="utf-8")
    first = Choosers(GAZETTEER, tmp_path / "cache", frames)
    kept = [path.stat().st_mtime_ns for path in (tmp_path / "cache").iterdir()]
    again = Choosers(GAZETTEER, tmp_path / "cache", frames)
    assert [path.stat().st_mtime_ns for path in (tmp_path / "cache").iterdir()] == kept
    asked = ("要四袋米", Intent.REPORT_NEED, ("goods",))
    assert first.quantity(*asked) == again.quantity(*asked)
