"""The residents' chat page: template, sentences, style and script."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.channels.pages.texts import TEXTS
from bot.messages import Language

__all__ = ["TEXTS", "render_page"]


def render_page(longest: int) -> dict[Language, str]:
    """Render the page once for each language; nothing on it depends on who asks. `longest` is in characters."""
    loader = FileSystemLoader(Path(__file__).parent)
    page = Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("chat.html")
    return {language: page.render(say=say, language=language, longest=longest) for language, say in TEXTS.items()}
