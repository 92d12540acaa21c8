from datetime import datetime, timedelta

from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.state import Draft
from bot.dialogue.forms.filling import SOON, correct, fill, retell, surely
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
