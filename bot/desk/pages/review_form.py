"""A coordinator's form, carried to the desk, and what is said of the outcome."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Literal

from pydantic import BaseModel, Field

from bot.desk.decisions import Decisions
from bot.desk.pages.review_presenter import Decided
from bot.desk.render import Notice
from bot.desk.session import Visitor
from bot.dialogue.flows.review import LONGEST_REASON, REASONS
from bot.words import say
from data.core.errors import AlreadyDecided, LiandongDataError, NotAllowed, NotFound

Act = Literal["approve", "swap", "reject", "pin", "unpin"]
Done = Literal["approve", "swap", "reject", "pin", "unpin", "gone"]
_REFUSALS: Mapping[type[LiandongDataError], tuple[HTTPStatus, str]] = {
    NotAllowed: (HTTPStatus.FORBIDDEN, "not_allowed"),
    NotFound: (HTTPStatus.NOT_FOUND, "not_found"),
    AlreadyDecided: (HTTPStatus.CONFLICT, "changed"),
}


class Choice(BaseModel):
    """What a form brings: the session's token, the version that was on screen, and a reason or an option's code."""

    csrf: str = ""
    version: int = 0
    reason: str = ""
    option: str = ""
    words: str = Field(default="", max_length=LONGEST_REASON)

    def against(self) -> str:
        """The reason for the desk: one of the usual codes, else the coordinator's own words; empty where neither is."""
        return self.reason if self.reason in REASONS else self.words.strip()


def decide(desk: Decisions, act: Act, match_id: int, choice: Choice, visitor: Visitor) -> Done:
    """Do it; return what was done, `gone` where the option is no longer possible.

    Raises what the desk raises.
    """
    return _ACTS[act](desk, match_id, choice, visitor)


def refusal(visitor: Visitor, error: LiandongDataError, decided: Decided | None) -> tuple[HTTPStatus, Notice]:
    """Say why it was not done. `decided` is what somebody else decided about the proposal meanwhile, if anything."""
    status, key = next(said for kind, said in _REFUSALS.items() if isinstance(error, kind))
    if key != "changed" or decided is None:
        return status, Notice(say(visitor.language, f"desk.{key}"), "bad")
    if decided.by is None:
        return status, Notice(say(visitor.language, "desk.taken.somebody", state=decided.state), "bad")
    return status, Notice(say(visitor.language, "desk.taken", name=decided.by, state=decided.state), "bad")


def _approve(desk: Decisions, match_id: int, choice: Choice, visitor: Visitor) -> Done:
    desk.approve(match_id, choice.version, visitor.person_id)
    return "approve"


def _reject(desk: Decisions, match_id: int, choice: Choice, visitor: Visitor) -> Done:
    desk.reject(match_id, choice.version, visitor.person_id, choice.against())
    return "reject"


def _swap(desk: Decisions, match_id: int, choice: Choice, visitor: Visitor) -> Done:
    found = desk.swap(match_id, choice.version, visitor.person_id, choice.option, visitor.language)
    return "swap" if found else "gone"


def _pin(desk: Decisions, match_id: int, choice: Choice, visitor: Visitor) -> Done:
    desk.pin(match_id, choice.version, visitor.person_id, pinned=True)
    return "pin"


def _unpin(desk: Decisions, match_id: int, choice: Choice, visitor: Visitor) -> Done:
    desk.pin(match_id, choice.version, visitor.person_id, pinned=False)
    return "unpin"


_ACTS: Mapping[Act, Callable[[Decisions, int, Choice, Visitor], Done]] = {
    "approve": _approve,
    "swap": _swap,
    "reject": _reject,
    "pin": _pin,
    "unpin": _unpin,
}
