"""A second opinion is asked only of what is doubtful, never of danger; only what the text mentions is taken of it."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from fastapi import Response

from nlu.runtime.breaker import Breaker
from nlu.runtime.opinion.adviser import LONG_CHARACTERS, MOST_AT_ONCE, Adviser
from nlu.understanding import Span
from tests.nlu.runtime.opinion.doubtful import AT, own
from tests.nlu.runtime.opinion.model_server import ModelServer

ELSEWHERE = "0.0.0.0"
"""Reaches this machine, but is no loopback address: whatever is sent there has left."""

TWO_DAYS = "我妈周三上午出院，周四下午想找人看看她"
THURSDAY = {"start": "2026-11-26T12:00", "end": "2026-11-26T18:00"}
PRIVATE = "我叫王桂花，13800138000，住高枳村3组12号，周三下午想理个发"


async def test_a_model_says_what_we_doubted_and_we_are_surer(
    model: ModelServer, adviser_of: Callable[..., Adviser]
) -> None:
    model.says = lambda body: {"intent": "offer_help", "categories": ["haircut"], "when": []}
    heard = await adviser_of(model).advise("理发，周四下午", AT, own("理发，周四下午"))
    assert (heard.intent, heard.categories) == ("offer_help", ("haircut",))
    assert 0.5 < heard.confidence < 0.9


async def test_of_two_times_the_one_that_the_model_means_is_taken(
    model: ModelServer, adviser_of: Callable[..., Adviser]
) -> None:
    model.says = lambda body: {"intent": "report_need", "when": [THURSDAY]}
    heard = await adviser_of(model).advise(TWO_DAYS, AT, own(TWO_DAYS))
    assert heard.when == (Span(**THURSDAY),)


async def test_the_model_is_shown_the_times_and_places_that_the_text_mentions_and_asked_by_a_schema(
    model: ModelServer, adviser_of: Callable[..., Adviser]
) -> None:
    text = "高枳村，周四下午"
    await adviser_of(model).advise(text, AT, own(text))
    [asked] = model.asked
    assert asked["messages"][-1]["content"].count("2026-11-26T12:00")
    assert '"gaozhi": "高枳村"' in asked["messages"][-1]["content"]
    assert asked["response_format"]["type"] == "json_schema"
    assert (asked["model"], model.keys) == ("local", ["Bearer a key"])


# When it is asked


async def test_what_we_are_sure_of_is_not_asked_about(model: ModelServer, adviser_of: Callable[..., Adviser]) -> None:
    sure = own("想理发", sure=0.95)
    assert await adviser_of(model).advise("想理发", AT, sure) is sure
    assert model.asked == []


async def test_a_long_message_is_asked_about_however_sure_we_are(
    model: ModelServer, adviser_of: Callable[..., Adviser]
) -> None:
    text = "我妈妈想理个发。" * (LONG_CHARACTERS // 8 + 1)
    await adviser_of(model).advise(text, AT, own(text, sure=0.95))
    assert len(model.asked) == 1


@pytest.mark.parametrize("text", ["厨房着火了", "活着没意思", "👍", "138", ""])
async def test_danger_told_or_doubted_and_what_has_no_words_is_never_sent(
    model: ModelServer, adviser_of: Callable[..., Adviser], text: str
) -> None:
    heard = own(text, sure=0.1)
    assert await adviser_of(model).advise(text, AT, heard) is heard
    assert model.asked == []


async def test_danger_that_only_the_model_hears_raises_no_alarm_but_the_person_is_asked(
    model: ModelServer, adviser_of: Callable[..., Adviser]
) -> None:
    model.says = lambda body: {"intent": "emergency"}
    heard = await adviser_of(model).advise("阿婆不太对劲", AT, own("阿婆不太对劲"))
    assert (heard.intent, heard.danger, heard.doubt) == ("report_need", None, "help")


# What leaves


async def test_elsewhere_neither_name_nor_number_nor_door_is_seen(
    model: ModelServer, adviser_of: Callable[..., Adviser], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    heard = await adviser_of(model, host=ELSEWHERE).advise(PRIVATE, AT, own(PRIVATE))
    assert "高枳村" in model.seen
    assert not any(private in model.seen for private in ("王桂花", "桂花", "13800138000", "12号", "3组"))
    assert (heard.name, heard.phone, heard.address) == ("王桂花", "13800138000", "3组12号")


async def test_on_this_machine_the_model_reads_what_was_written(
    model: ModelServer, adviser_of: Callable[..., Adviser]
) -> None:
    await adviser_of(model).advise(PRIVATE, AT, own(PRIVATE))
    assert "王桂花" in model.seen
    assert "13800138000" in model.seen


# What goes wrong


async def test_an_answer_that_comes_late_is_not_waited_for(
    model: ModelServer, adviser_of: Callable[..., Adviser]
) -> None:
    model.hold()
    heard = own(TWO_DAYS)
    assert await adviser_of(model, seconds=0.2).advise(TWO_DAYS, AT, heard) is heard


def failing(code: int) -> Callable[[dict[str, Any]], Any]:
    return lambda body: Response(status_code=code)


@pytest.mark.parametrize(
    "says",
    [
        failing(500),
        failing(401),
        lambda body: Response("<html>"),
        lambda body: Response('{"choices": []}'),
        lambda body: Response('{"choices": [{"message": {"content": null}}]}'),
        lambda body: Response(b"[" * 100_000),
        lambda body: "我觉得他想理发",
        lambda body: "{" * 10_000,
        lambda body: {"answer": "report_need"},
    ],
)
async def test_junk_changes_nothing(model: ModelServer, adviser_of: Callable[..., Adviser], says: Any) -> None:
    model.says, heard = says, own(TWO_DAYS)
    assert await adviser_of(model).advise(TWO_DAYS, AT, heard) is heard


async def test_a_server_that_is_not_there_changes_nothing(
    model: ModelServer, adviser_of: Callable[..., Adviser], monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = own(TWO_DAYS)
    assert await adviser_of(model, host="nobody.invalid").advise(TWO_DAYS, AT, heard) is heard


async def test_a_server_that_keeps_failing_is_left_alone_and_asked_again_after_a_rest(
    model: ModelServer, adviser_of: Callable[..., Adviser]
) -> None:
    now = 0.0
    model.says = failing(500)
    adviser = adviser_of(model, breaker=Breaker(limit=2, rest_seconds=30, clock=lambda: now))
    for _ in range(5):
        await adviser.advise(TWO_DAYS, AT, own(TWO_DAYS))
    assert len(model.asked) == 2
    assert not adviser.is_answering
    now, model.says = 30.0, lambda body: {"intent": "report_need", "when": [THURSDAY]}
    assert (await adviser.advise(TWO_DAYS, AT, own(TWO_DAYS))).when == (Span(**THURSDAY),)
    assert adviser.is_answering


async def test_a_busy_model_is_not_queued_for(model: ModelServer, adviser_of: Callable[..., Adviser]) -> None:
    model.hold()
    adviser, heard = adviser_of(model), own(TWO_DAYS)
    waiting = [asyncio.create_task(adviser.advise(TWO_DAYS, AT, heard)) for _ in range(MOST_AT_ONCE)]
    await asyncio.to_thread(model.came.wait)
    assert await adviser.advise(TWO_DAYS, AT, heard) is heard
    model.let_go()
    await asyncio.gather(*waiting)
    assert len(model.asked) == MOST_AT_ONCE


async def test_whoever_stops_waiting_leaves_room_for_others(
    model: ModelServer, adviser_of: Callable[..., Adviser]
) -> None:
    model.hold()
    adviser = adviser_of(model)
    for _ in range(MOST_AT_ONCE + 1):
        model.came.clear()
        waiting = asyncio.create_task(adviser.advise(TWO_DAYS, AT, own(TWO_DAYS)))
        assert await asyncio.to_thread(model.came.wait, 20)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
    assert adviser.is_answering
