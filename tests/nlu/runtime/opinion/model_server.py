"""A language model's server as far as we speak to it: real HTTP, the route and the shapes of the protocol."""

import asyncio
import json
import threading
from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request, Response

ROUTE = "/v1/chat/completions"
Says = Callable[[dict[str, Any]], Any]
"""From a request's body to what the model says: an object, a text, or a whole response."""


class ModelServer:
    """Says what it is told to say and keeps what it was asked. `hold()` keeps answers back until `let_go()`."""

    def __init__(self, says: Says) -> None:
        self.says = says
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.came = threading.Event()
        self._open = threading.Event()
        self._open.set()
        self.app = FastAPI()
        self.app.post(ROUTE)(self._complete)

    def hold(self) -> None:
        """From now on no answer is given."""
        self._open.clear()

    def let_go(self) -> None:
        """Answers are given again, those that were held as well."""
        self._open.set()

    @property
    def seen(self) -> str:
        """All that was ever sent here."""
        return json.dumps(self.asked, ensure_ascii=False)

    async def _complete(self, request: Request) -> Any:
        body = await request.json()
        self.asked.append(body)
        self.keys.append(request.headers.get("authorization"))
        self.came.set()
        await asyncio.to_thread(self._open.wait)
        said = self.says(body)
        return said if isinstance(said, Response) else completion(said)


def completion(said: Any) -> dict[str, Any]:
    """What the protocol wraps around a model's words."""
    words = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
    return {"object": "chat.completion", "choices": [{"index": 0, "message": {"role": "assistant", "content": words}}]}
