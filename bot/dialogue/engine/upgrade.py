"""States of version 1 as frames of version 2, so that nobody in mid-conversation loses anything by an upgrade.

Version 1 stored one state, with what it had interrupted inside it. All of this works on JSON objects; what it makes is
checked like any other stored stack.
"""

from collections.abc import Callable, Mapping
from typing import Any

Json = dict[str, Any]


class UnreadableError(Exception):
    """What is stored is of no version that we know."""


def frames_of_version_1(state: Any) -> list[Json]:
    """The frames of a state, bottom first. Raises UnreadableError where it is none."""
    try:
        return _FRAMES[state["kind"]](state)
    except (KeyError, TypeError, AttributeError) as error:
        raise UnreadableError from error


def _form(state: Json) -> list[Json]:
    """The other needs that waited inside the draft wait beneath the form, the next one topmost."""
    draft = dict(state["draft"])
    later = draft.pop("later", [])
    queued = [{"kind": "queued", "draft": {k: v for k, v in d.items() if k != "later"}} for d in reversed(later)]
    return [*queued, {**state, "draft": draft}]


def _torn(state: Json) -> list[Json]:
    return [*_form(state["form"]), {"kind": "interruption", "meaning": state["meaning"], "words": state["words"]}]


def _paused(state: Json) -> list[Json]:
    return [*_form(state["form"]), *frames_of_version_1(state["asked"])]


def _choosing(state: Json) -> list[Json]:
    if state["purpose"] == "cancel":
        return [{"kind": "which_to_withdraw"}]
    return [{"kind": "which_to_reschedule", "meaning": state["meaning"]}]


def _cancelling(state: Json) -> list[Json]:
    to_do = {"kind": "cancel_need", "need_id": state["need_id"]}
    return [_confirming(to_do, "cancel.done", "cancel.kept", yes=["affirm", "cancel"])]


def _declining(state: Json) -> list[Json]:
    to_do = {"kind": "give_back", "match_id": state["match_id"], "reason": state["reason"]}
    yes = ["affirm", "decline_task", "cancel"]
    return [_confirming(to_do, "task.declined", "task.kept", yes=yes, aside=True)]


def _away(state: Json) -> list[Json]:
    return [_confirming({"kind": "take_off", "when": state["when"]}, "away.noted", "away.not_noted", aside=True)]


def _erasing(_state: Json) -> list[Json]:
    return [_confirming({"kind": "erase"}, "erase.done", "erase.kept", no=["deny", "cancel"])]


def _confirming(to_do: Json, done: str, kept: str, **rest: Any) -> Json:
    return {"kind": "confirming", "to_do": to_do, "done": done, "kept": kept, **rest}


_FRAMES: Mapping[str, Callable[[Any], list[Json]]] = {
    "idle": lambda _: [],
    "form": _form,
    "unsure": lambda state: [{**state, "kind": "clarification"}],
    "choosing": _choosing,
    "cancelling": _cancelling,
    "declining": _declining,
    "erasing": _erasing,
    "rejecting": lambda state: [state],
    "away": _away,
    "torn": _torn,
    "paused": _paused,
    "awaiting_phone": lambda state: [state],
}
