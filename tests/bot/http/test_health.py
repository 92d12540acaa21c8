"""`/health`: every part, its figures, and an answer within a second though a part hangs."""

import threading
from collections.abc import Callable

import httpx
import pytest
from fastapi import FastAPI

from bot.http.application import create_app
from bot.http.health import Found, Health


def away() -> Found:
    raise ConnectionError("13800000000")


def well() -> Found:
    return Found(True, {"backlog": 3})


@pytest.fixture
def hanging():
    """A part that says nothing until the test is over."""
    over = threading.Event()
    yield lambda: Found(over.wait(10))
    over.set()


async def answer(root: str) -> httpx.Response:
    async with httpx.AsyncClient(base_url=root) as client:
        return await client.get("/health")


async def test_it_is_ok_when_every_part_is_well_and_tells_their_figures(serve: Callable[[FastAPI], str]) -> None:
    found = await answer(serve(create_app(parts={"database": lambda: Found(True), "inbox": well})))
    assert found.status_code == 200
    assert found.json() == {
        "status": "ok",
        "parts": {"database": {"well": True}, "inbox": {"well": True, "backlog": 3}},
    }


async def test_a_part_that_is_unwell_or_fails_to_say_is_named_with_the_reason(serve) -> None:
    parts = {"inbox": well, "database": lambda: Found(False, {"why": "locked"}), "disk": away}
    found = await answer(serve(create_app(parts=parts)))
    assert found.status_code == 503
    assert found.json()["status"] == "unwell"
    assert found.json()["parts"]["database"] == {"well": False, "why": "locked"}
    assert found.json()["parts"]["disk"] == {"well": False, "why": "ConnectionError"}
    assert "13800000000" not in found.text


async def test_a_part_that_hangs_is_said_to_and_the_others_answer(serve, hanging) -> None:
    found = await answer(serve(create_app(parts={"database": hanging, "inbox": well})))
    assert found.json()["parts"] == {
        "database": {"well": False, "why": "no answer"},
        "inbox": {"well": True, "backlog": 3},
    }


async def test_to_ask_often_costs_nothing() -> None:
    asked = []

    def part() -> Found:
        asked.append(1)
        return Found(True)

    health = Health({"part": part})
    for _ in range(50):
        await health.health()
    assert len(asked) <= 2


async def test_whoever_asks_while_parts_hang_again_and_again_gets_an_answer(hanging) -> None:
    health = Health({f"part {n}": hanging for n in range(20)})
    assert (await health.health()).status_code == 503
