"""What holds whatever is said, wherever the conversation stands."""

import json
from dataclasses import replace
from datetime import datetime, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.messages import Kind, Priority
from bot.dialogue.engine.actions import RaiseAlarm, RecordNeed
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.state import (
    AwaitingPhone,
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
from bot.dialogue.engine.views import NeedView, ProposalView, TaskView
from bot.dialogue.forms.registry import FORMS
from bot.dialogue.step import INTENTS, step
from data.reference import load_taxonomy
from nlu.understanding import Guess, Point, Quantity, Rule, Span, Understanding

TAXONOMY = load_taxonomy()
AFTERNOON = Span(start=datetime(2026, 11, 25, 12), end=datetime(2026, 11, 25, 18))
PAST = Point(at=datetime(2026, 1, 1, 9))

windows = st.lists(st.sampled_from([AFTERNOON, PAST, Point(at=datetime(2026, 11, 26, 14))]), max_size=2).map(tuple)
categories = st.lists(st.sampled_from(sorted(TAXONOMY.categories)), max_size=2, unique=True).map(tuple)
places = st.sampled_from([None, "gaozhi", "qingshan", "anyuan", "atlantis"])
meanings = st.builds(
    Understanding,
    intent=st.sampled_from([intent for intent in TAXONOMY.intents if intent != "emergency"]),
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
    st.builds(Heard, kind=st.just(Kind.BUTTON), pressed=pressed),
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
    later=st.sampled_from([(), (Draft(categories=("home_repair",), words="水管漏了"),)]),
)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    name = draw(st.sampled_from(sorted(FORMS)))
    asking = draw(st.sampled_from([slot.name for slot in FORMS[name].slots] + ["confirm", "edit"]))
    return Form(form=FORMS[name].name, draft=draw(drafts), asking=asking, misses=draw(st.integers(0, 3)))


states: st.SearchStrategy[State] = st.one_of(
    st.just(Idle()),
    forms(),
    st.builds(Unsure, meaning=meanings, words=texts),
    st.builds(Choosing, purpose=st.sampled_from(["cancel", "move"]), meaning=meanings),
    st.builds(Cancelling, need_id=st.integers(1, 3)),
    st.builds(Declining, match_id=st.integers(1, 3)),
    st.just(Erasing()),
    st.builds(Rejecting, match_id=st.integers(1, 3), version=st.integers(1, 2)),
    st.just(AwaitingPhone()),
    st.builds(Paused, form=forms(), asked=st.builds(Declining, match_id=st.integers(1, 3))),
)
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
    scene: Scene, state: State, heard: Heard, who: dict[str, object]
) -> None:
    turn = step(state, heard, replace(scene, **who))  # type: ignore[arg-type]
    assert turn.replies or turn.actions
    assert all(reply.text.strip() for reply in turn.replies)
    assert load(json.loads(json.dumps(dump(turn.state)))) == turn.state
    assert all(len(button.data.encode()) <= 64 for reply in turn.replies for row in reply.buttons for button in row)


@anything
@given(state=states, meaning=meanings, who=people)
def test_danger_is_answered_first_and_the_duty_is_told_in_every_state(
    scene: Scene, state: State, meaning: Understanding, who: dict[str, object]
) -> None:
    heard = Heard(text="家里着火了", meaning=meaning.model_copy(update={"danger": "fire"}))
    turn = step(state, heard, replace(scene, **who))  # type: ignore[arg-type]
    assert turn.actions == (RaiseAlarm(danger="fire", text="家里着火了"),)
    assert turn.replies[0].priority is Priority.DANGER
    assert "119" in turn.replies[0].text


@anything
@given(state=states, kind=st.sampled_from([Kind.VOICE, Kind.PHOTO, Kind.EDITED, Kind.GROUP, Kind.UNSUPPORTED]))
def test_what_cannot_be_read_leaves_the_conversation_where_it_was(scene: Scene, state: State, kind: Kind) -> None:
    turn = step(state, Heard(kind=kind), scene)
    assert turn.state == state
    assert turn.actions == ()
    assert len(turn.replies) == 1


@anything
@given(state=states, heard=heards)
def test_nothing_but_consent_alarms_and_calls_for_a_person_comes_of_a_stranger(
    scene: Scene, state: State, heard: Heard
) -> None:
    turn = step(state, heard, replace(scene, registered=False))
    assert {type(action).__name__ for action in turn.actions} <= {"Enrol", "CallHuman", "RaiseAlarm", "SetLanguage"}


@anything
@given(state=states, meaning=meanings)
def test_a_person_can_be_called_from_everywhere(scene: Scene, state: State, meaning: Understanding) -> None:
    wish = meaning.model_copy(update={"intent": "ask_human", "confidence": 0.9})
    turn = step(state, Heard(text="找人工", meaning=wish), scene)
    assert [type(action).__name__ for action in turn.actions] == ["CallHuman"]


@anything
@given(form=forms(), heard=heards)
def test_a_need_is_only_recorded_with_all_that_a_match_takes(scene: Scene, form: Form, heard: Heard) -> None:
    turn = step(form, heard, scene)
    for action in turn.actions:
        if isinstance(action, RecordNeed):
            assert action.draft.categories
            assert action.draft.place in scene.atlas
            assert action.draft.recurring or all(scene.now < _end(window) for window in action.draft.when)
            assert action.draft.recurring or action.draft.when


def _end(window: Point | Span) -> datetime:
    return window.at if isinstance(window, Point) else window.end


def test_every_intent_of_the_taxonomy_has_an_answer() -> None:
    assert set(INTENTS) | {"emergency"} == set(TAXONOMY.intents)


@pytest.mark.parametrize("words", ["审核", "審核", "Review"])
def test_a_coordinator_asks_for_the_review_in_one_word(scene: Scene, words: str) -> None:
    meaning = Understanding(intent="other", confidence=0.9)
    turn = step(Idle(), Heard(text=words, meaning=meaning), replace(scene, coordinator=True))
    assert [type(action).__name__ for action in turn.actions] == ["SendReviewLink"]
