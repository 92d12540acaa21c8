"""`liandong check` says of the server that gives second opinions whether it does, and what to do where it does not."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI, Response

from bot.commands.checks import outside
from bot.commands.checks.finding import Finding, Subject, Verdict
from bot.core.settings import Settings
from tests.kit.keys import WRITTEN
from tests.nlu.runtime.opinion.model_server import ModelServer

ESCORT = {"intent": "report_need", "categories": ["medical_escort"], "people": 2}


async def seen(**settings: Any) -> Finding:
    [found] = await outside.llm(Subject(Settings(key=WRITTEN, **settings)))
    return found


async def test_without_a_server_nothing_is_asked() -> None:
    found = await seen()
    assert (found.verdict, found.key) == (Verdict.ASIDE, "check.llm.none")


async def test_one_on_this_machine_is_asked_once_and_well(serve: Callable[[FastAPI], str]) -> None:
    model = ModelServer(lambda body: ESCORT)
    found = await seen(llm_url=serve(model.app), llm_model="small", llm_key="secret")
    assert (found.verdict, found.key) == (Verdict.WELL, "check.llm.here")
    assert [body["model"] for body in model.asked] == ["small"]
    assert model.keys == ["Bearer secret"]
    assert "secret" not in str(found)


async def test_one_elsewhere_is_told_apart(serve: Callable[[FastAPI], str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    model = ModelServer(lambda body: ESCORT)
    found = await seen(llm_url=serve(model.app).replace("127.0.0.1", "0.0.0.0"))
    assert found.key == "check.llm.elsewhere"


@pytest.mark.parametrize(
    ("says", "key"),
    [
        (lambda body: Response(status_code=401), "check.llm.refused"),
        (lambda body: Response(status_code=404), "check.llm.unknown"),
        (lambda body: Response(status_code=400), "check.llm.unknown"),
        (lambda body: Response("<html>"), "check.llm.junk"),
        (lambda body: "好的", "check.llm.junk"),
    ],
)
async def test_what_is_wrong_is_told_and_stops_nothing(
    serve: Callable[[FastAPI], str], says: Callable[[Any], Any], key: str
) -> None:
    found = await seen(llm_url=serve(ModelServer(says).app))
    assert (found.verdict, found.key, found.stops) == (Verdict.WRONG, key, False)


async def test_nobody_there_is_told(unused_tcp_port: int) -> None:
    assert (await seen(llm_url=f"http://127.0.0.1:{unused_tcp_port}")).key == "check.llm.nobody"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("llm_url", "nowhere"),
        ("llm_url", "ftp://x"),
        ("llm_url", "http://"),
        ("llm_key", "有空 格"),
        ("llm_key", "a\nb"),
    ],
)
def test_a_value_that_cannot_be_used_is_no_setting(name: str, value: str) -> None:
    with pytest.raises(ValueError, match="must be"):
        Settings.model_validate({name: value})
