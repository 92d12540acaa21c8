"""Frames: each is something that was asked and waits for its answer; told apart by `kind` where they are stored."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.dialogue.engine.actions import CancelNeed, Erase, TakeOff
from bot.dialogue.engine.draft import Draft
from bot.dialogue.engine.giving.actions import EndHelp, PauseHelp, WithdrawGift
from nlu.intents import Intent
from nlu.understanding import Understanding, Window

FormName = Literal["need", "volunteer", "resource", "move", "change"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Form(_Frozen):
    """A form is being filled. `asking` is a slot's name, "confirm" or "edit"; `misses` counts answers in vain."""

    kind: Literal["form"] = "form"
    form: FormName
    draft: Draft = Draft()
    asking: str = ""
    misses: int = 0


class Queued(_Frozen):
    """Another need was told meanwhile: it waits beneath the open form, and has its turn when that is closed."""

    kind: Literal["queued"] = "queued"
    draft: Draft


class Interruption(_Frozen):
    """Something new was said in the middle of the form beneath; we asked which of the two comes first."""

    kind: Literal["interruption"] = "interruption"
    meaning: Understanding
    words: str = ""


class Clarification(_Frozen):
    """We asked which of a few meanings was meant; what else was understood is kept."""

    kind: Literal["clarification"] = "clarification"
    meaning: Understanding
    words: str = ""


class WhichToWithdraw(_Frozen):
    """We asked which need is to be withdrawn."""

    kind: Literal["which_to_withdraw"] = "which_to_withdraw"


class WhichToReschedule(_Frozen):
    """We asked which need is to be moved; `meaning` holds the new time."""

    kind: Literal["which_to_reschedule"] = "which_to_reschedule"
    meaning: Understanding | None = None


class WhichToAmend(_Frozen):
    """We asked which need is to be put right; `meaning` and `words` are what was said of it."""

    kind: Literal["which_to_amend"] = "which_to_amend"
    meaning: Understanding
    words: str = ""


class GiveBack(_Frozen):
    """To be done on yes: a promised visit is given back. Whether it still stands is seen when the answer comes.

    `away` are times that the helper named with it: they cannot come then at all.
    """

    kind: Literal["give_back"] = "give_back"
    match_id: int
    reason: str = ""
    away: tuple[Window, ...] = ()


class Confirming(_Frozen):
    """Confirmation: we asked whether this is really to be done.

    `done` and `kept` are the keys of what is said on yes and on no; `yes` and `no` the intents that count as such
    here. `aside`: it was asked in passing, so a form that it interrupts waits beneath and goes on afterwards.
    """

    kind: Literal["confirming"] = "confirming"
    to_do: Annotated[
        CancelNeed | GiveBack | TakeOff | Erase | PauseHelp | EndHelp | WithdrawGift, Field(discriminator="kind")
    ]
    done: str
    kept: str
    yes: frozenset[Intent] = frozenset({Intent.AFFIRM})
    no: frozenset[Intent] = frozenset({Intent.DENY})
    aside: bool = False


class Rejecting(_Frozen):
    """We asked a coordinator why a proposal is rejected."""

    kind: Literal["rejecting"] = "rejecting"
    match_id: int
    version: int


class AwaitingPhone(_Frozen):
    """A person has been told about; they may leave a phone number to be called on."""

    kind: Literal["awaiting_phone"] = "awaiting_phone"


class AwaitingNumber(_Frozen):
    """Somebody has another number, and we asked which."""

    kind: Literal["awaiting_number"] = "awaiting_number"


class WhichGift(_Frozen):
    """We asked which of their gifts somebody takes back."""

    kind: Literal["which_gift"] = "which_gift"


class ClosingNote(_Frozen):
    """A coordinator has closed an alarm; they may add in words what came of it."""

    kind: Literal["closing_note"] = "closing_note"
    alarm_id: int


class Writing(_Frozen):
    """A coordinator leads this conversation: what they type goes to the person."""

    kind: Literal["writing"] = "writing"
    handoff_id: int


Frame = (
    Form
    | Queued
    | Interruption
    | Clarification
    | WhichToWithdraw
    | WhichToReschedule
    | WhichToAmend
    | Confirming
    | Rejecting
    | AwaitingPhone
    | AwaitingNumber
    | WhichGift
    | ClosingNote
    | Writing
)
