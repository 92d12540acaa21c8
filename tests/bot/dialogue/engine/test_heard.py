"""What was heard, as a whole answer."""

import pytest

from bot.dialogue.engine.heard import Heard


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("同意。", "同意"),
        ("ＡＧＲＥＥ！", "agree"),
        ("I\u00a0agree", "i agree"),
        ("審核", "审核"),
        (" 不\u200b用了 ", "不用了"),
        ("", ""),
    ],
)
def test_a_whole_answer_is_compared_without_what_a_keyboard_adds(typed: str, whole: str) -> None:
    assert Heard(text=typed).whole == whole
