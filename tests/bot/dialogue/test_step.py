"""What holds whatever is said, wherever the conversation stands."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.messages import Kind, Priority
from bot.dialogue.engine import alarm_buttons, buttons, frames
from bot.dialogue.engine.actions import CancelNeed, RecordNeed, TakeOff
from bot.dialogue.engine.alarm_actions import RaiseAlarm
from bot.dialogue.engine.buttons import decode
from bot.dialogue.engine.draft import Draft
from bot.dialogue.engine.flow import Flow, joined
from bot.dialogue.engine.frames import (
    AwaitingNumber,
    AwaitingPhone,
    Clarification,
    Confirming,
    Form,
    GiveBack,
    Interruption,
    Queued,
    Rejecting,
    WhichGift,
    WhichToAmend,
    WhichToReschedule,
    WhichToWithdraw,
    Writing,
)
from bot.dialogue.engine.giving.actions import EndHelp, PauseHelp, WithdrawGift
from bot.dialogue.engine.handoff import actions as handoff_actions
from bot.dialogue.engine.handoff import buttons as handoff_buttons
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.pressed import Pressed
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import IDLE, Stack, dump, load
from bot.dialogue.engine.views import AlarmView, HandoffView, NeedView, ProposalView, TaskView
from bot.dialogue.flows.erase import ERASING
from bot.dialogue.flows.registry import FORMS
from bot.dialogue.step import FRAMES, INTENTS, step
from bot.words import say
from data.reference import load_taxonomy
from nlu.intents import Intent
from nlu.understanding import Guess, Point, Quantity, Rule, Span, Understanding

TAXONOMY = load_taxonomy()
AFTERNOON = Span(start=datetime(2026, 11, 25, 12), end=datetime(2026, 11, 25, 18))
PAST = Point(at=datetime(2026, 1, 1, 9))

windows = st.lists(st.sampled_from([AFTERNOON, PAST, Point(at=datetime(2026, 11, 26, 14))]), max_size=2).map(tuple)
categories = st.lists(st.sampled_from(sorted(TAXONOMY.categories)), max_size=2, unique=True).map(tuple)
places = st.sampled_from([None, "gaozhi", "qingshan", "anyuan", "atlantis"])
meanings = st.builds(
    Understanding,
    intent=st.sampled_from([intent for intent in Intent if intent is not Intent.EMERGENCY]),
    confidence=st.floats(0, 1),
    categories=categories,
    when=windows,
    recurring=st.sampled_from([(), (Rule(days=("SA",), start=time(8), end=time(12)),)]),
    place=places,
    people=st.sampled_from([None, 1, 3]),
    quantity=st.sampled_from([None, Quantity(n=2, unit="床")]),
    urgency=st.sampled_from(["normal", "urgent"]),
    beneficiary=st.sampled_from([(), ("elder", "family"), ("self",)]),
    phone=st.sampled_from([None, "13800000000"]),
    guesses=st.sampled_from([(), (Guess(intent="ask_status", confidence=0.3), Guess(intent="other", confidence=0.2))]),
    other_when=st.sampled_from([(), ((PAST,),)]),
)
texts = st.one_of(st.text(max_size=30), st.sampled_from(["好", "两个", "5公里", "我叫老王", "审核", "轮椅", "🙂"]))
PARTS = (
    *("yes", "no", "edit", "pick", "skip", "mean", "why", "accept", "cannot", "approve", "reject", "swap", "cancel"),
    *("move", "human", "language", "agree", "when", "place", "phone", "item", "need", "1", "2", "0", "en", "zh"),
    *("person", "report_need", "medical_escort", "gaozhi", "x"),
)
pressed = st.one_of(st.text(max_size=20), st.lists(st.sampled_from(PARTS), min_size=1, max_size=3).map(":".join))
heards = st.one_of(
    st.builds(Heard, text=texts, meaning=meanings),
    st.builds(Heard, kind=st.just(Kind.BUTTON), button=pressed.map(decode)),
    st.builds(
        Heard, kind=st.just(Kind.COMMAND), text=texts, command=st.sampled_from(["start", "help", "cancel", "x", ""])
    ),
    st.builds(Heard, kind=st.sampled_from(list(Kind)), text=texts),
    st.builds(Heard, kind=st.just(Kind.LOCATION), place=st.just("gaozhi")),
)
drafts = st.builds(
    Draft,
    categories=categories,
    when=windows,
    place=places,
    readings=st.sampled_from([(), ((AFTERNOON,), (PAST,))]),
    name=st.sampled_from([None, "老王"]),
    beneficiary=st.sampled_from([(), ("self",)]),
    skipped=st.sampled_from([frozenset[str](), frozenset({"phone", "quantity"})]),
    need_id=st.sampled_from([None, 1]),
)


queues = st.sampled_from([(), (Queued(draft=Draft(categories=("home_repair",), words="水管漏了")),)])
confirmations = st.builds(
    Confirming,
    to_do=st.one_of(
        st.builds(CancelNeed, st.integers(1, 3)),
        st.builds(GiveBack, match_id=st.integers(1, 3)),
        st.just(TakeOff((AFTERNOON,))),
        st.sampled_from([PauseHelp(), EndHelp(), WithdrawGift(1)]),
    ),
    done=st.just("cancel.done"),
    kept=st.just("cancel.kept"),
    aside=st.booleans(),
)


@st.composite
def open_forms(draw: st.DrawFn) -> Form:
    name = draw(st.sampled_from(sorted(FORMS)))
    asking = draw(st.sampled_from([slot.name for slot in FORMS[name].slots] + ["confirm", "edit"]))
    return Form(form=FORMS[name].name, draft=draw(drafts), asking=asking, misses=draw(st.integers(0, 3)))


@st.composite
def with_form(draw: st.DrawFn) -> Stack:
    on_top = st.one_of(st.builds(Interruption, meaning=meanings, words=texts), confirmations)
    beneath = IDLE.pushed(*draw(queues), draw(open_forms()))
    return beneath.pushed(*draw(st.lists(on_top, max_size=1)))


alone = st.one_of(
    st.builds(Clarification, meaning=meanings, words=texts),
    st.just(WhichToWithdraw()),
    st.builds(WhichToReschedule, meaning=meanings),
    st.builds(WhichToAmend, meaning=meanings, words=texts),
    confirmations,
    st.just(ERASING),
    st.builds(Rejecting, match_id=st.integers(1, 3), version=st.integers(1, 2)),
    st.just(AwaitingPhone()),
    st.just(AwaitingNumber()),
    st.just(WhichGift()),
)
states: st.SearchStrategy[Stack] = st.one_of(st.just(IDLE), with_form(), alone.map(IDLE.pushed))
people = st.fixed_dictionaries(
    {
        "registered": st.booleans(),
        "asked": st.booleans(),
        "coordinator": st.booleans(),
        "language": st.sampled_from(["zh", "en"]),
        "needs": st.sampled_from(
            [
                (),
                (NeedView(1, "errand", "open", (AFTERNOON,)),),
                (NeedView(1, "errand", "open"), NeedView(2, "x", "done")),
            ]
        ),
        "tasks": st.sampled_from(
            [(), tuple(TaskView(n, 9, "errand", AFTERNOON.start, AFTERNOON.end, None, "asked") for n in (1, 2))]
        ),
        "proposals": st.sampled_from([(), (ProposalView(1, 1, 1, "errand", None, AFTERNOON.start, AFTERNOON.end),)]),
    }
)

anything = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@anything
@given(state=states, heard=heards, who=people)
def test_whatever_is_said_is_answered_and_can_be_stored(
    scene: Scene, state: Stack, heard: Heard, who: dict[str, object]
) -> None:
    turn = step(state, heard, replace(scene, **who))  # type: ignore[arg-type]
    assert turn.replies or turn.actions
    assert all(reply.text.strip() for reply in turn.replies)
    assert load(json.loads(json.dumps(dump(turn.state)))) == turn.state
    assert not isinstance(turn.state.top, Queued)
    assert turn.afresh is None
    assert all(len(button.data.encode()) <= 64 for reply in turn.replies for row in reply.buttons for button in row)


@anything
@given(state=states, meaning=meanings, who=people)
def test_danger_is_answered_first_and_the_duty_is_told_in_every_state(
    scene: Scene, state: Stack, meaning: Understanding, who: dict[str, object]
) -> None:
    heard = Heard(text="家里着火了", meaning=meaning.model_copy(update={"danger": "fire"}))
    turn = step(state, heard, replace(scene, **who))  # type: ignore[arg-type]
    [raised] = turn.actions
    assert isinstance(raised, RaiseAlarm)
    assert (raised.danger, raised.told.text) == ("fire", "家里着火了")
    assert turn.state == state
    assert turn.replies[0].priority is Priority.DANGER
    assert "119" in turn.replies[0].text


@anything
@given(state=states, kind=st.sampled_from([Kind.VOICE, Kind.PHOTO, Kind.EDITED, Kind.GROUP, Kind.UNSUPPORTED]))
def test_what_cannot_be_read_leaves_the_conversation_where_it_was(scene: Scene, state: Stack, kind: Kind) -> None:
    turn = step(state, Heard(kind=kind), scene)
    assert turn.state == state
    assert turn.actions == ()
    assert len(turn.replies) == 1


@anything
@given(state=states, heard=heards)
def test_nothing_but_consent_alarms_and_calls_for_a_person_comes_of_a_stranger(
    scene: Scene, state: Stack, heard: Heard
) -> None:
    turn = step(state, heard, replace(scene, registered=False))
    assert {type(action).__name__ for action in turn.actions} <= {"Enrol", "CallHuman", "RaiseAlarm", "SetLanguage"}


@anything
@given(state=states, meaning=meanings)
def test_a_person_can_be_called_from_everywhere(scene: Scene, state: Stack, meaning: Understanding) -> None:
    wish = meaning.model_copy(update={"intent": "ask_human", "confidence": 0.9})
    turn = step(state, Heard(text="找人工", meaning=wish), scene)
    assert [type(action).__name__ for action in turn.actions] == ["CallHuman"]


alarms = st.sampled_from([None, AlarmView(asking="place"), AlarmView(taken=True, who="李社工")])


@anything
@given(state=states, heard=heards, who=people, alarm=alarms)
def test_while_a_coordinator_leads_nothing_but_danger_is_answered_and_all_that_was_under_way_waits(
    scene: Scene, state: Stack, heard: Heard, who: dict[str, object], alarm: AlarmView | None
) -> None:
    led = replace(scene, handoff=HandoffView(taken=True), alarm=alarm, **who)  # type: ignore[arg-type]
    turn = step(state, heard, led)
    assert all(reply.priority is Priority.DANGER for reply in turn.replies)
    assert bool(turn.replies) == bool(heard.danger)
    assert turn.state == state
    assert [type(action).__name__ for action in turn.actions].count("Relay") == 1


@anything
@given(above=states, heard=heards, who=people, leading=st.sampled_from([frozenset[int](), frozenset({1})]))
def test_what_a_coordinator_does_beside_a_conversation_leaves_it_beneath(
    scene: Scene, above: Stack, heard: Heard, who: dict[str, object], leading: frozenset[int]
) -> None:
    writing = Writing(handoff_id=1)
    state = Stack(frames=(writing, *above.frames))
    turn = step(state, heard, replace(scene, **{**who, "coordinator": True, "leading": leading}))  # type: ignore[arg-type]
    kept = turn.state.frames[:1] == (writing,)
    assert kept or handoff_actions.HandBack(1) in turn.actions or not leading
    assert turn.state.frames.count(writing) <= 1
    assert load(json.loads(json.dumps(dump(turn.state)))) == turn.state


@anything
@given(form=with_form(), heard=heards)
def test_a_need_is_only_recorded_with_all_that_a_match_takes(scene: Scene, form: Stack, heard: Heard) -> None:
    turn = step(form, heard, scene)
    for action in turn.actions:
        if isinstance(action, RecordNeed):
            assert action.draft.categories
            assert action.draft.place in scene.atlas
            assert action.draft.recurring or all(scene.now < _end(window) for window in action.draft.when)
            assert action.draft.recurring or action.draft.when


def _end(window: Point | Span) -> datetime:
    return window.at if isinstance(window, Point) else window.end


def test_every_intent_has_a_flow() -> None:
    assert set(INTENTS) == set(Intent)


def test_every_frame_has_a_flow_but_what_waits_beneath_a_form() -> None:
    assert set(FRAMES) | {Queued} == set(get_args(frames.Frame))


def test_two_flows_that_claim_the_same_are_an_error() -> None:
    one, other = Flow(commands={"help": step}), Flow(commands={"help": step})
    with pytest.raises(ValueError, match="help"):
        joined(flow.commands for flow in (one, other))


FORM = Form(form="need", draft=Draft(categories=("errand",)), asking="phone")
READ_BACK = Form(form="need", draft=Draft(categories=("errand",), when=(AFTERNOON,), place="gaozhi"), asking="confirm")
MEANING = Understanding(intent=Intent.OFFER_HELP, confidence=0.9, categories=("haircut",))
NOTED, VISIT = NeedView(1, "errand", "open"), TaskView(5, 9, "errand", AFTERNOON.start, AFTERNOON.end, None, "asked")
MEANINGFUL: dict[Pressed, Stack] = {
    buttons.Agree(): IDLE,
    buttons.Disagree(): IDLE,
    buttons.Human(): IDLE,
    buttons.Speak("en"): IDLE,
    buttons.Yes(): IDLE.pushed(ERASING),
    buttons.No(): IDLE.pushed(ERASING),
    buttons.Edit("when"): IDLE.pushed(READ_BACK),
    buttons.Pick("place", "gaozhi"): IDLE.pushed(FORM),
    buttons.Skip("phone"): IDLE.pushed(FORM),
    buttons.Mean(Intent.REPORT_NEED): IDLE,
    buttons.First("old"): IDLE.pushed(READ_BACK, Interruption(meaning=MEANING)),
    buttons.Accept(5): IDLE,
    buttons.Cannot(5): IDLE,
    buttons.Withdraw(1): IDLE,
    buttons.Reschedule(1): IDLE,
    buttons.Amend(1): IDLE,
    buttons.Review(): IDLE,
    buttons.Approve(1, 1): IDLE,
    buttons.Reject(1, 1): IDLE,
    buttons.Swap(1, 1): IDLE,
    buttons.Take(1, 1, "ab12"): IDLE,
    buttons.Leave(1, 1): IDLE,
    alarm_buttons.Claim(1): IDLE,
    alarm_buttons.Close(1, "handled"): IDLE,
    alarm_buttons.Duty("on"): IDLE,
    alarm_buttons.InDanger("fire"): IDLE,
    alarm_buttons.Resume(): IDLE.pushed(FORM),
    handoff_buttons.Lead(1): IDLE,
    handoff_buttons.TakeOver(1): IDLE,
    handoff_buttons.WriteHere(1): IDLE,
    handoff_buttons.HandBack(1): IDLE.pushed(Writing(handoff_id=1)),
    buttons.Why("time"): IDLE.pushed(Rejecting(match_id=1, version=1)),
}


def test_every_kind_of_button_is_pressed_here() -> None:
    abstract = {buttons.OfProposal}
    assert {type(button) for button in MEANINGFUL} | abstract == set(_kinds(Pressed))


def _kinds(button: type[Pressed]) -> Iterator[type[Pressed]]:
    for kind in button.__subclasses__():
        yield from (kind, *_kinds(kind))


@pytest.mark.parametrize(("button", "state"), MEANINGFUL.items(), ids=lambda part: type(part).__name__)
def test_every_button_means_something_somewhere(scene: Scene, button: Pressed, state: Stack) -> None:
    proposals = (ProposalView(1, 1, 1, "errand", None, AFTERNOON.start, AFTERNOON.end),)
    scene = replace(scene, coordinator=True, needs=(NOTED,), tasks=(VISIT,), proposals=proposals)
    turn = step(state, Heard(kind=Kind.BUTTON, button=button), scene)
    assert turn.replies or turn.actions
    assert not any(say("zh", "stale.button") in reply.text for reply in turn.replies)


@pytest.mark.parametrize("words", ["审核", "審核", "Review"])
def test_a_coordinator_asks_for_the_review_in_one_word(scene: Scene, words: str) -> None:
    meaning = Understanding(intent="other", confidence=0.9)
    turn = step(IDLE, Heard(text=words, meaning=meaning), replace(scene, coordinator=True))
    assert [type(action).__name__ for action in turn.actions] == ["SendReviewLink"]
