"""What every button is, and what reads the arguments of one that comes back: the value, or ValueError for none."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, get_args

from bot.core.messages import Language


@dataclass(frozen=True)
class Pressed:
    """A button that was, or may be, pressed."""


def _like(pattern: str, made: Callable[[str], Any] = str) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        if re.fullmatch(pattern, text, re.DOTALL) is None:
            raise ValueError(text)
        return made(text)

    return read


code, name, language, matter = _like("[^:]+"), _like(".+"), _like("|".join(get_args(Language))), _like("old|new")
on_or_off, number = (
    _like("on|off"),
    _like("0|[1-9][0-9]{0,17}", int),
)  # as `str` writes it, and small enough for every database


def whatever_number(text: str) -> int:
    """A number that cannot be read is 0, which nothing has: what the button was for is answered as over."""
    with suppress(ValueError):
        return int(number(text))
    return 0
