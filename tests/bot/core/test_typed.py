"""Lines that people type."""

from datetime import UTC, datetime

import pytest

from bot.core.messages import Address, Kind
from bot.core.typed import typed

ME = Address(channel="terminal", id="me")
NOON = datetime(2026, 11, 21, 4, tzinfo=UTC)


def test_words_are_words() -> None:
    said = typed(ME, "1", NOON, "我妈想去医院", "zh")
    assert (said.kind, said.text, said.language) == (Kind.TEXT, "我妈想去医院", "zh")


@pytest.mark.parametrize(
    ("line", "command", "rest"),
    [("/start", "start", ""), ("/start AB-12", "start", "AB-12"), ("/START  a b ", "start", "a b ")],
)
def test_a_slash_begins_a_command(line: str, command: str, rest: str) -> None:
    said = typed(ME, "1", NOON, line)
    assert (said.kind, said.command, said.text) == (Kind.COMMAND, command, rest)


@pytest.mark.parametrize("line", ["/", "/ ", "3/4", "去/不去"])
def test_other_slashes_are_words(line: str) -> None:
    assert typed(ME, "1", NOON, line).kind is Kind.TEXT
