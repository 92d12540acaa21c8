"""An urgent need, from the resident's words to the coordinator's yes: the running station finds somebody at once."""

from pathlib import Path

from tests.botapi.server import BotApi
from tests.journeys.station import Station
from tests.journeys.telegram_story import TelegramStory

ALL_DAY = "我是退休护士，每天白天都有空，可以陪老人去医院看病，家在高枳村"
"""So that she has three hours within the next day, whenever this is told."""

URGENT = "急！我妈突然要去医院，马上想找个人陪她去市医院看病，我们住高枳村"


async def test_the_coordinator_gets_an_urgent_need_as_a_card_to_decide_by(tmp_path: Path) -> None:
    async with BotApi() as api:
        station = Station(tmp_path, TELEGRAM_TOKEN=api.token, TELEGRAM_API=api.root)
        async with station:
            story = TelegramStory(api, station)
            await story.coordinator_takes_up_duty()
            await story.volunteer_signs_up(ALL_DAY)
            await story.daughter_asks(URGENT)
            card = await story.coordinator.hears("有件急事刚找到人")
            assert "加急" in card.text
            assert "李姐" in card.text
            story.coordinator.press_under(card, card.pressed("同意"))
            await story.both_are_told()
