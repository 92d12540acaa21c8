"""The residents' chat page: template, sentences, style and script."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.core.messages import Language
from bot.words.chat_page import TEXTS

__all__ = ["STATIC", "TEXTS", "render_page"]

STATIC = Path(__file__).parent / "static"
"""The page's style and script, served below `/static/chat`."""


def render_page(longest: int) -> dict[Language, str]:
    """Render the page once for each language; nothing on it depends on who asks. `longest` is in characters."""
    loader = FileSystemLoader(Path(__file__).parent)
    page = Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("chat.html")
    return {language: page.render(say=say, language=language, longest=longest) for language, say in TEXTS.items()}
