from datetime import datetime, time

from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.engine.state import (
    VERSION,
    AwaitingPhone,
    Away,
    Cancelling,
    Choosing,
    Declining,
    Draft,
    Erasing,
    Form,
    Idle,
    Paused,
    Rejecting,
    State,
    Unsure,
    dump,
    load,
)
from nlu.understanding import Point, Quantity, Rule, Span, Understanding

DRAFT = Draft(
    categories=("goods", "errand"),
    when=(Point(at=datetime(2026, 11, 25, 14)), Span(start=datetime(2026, 11, 26, 8), end=datetime(2026, 11, 26, 12))),
    recurring=(Rule(days=("MO",), start=time(8), end=time(12)),),
    readings=((Point(at=datetime(2026, 11, 25, 2)),),),
    quantity=Quantity(n=2, unit="床"),
    skipped=frozenset({"phone"}),
)
MEANING = Understanding(intent="change_time", confidence=0.4, when=DRAFT.when)
STATES: list[State] = [
    Idle(),
    Form(form="need", draft=DRAFT, asking="when", misses=2),
    Form(form="need", draft=Draft(later=(DRAFT,)), asking="place"),
    Unsure(meaning=MEANING, words="改一下"),
    Choosing(purpose="move", meaning=MEANING),
    Cancelling(need_id=7),
    Declining(match_id=7, reason="去不了"),
    Erasing(),
    Rejecting(match_id=7, version=2),
    AwaitingPhone(),
    Paused(form=Form(form="need", draft=DRAFT, asking="place"), asked=Away(when=DRAFT.when)),
]


@given(st.sampled_from(STATES))
def test_every_state_comes_back_from_storage_as_it_was(state: State) -> None:
    assert load(dump(state)) == state


def test_nothing_stored_means_nothing_under_way() -> None:
    assert load(None) == Idle()


def test_a_state_of_another_version_is_not_guessed_at() -> None:
    assert load({**dump(Idle()), "version": VERSION + 1}) is None
    assert load({"state": {"kind": "idle"}}) is None


def test_a_broken_state_is_not_guessed_at() -> None:
    assert load({"version": VERSION, "state": {"kind": "form", "form": "poem"}}) is None
    assert load({"version": VERSION, "state": {"kind": "unheard of"}}) is None
    assert load({"version": VERSION}) is None
