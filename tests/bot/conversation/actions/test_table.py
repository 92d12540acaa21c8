from typing import get_args

from bot.conversation.actions.table import VERBS
from bot.dialogue.engine.actions import Action


def test_every_action_has_a_verb() -> None:
    assert set(VERBS) == set(get_args(Action))
