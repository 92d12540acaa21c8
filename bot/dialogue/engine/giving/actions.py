"""Actions about a helper's own record (a pause, a return, the end of it, another number), and about who comes."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class PauseHelp:
    """A helper confirmed that nothing is to be asked of them until they are back."""

    kind: Literal["pause_help"] = "pause_help"


@dataclass(frozen=True)
class ResumeHelp:
    """A helper is back from a pause, or from the days off that they are in."""


@dataclass(frozen=True)
class EndHelp:
    """A helper confirmed that they help no more."""

    kind: Literal["end_help"] = "end_help"


@dataclass(frozen=True)
class ChangePhone:
    """Somebody has another number."""

    phone: str


@dataclass(frozen=True)
class WithdrawGift:
    """A giver confirmed that they take something back."""

    resource_id: int
    kind: Literal["withdraw_gift"] = "withdraw_gift"


@dataclass(frozen=True)
class TakeTaskBack:
    """A helper who had declined goes after all."""

    match_id: int
    provider_id: int


@dataclass(frozen=True)
class WishForAnother:
    """A resident would rather have somebody else for this need, in their own words."""

    need_id: int
    text: str


GivingAction = PauseHelp | ResumeHelp | EndHelp | ChangePhone | WithdrawGift | TakeTaskBack | WishForAnother
