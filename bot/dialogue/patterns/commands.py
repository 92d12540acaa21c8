"""Commands, for those who like them: each is one word and one function."""

from collections.abc import Callable, Mapping

from bot.core.messages import Kind
from bot.dialogue.engine.actions import Redeem
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.state import Form, State
from bot.dialogue.engine.turn import Turn, idle, stay, told
from bot.dialogue.flows import language, review, status, withdraw
from bot.dialogue.patterns import digression, handoff, queued, smalltalk

Flow = Callable[[State, Heard, Scene], Turn]

_STATUS = frozenset(
    {"积分", "积分多少", "我的积分", "查积分", "我的需求", "我的任务", "进度", "查进度", "办得怎样了", "办得怎么样了"}
    | {"status", "points", "my points", "my requests"}
)
"""Whole messages that are as good as a command: they are short, and a reader without context is unsure of them."""


def obey(state: State, heard: Heard, scene: Scene) -> Turn | None:
    """Answer a command, also one that we do not know; None for everything else."""
    if (turn := language.switch(state, heard, scene)) is not None:
        return turn
    if heard.kind is Kind.TEXT and heard.text.strip(" 。.!！?？").lower() in _STATUS:
        return digression.on_with(state, status.status(state, heard, scene), scene)
    if heard.kind is not Kind.COMMAND:
        return None
    return digression.on_with(state, COMMANDS.get(heard.command or "", _explain)(state, heard, scene), scene)


def _start(state: State, heard: Heard, scene: Scene) -> Turn:
    """A code redeems an invitation; without one it is a greeting."""
    if code := heard.text.strip():
        return idle(actions=(Redeem(code),))
    return smalltalk.greet(state, heard, scene)


def _cancel(state: State, heard: Heard, scene: Scene) -> Turn:
    """In a form it drops the form, else it withdraws a need."""
    if isinstance(state, Form):
        return queued.take_up(state, idle(told(scene, "form.dropped")), scene)
    return withdraw.cancel(state, heard, scene)


def _explain(state: State, heard: Heard, scene: Scene) -> Turn:
    """Help does not throw a form away."""
    return stay(state, *smalltalk.explain(state, heard, scene).replies)


COMMANDS: Mapping[str, Flow] = {
    "start": _start,
    "help": _explain,
    "status": status.status,
    "cancel": _cancel,
    "human": handoff.call,
    "review": review.show,
}
