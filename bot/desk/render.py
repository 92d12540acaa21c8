"""The desk's HTML, from templates. No answer of it may be kept by a browser or a proxy."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from bot.core.messages import Language
from bot.desk.session import Visitor
from bot.words import LANGUAGES, say, say_both

STATIC: Mapping[str, Path] = {
    "desk": Path(__file__).parent / "static",
    "htmx": Path(str(files("js_lib_htmx"))) / "static" / "htmx",
}
"""What the pages load, by the name below `/static`: their own style, and htmx as its package brings it."""

NO_STORE: Mapping[str, str] = {"Cache-Control": "no-store"}
_HOURS = re.compile(r"\d\d:\d\d–\d\d:\d\d")


@dataclass(frozen=True)
class Notice:
    """What has just happened, at the head of the page."""

    text: str
    tone: Literal["good", "bad", "calm"]


class Renderer:
    """Fills the templates that lie beside the pages; each can `say` a sentence in the reader's language."""

    def __init__(self) -> None:
        loader = FileSystemLoader(Path(__file__).parent / "pages")
        self._templates = Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        self._templates.filters["unbroken"] = unbroken

    def page(self, template: str, visitor: Visitor, status: HTTPStatus = HTTPStatus.OK, **params: Any) -> HTMLResponse:
        """A page for somebody who has signed in."""
        return self._html(template, visitor.language, status, visitor=visitor, **params)

    def note(
        self, status: HTTPStatus, heading: str, sentence: str | None, label: str, action: str | None = None
    ) -> HTMLResponse:
        """Say one thing to somebody whose language is not known: both languages, then one button.

        `action` is where the button posts to; without it the button leads to the review page.
        """
        notes = [(language, say(language, heading), sentence and say(language, sentence)) for language in LANGUAGES]
        return self._html("note.html", "zh", status, notes=notes, label=say_both(label), action=action)

    def nobody(self) -> HTMLResponse:
        """Ask whoever has no session to sign in."""
        return self.note(HTTPStatus.UNAUTHORIZED, "desk.no_session", "desk.ask_link", "desk.try_again")

    def _html(self, template: str, language: Language, status: HTTPStatus, **params: Any) -> HTMLResponse:
        page = self._templates.get_template(template)
        html = page.render(say=partial(say, language), language=language, **params)
        return HTMLResponse(html, status, headers=dict(NO_STORE))


def unbroken(sentence: str) -> Markup:
    """The sentence with its hours, such as 09:00–12:00, each on one line: browsers break behind a dash."""
    return Markup(_HOURS.sub(r'<span class="hours">\g<0></span>', str(escape(sentence))))  # noqa: S704 - escaped
