"""Logging: one line an event on standard error, names and numbers only; what people say is never logged."""

import io
import logging
import sys
import time
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from typing import Any, TextIO

import structlog

from bot.core.faults import fault

MOST_A_MINUTE = 30
"""Lines of one kind."""
_MINUTE_SECONDS = 60.0

Event = MutableMapping[str, Any]


class Capped:
    """A processor that lets so many lines of one kind pass a minute. The first after that says how many were left out.

    A kind is the event's name: names are ours, so there are few.
    """

    def __init__(self, most: int = MOST_A_MINUTE, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._clock = most, clock
        self._begun: dict[str, float] = {}
        self._seen: dict[str, int] = {}

    def __call__(self, _logger: object, _method: str, event: Event) -> Event:
        """The event, or structlog's DropEvent."""
        kind, now = str(event.get("event")), self._clock()
        if now - self._begun.get(kind, -_MINUTE_SECONDS) >= _MINUTE_SECONDS:
            left_out = self._seen.get(kind, 0) - self._most
            self._begun[kind], self._seen[kind] = now, 0
            if left_out > 0:
                event["left_out"] = left_out
        self._seen[kind] += 1
        if self._seen[kind] > self._most:
            raise structlog.DropEvent
        return event


class Others(logging.Handler):
    """What libraries log, as events of ours: the bare sentence and the kind of error, never what was filled in."""

    def emit(self, record: logging.LogRecord) -> None:
        """Pass it on."""
        error = record.exc_info[1] if record.exc_info else None
        told = {"fault": fault(error)} if error else {}
        structlog.get_logger().log(record.levelno, f"{record.name}: {str(record.msg).strip()}", **told)


class Unfailing(io.StringIO):
    """Standard error, or a file in its place, on a disk that may be full: a line lost there stops nobody."""

    def __init__(self, file: Callable[[], TextIO]) -> None:
        """`file` is asked at each line: a caller may have exchanged it."""
        super().__init__()
        self._file = file

    def write(self, text: str) -> int:
        """Write, if it can be."""
        with suppress(OSError):
            self._file().write(text)
        return len(text)

    def flush(self) -> None:
        """Flush, if it can be."""
        with suppress(OSError, ValueError):
            self._file().flush()


def configure(level: int = logging.INFO) -> None:
    """Log events from `level` up; readable on a terminal, JSON lines otherwise. Libraries are heard from WARNING up."""
    renderer = structlog.dev.ConsoleRenderer() if sys.stderr.isatty() else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[
            Capped(),
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(Unfailing(lambda: sys.stderr)),
    )
    root = logging.getLogger()
    if not any(isinstance(handler, Others) for handler in root.handlers):
        root.addHandler(Others(max(level, logging.WARNING)))


def quiet() -> None:
    """Only what went wrong: for a terminal on which somebody is talking."""
    configure(logging.ERROR)
