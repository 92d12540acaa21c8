"""Whatever the dialogue wants done has a verb."""

from typing import get_args

from bot.conversation.actions.table import VERBS
from bot.dialogue.engine import actions


def test_every_action_has_a_verb_and_no_verb_is_without_an_action() -> None:
    assert set(VERBS) == set(get_args(actions.Action))
