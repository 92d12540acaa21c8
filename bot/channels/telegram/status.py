"""The bot as Telegram sees it: who it is, where updates are pushed to, and what went wrong there."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from telegram.error import InvalidToken, TelegramError

from bot.channels.telegram.settings import make_bot
from bot.core.faults import fault


class Refused(Exception):  # noqa: N818 - it is said of the token
    """Telegram does not know the token."""


class Unreachable(Exception):  # noqa: N818 - it is said of the API
    """No answer that can be read; the text says what kind of fault it was."""


@dataclass(frozen=True)
class BotStatus:
    """`url` is empty without a webhook; `pending` updates wait at Telegram; the last error is one of pushing."""

    username: str
    url: str
    pending: int
    last_error: str | None
    last_error_at: datetime | None


async def bot_status(token: str, api: str, patience: float) -> BotStatus:
    """Ask within `patience` seconds. Raises Refused, Unreachable."""
    bot = make_bot(token, api.rstrip("/"))
    try:
        async with asyncio.timeout(patience):
            await bot.initialize()
            info = await bot.get_webhook_info()
    except InvalidToken:
        raise Refused from None
    except (TelegramError, TimeoutError, ValueError) as error:
        raise Unreachable(fault(error)) from None
    finally:
        await bot.shutdown()
    return BotStatus(bot.username, info.url, info.pending_update_count, info.last_error_message, info.last_error_date)
