from datetime import datetime

import pytest
from platformdirs import user_cache_path

from data.reference import load_gazetteer
from nlu.assemble import assemble
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.mentions.choosers import Choosers
from nlu.understanding import Point, Understanding

GAZETTEER = Gazetteer(load_gazetteer())
CHOOSERS = Choosers(GAZETTEER, user_cache_path("liandong"))
SATURDAY = datetime(2026, 11, 21, 9)


def understood(text: str, intent: str, *categories: str) -> Understanding:
    return assemble(
        text, SATURDAY, [(intent, 0.9), ("other", 0.1)], [(c, 0.9) for c in categories], GAZETTEER, CHOOSERS
    )


def test_everything_but_the_topic_comes_from_the_rules() -> None:
    heard = understood(
        "外公周三下午要去拆石膏，想找个人陪着去，我们住马山，13800005678", "report_need", "medical_escort"
    )
    assert heard.to_contract() == {
        "intent": "report_need",
        "confidence": 0.9,
        "categories": ["medical_escort"],
        "when": [{"start": "2026-11-25T12:00", "end": "2026-11-25T18:00"}],
        "recurring": [],
        "place": "mashan",
        "people": 1,
        "quantity": None,
        "urgency": "normal",
        "beneficiary": ["elder", "patient", "family"],
        "phone": "13800005678",
        "minutes": None,
        "shift": None,
        "address": None,
        "name": None,
        "organisation": None,
        "wish": None,
    }


def test_danger_overrules_what_is_believed() -> None:
    heard = understood("想问低保，我妈突然晕倒了叫不醒，住马山", "report_need", "policy_advice")
    assert (heard.intent, heard.urgency, heard.danger, heard.place) == ("emergency", "emergency", "medical", "mashan")
    assert heard.categories == ()


def test_an_emergency_that_is_at_all_likely_goes_before_a_likelier_meaning() -> None:
    beliefs = [("report_need", 0.6), ("emergency", 0.35), ("other", 0.05)]
    heard = assemble("阿婆那边不太对劲", SATURDAY, beliefs, [("companion_visit", 0.9)], GAZETTEER, CHOOSERS)
    assert (heard.intent, heard.urgency, heard.danger, heard.categories) == ("emergency", "emergency", None, ())
    assert heard.confidence == 0.35
    assert {guess.intent for guess in heard.guesses} == {"emergency", "report_need", "other"}


@pytest.mark.parametrize(
    ("text", "belief", "intent"),
    [
        ("阿婆那边不太对劲", 0.3, "emergency"),
        ("阿婆那边不太对劲，想找人陪陪她", 0.6, "report_need"),
        ("阿婆那边不太对劲，想找人陪陪她", 0.8, "emergency"),
        ("救护车来了，没事了", 0.9, "report_need"),
    ],
)
def test_an_emergency_told_by_no_word_must_be_believed_more_where_the_text_speaks_against_it(
    text: str, belief: float, intent: str
) -> None:
    beliefs = [("emergency", belief), ("report_need", 1 - belief)]
    heard = assemble(text, SATURDAY, beliefs, [("companion_visit", 0.9)], GAZETTEER, CHOOSERS)
    assert heard.intent == intent


def test_flood_calls_for_relief_as_well() -> None:
    assert understood("洪水进屋了老人还困在里面", "report_need").categories == ("emergency_relief",)


@pytest.mark.parametrize(
    ("text", "urgency"),
    [
        ("今晚来人看孩子", "urgent"),
        ("下午三点来", "urgent"),
        ("明天上午来", "normal"),
        ("三天之内修好", "normal"),
        ("急，不亮了", "urgent"),
    ],
)
def test_a_need_presses_by_its_words_or_by_its_only_window_today(text: str, urgency: str) -> None:
    assert understood(text, "report_need", "home_repair").urgency == urgency


def test_an_offer_never_presses() -> None:
    assert understood("今天下午我有空可以帮忙", "offer_help", "errand").urgency == "normal"


def test_the_same_weekend_is_a_rule_in_an_offer_and_two_days_in_a_need() -> None:
    assert len(understood("周末下午", "offer_help", "errand").recurring) == 1
    assert len(understood("周末下午", "report_need", "errand").when) == 2


@pytest.mark.parametrize("text", ["", "。。。", "123"])
def test_nothing_is_believed_of_a_text_without_words(text: str) -> None:
    heard = understood(text, "affirm")
    assert (heard.intent, heard.confidence < 0.5, len(heard.guesses)) == ("other", True, 1)


def test_a_thumb_up_says_yes_whatever_is_believed() -> None:
    assert understood("👍", "report_need", "home_repair").intent == "affirm"


def test_a_bare_clock_is_a_time_that_the_dialogue_may_have_asked_for() -> None:
    assert understood("14:00", "other").when == (Point(at=datetime(2026, 11, 21, 14)),)


def test_without_any_belief_it_is_small_talk() -> None:
    assert assemble("嗯", SATURDAY, [], [], GAZETTEER, CHOOSERS).intent == "other"


def test_the_likeliest_readings_are_kept_for_asking() -> None:
    beliefs = [("offer_help", 0.4), ("report_need", 0.5), ("other", 0.1)]
    heard = assemble("理发", SATURDAY, beliefs, [("haircut", 0.8)], GAZETTEER, CHOOSERS)
    assert [g.intent for g in heard.guesses] == ["report_need", "offer_help", "other"]
    assert [g.categories for g in heard.guesses] == [("haircut",), ("haircut",), ()]


@pytest.mark.parametrize(("confidence", "heard"), [(0.9, False), (0.2, True)])
def test_a_time_alone_is_heard_unless_the_message_is_surely_about_something_else(
    confidence: float, heard: bool
) -> None:
    """It may be the answer to our question."""
    rest = [("report_need", (1 - confidence) / 8), ("greet", (1 - confidence) / 8)]
    meaning = assemble("明天下午", SATURDAY, [("other", confidence), *rest], [], GAZETTEER, CHOOSERS)
    assert bool(meaning.when) is heard
