"""Chat-completions client: the protocol of OpenAI, as a station's own llama.cpp, vLLM or Ollama speaks it."""

import asyncio
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from ipaddress import ip_address
from typing import Any

import httpx
from pydantic import BaseModel, Field

PATIENCE_SECONDS = 3.0
"""For the whole answer, connecting included: a person waits in front of their screen."""
MOST_BYTES = 64_000
"""An answer is some hundred characters; of what is longer nothing is read."""
MOST_TOKENS = 500

_ROUTE = "/chat/completions"
_NO_SCHEMA = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.NOT_IMPLEMENTED})
"""How servers refuse a `response_format` that they do not know."""

Messages = Sequence[Mapping[str, str]]


class TooLongError(ValueError):
    """The server answered more than anybody would read."""


class _Message(BaseModel):
    content: str


class _Choice(BaseModel):
    message: _Message


class _Completion(BaseModel):
    choices: list[_Choice] = Field(min_length=1)


class ChatServer:
    """One server and one model of it. Nothing is sent before it is asked, and never through a redirect."""

    def __init__(
        self, url: str, model: str | None = None, key: str | None = None, seconds: float = PATIENCE_SECONDS
    ) -> None:
        """`url`: the root (`/v1` is meant), the API's root, or the route itself. `model`: the server's own if none.

        Environment variables name a proxy for servers elsewhere, never for loopback. Raises httpx.InvalidURL.
        """
        self._url = _route(httpx.URL(url))
        self.is_loopback = _is_loopback(self._url.host)
        self._model = {"model": model} if model else {}
        self._seconds = seconds
        self._takes_schema = True
        self._client = httpx.AsyncClient(
            headers={"Authorization": f"Bearer {key}"} if key else {}, timeout=seconds, trust_env=not self.is_loopback
        )

    async def complete(self, messages: Messages, schema: Mapping[str, Any]) -> str:
        """What the model says to `messages`, by a JSON `schema` where the server knows how; else the prompt says it.

        Raises TimeoutError, httpx.HTTPError and ValueError (no completion, or too long a one).
        """
        async with asyncio.timeout(self._seconds):  # httpx's own is for each step of a call
            return _content(await self._answer(messages, schema))

    async def close(self) -> None:
        """Close the connections to the server."""
        await self._client.aclose()

    async def _answer(self, messages: Messages, schema: Mapping[str, Any]) -> httpx.Response:
        plain = {**self._model, "messages": messages, "temperature": 0, "max_tokens": MOST_TOKENS}
        if self._takes_schema:
            answer = await self._post(plain | {"response_format": _by(schema)})
            if answer.status_code not in _NO_SCHEMA:
                return answer
        answer = await self._post(plain)
        self._takes_schema = self._takes_schema and not answer.is_success
        return answer

    async def _post(self, body: Mapping[str, Any]) -> httpx.Response:
        async with self._client.stream("POST", self._url, json=body) as answer:
            read = bytearray()
            async for part in answer.aiter_bytes():
                read += part
                if len(read) > MOST_BYTES:
                    raise TooLongError(f"more than {MOST_BYTES} bytes")
        return httpx.Response(answer.status_code, content=bytes(read), request=answer.request)


def _by(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"type": "json_schema", "json_schema": {"name": "understanding", "strict": True, "schema": schema}}


def _content(answer: httpx.Response) -> str:
    return _Completion.model_validate_json(answer.raise_for_status().content).choices[0].message.content


def _route(url: httpx.URL) -> httpx.URL:
    """Where completions are asked for: people write the address of a server in each of these ways."""
    path = url.path.rstrip("/")
    if path.endswith(_ROUTE):
        return url
    return url.copy_with(path=(path or "/v1") + _ROUTE)


def _is_loopback(host: str) -> bool:
    """Whether what is sent there stays on this machine."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
