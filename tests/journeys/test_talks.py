"""Residents' talks as they are read in `talks/residents`, played by Telegram and by the web page."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.views.stored_times import said_rule, said_windows
from bot.words.times import times_in_words
from data.core.lifecycle import NeedStatus
from data.models import Need, Person
from data.needs.needs import needs_of
from nlu.clock import local
from tests.journeys.conftest import SATURDAY_MORNING, Town
from tests.journeys.mouths import Mouth
from tests.journeys.transcripts import Said, Talk, talks


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("channel", ["telegram", "web"])
@pytest.mark.parametrize("talk", talks("residents"), ids=str)
async def test_the_talk_goes_as_it_is_written(town: Town, talk: Talk, channel: str) -> None:
    async with town.mouth(channel) as mouth:
        first, *rest = talk.said
        await mouth.say(first.words)
        await mouth.answers([])
        await mouth.press("agree")
        await heard(mouth, first)
        for said in rest:
            await (mouth.press(said.label) if said.label else mouth.say(said.words))
            await heard(mouth, said)
    assert_stored(talk, town.product.database.run(lambda session: needs_of_the_newest(session)))


async def heard(mouth: Mouth, said: Said) -> None:
    told = await mouth.answers(said.heard)
    assert not [part for part in said.unheard if part in told], f"{said.words}: {told}"


def assert_stored(talk: Talk, stored: list[str]) -> None:
    """Each line of the transcript fits another need, and no need is left over."""
    left = list(stored)
    for parts in talk.stored:
        found = next((line for line in left if all(part in line for part in parts)), None)
        assert found is not None, f"{parts} in none of {left}"
        left.remove(found)
    assert not left


def needs_of_the_newest(session: Session) -> list[str]:
    """The standing needs of whoever came last, a line each."""
    newest = session.scalars(select(Person).order_by(Person.id.desc())).first()
    standing = (need for need in (needs_of(session, newest) if newest else ()) if need.status in NeedStatus.standing())
    return [_in_words(need) for need in standing]


def _in_words(need: Need) -> str:
    rules = tuple(said_rule(rule) for rule in need.repeats)
    when = times_in_words("zh", said_windows(need.windows), rules, local(SATURDAY_MORNING))
    more = (
        f"{need.people}人",
        f"电话{need.phone}",
        f"称呼{need.requester.name}",
        f"门牌{need.address}",
        *need.beneficiary,
    )
    return " ".join((need.category, need.area_id or "", when, *more, need.note or ""))
