"""Every sentence once, Chinese and English side by side under one key, a file for each occasion; no code but these.

A new sentence is one entry: `"key": ("中文", "English")`. Placeholders are Python's, the same in both.
"""

from collections.abc import Mapping

from bot.words.catalogue import (
    alarms,
    beginning,
    channels,
    chat_page,
    check,
    commands,
    danger,
    desk_page,
    forms,
    giving,
    handoffs,
    names,
    plans,
    review,
    talk,
    visits,
)

PARTS: tuple[dict[str, tuple[str, str]], ...] = tuple(
    occasion.SENTENCES
    for occasion in (
        beginning, talk, danger, alarms, handoffs, forms, visits, giving, names, review, desk_page, plans,
        chat_page, channels, commands, check,
    )
)  # fmt: skip

SENTENCES: Mapping[str, tuple[str, str]] = {key: sentence for part in PARTS for key, sentence in part.items()}
"""Key -> (Chinese, English)."""
