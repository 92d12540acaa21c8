"""The menu of commands that Telegram shows beside the text field, in Chinese and English."""

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.core.faults import fault
from bot.core.messages import Language
from bot.words import say

_log = structlog.get_logger(__name__)

COMMANDS = ("start", "help", "status", "human", "cancel", "language")
MENUS: tuple[tuple[str, Language], ...] = (("", "zh"), ("zh", "zh"), ("en", "en"))
"""Whose menu (by the language of their Telegram; empty: everybody else), and the language that it is in."""


async def set_menu(bot: Bot) -> None:
    """Show the menus. A failure is only logged: every command works without its menu."""
    for whose, language in MENUS:
        commands = [(command, say(language, f"menu.{command}")) for command in COMMANDS]
        try:
            await bot.set_my_commands(commands, language_code=whose or None)
        except TelegramError as error:
            _log.warning("telegram.no_menu", language=whose, fault=fault(error))
