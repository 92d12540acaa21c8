"""The demo: invented people talk, the matcher proposes, a coordinator decides, helpers answer, both sides are told."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.orm import Session

from bot.channels.mailbox import Mailbox
from bot.conversation.conversation import Conversation
from bot.core.clock import Clock
from bot.core.messages import Outgoing
from bot.core.names import Names
from bot.demo.district import CHANNEL, install_district, read_district
from bot.demo.outcome import outcomes
from bot.demo.show import Printed
from bot.demo.stage import Stage, buttons_of
from bot.demo.story import Part, Story
from bot.desk.decisions import Desk
from bot.dialogue.engine.buttons import Accept, Approve, OfProposal, Swap, Take, labelled
from bot.dialogue.engine.views import ProposalView
from bot.words import say, say_both
from data.core.database import Database
from data.core.kinds import Role
from data.people.invitations import invite
from data.people.people import find_person

T = TypeVar("T")


@dataclass(frozen=True)
class Props:
    """What the demo plays with: the same parts that serve, on a database of its own."""

    database: Database
    conversation: Conversation
    desk: Desk
    names: Names
    propose: Callable[[], list[int]]
    clock: Clock


class Demo:
    """One performance of the story."""

    def __init__(self, props: Props, story: Story, printed: Printed) -> None:
        self._props, self._story, self._printed = props, story, printed
        self._stage = Stage(props.conversation, Mailbox(props.database, CHANNEL, props.clock), props.clock, printed)

    async def play(self) -> bool:
        """Play it all; whether every need ended as the story says, and every alarm reached the duty."""
        await self._open()
        await self._parts("demo.volunteers", self._story.volunteers)
        await self._parts("demo.residents", self._story.residents)
        alarmed = await self._alarms()
        await self._match()
        await self._review()
        await self._accept()
        await self._notices()
        return await self._end() and alarmed

    async def _open(self) -> None:
        coordinator, now = self._story.coordinator, self._props.clock()
        self._printed.chapter("demo.duty")
        await self._run(lambda session: install_district(session, read_district(), now))
        code, _ = await self._run(
            lambda session: invite(session, Role.COORDINATOR, coordinator.area, coordinator.who, now)
        )
        self._printed.note(f"liandong invite coordinator --area {coordinator.area} --name {coordinator.who}  →  {code}")
        await self._stage.converse(coordinator.who, [f"/start {code}"], {})

    async def _parts(self, chapter: str, parts: Iterable[Part]) -> None:
        self._printed.chapter(chapter)
        for part in parts:
            self._printed.person(part.who, part.about)
            await self._stage.converse(part.who, part.lines, part.answers)

    async def _alarms(self) -> bool:
        """The duty coordinator has heard of every danger by now, before anything was matched or approved."""
        self._printed.chapter("demo.alarms")
        news = await self._stage.look(self._story.coordinator.who)
        expected = [part for part in self._story.residents if part.alarm]
        return all(any(line in message.text for message in news for line in part.lines) for part in expected)

    async def _match(self) -> None:
        self._printed.chapter("demo.matching")
        proposed = await asyncio.to_thread(self._props.propose)
        self._printed.note(say_both("demo.proposed", " · ", n=len(proposed)))

    async def _review(self) -> None:
        coordinator = self._story.coordinator
        self._printed.chapter("demo.review")
        await self._stage.look(coordinator.who)
        await self._stage.say(coordinator.who, coordinator.asks)
        for proposal in await self._waiting():
            if proposal.category in coordinator.swaps:
                await self._take_another(proposal)
        for proposal in await self._waiting():
            await self._decide(Approve, "button.approve", proposal)

    async def _waiting(self) -> list[ProposalView]:
        name = self._story.coordinator.who
        person = await self._run(lambda session: find_person(session, CHANNEL, name))
        return await asyncio.to_thread(self._props.desk.proposals, person.id) if person else []

    async def _take_another(self, proposal: ProposalView) -> None:
        """See how else it could be done, and take the first of the other ways."""
        shown = buttons_of(await self._decide(Swap, "button.swap", proposal))
        if (first := next((button for what, button in shown.items() if isinstance(what, Take)), None)) is not None:
            await self._stage.press(self._story.coordinator.who, first)

    async def _decide(self, decision: type[OfProposal], key: str, proposal: ProposalView) -> list[Outgoing]:
        button = labelled(f"{say('zh', key)} {proposal.match_id}", decision(proposal.match_id, proposal.version))
        return await self._stage.press(self._story.coordinator.who, button)

    async def _accept(self) -> None:
        """Every helper looks at their messages and accepts what they are asked."""
        self._printed.chapter("demo.accepting")
        helpers = [part.who for part in self._story.volunteers] + [p.name for p in read_district().providers]
        for who in helpers:
            for what, button in buttons_of(await self._stage.look(who)).items():
                if isinstance(what, Accept):
                    await self._stage.press(who, button)

    async def _notices(self) -> None:
        self._printed.chapter("demo.telling")
        for part in self._story.residents:
            await self._stage.look(part.who)

    async def _end(self) -> bool:
        found = await self._run(lambda session: outcomes(session, self._story.residents, self._props.names))
        self._printed.outcomes(found)
        return all(outcome.as_told for outcome in found)

    async def _run(self, work: Callable[[Session], T]) -> T:
        return await asyncio.to_thread(self._props.database.run, work)
