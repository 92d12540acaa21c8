"""Lines of one kind are capped, what libraries log holds nobody's words, and a full disk stops nobody."""

import errno
import io
import json
import logging
from collections.abc import Callable, Iterator

import pytest
import structlog

from bot.core import logs
from bot.core.logs import Capped, Others, Unfailing


@pytest.fixture
def stderr(capsys) -> Iterator[Callable[[], str]]:
    """What was written to standard error since it was last asked."""
    before, root = structlog.get_config(), logging.getLogger()
    handlers = list(root.handlers)
    logs.configure()
    yield lambda: capsys.readouterr().err
    structlog.configure(**before)
    root.handlers = handlers


def lines(written: str) -> list[dict]:
    return [json.loads(line) for line in written.splitlines()]


def test_so_many_lines_of_one_kind_a_minute_and_then_how_many_were_left_out() -> None:
    moment = [0.0]
    capped = Capped(most=3, clock=lambda: moment[0])

    def passed(kind: str) -> dict | None:
        try:
            return dict(capped(None, "info", {"event": kind}))
        except structlog.DropEvent:
            return None

    assert [passed("flood") is not None for _ in range(100)].count(True) == 3
    assert passed("other") == {"event": "other"}
    moment[0] = 60.0
    assert passed("flood") == {"event": "flood", "left_out": 97}
    assert passed("flood") == {"event": "flood"}


def test_a_flood_of_one_fault_is_few_lines(stderr) -> None:
    for _ in range(1000):
        structlog.get_logger().warning("http.half_request")
    structlog.get_logger().warning("telegram.conflict")
    written = stderr()
    assert len(lines(written)) == logs.MOST_A_MINUTE + 1


def test_what_a_library_logs_is_an_event_without_what_was_filled_in(stderr) -> None:
    try:
        raise ValueError("13800000000")
    except ValueError:
        logging.getLogger("library").exception("Exception for %s\n", "小周")
    written = stderr()
    [line] = lines(written)
    assert line["event"] == "library: Exception for %s"
    assert line["fault"].startswith("ValueError")
    assert "小周" not in written
    assert "13800000000" not in written


def test_to_configure_it_twice_says_nothing_twice(stderr) -> None:
    logs.configure()
    logging.getLogger("library").warning("Invalid HTTP request received.")
    assert len(stderr().splitlines()) == 1
    assert sum(isinstance(handler, Others) for handler in logging.getLogger().handlers) == 1


def test_a_line_that_cannot_be_written_stops_nobody() -> None:
    class Full(io.StringIO):
        def write(self, *_text):
            raise OSError(errno.ENOSPC, "No space left on device")

        flush = write

    print("lost", file=Unfailing(Full), flush=True)
