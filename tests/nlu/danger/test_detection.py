from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.danger.detection import danger
from nlu.grammar.script import normalise
from nlu.model.training_lines import written_lines

DANGERS = {
    "medical": "我妈摔倒了起不来|爷爷晕倒了叫不醒|我奶奶胸口疼得厉害喘不上气|昨晚开始胸口疼现在喘不过气|"
    "老人噎住了脸都紫了|奶奶躺地上不会说话了|"
    "我爸摔了一跤头上流了好多血|有人触电了|孩子掉河里了|我老婆羊水破了没车|"
    "高压线掉下来电到人了，躺地上不动！|"
    "my father fell down and can't get up",
    "suicide": "我不想活了|隔壁有人喝农药了|他站在楼顶要跳下去|活着真没意思想死|我妈说她不想活了|"
    "I want to kill myself|I've taken all my pills",
    "fire": "着火了！快来人|电动车在楼道里冒烟|三楼冒黑烟|My house is on fire",
    "gas": "家里煤气味好重头晕|煤气泄漏，人晕过去了",
    "violence": "老公拿刀要砍我|楼下打架打起来了有人流血|爸爸又在打妈妈我好怕|前夫在砸我家门|有人持枪",
    "child": "孩子不见了找了两个小时|孩子被锁在车里了|我老娘走丢了，零下五度",
    "trapped": "电梯困住人了|本来想问低保怎么办的，桥洞积水把车淹了，人卡在里面出不来！",
    "disaster": "水漫进屋了老人还在里面|山体滑坡埋了一户人家|河堤决口了",
    "help": "救命",
    "welfare": "独居王大爷敲门没人应好几天没见人了",
}
CALM = (
    "上个月摔了一跤，想找人陪|以前想过死|我担心我妈想不开|想请人讲讲防火知识|小区想搞消防演练|"
    "楼上漏水把我家淹了|累死我了|火锅店|"
    "去年中风，现在走路不便|想学急救|怕老人摔倒起不来，想装扶手|谢谢你们上次救了晕倒的我爸|孩子作业不见了|想死你们了|"
    "山上塌方把进村的路堵了，人都没事|家里失火烧光了上个月的事，想申请救助|火车站接人|防溺水讲座|"
    "我妈不想活动|困难家庭|在家打电话|天天在打麻将|"
    "我儿子以前自杀过，想找人聊聊|老人卧床起不来床|帮我打水|腿脚不好，怕摔倒|油烟机不转|灯泡烧了|奶奶想念死去的爷爷|"
    "老公出车祸走了一年了，心里难受|老人走失手环想申请两个|热水器打不着火|"
    "台风把屋顶掀了，借了三万块修房到现在没还上，想申请救助金"
)
CASES = yaml.safe_load((Path(__file__).parent / "danger_cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", [text for texts in DANGERS.values() for text in texts.split("|")])
def test_danger_now_is_found(text: str) -> None:
    assert danger(normalise(text)) in DANGERS


@pytest.mark.parametrize("text", CALM.split("|"))
def test_what_is_past_feared_taught_or_exaggerated_is_no_danger(text: str) -> None:
    assert danger(normalise(text)) is None


@pytest.mark.parametrize("text", CASES["emergencies"])
def test_a_danger_is_found_in_whatever_voice_it_is_told(text: str) -> None:
    assert danger(normalise(text)) in DANGERS


@pytest.mark.parametrize("text", CASES["lookalikes"])
def test_what_only_sounds_like_danger_raises_no_alarm(text: str) -> None:
    assert danger(normalise(text)) is None


@pytest.mark.parametrize("name", ["kinds_first", "kinds_second"])
def test_of_each_kind_written_blind_four_in_five_are_heard_by_rule_and_one_other_in_fifty_at_most(name: str) -> None:
    told = yaml.safe_load((Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8"))
    heard = [danger(normalise(text)) is not None for text in told["emergencies"]]
    false = [danger(normalise(text)) is not None for text in told["lookalikes"]]
    assert sum(heard) >= len(heard) * 0.8
    assert sum(false) <= len(false) / 50


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("奶奶走丢了，找了一天", "welfare"),
        ("我爸失智，早上去买早点就没回来，找了一天", "welfare"),
        ("孩子不见了找了两个小时", "child"),
        ("奶奶带着小孙子出去，孩子不见了", "child"),
        ("小孩掉冰窟窿了", "medical"),
    ],
)
def test_a_missing_old_person_is_no_child(text: str, kind: str) -> None:
    assert danger(normalise(text)) == kind


def test_of_the_lines_learnt_every_emergency_is_found_and_one_other_in_a_hundred_at_most() -> None:
    alarms = {line: danger(normalise(line.text)) is not None for line in written_lines()}
    assert all(alarm for line, alarm in alarms.items() if line.intent == "emergency")
    others = [alarm for line, alarm in alarms.items() if line.intent != "emergency"]
    assert sum(others) <= len(others) / 100


def test_what_is_told_loosely_counts_only_where_it_is_likely_at_all() -> None:
    loose, plain = normalise("加油站那边轰的一声，玻璃全碎了，路上躺着好几个"), normalise("家里着火了快来人")
    assert danger(loose) is not None
    assert danger(loose, likely=False) is None
    assert danger(plain, likely=False) == "fire"


def test_a_danger_now_counts_whatever_is_said_of_the_past() -> None:
    assert danger(normalise("我爸去年中风过，现在又晕倒了叫不醒")) == "medical"
    assert danger(normalise("本来在搞消防演练，结果真的着火了，快来人")) == "fire"


def test_a_danger_at_the_end_of_a_long_story_is_found() -> None:
    assert danger(normalise("我跟你说说这几天的事。" * 400 + "我妈晕倒了叫不醒")) == "medical"


ALIKE = {
    "'": "’‘ʼ′＇`´",
    '"': "“”„″",
    " ": "\u00a0\u2009\u3000",
    "-": "—–‐",
    ",": "，",
    "，": ",",
    "!": "！",
    "0": "０",
    "a": "ａ",
}
SMUGGLED = st.lists(st.tuples(st.integers(0, 200), st.sampled_from("\u200b\u200d\ufeff\ufe0f\u2060\u00ad")), max_size=5)


@given(st.sampled_from(CASES["emergencies"]), st.randoms(use_true_random=False), SMUGGLED)
@settings(deadline=None)
def test_a_danger_written_with_look_alikes_is_heard_as_the_plain_one(
    line: str, random: Random, smuggled: list[tuple[int, str]]
) -> None:
    written = "".join(random.choice(ALIKE.get(c, "") + c) for c in line)
    for at, unseen in smuggled:
        written = written[:at] + unseen + written[at:]
    assert normalise(written) == normalise(line)
    assert danger(normalise(written)) in DANGERS


def test_an_apostrophe_of_a_phone_hides_no_wish_to_die() -> None:
    assert danger(normalise("I don’t want to be alive")) == "suicide"


@given(st.text(max_size=5000))
@settings(deadline=None, max_examples=50)
def test_no_text_makes_the_rules_fail(text: str) -> None:
    assert danger(normalise(text)) in {None, *DANGERS}
