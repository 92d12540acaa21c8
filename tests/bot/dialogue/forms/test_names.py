"""What is a name, and what is none."""

import pytest

from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.forms.names import name_said
from nlu.understanding import Understanding


def said(text: str, scene: Scene, **meaning: object) -> str | None:
    understood = Understanding(intent="other", confidence=0.4).model_copy(update=meaning)
    return name_said(Heard(text=text, meaning=understood), scene)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("王桂花", "王桂花"), ("我叫李明", "李明"), ("叫我老张就行", "老张"), ("我姓刘", "刘"), ("张大姐", "张大姐"),
        ("小周", "小周"), ("欧阳建国", "欧阳建国"), ("谢芳", "谢芳"), ("李阿姨，电话13800000000", "李阿姨"),
        ("13800000000 王师傅", "王师傅"), ("Mary", "Mary"), ("my name is Tom Smith", "Tom Smith"), ("免贵姓陈", "陈"),
    ],
)  # fmt: skip
def test_a_name_is_taken_without_what_is_around_it(scene: Scene, text: str, name: str) -> None:
    assert said(text, scene) == name


@pytest.mark.parametrize(
    "text",
    [
        "谢谢您", "谢谢", "不要了", "不用", "没有", "随便", "好的", "对", "嗯", "你好",
        "周三上午", "明天", "马上", "越快越好", "找人工", "算了", "13800000000", "三点半", "保密", "为什么要问",
        "不方便", "取消", "thank you", "none", "no thanks", "hello", "why",
    ],
)  # fmt: skip
def test_what_is_no_name_is_not_taken_for_one(scene: Scene, text: str) -> None:
    assert said(text, scene) is None


@pytest.mark.parametrize(("text", "place"), [("青山镇", "qingshan"), ("新义", "xinyi"), ("高枳村", "gaozhi")])
def test_a_place_is_no_name(scene: Scene, text: str, place: str) -> None:
    assert said(text, scene, place=place) is None


def test_a_name_that_the_reader_heard_is_one(scene: Scene) -> None:
    assert said("我是高枳村的王桂花，我妈要人陪", scene, name="王桂花") == "王桂花"
