from datetime import datetime, timedelta

import pytest

from bot.dialogue.engine.draft import Draft
from bot.dialogue.engine.heard import Heard
from bot.dialogue.forms.filling import SOON, correct, fill, on_the_day_said, retell, surely
from nlu.understanding import Point, Quantity, Span, Understanding

NOW = datetime(2026, 11, 21, 9)
TWO, FOURTEEN = Point(at=datetime(2026, 11, 23, 2)), Point(at=datetime(2026, 11, 23, 14))


def meaning(intent="report_need", **slots):
    return Understanding(intent=intent, confidence=0.9, **slots)


def test_filling_never_changes_what_was_said_before():
    before = Draft(categories=("errand",), place="gaozhi", when=(TWO,))
    after = fill(before, meaning(categories=("haircut",), place="wuliqiao", when=(FOURTEEN,), phone="138"), NOW)
    assert (after.categories, after.place, after.when, after.phone) == (("errand",), "gaozhi", (TWO,), "138")


def test_correcting_changes_only_what_is_said_now():
    before = Draft(categories=("errand",), place="gaozhi", when=(TWO,), phone="138", urgency="urgent")
    after = correct(before, meaning(when=(FOURTEEN,)), NOW)
    assert after == before.model_copy(update={"when": (FOURTEEN,)})


def test_a_corrected_time_takes_the_place_of_all_other_times():
    before = Draft(readings=((TWO,), (FOURTEEN,)))
    after = correct(before, meaning(when=(FOURTEEN,)), NOW)
    assert (after.when, after.readings) == ((FOURTEEN,), ())


def test_an_ambiguous_time_waits_for_a_choice():
    after = fill(Draft(), meaning(when=(FOURTEEN,), other_when=((TWO,),)), NOW)
    assert (after.when, after.readings) == ((), ((FOURTEEN,), (TWO,)))


def test_only_an_urgent_need_without_a_time_is_for_the_next_hours():
    assert fill(Draft(), meaning(urgency="urgent"), NOW).when == (Span(start=NOW, end=NOW + SOON),)
    assert fill(Draft(), meaning(), NOW).when == ()
    assert fill(Draft(), meaning("offer_help", urgency="urgent"), NOW).when == ()
    assert timedelta() < SOON


def test_urgency_once_said_stays():
    assert fill(Draft(urgency="urgent"), meaning(quantity=Quantity(n=1, unit="个")), NOW).urgency == "urgent"


def test_a_need_told_anew_keeps_both_its_words_and_both_its_categories():
    before = Draft(categories=("errand",), when=(TWO,), words="买米")
    after = retell(before, "急着买米，再打扫一下", meaning(categories=("housework", "errand"), urgency="urgent"), NOW)
    assert (after.categories, after.urgency) == (("errand", "housework"), "urgent")
    assert after.words == "买米\n急着买米，再打扫一下"


def test_only_a_category_that_is_surely_heard_counts_in_an_answer():
    clear = Heard(text="买菜", meaning=meaning(categories=("errand",)))
    assert surely(clear) == clear
    faint = surely(Heard(text="我在长沙", meaning=clear.meaning.model_copy(update={"confidence": 0.43})))
    assert (faint.text, faint.meaning.categories) == ("我在长沙", ())
    assert surely(Heard(place="gaozhi")) == Heard(place="gaozhi")


FRIDAY = Draft(when=(Span(start=datetime(2026, 11, 27, 8), end=datetime(2026, 11, 27, 20)),))
TODAY = Point(at=datetime(2026, 11, 21, 15))
TONIGHT = Span(start=datetime(2026, 11, 21, 18), end=datetime(2026, 11, 21, 22))


def read(words, *when, draft=FRIDAY):
    return on_the_day_said(draft, words, Understanding(intent="report_need", confidence=0.5, when=when)).when


@pytest.mark.parametrize("words", ["下午三点", "三点吧", "at 3 pm"])
def test_an_hour_without_a_day_is_of_the_day_that_was_said(words):
    assert read(words, TODAY) == (Point(at=datetime(2026, 11, 27, 15)),)


def test_so_is_a_part_of_the_day():
    assert read("晚上", TONIGHT) == (Span(start=datetime(2026, 11, 27, 18), end=datetime(2026, 11, 27, 22)),)


@pytest.mark.parametrize("words", ["今天下午三点", "周六三点", "21号15点", "today at 3", "马上", "六小时后"])
def test_a_day_that_is_named_or_counted_from_now_stays(words):
    assert read(words, TODAY) == (TODAY,)


@pytest.mark.parametrize("days", [(), (27, 28), (20,)])
def test_where_no_single_day_to_come_was_said_the_hour_stays(days):
    said = Draft(when=tuple(Point(at=datetime(2026, 11, day, 9)) for day in days))
    assert read("下午三点", TODAY, draft=said) == (TODAY,)


def test_several_times_are_left_as_they_are():
    assert read("三点或者晚上", TODAY, TONIGHT) == (TODAY, TONIGHT)
