"""The story of the demo as types: who says what, what a coordinator decides, and how every need must end."""

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

SKIP = "-"
"""An answer that passes the question over."""


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class About(_Entry):
    """One line about a person, Chinese and English."""

    zh: str
    en: str


class Ending(_Entry):
    """How a need must end: its status, the society that serves it, or the reason why nobody does."""

    category: str
    status: str
    society: str | None = None
    reason: str | None = None


class Part(_Entry):
    """One person's part: lines in order, answers by slot, and what must come of it. `alarm`: the duty must be told."""

    who: str
    about: About
    lines: tuple[str, ...]
    answers: dict[str, str] = {}
    ends: tuple[Ending, ...] = ()
    alarm: bool = False


class CoordinatorPart(_Entry):
    """The coordinator's part: asks for what waits, swaps these categories once, approves everything."""

    who: str
    area: str
    asks: str
    swaps: tuple[str, ...] = ()


class Story(_Entry):
    """The whole file."""

    volunteers: tuple[Part, ...]
    residents: tuple[Part, ...]
    coordinator: CoordinatorPart


def read_story() -> Story:
    """The story as written."""
    return Story.model_validate(yaml.safe_load(Path(__file__).with_name("story.yml").read_text(encoding="utf-8")))
