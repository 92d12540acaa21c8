"""Commands, for those who like them: each is one word, and some words are as good as a command."""

from collections.abc import Mapping

from bot.core.messages import Kind
from bot.dialogue.engine.flow import Handler
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn
from bot.dialogue.patterns import digression

_STATUS = frozenset(
    {"积分", "积分多少", "我的积分", "查积分", "我的需求", "我的任务", "进度", "查进度", "办得怎样了", "办得怎么样了"}
    | {"status", "points", "my points", "my requests"}
)
"""Whole messages that are as good as a command: they are short, and a reader without context is unsure of them."""


def obey(commands: Mapping[str, Handler], state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """Answer a command, also one that we do not know; None for everything else."""
    if (command := _command(heard)) is None:
        return None
    handler = commands.get(command, commands["help"])
    return digression.on_with(state, handler(state, heard, scene), scene)


def _command(heard: Heard) -> str | None:
    if heard.kind is Kind.TEXT and heard.whole in _STATUS:
        return "status"
    return heard.command or "" if heard.kind is Kind.COMMAND else None
