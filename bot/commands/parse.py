"""`liandong parse`: one JSON object a line in, one a line out, in the form of the parse contract."""

import json
import sys
from collections.abc import AsyncIterator, Iterable
from datetime import datetime
from typing import Any

from bot.commands.progress import report
from bot.conversation.interpreters import BATCH_SECONDS, in_process, interpreting, with_opinions
from bot.core.logs import quiet
from bot.core.private import keep_private
from bot.core.settings import read_settings
from nlu.clock import SHANGHAI
from nlu.interpreter import Interpreter


async def parsed(lines: Iterable[bytes], interpreter: Interpreter, at: datetime) -> AsyncIterator[str]:
    """Read each line as said at its own "at", or at `at` (naive local). No line makes it fail or is left out."""
    for line in lines:
        text, moment = _message(line, at)
        understanding = await interpreter.interpret(text, moment)
        yield json.dumps(understanding.to_contract(), ensure_ascii=False)


def local_moment(text: str) -> datetime:
    """A moment as written, `2026-11-21T09:00`, naive local; one with an offset is brought to Shanghai time.

    Raises ValueError where it is no moment.
    """
    moment = datetime.fromisoformat(text)
    return moment.astimezone(SHANGHAI).replace(tzinfo=None) if moment.tzinfo else moment


def _message(line: bytes, at: datetime) -> tuple[str, datetime]:
    raw = line.decode("utf-8", errors="replace").strip()
    try:
        message: Any = json.loads(raw)
    except ValueError:
        print(f"not JSON, read as plain text: {raw[:60]}", file=sys.stderr)
        return raw, at
    if not isinstance(message, dict):
        return str(message), at
    text = message.get("text")
    return "" if text is None else str(text), _own_moment(message.get("at"), at)


def _own_moment(said: object, at: datetime) -> datetime:
    if said is None:
        return at
    try:
        return local_moment(str(said))
    except ValueError:
        print(f'"at" is no moment like 2026-11-21T09:00: {said!r:.40}', file=sys.stderr)
        return at


async def run_parse(at: datetime, *, fallback: bool = False) -> None:
    """Read standard input to its end; each answer is written as soon as it is known."""
    quiet()
    settings = read_settings()
    keep_private(settings)
    reader = in_process(settings) if fallback else interpreting(settings, report, patience=BATCH_SECONDS)
    async with reader as interpreter:
        await _write(with_opinions(interpreter), at)


async def _write(interpreter: Interpreter, at: datetime) -> None:
    async for line in parsed(sys.stdin.buffer, interpreter, at):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
