"""Of an answer only what the text mentions counts. Texts are put together of pieces whose values are known."""

import json
from collections.abc import Callable
from datetime import datetime, time
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlu.intents import Intent
from nlu.runtime.breaker import Breaker
from nlu.runtime.opinion.adviser import Adviser
from nlu.runtime.opinion.answer import read_answer
from nlu.runtime.opinion.grounding import grounded
from nlu.runtime.opinion.mentions import mentions
from nlu.understanding import Point, Quantity, Rule, Span, Understanding, Window
from tests.nlu.runtime.opinion.doubtful import AT, CATEGORIES, GAZETTEER, TAXONOMY, own
from tests.nlu.runtime.opinion.model_server import ModelServer


def advised(text: str, **answer: Any) -> Understanding:
    said = read_answer(json.dumps({"intent": "report_need"} | answer))
    return grounded(said, own(text), mentions(text, AT, GAZETTEER), AT)


def span(day: int, start: int, end: int) -> Span:
    return Span(start=datetime(2026, 11, day, start), end=datetime(2026, 11, day, end))


# What counts


def test_the_hours_are_the_texts_though_the_answers_are_near() -> None:
    heard = advised(
        "我妈周三下午出院，周四上午想找人看看她",
        when=[{"start": "2026-11-26T09:00", "end": "2026-11-26T12:00"}],
    )
    assert heard.when == (span(26, 8, 12),)


def test_the_other_reading_of_an_hour_is_one_that_the_text_mentions() -> None:
    assert advised("周三七点来接我", when=[{"at": "2026-11-25T07:00"}]).when == (Point(at=datetime(2026, 11, 25, 7)),)


def test_a_rule_takes_the_place_of_a_day() -> None:
    text = "周三上午想请人来陪我妈"
    assert own(text).when
    heard = advised(text, recurring=[{"days": ["WE"], "start": "08:00", "end": "12:00", "every": "week"}])
    assert (heard.when, heard.recurring) == ((), (Rule(days=("WE",), start=time(8), end=time(12)),))


def test_a_need_for_today_alone_presses_and_one_for_another_day_does_not() -> None:
    text = "我爸11月21号下午去了医院，周一上午想找人陪他"
    today, monday = ({"start": f"2026-11-{day}", "end": f"2026-11-{day}"} for day in ("21T12:00", "23T08:00"))
    today["end"], monday["end"] = "2026-11-21T18:00", "2026-11-23T12:00"
    assert advised(text, when=[today]).urgency == "urgent"
    assert advised(text, when=[monday]).urgency == "normal"


def test_place_people_amount_length_and_whom_it_is_for_are_chosen_among_those_named() -> None:
    text = "我在高枳村，我妈住马山，三十斤米，五床被子，要两个人，扫一小时或者两小时"
    heard = advised(
        text, place="mashan", quantity={"n": 5, "unit": "床"}, people=2, minutes=120, beneficiary=["family"]
    )
    assert (heard.place, heard.quantity, heard.people) == ("mashan", Quantity(n=5, unit="床"), 2)
    assert (heard.minutes, heard.beneficiary) == (120, ("family",))


# What does not


@pytest.mark.parametrize(
    "made_up",
    [
        {"when": [{"at": "2026-11-27T09:00"}]},
        {"when": [{"start": "2026-11-26T12:00", "end": "2026-11-26T13:00"}]},
        {"when": [{"start": "2026-11-26T18:00", "end": "2026-11-26T12:00"}]},
        {"when": [{"at": "0001-01-01T00:00"}, {"at": "2026-11-26T12:00Z"}, {"at": 5}]},
        {"recurring": [{"days": ["FR"], "start": "08:00", "end": "12:00"}]},
        {"place": "mashan"},
        {"people": 7},
        {"people": -1},
        {"quantity": {"n": 5, "unit": "床"}},
        {"quantity": {"n": 30, "unit": "元"}},
        {"minutes": 90},
        {"beneficiary": ["pregnant"]},
        {"phone": "13800138000", "name": "王桂花", "urgency": "emergency", "danger": "fire"},
    ],
)
def test_what_the_text_does_not_mention_does_not_count(made_up: dict[str, Any]) -> None:
    text = "我妈周四下午想要三十斤米，住高枳村"
    assert advised(text, **made_up) == own(text)


def test_silence_takes_nothing_away() -> None:
    text = "我妈周四下午想要三十斤米，两个人送，住高枳村"
    nothing: dict[str, Any] = {
        "when": [],
        "recurring": [],
        "place": None,
        "people": None,
        "quantity": None,
        "beneficiary": [],
    }
    assert advised(text, **nothing) == own(text)


# Whatever the model says


class Piece(NamedTuple):
    """A part of a text, and the values that it mentions."""

    words: str
    windows: tuple[Window, ...] = ()
    rules: tuple[Rule, ...] = ()
    place: str | None = None
    numbers: frozenset[int] = frozenset()
    amounts: tuple[Quantity, ...] = ()
    minutes: frozenset[int] = frozenset()
    whom: frozenset[str] = frozenset()


def weekly(day: str, **hours: time) -> Rule:
    return Rule.model_validate({"days": (day,)} | hours)


PIECES = (
    Piece("周三上午", (span(25, 8, 12),), (weekly("WE", start=time(8), end=time(12)),)),
    Piece(
        "周五下午三点", (Point(at=datetime(2026, 11, 27, 15)),), (weekly("FR", at=time(15)),), numbers=frozenset({3})
    ),
    Piece("高枳村", place="gaozhi"),
    Piece("马山", place="mashan"),
    Piece("要四个人", numbers=frozenset({4})),
    Piece("六床被子", numbers=frozenset({6}), amounts=(Quantity(n=6, unit="床"),)),
    Piece("两小时", numbers=frozenset({2}), minutes=frozenset({120})),
    Piece("给残疾人", whom=frozenset({"disabled"})),
    Piece("想理发"),
    Piece("I can help"),
)
MOMENTS = st.sampled_from([f"2026-11-{day}T{hour}:00" for day in (25, 26, 27) for hour in ("08", "12", "15", "18")])
CLOCKS = st.sampled_from(["08:00", "12:00", "15:00", "24:00"])
DAYS = st.lists(st.sampled_from(["MO", "WE", "FR", "HO", "XX"]), max_size=3)
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
FIELDS = {
    "intent": st.sampled_from(list(Intent)),
    "categories": st.lists(st.sampled_from([*CATEGORIES, "magic"]), max_size=4),
    "when": st.lists(
        st.fixed_dictionaries({"at": MOMENTS}) | st.fixed_dictionaries({"start": MOMENTS, "end": MOMENTS}), max_size=3
    ),
    "recurring": st.lists(
        st.fixed_dictionaries({"days": DAYS}, optional={"start": CLOCKS, "end": CLOCKS, "at": CLOCKS}), max_size=3
    ),
    "place": st.sampled_from(["gaozhi", "mashan", "anyuan", "高枳村", ""]),
    "people": st.integers(-1, 8),
    "quantity": st.fixed_dictionaries({"n": st.integers(0, 8), "unit": st.sampled_from(["床", "个", "元"])}),
    "beneficiary": st.lists(st.sampled_from([*TAXONOMY.beneficiaries, "everybody"]), max_size=4),
    "minutes": st.sampled_from([0, 60, 120, 240]),
    "phone": st.just("13800138000"),
    "name": st.just("王桂花"),
    "urgency": st.sampled_from(["emergency", "urgent", "normal"]),
    "danger": st.just("fire"),
}
ANSWERS = st.fixed_dictionaries({}, optional={name: said | JUNK for name, said in FIELDS.items()}) | JUNK


@pytest.fixture
def patient(model: ModelServer, adviser_of: Callable[..., Adviser]) -> Adviser:
    """An adviser who asks again however often the answer was junk."""
    return adviser_of(model, breaker=Breaker(limit=1_000_000))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=5, unique=True), answer=ANSWERS)
async def test_whatever_the_model_says_the_understanding_is_valid_and_tells_nothing_that_the_text_does_not(
    model: ModelServer, patient: Adviser, pieces: list[Piece], answer: Any
) -> None:
    text = "，".join(piece.words for piece in pieces)
    model.says, asked = lambda body: answer, len(model.asked)
    heard = await patient.advise(text, AT, own(text))
    assert len(model.asked) == asked + 1
    assert Understanding.model_validate_json(heard.model_dump_json()) == heard
    assert heard.intent is not Intent.EMERGENCY
    assert 0 <= heard.confidence <= 1
    assert set(heard.categories) <= set(CATEGORIES)
    assert set(heard.when) <= {window for piece in pieces for window in piece.windows}
    assert set(heard.recurring) <= {rule for piece in pieces for rule in piece.rules}
    assert heard.place in {None, *(piece.place for piece in pieces)}
    assert heard.people in {None, *(number for piece in pieces for number in piece.numbers)}
    assert heard.quantity in {None, *(amount for piece in pieces for amount in piece.amounts)}
    assert heard.minutes in {None, *(length for piece in pieces for length in piece.minutes)}
    assert set(heard.beneficiary) - {"self"} <= {code for piece in pieces for code in piece.whom}
    assert (heard.phone, heard.name, heard.danger, heard.organisation, heard.wish) == (None,) * 5
    assert heard.urgency == "normal"
