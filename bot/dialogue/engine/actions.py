"""What a step wants done: plain values that `bot.conversation.actions` carries out in the commit of the new state.

Those that are asked about first lie in a `Confirming` until then, and are stored by their `kind`.
"""

from dataclasses import dataclass
from typing import Literal

from bot.core.messages import Language
from bot.dialogue.engine.alarm_actions import AlarmAction
from bot.dialogue.engine.draft import Draft
from bot.dialogue.engine.giving.actions import GivingAction
from bot.dialogue.engine.handoff.actions import HandoffAction
from nlu.understanding import Window


@dataclass(frozen=True)
class Enrol:
    """The person agreed: from now on they are stored."""


@dataclass(frozen=True)
class SetLanguage:
    """The person asked for another language."""

    language: Language


@dataclass(frozen=True)
class Redeem:
    """The person brought a one-time code of invitation."""

    code: str


@dataclass(frozen=True)
class RecordNeed:
    """The resident confirmed a need (one stored need for each of its categories)."""

    draft: Draft


@dataclass(frozen=True)
class RegisterVolunteer:
    """The volunteer confirmed who they are, what they can do and when."""

    draft: Draft


@dataclass(frozen=True)
class RecordResource:
    """Somebody confirmed that they give or lend something."""

    draft: Draft


@dataclass(frozen=True)
class MoveNeed:
    """The resident confirmed another time for a need."""

    need_id: int
    draft: Draft


@dataclass(frozen=True)
class AmendNeed:
    """The resident confirmed that what they said of a need is put right."""

    need_id: int
    draft: Draft


@dataclass(frozen=True)
class CancelNeed:
    """The resident confirmed that a need is withdrawn."""

    need_id: int
    kind: Literal["cancel_need"] = "cancel_need"


@dataclass(frozen=True)
class AcceptTask:
    """A helper takes a visit."""

    match_id: int
    provider_id: int


@dataclass(frozen=True)
class DeclineTask:
    """A helper does not take a visit, or gives it back. `reason` is their own words, may be empty."""

    match_id: int
    provider_id: int
    reason: str = ""


@dataclass(frozen=True)
class TakeOff:
    """A helper confirmed that they cannot come at this time."""

    when: tuple[Window, ...]
    kind: Literal["take_off"] = "take_off"


@dataclass(frozen=True)
class Approve:
    """A coordinator approves the proposal that they saw in this version."""

    match_id: int
    version: int


@dataclass(frozen=True)
class Reject:
    """A coordinator rejects it. `reason` is a code of `review.REASONS` or their own words."""

    match_id: int
    version: int
    reason: str


@dataclass(frozen=True)
class ShowOptions:
    """A coordinator asks how else it could be done."""

    match_id: int
    version: int


@dataclass(frozen=True)
class Swap:
    """A coordinator takes one of the other ways; `option` is its code."""

    match_id: int
    version: int
    option: str


@dataclass(frozen=True)
class SendReviewLink:
    """A coordinator asked for the review page: a one-time link is made and sent."""


@dataclass(frozen=True)
class PassOn:
    """Thanks, a complaint, "I have arrived", "it is done": the coordinators are told in the person's words."""

    text: str


@dataclass(frozen=True)
class Erase:
    """The person confirmed that everything about them is to be deleted."""

    kind: Literal["erase"] = "erase"


Action = (
    Enrol
    | SetLanguage
    | Redeem
    | RecordNeed
    | RegisterVolunteer
    | RecordResource
    | MoveNeed
    | AmendNeed
    | CancelNeed
    | AcceptTask
    | DeclineTask
    | TakeOff
    | Approve
    | Reject
    | ShowOptions
    | Swap
    | SendReviewLink
    | PassOn
    | AlarmAction
    | HandoffAction
    | GivingAction
    | Erase
)
