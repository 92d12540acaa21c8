from datetime import datetime, time

import pytest

from bot.dialogue.engine.actions import CancelNeed, TakeOff
from bot.dialogue.engine.draft import Draft
from bot.dialogue.engine.frames import (
    AwaitingPhone,
    Clarification,
    Confirming,
    Form,
    Frame,
    GiveBack,
    Interruption,
    Queued,
    Rejecting,
    WhichToReschedule,
    WhichToWithdraw,
)
from bot.dialogue.engine.stack import IDLE, VERSION, Stack, dump, load
from bot.dialogue.flows.erase import ERASING
from nlu.intents import Intent
from nlu.understanding import Point, Quantity, Rule, Span, Understanding

DRAFT = Draft(
    categories=("goods", "errand"),
    when=(Point(at=datetime(2026, 11, 25, 14)), Span(start=datetime(2026, 11, 26, 8), end=datetime(2026, 11, 26, 12))),
    recurring=(Rule(days=("MO",), start=time(8), end=time(12)),),
    readings=((Point(at=datetime(2026, 11, 25, 2)),),),
    quantity=Quantity(n=2, unit="床"),
    skipped=frozenset({"phone"}),
)
MEANING = Understanding(intent=Intent.CHANGE_TIME, confidence=0.4, when=DRAFT.when)
FORM = Form(form="need", draft=DRAFT, asking="when", misses=2)
STACKS: list[tuple[Frame, ...]] = [
    (),
    (FORM,),
    (Queued(draft=Draft(words="灯坏了")), Queued(draft=DRAFT), FORM),
    (Clarification(meaning=MEANING, words="改一下"),),
    (WhichToWithdraw(),),
    (WhichToReschedule(meaning=MEANING),),
    (Confirming(to_do=CancelNeed(7), done="cancel.done", kept="cancel.kept", yes=frozenset({Intent.CANCEL})),),
    (FORM, Confirming(to_do=GiveBack(match_id=7, reason="去不了"), done="task.declined", kept="task.kept", aside=True)),
    (FORM, Confirming(to_do=TakeOff(DRAFT.when), done="away.noted", kept="away.not_noted", aside=True)),
    (ERASING,),
    (Rejecting(match_id=7, version=2),),
    (FORM, Interruption(meaning=MEANING, words="我能理发")),
    (AwaitingPhone(),),
]


@pytest.mark.parametrize("frames", STACKS, ids=lambda frames: "+".join(frame.kind for frame in frames))
def test_every_stack_comes_back_from_storage_as_it_was(frames: tuple[Frame, ...]) -> None:
    assert load(dump(Stack(frames=frames))) == Stack(frames=frames)


def test_what_was_asked_last_lies_on_top() -> None:
    stack = IDLE.pushed(FORM, AwaitingPhone())
    assert stack.top == AwaitingPhone()
    assert stack.popped().top == FORM
    assert stack.popped().popped() == IDLE
    assert IDLE.top is None


def test_a_form_is_seen_beneath_what_interrupted_it() -> None:
    assert IDLE.pushed(FORM, AwaitingPhone()).has_form
    assert not IDLE.pushed(AwaitingPhone()).has_form


def test_nothing_stored_means_nothing_under_way() -> None:
    assert load(None) == IDLE


def test_a_state_of_another_version_is_not_guessed_at() -> None:
    assert load({**dump(IDLE), "version": VERSION + 1}) is None
    assert load({"frames": []}) is None
    assert load({"state": {"kind": "idle"}}) is None


def test_a_broken_state_is_not_guessed_at() -> None:
    assert load({"version": VERSION, "frames": [{"kind": "form", "form": "poem"}]}) is None
    assert load({"version": VERSION, "frames": [{"kind": "unheard of"}]}) is None
    assert load({"version": VERSION}) is None
