"""The whole pipeline, trained on a handful of lines through Rasa itself and loaded again from the model it wrote."""

import asyncio
import shutil
from pathlib import Path
from typing import Any

import pytest
from rasa.core.agent import Agent
from rasa.model_training import train_nlu

PROJECT = Path(__file__).parents[1]
LINES = {
    ("report_need", "medical_escort"): ["想请人陪我看病", "找个人陪我妈去医院", "陪诊的志愿者有吗", "陪老人挂号看医生"],
    ("report_need", "home_repair"): ["水管漏水了找人修", "灯泡坏了换一个", "马桶堵了请师傅来", "门锁坏了要人修"],
    ("report_need", "medical_escort, home_repair"): [
        "陪我看病再修个灯",
        "水管要修，还要人陪我去医院",
        "修门锁，陪诊也要",
    ],
    ("greet", ""): ["你好", "您好啊", "早上好", "在吗"],
    ("cancel", ""): ["不用了取消", "取消吧", "撤掉那个预约", "算了不要了"],
}


def training_file() -> str:
    groups = (
        f"  - intent: {intent}\n    metadata: {{categories: [{categories}]}}\n    examples: |\n"
        + "".join(f"      - {line}\n" for line in lines)
        for (intent, categories), lines in LINES.items()
    )
    return 'version: "3.1"\nnlu:\n' + "".join(groups)


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    folder = tmp_path_factory.mktemp("model")
    (folder / "lines.yml").write_text(training_file())
    shutil.copy(PROJECT / "config.yml", folder)
    return Agent.load(train_nlu(str(folder / "config.yml"), str(folder / "lines.yml"), str(folder)))


def parse(agent: Agent, text: str) -> dict[str, Any]:
    return asyncio.run(agent.parse_message(text))


def names(scored: list[dict[str, Any]], least: float) -> set[str]:
    return {each["name"] for each in scored if each["confidence"] >= least}


@pytest.mark.parametrize(
    ("text", "intent"), [("想找人陪我妈看病", "report_need"), ("您好", "greet"), ("那个预约取消了", "cancel")]
)
def test_the_intent_comes_first_of_a_ranking_of_all_the_likely_ones(agent: Agent, text: str, intent: str) -> None:
    parsed = parse(agent, text)
    confidences = [each["confidence"] for each in parsed["intent_ranking"]]
    assert parsed["intent"] == parsed["intent_ranking"][0]
    assert parsed["intent"]["name"] == intent
    assert confidences == sorted(confidences, reverse=True)
    assert sum(confidences) == pytest.approx(1)


def test_one_message_may_be_about_several_categories(agent: Agent) -> None:
    assert names(parse(agent, "水管漏水要修，还想请人陪我去医院")["categories"], 0.4) == {
        "medical_escort",
        "home_repair",
    }


def test_a_message_about_no_service_has_no_likely_category(agent: Agent) -> None:
    assert names(parse(agent, "早上好")["categories"], 0.5) == set()


@pytest.mark.parametrize("text", ["😀", "。。。", "\u200b", "字" * 5000, "ก็"])
def test_any_text_gets_an_intent(agent: Agent, text: str) -> None:
    assert parse(agent, text)["intent"]["name"] in {intent for intent, _ in LINES}
