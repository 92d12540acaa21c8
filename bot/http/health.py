"""`/health`: how each part is, within a second, whatever hangs. For monitors: 200 when all is well, else 503."""

import asyncio
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import APIRouter
from fastapi.responses import JSONResponse

from bot.core.faults import fault

PATIENCE_SECONDS = 0.8
"""How long a part may take to say how it is."""
KEPT_SECONDS = 1.0
"""An answer is given again for so long: to ask often costs nothing."""
_THREADS = 8
"""Of health's own, so that a database that holds up all others does not hold up the news of it."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Found:
    """How a part is: well or not, with figures and a reason."""

    well: bool
    told: dict[str, Any] = field(default_factory=dict)


Part = Callable[[], Found]
"""Looks at one part, in a thread. Whatever it raises means that the part is not well."""


class Health:
    """Asks all parts side by side; `router` has the route."""

    def __init__(self, parts: Mapping[str, Part]) -> None:
        self._parts = parts
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="health")
        self._asking: asyncio.Task[dict[str, Found]] | None = None
        self._asked_at = -KEPT_SECONDS
        self.router = APIRouter()
        self.router.add_api_route("/health", self.health)

    async def health(self) -> JSONResponse:
        """How everything is."""
        now = time.monotonic()
        if self._asking is None or now - self._asked_at >= KEPT_SECONDS:
            self._asking, self._asked_at = asyncio.create_task(self._ask()), now
        found = await asyncio.shield(self._asking)
        well = all(part.well for part in found.values())
        parts = {name: {"well": part.well} | part.told for name, part in found.items()}
        code = HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE
        return JSONResponse({"status": "ok" if well else "unwell", "parts": parts}, code)

    async def _ask(self) -> dict[str, Found]:
        answers = await asyncio.gather(*map(self._part, self._parts.values()))
        return dict(zip(self._parts, answers, strict=True))

    async def _part(self, part: Part) -> Found:
        asked = asyncio.get_running_loop().run_in_executor(self._threads, _looked, part)
        try:
            return await asyncio.wait_for(asked, PATIENCE_SECONDS)
        except TimeoutError:
            return Found(False, {"why": "no answer"})


def _looked(part: Part) -> Found:
    try:
        return part()
    except Exception as error:  # whatever is wrong with a part, the answer to "are you well?" is no
        _log.warning("health.fault", fault=fault(error))
        return Found(False, {"why": type(error).__name__})
