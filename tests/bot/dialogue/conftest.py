"""A conversation with the pure step: no database, no interpreter; every state goes through JSON on the way."""

import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import pytest

from bot.core.atlas import Atlas
from bot.core.messages import Kind
from bot.dialogue.engine.actions import Action
from bot.dialogue.engine.buttons import decode
from bot.dialogue.engine.draft import Draft
from bot.dialogue.engine.frames import Frame, Queued
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import IDLE, Stack, dump, load
from bot.dialogue.engine.turn import Turn
from bot.dialogue.patterns.typed import offered
from bot.dialogue.step import step
from data.reference import load_gazetteer, load_taxonomy
from nlu.understanding import Understanding

SATURDAY_MORNING = datetime(2026, 11, 21, 9)
LONGEST_DATA = 64  # bytes; Telegram takes no more with a button


@dataclass
class Talk:
    """Says things to the step, one after the other, and keeps what came of the last."""

    scene: Scene
    state: Stack = IDLE
    last: Turn = field(default_factory=lambda: Turn(IDLE))

    def hear(self, heard: Heard) -> "Talk":
        self.last = step(self.state, heard, self.scene)
        stored = load(json.loads(json.dumps(dump(self.last.state))))
        assert stored == self.last.state
        assert all(len(data.encode()) <= LONGEST_DATA for data in self.buttons)
        self.state = stored
        self.scene = replace(self.scene, offered=offered(self.last.replies))
        return self

    def say(self, text: str, intent: str = "other", confidence: float = 0.95, **meaning: Any) -> "Talk":
        understood = Understanding(intent=intent, confidence=confidence, **meaning)
        return self.hear(Heard(text=text, meaning=understood))

    def press(self, data: str) -> "Talk":
        return self.hear(Heard(kind=Kind.BUTTON, button=decode(data)))

    def command(self, command: str, text: str = "") -> "Talk":
        return self.hear(Heard(kind=Kind.COMMAND, command=command, text=text))

    def send(self, kind: Kind, **rest: Any) -> "Talk":
        return self.hear(Heard(kind=kind, **rest))

    def to(self, **scene: Any) -> "Talk":
        """The same conversation in a scene that has changed."""
        self.scene = replace(self.scene, **scene)
        return self

    @property
    def top(self) -> Frame | None:
        """What was asked last."""
        return self.state.top

    @property
    def queued(self) -> list[Draft]:
        """The needs that wait for their turn, the next one first."""
        return [frame.draft for frame in reversed(self.state.frames) if isinstance(frame, Queued)]

    @property
    def text(self) -> str:
        return "\n".join(reply.text for reply in self.last.replies)

    @property
    def buttons(self) -> list[str]:
        return [button.data for reply in self.last.replies for row in reply.buttons for button in row]

    @property
    def labels(self) -> list[str]:
        return [button.label for reply in self.last.replies for row in reply.buttons for button in row]

    @property
    def actions(self) -> tuple[Action, ...]:
        return self.last.actions


@pytest.fixture
def scene() -> Scene:
    """A registered resident on a Saturday morning, of whom nothing else is known."""
    return Scene(
        now=SATURDAY_MORNING,
        categories=load_taxonomy().categories,
        atlas=Atlas(load_gazetteer()),
        registered=True,
    )


@pytest.fixture
def talk(scene: Scene) -> Talk:
    """That resident, about to say something."""
    return Talk(scene)


@pytest.fixture
def stranger(scene: Scene) -> Talk:
    """Somebody of whom nothing is known, not even that they agree."""
    return Talk(replace(scene, registered=False))
