"""States as version 1 stored them, letter by letter: whoever was in the middle of something goes on there."""

from datetime import datetime
from typing import Any

import pytest

from bot.dialogue.engine.actions import CancelNeed, TakeOff
from bot.dialogue.engine.draft import Draft
from bot.dialogue.engine.frames import (
    AwaitingPhone,
    Clarification,
    Confirming,
    Form,
    Frame,
    Interruption,
    Queued,
    Rejecting,
    WhichToReschedule,
    WhichToWithdraw,
)
from bot.dialogue.engine.stack import Stack, load
from bot.dialogue.flows.erase import ERASING
from bot.dialogue.flows.visits import giving_back
from nlu.intents import Intent
from nlu.understanding import Span, Understanding

WINDOW = {"start": "2026-11-25T12:00:00", "end": "2026-11-25T18:00:00"}
DRAFT: dict[str, Any] = {
    "categories": ["errand"], "when": [WINDOW], "recurring": [], "readings": [], "place": "gaozhi", "people": None,
    "quantity": None, "urgency": "normal", "beneficiary": ["self"], "phone": None, "name": None, "item": None,
    "radius_km": None, "weekly_hours": None, "words": "想找人跑腿", "need_id": None, "skipped": ["phone"], "later": [],
}  # fmt: skip
PIPE, LAMP = ({**DRAFT, "categories": ["home_repair"], "words": words} for words in ("水管漏了", "灯坏了"))
FORM: dict[str, Any] = {"kind": "form", "form": "need", "draft": DRAFT, "asking": "confirm", "misses": 1}
WITH_LATER = {**FORM, "draft": {**DRAFT, "later": [PIPE, LAMP]}}
MEANING: dict[str, Any] = {
    "intent": "offer_help", "confidence": 0.9, "categories": ["haircut"], "when": [WINDOW], "recurring": [],
    "place": None, "people": None, "quantity": None, "urgency": "normal", "beneficiary": [], "phone": None,
    "guesses": [], "other_when": [], "danger": None,
}  # fmt: skip

SPAN = Span(start=datetime(2026, 11, 25, 12), end=datetime(2026, 11, 25, 18))
SAID = Draft(
    categories=("errand",), when=(SPAN,), place="gaozhi", beneficiary=("self",), words="想找人跑腿",
    skipped=frozenset({"phone"}),
)  # fmt: skip
OPEN = Form(form="need", draft=SAID, asking="confirm", misses=1)
UNDERSTOOD = Understanding(intent=Intent.OFFER_HELP, confidence=0.9, categories=("haircut",), when=(SPAN,))
AWAY = Confirming(to_do=TakeOff((SPAN,)), done="away.noted", kept="away.not_noted", aside=True)
CANCELLING = Confirming(
    to_do=CancelNeed(7), done="cancel.done", kept="cancel.kept", yes=frozenset({Intent.AFFIRM, Intent.CANCEL})
)


def queued(words: str) -> Queued:
    return Queued(draft=SAID.model_copy(update={"categories": ("home_repair",), "words": words}))


STATES: dict[str, tuple[dict[str, Any], tuple[Frame, ...]]] = {
    "idle": ({"kind": "idle"}, ()),
    "form": (FORM, (OPEN,)),
    "form with needs told meanwhile": (WITH_LATER, (queued("灯坏了"), queued("水管漏了"), OPEN)),
    "unsure": (
        {"kind": "unsure", "meaning": MEANING, "words": "理发"},
        (Clarification(meaning=UNDERSTOOD, words="理发"),),
    ),
    "choosing what to cancel": (
        {"kind": "choosing", "purpose": "cancel", "meaning": None, "reason": ""},
        (WhichToWithdraw(),),
    ),
    "choosing what to move": (
        {"kind": "choosing", "purpose": "move", "meaning": MEANING, "reason": ""},
        (WhichToReschedule(meaning=UNDERSTOOD),),
    ),
    "cancelling": ({"kind": "cancelling", "need_id": 7}, (CANCELLING,)),
    "declining": ({"kind": "declining", "match_id": 5, "reason": "去不了"}, (giving_back(5, "去不了"),)),
    "erasing": ({"kind": "erasing"}, (ERASING,)),
    "rejecting": ({"kind": "rejecting", "match_id": 5, "version": 2}, (Rejecting(match_id=5, version=2),)),
    "away": ({"kind": "away", "when": [WINDOW]}, (AWAY,)),
    "torn": (
        {"kind": "torn", "form": FORM, "meaning": MEANING, "words": "我能理发"},
        (OPEN, Interruption(meaning=UNDERSTOOD, words="我能理发")),
    ),
    "paused by a day off": (
        {"kind": "paused", "form": FORM, "asked": {"kind": "away", "when": [WINDOW]}},
        (OPEN, AWAY),
    ),
    "paused by a visit, with needs told meanwhile": (
        {"kind": "paused", "form": WITH_LATER, "asked": {"kind": "declining", "match_id": 5, "reason": ""}},
        (queued("灯坏了"), queued("水管漏了"), OPEN, giving_back(5, "")),
    ),
    "awaiting a phone": ({"kind": "awaiting_phone"}, (AwaitingPhone(),)),
}


@pytest.mark.parametrize(("stored", "frames"), STATES.values(), ids=STATES)
def test_nobody_in_mid_conversation_loses_anything(stored: dict[str, Any], frames: tuple[Frame, ...]) -> None:
    assert load({"version": 1, "state": stored}) == Stack(frames=frames)


def test_a_form_stored_before_other_needs_were_kept_is_read_too() -> None:
    draft = {name: value for name, value in DRAFT.items() if name != "later"}
    assert load({"version": 1, "state": {**FORM, "draft": draft}}) == Stack(frames=(OPEN,))


@pytest.mark.parametrize(
    "broken",
    [None, "idle", {}, {"kind": "unheard of"}, {"kind": "form", "form": "poem", "draft": {}, "asking": "", "misses": 0},
     {"kind": "form", "form": "need"}, {"kind": "torn", "form": None}, {"kind": []}, {"kind": "paused", "form": FORM}],
)  # fmt: skip
def test_a_broken_state_is_not_guessed_at(broken: Any) -> None:
    assert load({"version": 1, "state": broken}) is None
