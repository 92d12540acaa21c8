"""The web application that the routers hang on: headers, health, sizes, and the refusal of other sites."""

from collections.abc import AsyncIterator, Callable

import httpx
import pytest
from fastapi import APIRouter, Depends, FastAPI, Request
from sqlalchemy.exc import OperationalError

from bot.http.application import LARGEST_BODY_BYTES, create_app
from bot.http.guards import same_origin


def routes() -> APIRouter:
    router = APIRouter()

    @router.post("/echo", dependencies=[Depends(same_origin)])
    async def echo(request: Request) -> int:
        return len(await request.body())

    @router.get("/broken")
    async def broken() -> None:
        raise RuntimeError("a secret that nobody may read")

    @router.get("/locked")
    async def locked() -> None:
        raise OperationalError("a secret that nobody may read", {}, Exception("database is locked"))

    return router


@pytest.fixture
async def client(serve: Callable[[FastAPI], str]) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=serve(create_app(routes()))) as client:
        yield client


@pytest.mark.parametrize("path", ["/health", "/static/liandong.css", "/nowhere", "/broken"])
async def test_every_answer_forbids_inline_script_framing_and_sniffing(client: httpx.AsyncClient, path: str) -> None:
    headers = (await client.get(path)).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"


async def test_an_unknown_page_is_refused_in_both_languages(client: httpx.AsyncClient) -> None:
    answer = await client.get("/nowhere")
    assert answer.status_code == 404
    assert "没有这个页面" in answer.text
    assert "no such page" in answer.text


async def test_a_fault_of_ours_tells_nothing_of_its_inside(client: httpx.AsyncClient) -> None:
    answer = await client.get("/broken")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "请稍后再试" in answer.text


async def test_a_database_that_is_away_is_no_fault_of_the_page_and_may_be_back_soon(client: httpx.AsyncClient) -> None:
    answer = await client.get("/locked")
    assert answer.status_code == 503
    assert "secret" not in answer.text
    assert "过几分钟再试" in answer.text


async def test_a_body_of_the_largest_size_is_taken(client: httpx.AsyncClient) -> None:
    assert (await client.post("/echo", content=b"x" * LARGEST_BODY_BYTES)).json() == LARGEST_BODY_BYTES


async def test_a_larger_body_is_refused(client: httpx.AsyncClient) -> None:
    assert (await client.post("/echo", content=b"x" * (LARGEST_BODY_BYTES + 1))).status_code == 413


async def test_a_larger_body_that_hides_its_size_is_refused_too(client: httpx.AsyncClient) -> None:
    async def parts() -> AsyncIterator[bytes]:
        for _ in range(5):
            yield b"x" * (LARGEST_BODY_BYTES // 4)

    assert (await client.post("/echo", content=parts())).status_code == 413


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({}, 200),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": "https://evil.example"}, 403),
    ],
)
async def test_only_our_own_pages_may_post(client: httpx.AsyncClient, headers: dict[str, str], code: int) -> None:
    assert (await client.post("/echo", content=b"x", headers=headers)).status_code == code


async def test_a_port_of_this_host_other_than_ours_is_another_site(client: httpx.AsyncClient) -> None:
    answer = await client.post("/echo", content=b"x", headers={"origin": "http://127.0.0.1:1"})
    assert answer.status_code == 403


async def test_no_list_of_our_routes_is_published(client: httpx.AsyncClient) -> None:
    for path in ("/docs", "/redoc", "/openapi.json"):
        assert (await client.get(path)).status_code == 404
