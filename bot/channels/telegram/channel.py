"""The way out through Telegram: what was sent, what may have been, and what certainly was not."""

import asyncio
import time
from collections.abc import Iterable

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.channels.telegram.request import AnswerLostError, NotTakenError, seconds
from bot.channels.telegram.updates import NAME
from bot.core.messages import Address, Button, Delivery, Outgoing, TryLater
from bot.core.rate_limit import Limiter

LONGEST_UNITS = 4096
"""UTF-16 code units in one message, Telegram's limit."""

LONGEST_CAPTION, LONGEST_TITLE = 1024, 128
"""Characters below a picture and above a pin."""

GROUP_MESSAGES_PER_SECOND, GROUP_MESSAGES_AT_ONCE = 20 / 60, 5
"""Messages a second to one group (20 a minute is Telegram's limit), and how many at once before that counts."""

_UNREACHABLE_SECONDS = 2.0
_TOKEN_SECONDS = 60.0
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)  # a preview would open, and so use up, a one-time link


class TelegramChannel:
    """Sends through one bot. Texts longer than Telegram's limit go as several messages, the buttons under the last."""

    name = NAME

    def __init__(self, bot: Bot) -> None:
        """`bot` is initialised by whoever made it."""
        self._bot = bot
        self._groups = Limiter(GROUP_MESSAGES_PER_SECOND, GROUP_MESSAGES_AT_ONCE, time.monotonic)

    async def send(self, to: Address, message: Outgoing) -> Delivery:
        """Deliver one message; see `Delivery` for the outcomes. Raises TryLater where it certainly was not taken."""
        if to.id.startswith("-") and (short := self._groups.wait(to.id)):
            raise TryLater(short)
        first, *more = split(message.text)
        outcomes = [await self._say(to, message, first, last=not more)]
        while more and outcomes[-1] in (Delivery.SENT, Delivery.UNSURE):
            part = more.pop(0)
            outcomes.append(await self._insist(to, message, part, last=not more))
        return Delivery.UNSURE if Delivery.UNSURE in outcomes else outcomes[-1]

    async def _insist(self, to: Address, message: Outgoing, part: str, last: bool) -> Delivery:
        """Send a later part: waiting happens here, since trying later would say the first part twice."""
        while True:
            try:
                return await self._say(to, message, part, last)
            except TryLater as later:
                await asyncio.sleep(later.seconds)

    async def _say(self, to: Address, message: Outgoing, text: str, last: bool) -> Delivery:
        buttons = message.buttons if last else ()
        try:
            await self._post(to, message, text, buttons)
        except BadRequest as error:
            if "url" not in error.message.lower() or not links(buttons):
                return Delivery.REFUSED
            return await self._say_links_in_words(to, message, text)
        except TelegramError as error:
            return _outcome(error)
        return Delivery.SENT

    async def _say_links_in_words(self, to: Address, message: Outgoing, text: str) -> Delivery:
        """Telegram takes no button for an address on this machine or in the office; as text it does."""
        lines = [text, *(f"{button.label}: {button.url}" for button in links(message.buttons))]
        rows = (tuple(button for button in row if not button.url) for row in message.buttons)
        plain = message.model_copy(update={"buttons": tuple(row for row in rows if row)})
        return await self._say(to, plain, "\n".join(lines), last=True)

    async def _post(
        self, to: Address, message: Outgoing, text: str, buttons: tuple[tuple[Button, ...], ...]
    ) -> Message:
        """As words; a picture with the words below it, a place as a pin with the words above."""
        answers, markup = message.answers, keyboard(buttons)
        if message.photo:
            return await self._bot.send_photo(int(to.id), message.photo, text[:LONGEST_CAPTION], reply_markup=markup)
        if message.location:
            lon, lat = message.location
            pin = f"{lat:.5f}, {lon:.5f}"
            return await self._bot.send_venue(int(to.id), lat, lon, text[:LONGEST_TITLE], pin, reply_markup=markup)
        quote = ReplyParameters(int(answers), allow_sending_without_reply=True) if answers else None
        return await self._bot.send_message(
            int(to.id), text, reply_markup=markup, reply_parameters=quote, link_preview_options=_NO_PREVIEW
        )


def keyboard(buttons: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    """Rows of buttons in Telegram's own form."""
    if not buttons:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in buttons])


def links(buttons: Iterable[Iterable[Button]]) -> list[Button]:
    """The buttons that open an address."""
    return [button for row in buttons for button in row if button.url]


def split(text: str, most: int = LONGEST_UNITS) -> list[str]:
    """Cut a text into parts of at most `most` UTF-16 units, at line ends where there are any."""
    parts = []
    while len(text.encode("utf-16-le", "surrogatepass")) // 2 > most:
        cut = _cut(text, most)
        parts.append(text[:cut].rstrip("\n"))
        text = text[cut:]
    return [part for part in [*parts, text] if part.strip()] or [text]


def _cut(text: str, most: int) -> int:
    room = text.encode("utf-16-le", "surrogatepass")[: 2 * most].decode("utf-16-le", "ignore")
    return room.rfind("\n") + 1 or len(room)


def _button(button: Button) -> InlineKeyboardButton:
    if button.url:
        return InlineKeyboardButton(button.label, url=button.url)
    return InlineKeyboardButton(button.label, callback_data=button.data)


def _outcome(error: TelegramError) -> Delivery:
    """What an error says of a message: an answer in the API's own form, that it was not sent; no answer, nothing."""
    match error:
        case RetryAfter():
            raise TryLater(seconds(error)) from None
        case Forbidden():
            return Delivery.BLOCKED
        case NotTakenError():
            raise TryLater(_UNREACHABLE_SECONDS) from None
        case InvalidToken():
            raise TryLater(_TOKEN_SECONDS) from None
        case AnswerLostError() | TimedOut():
            return Delivery.UNSURE
        case NetworkError(__cause__=None):
            raise TryLater(_UNREACHABLE_SECONDS) from None
    return Delivery.UNSURE
