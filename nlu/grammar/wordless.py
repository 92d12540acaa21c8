"""Emoji and signs, where there is no letter: a thumb, a cross, a wave of the hand; else nothing to go by."""

from nlu.intents import Intent
from nlu.understanding import Scored

_SIGNS = {
    **dict.fromkeys("👍👌✅✓√", Intent.AFFIRM),
    **dict.fromkeys("👎❌✗×", Intent.DENY),
    "👋": Intent.GREET,
}
_PLAIN = 0.9
_NOTHING = 0.2


def wordless(text: str) -> Scored:
    """The intent of a normalised text without letters, with its probability; empty where the text has a letter.

    Models have little to learn from here and answer anything. Without a sign that everybody knows, it is small talk
    with so little confidence that the dialogue asks what is meant.
    """
    if any(map(str.isalpha, text)):
        return []
    signs = [] if any(map(str.isdigit, text)) else [_SIGNS[c] for c in text if c in _SIGNS]
    return [(signs[0], _PLAIN)] if signs else [(Intent.OTHER, _NOTHING)]
