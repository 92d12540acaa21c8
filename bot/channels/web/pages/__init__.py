"""The residents' chat page: template, style and script; its sentences are `bot.words`'."""

from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.core.messages import Language
from bot.words import LANGUAGES, say

STATIC = Path(__file__).parent / "static"
"""The page's style and script, served below `/static/chat`."""


def render_page(longest: int) -> dict[Language, str]:
    """Render the page once for each language; nothing on it depends on who asks. `longest` is in characters."""
    loader = FileSystemLoader(Path(__file__).parent)
    page = Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("chat.html")
    return {one: page.render(say=partial(say, one), language=one, longest=longest) for one in LANGUAGES}
