"""The menu of commands that Telegram shows beside the text field, in Chinese and English."""

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.core.faults import fault

_log = structlog.get_logger(__name__)

_CHINESE = (
    ("start", "开始"),
    ("help", "怎么用"),
    ("status", "我的求助和任务"),
    ("human", "找工作人员"),
    ("cancel", "取消"),
    ("language", "中文 / English"),
)
_ENGLISH = (
    ("start", "Start"),
    ("help", "How it works"),
    ("status", "My requests and visits"),
    ("human", "Talk to a person"),
    ("cancel", "Cancel"),
    ("language", "中文 / English"),
)
MENUS = (("", _CHINESE), ("zh", _CHINESE), ("en", _ENGLISH))
"""Language (empty: everybody else) and what is shown to those who use it."""


async def set_menu(bot: Bot) -> None:
    """Show the menus. A failure is only logged: every command works without its menu."""
    for language, commands in MENUS:
        try:
            await bot.set_my_commands(commands, language_code=language or None)
        except TelegramError as error:
            _log.warning("telegram.no_menu", language=language, fault=fault(error))
