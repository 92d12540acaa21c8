"""What the page is told where a message was not handled: why, in words, and in danger what to do now."""

from http import HTTPStatus
from typing import Literal

from fastapi import Response
from fastapi.responses import JSONResponse

from bot.channels.memory import advice, said
from bot.core.messages import Language

Problem = Literal["no_cookies", "too_long", "too_fast", "away", "failed"]
_STATUS: dict[Problem, HTTPStatus] = {
    "no_cookies": HTTPStatus.UNAUTHORIZED,
    "too_long": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "too_fast": HTTPStatus.TOO_MANY_REQUESTS,
    "away": HTTPStatus.SERVICE_UNAVAILABLE,
    "failed": HTTPStatus.INTERNAL_SERVER_ERROR,
}
_IN_DANGER: dict[Problem, str] = {"too_fast": "chat.told_on", "away": "chat.kept", "failed": "chat.told_on"}
"""Said after the advice instead of the problem's own sentence."""


def refused(problem: Problem, language: Language, text: str = "") -> Response:
    """The answer to a message of this `text`; where it tells of danger, the advice and the numbers first."""
    in_danger = advice(text, language)
    key = _IN_DANGER.get(problem, f"chat.{problem}") if in_danger else f"chat.{problem}"
    words = "\n".join(filter(None, (in_danger, said(key, language))))
    return JSONResponse({"problem": problem, "text": words}, _STATUS[problem])
