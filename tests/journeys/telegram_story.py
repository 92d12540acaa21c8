"""One need, told through Telegram: from the first words to both notices. Tests disturb it as they like."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from tests.botapi.chats import Said
from tests.botapi.people import Person
from tests.botapi.server import BotApi

Disturb = Callable[[], Awaitable[None]]

NEED = "我妈八十多了，后天下午想找个人陪她去市医院看病，我们住高枳村"
OFFER = "我是退休护士，每天下午都有空，可以陪老人去医院看病，家在高枳村"


class Invites(Protocol):
    """Whoever can run `liandong` commands."""

    async def run(self, *command: str, typed: str = "") -> tuple[int, str, str]:
        """Exit code, standard output, standard error."""
        ...


async def undisturbed() -> None:
    """Nothing goes wrong."""


class TelegramStory:
    """The people of the story; `disturb` happens after each thing that anybody does."""

    def __init__(self, api: BotApi, station: Invites, disturb: Disturb = undisturbed) -> None:
        self.api, self._station, self._disturb = api, station, disturb
        self.coordinator = api.person(11, "李社工")
        self.volunteer = api.person(12, "李姐")
        self.daughter = api.person(13, "小周")

    async def tell(self) -> None:
        """From the coordinator's invitation to the volunteer's yes."""
        await self.coordinator_takes_up_duty()
        await self.volunteer_signs_up()
        await self.daughter_asks()
        await self.coordinator_approves()
        await self.both_are_told()

    async def coordinator_takes_up_duty(self) -> None:
        """By a one-time code."""
        code, out, err = await self._station.run("invite", "coordinator", "--area", "qingshan", "--name", "李社工")
        assert code == 0, err
        await self._say(self.coordinator, f"/start {out.strip()}")
        await self._press(self.coordinator, "联动", "agree")
        await self.coordinator.hears("协调员")

    async def volunteer_signs_up(self, offer: str = OFFER) -> None:
        """Asked for what is missing only: a name."""
        await self._say(self.volunteer, offer)
        await self._press(self.volunteer, "联动", "agree")
        await self.volunteer.hears("怎么称呼")
        await self._say(self.volunteer, "叫我李姐")
        await self._press(self.volunteer, "称呼：李姐", "yes")
        await self.volunteer.hears("李姐")

    async def daughter_asks(self, need: str = NEED) -> None:
        """What, when, where, how many and for whom is in her one sentence; only a phone is asked for."""
        await self._say(self.daughter, need)
        await self._press(self.daughter, "联动", "agree")
        await self._press(self.daughter, "电话", "skip:phone")
        await self._press(self.daughter, "陪诊就医", "yes")

    async def coordinator_approves(self) -> None:
        """Told that something waits, sees who, when, where and why, and approves."""
        await self._press(self.coordinator, "等您审核", "review")
        proposal = await self.coordinator.hears("待审核")
        assert "李姐" in proposal.text
        assert "高枳村" in proposal.text
        approve = next(b for row in proposal.buttons for b in row if b.get("callback_data", "").startswith("approve:"))
        self.coordinator.press(approve["callback_data"])
        await self._disturb()
        await self.coordinator.hears("已经同意")

    async def both_are_told(self) -> None:
        """The resident who comes and when; the volunteer where, when and for whom, and takes it."""
        arranged = await self.daughter.hears("安排好了")
        assert "李姐" in arranged.text
        asked = await self._press(self.volunteer, "您能去吗", "我去")
        assert "高枳村" in asked.text
        await self.daughter.hears("李姐答应来了")

    async def _say(self, person: Person, words: str) -> None:
        person.say(words)
        await self._disturb()

    async def _press(self, person: Person, question: str, button: str) -> Said:
        said = await person.hears(question)
        person.press_under(said, said.pressed(button))
        await self._disturb()
        return said
