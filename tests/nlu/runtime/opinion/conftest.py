"""A model's server, and the adviser who asks it."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from fastapi import FastAPI

from nlu.runtime.opinion.adviser import Adviser
from nlu.runtime.opinion.server import ChatServer
from tests.nlu.runtime.opinion.doubtful import CODES, SILENCE, Doubtful
from tests.nlu.runtime.opinion.model_server import ModelServer


@pytest.fixture
def model() -> ModelServer:
    """A model that says as little as it can; what it says can be changed."""
    return ModelServer(lambda body: SILENCE)


@pytest.fixture
async def adviser_of(serve: Callable[[FastAPI], str]) -> AsyncIterator[Callable[..., Adviser]]:
    """Make an adviser who asks that server; `host` is how its machine is called, `settings` go to the adviser."""
    made: list[tuple[Adviser, ModelServer]] = []

    def make(model: ModelServer, *, host: str = "127.0.0.1", seconds: float = 20.0, **settings: Any) -> Adviser:
        root = serve(model.app).replace("127.0.0.1", host)
        server = ChatServer(root, model="local", key="a key", seconds=seconds)
        made.append((Adviser(server, Doubtful(), CODES, **settings), model))
        return made[-1][0]

    yield make
    for adviser, model in made:
        model.let_go()
        await adviser.close()
