"""The terminal: numbered buttons, piped input, and a polite end."""

import asyncio
import io
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.channels.lines import lines
from bot.channels.mailbox import Mailbox
from bot.channels.terminal import CHANNEL, chat
from bot.core.messages import Button, Incoming, Kind, Outgoing
from data.core.database import Database
from data.messaging import outbox

NOON = datetime(2026, 11, 21, 4, tzinfo=UTC)
ASK = Outgoing(
    text="对吗？",
    buttons=(
        (Button(label="对", data="yes"), Button(label="不对", data="no")),
        (Button(label="地图", url="https://x"),),
    ),
)


class Clerk:
    """A front door that asks after words, and thanks for everything else."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.heard: list[Incoming] = []

    async def answer(self, incoming: Incoming) -> list[Outgoing]:
        self.heard.append(incoming)
        reply = ASK if incoming.kind is Kind.TEXT else Outgoing(text="谢谢。")
        self.tell(reply)
        return [reply]

    def tell(self, message: Outgoing) -> None:
        body = message.model_dump(mode="json")
        self.database.run(lambda session: outbox.enqueue(session, CHANNEL, "me", body, "answer", NOON))


@pytest.fixture
def clerk(sqlite_database: Database) -> Clerk:
    return Clerk(sqlite_database)


async def talk(clerk: Clerk, *said: str) -> str:
    async def source() -> AsyncIterator[str]:
        for line in said:
            yield line

    out = io.StringIO()
    mailbox = Mailbox(clerk.database, CHANNEL, lambda: NOON)
    await chat(clerk, mailbox, lambda: NOON, source=source(), out=out)
    return out.getvalue()


async def test_replies_are_printed_with_numbered_buttons(clerk: Clerk) -> None:
    shown = await talk(clerk, "你好")
    assert "对吗？\n  [1] 对\n  [2] 不对\n  [3] 地图 → https://x\n" in shown


async def test_a_number_presses_its_button(clerk: Clerk) -> None:
    await talk(clerk, "你好", "2")
    assert [(heard.kind, heard.pressed) for heard in clerk.heard] == [(Kind.TEXT, None), (Kind.BUTTON, "no")]


@pytest.mark.parametrize("line", ["0", "3", "4", "99999999", "²", "1.5", "-1", "２"])
async def test_a_number_that_no_button_has_is_words(clerk: Clerk, line: str) -> None:
    await talk(clerk, "你好", line)
    expected = (Kind.BUTTON, "no") if line == "２" else (Kind.TEXT, None)
    assert (clerk.heard[1].kind, clerk.heard[1].pressed) == expected


async def test_a_number_does_not_press_a_button_of_an_older_reply(clerk: Clerk) -> None:
    await talk(clerk, "你好", "1", "1")
    assert clerk.heard[2].kind is Kind.TEXT


async def test_a_notice_that_came_meanwhile_is_shown_and_nothing_twice(clerk: Clerk) -> None:
    await talk(clerk, "你好")
    clerk.tell(Outgoing(text="王阿姨周三陪您去。"))
    shown = await talk(clerk)
    assert shown.count("王阿姨周三陪您去。") == 1
    assert "对吗？" not in shown


async def test_every_line_has_its_own_update_id(clerk: Clerk) -> None:
    await talk(clerk, "你好", "你好")
    assert len({heard.update_id for heard in clerk.heard}) == 2


async def test_the_end_of_the_input_is_a_goodbye(clerk: Clerk) -> None:
    assert (await talk(clerk)).rstrip().endswith("再见。下次打开，接着说。")


async def test_a_pipe_gives_its_lines_as_they_come_and_the_last_without_an_end() -> None:
    reading, writing = os.pipe()
    os.write(writing, "第一行\n\n第二".encode()[:-1])
    found: list[str] = []
    first = asyncio.Event()

    async def read() -> None:
        async for line in lines(reading):
            found.append(line)
            first.set()

    task = asyncio.create_task(read())
    await asyncio.wait_for(first.wait(), 10)
    assert found == ["第一行"]
    os.write(writing, "二".encode()[-1:])
    os.close(writing)
    await task
    os.close(reading)
    assert found == ["第一行", "第二"]


async def test_a_plain_file_is_read_too(tmp_path: Path) -> None:
    script = tmp_path / "script.txt"
    script.write_bytes("你好\n".encode() + b"\xff\n")
    with script.open("rb") as file:
        assert [line async for line in lines(file.fileno())] == ["你好", "\ufffd"]


SILENT = """
import asyncio
from bot.channels.terminal import chat
from bot.core.clock import system_clock

class Nobody:
    async def answer(self, incoming):
        return []
    async def new(self, external_id):
        return []

asyncio.run(chat(Nobody(), Nobody(), system_clock))
"""


def test_ctrl_c_leaves_politely_at_once() -> None:
    command = [sys.executable, "-c", SILENT]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        greeting = process.stdout.readline().decode()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert "Ctrl-C" in greeting
    assert "再见" in out.decode()
    assert (process.returncode, err) == (0, b"")
