"""Whom to call in danger."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Numbers:
    """The telephone numbers to call in danger."""

    police: str = "110"
    fire: str = "119"
    ambulance: str = "120"
    mind: str = "12356"
