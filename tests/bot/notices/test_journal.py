"""What a channel has taken outlives a kill, in a file that is empty when the database knows of all."""

import os
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.clock import system_clock
from bot.notices.journal import Journal
from data.core.lifecycle import MessageStatus
from data.messaging.outbox import begin
from tests.botapi.rig import Rig
from tests.botapi.server import BotApi

NOON = datetime(2026, 11, 21, 4, 0, 0, 123456, tzinfo=UTC)


def test_what_is_noted_is_found_by_the_next_process_and_what_is_settled_is_not(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "taken")
    journal.note(7, NOON)
    journal.note(8, NOON)
    journal.settle([7])
    journal.note(9, NOON + timedelta(seconds=1))
    assert Journal(tmp_path / "taken").noted.items() >= {8: NOON, 9: NOON + timedelta(seconds=1)}.items()
    journal.settle([8, 9])
    assert Journal(tmp_path / "taken").noted == {}
    assert (tmp_path / "taken").read_bytes() == b""


def test_the_file_is_its_owners_alone_and_is_made_with_the_first_note(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "taken")
    assert not (tmp_path / "taken").exists()
    before = os.umask(0)
    try:
        journal.note(7, NOON)
    finally:
        os.umask(before)
    assert (tmp_path / "taken").stat().st_mode & 0o777 == 0o600


def test_what_an_earlier_process_left_stays_until_it_is_settled(tmp_path: Path) -> None:
    Journal(tmp_path / "taken").note(7, NOON)
    later = Journal(tmp_path / "taken")
    later.note(8, NOON)
    later.settle([8])
    assert Journal(tmp_path / "taken").noted.keys() >= {7}
    later.settle([7])
    assert Journal(tmp_path / "taken").noted == {}


@given(st.binary(max_size=200), st.integers(0, 41))
def test_whatever_stands_in_the_file_no_start_fails_and_a_line_cut_short_is_none(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes, kept: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "taken"
    line = f"1234567 {NOON.isoformat()}\n".encode()
    path.write_bytes(junk.replace(b"1", b"") + b"\n" + line[:kept])
    assert Journal(path).noted.get(1234567) == (NOON if kept >= len(line) else None)


def test_a_disk_that_takes_nothing_keeps_no_message_back(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "no folder" / "taken")
    journal.note(7, NOON)
    journal.settle([7])
    assert journal.noted == {}


async def test_after_a_kill_what_was_taken_is_marked_and_not_said_again(tmp_path: Path) -> None:
    async with BotApi() as api:
        granny = api.person(7)
        rig, now = Rig(tmp_path, api), system_clock()
        rig.write(7, "说过了")
        rig.write(7, "没说成")
        taken, lost = rig.outbox()
        for message in (taken, lost):
            rig.database.run(partial(begin, id=message.id, now=now))
        Journal(tmp_path / "taken-telegram").note(taken.id, now)
        async with Rig(tmp_path, api) as restarted:
            await granny.hears("没说成")
        assert [said.text for said in granny.chat.said] == ["（再发一次）(sent again)\n没说成"]
        assert [message.status for message in restarted.outbox()] == [MessageStatus.SENT] * 2
        assert (tmp_path / "taken-telegram").read_bytes() == b""


async def test_a_note_of_another_call_marks_nothing(tmp_path: Path) -> None:
    """Numbers come again where a backup is put back: the moment tells one call from another."""
    async with BotApi() as api:
        granny = api.person(7)
        rig, now = Rig(tmp_path, api), system_clock()
        rig.write(7, "没说成")
        [message] = rig.outbox()
        rig.database.run(lambda session: begin(session, message.id, now))
        Journal(tmp_path / "taken-telegram").note(message.id, now - timedelta(days=1))
        async with Rig(tmp_path, api):
            await granny.hears("没说成")
