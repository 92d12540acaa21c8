"""`liandong parse`: every line gets its answer, in order, whatever it is."""

import json
from datetime import datetime

import pytest

from bot.commands.parse import local_moment, parsed
from nlu.understanding import Point, Understanding

AT = datetime(2026, 11, 21, 9)


class Echo:
    """An interpreter that says when it was asked and how long the text was."""

    async def interpret(self, text: str, at: datetime) -> Understanding:
        return Understanding(intent="other", confidence=1.0, when=(Point(at=at),), people=len(text))


async def answers(*lines: bytes) -> list[dict[str, object]]:
    return [json.loads(line) async for line in parsed(lines, Echo(), AT)]


async def test_a_line_is_read_as_said_at_the_moment_given() -> None:
    [answer] = await answers('{"text": "你好"}\n'.encode())
    assert answer["when"] == [{"at": "2026-11-21T09:00"}]
    assert answer["people"] == 2


async def test_a_line_may_bring_its_own_moment() -> None:
    [answer] = await answers(b'{"text": "", "at": "2026-01-02T03:04"}')
    assert answer["when"] == [{"at": "2026-01-02T03:04"}]


@pytest.mark.parametrize("line", [b"", b"{", b"\xff\xfe", b"[1]", b"3", b'{"text": null}', b'{"text": 5, "at": "x"}'])
async def test_a_broken_line_is_answered_too(line: bytes) -> None:
    assert len(await answers(line, b'{"text": "a"}')) == 2


def test_a_moment_with_an_offset_is_brought_to_local_time() -> None:
    assert local_moment("2026-11-21T01:00+00:00") == AT
