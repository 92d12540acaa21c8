"""`liandong demo`: the story on a fresh database of its own, then the pages stay open."""

from datetime import timedelta

import typer
from sqlalchemy.orm import Session

from bot.app import Product, running
from bot.commands.progress import report
from bot.commands.serve import serving, stop_on_signal
from bot.conversation.interpreters import BATCH_SECONDS, interpreting
from bot.core.logs import quiet
from bot.core.private import keep_private
from bot.core.settings import Settings, read_settings
from bot.demo.district import CHANNEL
from bot.demo.play import Demo, Props
from bot.demo.show import Printed
from bot.demo.story import Story, read_story
from bot.words import say_both
from data.people.people import find_person
from data.people.sign_in import issue_link
from matching import warm_beside

_LINK_LASTS = timedelta(hours=12)


async def run_demo(*, once: bool) -> None:
    """Play the story; then, unless `once`, keep the chat and the review page open. Exit code 1 if it went wrong."""
    quiet()
    settings = _own_database(read_settings())
    keep_private(settings)
    warm_beside()
    story, printed = read_story(), Printed()
    async with (
        interpreting(settings, report, patience=BATCH_SECONDS) as interpreter,
        running(settings, interpreter) as product,
    ):
        went_well = await Demo(_props(product), story, printed).play()
        if not once:
            await _stay_open(product, story, printed)
    if not went_well:
        report(say_both("demo.off_script"))
        raise typer.Exit(1)


async def _stay_open(product: Product, story: Story, printed: Printed) -> None:
    stopping = stop_on_signal()
    async with serving(product) as url:
        printed.chapter("demo.your_turn")
        printed.note(f"{say_both('demo.chat', ' ')}:   {url}/")
        link = f"{url}/review/open/{_review_token(product, story.coordinator.who)}"
        printed.note(f"{say_both('demo.page', ' ')}:   {link}  （{say_both('demo.once', ' ')}）")
        printed.note(say_both("demo.ends", " · "))
        await stopping.wait()


def _review_token(product: Product, who: str) -> str:
    def issue(session: Session) -> str:
        person = find_person(session, CHANNEL, who)
        assert person is not None  # noqa: S101 - the story has enrolled them
        return issue_link(session, person, product.clock(), ttl=_LINK_LASTS).value

    return product.database.run(issue)


def _props(product: Product) -> Props:
    return Props(
        database=product.database,
        conversation=product.conversation,
        desk=product.desk,
        names=product.names,
        propose=product.matchmaker.propose,
        clock=product.clock,
    )


def _own_database(settings: Settings) -> Settings:
    """The same settings on an empty database that is the demo's alone, and without Telegram."""
    path = settings.home / "demo" / "demo.sqlite3"
    for left in path.parent.glob(f"{path.name}*") if path.parent.exists() else ():
        left.unlink()
    return settings.model_copy(update={"database_url": f"sqlite:///{path}", "telegram_token": None})
