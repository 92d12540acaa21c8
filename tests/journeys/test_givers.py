"""Volunteers', teams' and givers' talks as they are read in `talks/givers`, played by Telegram and by the web page."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.views.stored_times import said_rule, said_windows
from bot.words.times import windows_in_words
from bot.words.week import week_in_words
from data.models import Person, Provider, Resource
from data.offers.providers import providers_of
from data.offers.resources import standing_gifts
from nlu.clock import local
from tests.journeys.conftest import SATURDAY_MORNING, Town
from tests.journeys.mouths import Mouth
from tests.journeys.transcripts import Said, Talk, talks

ON_THE_WEB = {"阳光公益": "月光公益", "彩虹社区": "春天社区"}
"""Teams of other names: one person speaks for a team, and both channels are of one town."""


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("channel", ["telegram", "web"])
@pytest.mark.parametrize("talk", talks("givers"), ids=str)
async def test_the_talk_goes_as_it_is_written(town: Town, talk: Talk, channel: str) -> None:
    async with town.mouth(channel) as mouth:
        first, *rest = [renamed(said, channel) for said in talk.said]
        await mouth.say(first.words)
        await mouth.answers([])
        await mouth.press("agree")
        await heard(mouth, first)
        for said in rest:
            await (mouth.press(said.label) if said.label else mouth.say(said.words))
            await heard(mouth, said)
    stored = town.product.database.run(lambda session: offers_of_the_newest(session))
    assert len(stored) == len(talk.stored), stored
    for parts in talk.stored:
        wanted = [_renamed(part, channel) for part in parts]
        assert any(all(part in line for part in wanted) for line in stored), f"{wanted} in none of {stored}"


def renamed(said: Said, channel: str) -> Said:
    words, told = _renamed(said.words, channel), [_renamed(part, channel) for part in said.heard]
    return Said(words, told, said.unheard)


def _renamed(words: str, channel: str) -> str:
    for name, other in ON_THE_WEB.items() if channel == "web" else ():
        words = words.replace(name, other)
    return words


async def heard(mouth: Mouth, said: Said) -> None:
    told = await mouth.answers(said.heard)
    assert not [part for part in said.unheard if part in told], f"{said.words}: {told}"


def offers_of_the_newest(session: Session) -> list[str]:
    """What whoever came last offers and has not taken back, a line each: their time, and their things."""
    newest = session.scalars(select(Person).order_by(Person.id.desc())).first()
    assert newest is not None
    helpers = [one for one in providers_of(session, newest) if one.skills and one.left_at is None and one.active]
    return [*map(_helper, helpers), *map(_gift, standing_gifts(session, newest))]


def _helper(helper: Provider) -> str:
    now, person = local(SATURDAY_MORNING), helper.person
    free = week_in_words("zh", (), [said_rule(rule) for rule in helper.rules], now)
    away = windows_in_words("zh", said_windows([span for span in helper.spans if not span.available]), now)
    skills = " ".join(skill.skill for skill in helper.skills)
    more = (f"{helper.crew}人", f"每周{helper.weekly_visits}次", f"电话{person.phone if person else None}")
    return " ".join((helper.kind, helper.name or "", skills, free, f"不来{away}", helper.area_id or "", *more))


def _gift(gift: Resource) -> str:
    hours = week_in_words("zh", (), [said_rule(rule) for rule in gift.hours], local(SATURDAY_MORNING))
    amount = f"{gift.quantity}{gift.unit or ''}"
    more = (str(gift.expires_on), gift.handover or "", gift.purpose or "")
    return " ".join((gift.kind, gift.name, amount, gift.area_id or "", hours, *more))
