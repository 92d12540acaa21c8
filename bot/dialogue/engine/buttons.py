"""Buttons as typed values: encoded into what a channel brings back, and decoded from it, here and nowhere else.

On the wire a button is `verb:argument:…`. A wire form that was ever sent stays readable: old messages keep theirs.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import MISSING, astuple, dataclass, fields
from typing import Any, Literal, cast

from bot.core.messages import Button, Language
from bot.dialogue.engine import pressed as wire
from bot.dialogue.engine.alarm_buttons import Claim, Close, Duty, InDanger, Resume
from bot.dialogue.engine.handoff.buttons import HandBack, Lead, TakeOver, WriteHere
from bot.dialogue.engine.pressed import Pressed
from nlu.intents import Intent

LONGEST_BYTES = 64  # Telegram brings back no more with a button


@dataclass(frozen=True)
class Agree(Pressed):
    """A stranger agrees to be known."""


@dataclass(frozen=True)
class Disagree(Pressed):
    """A stranger does not agree."""


@dataclass(frozen=True)
class Human(Pressed):
    """A person to speak to."""


@dataclass(frozen=True)
class Speak(Pressed):
    """The language to be spoken to in."""

    language: Language


@dataclass(frozen=True)
class Yes(Pressed):
    """Yes to what was asked last."""


@dataclass(frozen=True)
class No(Pressed):
    """No to what was asked last."""


@dataclass(frozen=True)
class Edit(Pressed):
    """Something of what was read back is to be changed: this slot, or it is asked which."""

    slot: str | None = None


@dataclass(frozen=True)
class Pick(Pressed):
    """One of the answers that a slot offers. `code` is the slot's own, and may be a thing's name."""

    slot: str
    code: str


@dataclass(frozen=True)
class Skip(Pressed):
    """An optional slot is passed over."""

    slot: str


@dataclass(frozen=True)
class Mean(Pressed):
    """One of the meanings that were offered, or one to begin with."""

    intent: Intent
    category: str | None = None


@dataclass(frozen=True)
class First(Pressed):
    """Which of two matters goes first: the form that was interrupted, or what is new."""

    matter: Literal["old", "new"]


@dataclass(frozen=True)
class Accept(Pressed):
    """A helper takes this visit."""

    match_id: int


@dataclass(frozen=True)
class Cannot(Pressed):
    """A helper cannot make this visit."""

    match_id: int


@dataclass(frozen=True)
class Withdraw(Pressed):
    """This need is to be withdrawn."""

    need_id: int


@dataclass(frozen=True)
class Reschedule(Pressed):
    """This need is to be moved to another time."""

    need_id: int


@dataclass(frozen=True)
class Amend(Pressed):
    """Something of this need is to be put right."""

    need_id: int


@dataclass(frozen=True)
class Review(Pressed):
    """A coordinator wants to see what waits for a decision."""


@dataclass(frozen=True)
class OfProposal(Pressed):
    """A coordinator decides about a proposal as it was in this version."""

    match_id: int
    version: int


@dataclass(frozen=True)
class Approve(OfProposal):
    """It is approved."""


@dataclass(frozen=True)
class Reject(OfProposal):
    """It is rejected."""


@dataclass(frozen=True)
class Swap(OfProposal):
    """The other ways are to be shown."""


@dataclass(frozen=True)
class Take(OfProposal):
    """One of the other ways is taken; `option` is its code."""

    option: str


@dataclass(frozen=True)
class Leave(OfProposal):
    """None of the other ways is taken."""


@dataclass(frozen=True)
class Why(Pressed):
    """A usual reason of a rejection."""

    code: str


def encode(button: Pressed) -> str:
    """The wire form. Raises ValueError for a button that would not come back as it is."""
    data = _wire(button)
    if not fits(button) or decode(data) != button:
        raise ValueError(f"not to be brought back by a button: {button}")
    return data


def decode(data: str | None) -> Pressed | None:
    """The button that was pressed; None where this is none of ours."""
    verb, *rest = (data or "").split(":", 1)
    if verb not in _BUTTONS:
        return None
    button, readers = _BUTTONS[verb]
    parts = [part for arguments in rest for part in arguments.split(":", max(len(readers) - 1, 0))]
    needed = sum(field.default is MISSING for field in fields(button))
    if not needed <= len(parts) <= len(readers):
        return None
    with suppress(ValueError):
        return cast(Pressed, button(*(reader(part) for reader, part in zip(readers, parts, strict=False))))
    return None


def fits(button: Pressed) -> bool:
    """Whether every channel can bring it back."""
    return len(_wire(button).encode()) <= LONGEST_BYTES


def labelled(label: str, button: Pressed) -> Button:
    """What a channel shows: the label, with the button behind it."""
    return Button(label=label, data=encode(button))


def _wire(button: Pressed) -> str:
    return ":".join([_VERBS[type(button)], *(str(part) for part in astuple(button) if part is not None)])


_BUTTONS: Mapping[str, tuple[type[Any], tuple[Callable[[str], Any], ...]]] = {
    "agree": (Agree, ()),
    "decline_consent": (Disagree, ()),
    "human": (Human, ()),
    "language": (Speak, (wire.language,)),
    "yes": (Yes, ()),
    "no": (No, ()),
    "edit": (Edit, (wire.code,)),
    "pick": (Pick, (wire.code, wire.name)),
    "skip": (Skip, (wire.code,)),
    "mean": (Mean, (Intent, wire.code)),
    "torn": (First, (wire.matter,)),
    "accept": (Accept, (wire.whatever_number,)),
    "cannot": (Cannot, (wire.whatever_number,)),
    "cancel": (Withdraw, (wire.whatever_number,)),
    "move": (Reschedule, (wire.whatever_number,)),
    "amend": (Amend, (wire.whatever_number,)),
    "review": (Review, ()),
    "approve": (Approve, (wire.number, wire.number)),
    "reject": (Reject, (wire.number, wire.number)),
    "swap": (Swap, (wire.number, wire.number)),
    "take": (Take, (wire.number, wire.number, wire.code)),
    "leave": (Leave, (wire.number, wire.number)),
    "why": (Why, (wire.code,)),
    "claim": (Claim, (wire.number,)),
    "close": (Close, (wire.number, wire.code)),
    "duty": (Duty, (wire.on_or_off,)),
    "resume": (Resume, ()),
    "danger": (InDanger, (wire.code,)),
    "lead": (Lead, (wire.number,)),
    "takeover": (TakeOver, (wire.number,)),
    "write": (WriteHere, (wire.number,)),
    "handback": (HandBack, (wire.number,)),
}
"""By verb: the button, and what reads each of its arguments (ValueError where it cannot)."""

_VERBS: Mapping[type[Pressed], str] = {button: verb for verb, (button, _) in _BUTTONS.items()}
