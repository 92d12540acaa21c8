from datetime import UTC, datetime

import pytest

from bot.conversation.intake import LONGEST, Intake
from bot.core.messages import Address, Incoming, Kind
from nlu.understanding import Understanding


class Listener:
    """An interpreter that keeps what it was asked to read."""

    def __init__(self):
        self.heard = []

    async def interpret(self, text, at):
        self.heard.append((text, at))
        return Understanding(intent="other", confidence=1)


@pytest.fixture
def listener():
    return Listener()


async def hear(listener, gazetteer, **message):
    at = datetime(2026, 11, 21, 1, tzinfo=UTC)
    incoming = Incoming(address=Address(channel="test", id="1"), update_id="u", at=at, **message)
    return await Intake(listener, gazetteer).hear(incoming)


async def test_words_are_read_as_said_at_their_local_time(listener, gazetteer):
    await hear(listener, gazetteer, text=" 明天 ")
    assert listener.heard == [("明天", datetime(2026, 11, 21, 9))]


@pytest.mark.parametrize("kind", [Kind.COMMAND, Kind.BUTTON, Kind.VOICE])
async def test_what_has_no_words_is_not_read(listener, gazetteer, kind):
    heard = await hear(listener, gazetteer, kind=kind, text="x" if kind is Kind.COMMAND else "")
    assert listener.heard == []
    assert heard.meaning is None


async def test_danger_is_looked_for_even_in_what_is_not_answered_otherwise(listener, gazetteer):
    await hear(listener, gazetteer, kind=Kind.EDITED, text="着火了")
    assert listener.heard[0][0] == "着火了"


async def test_no_more_is_read_than_anybody_would_write(listener, gazetteer):
    heard = await hear(listener, gazetteer, text="啊" * (LONGEST + 1))
    assert len(listener.heard[0][0]) == LONGEST
    assert len(heard.text) == LONGEST + 1


async def test_a_location_is_the_nearest_area(listener, gazetteer):
    heard = await hear(listener, gazetteer, kind=Kind.LOCATION, location=(113.931, 27.668))
    assert heard.place == "gaozhi"
