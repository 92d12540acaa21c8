import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.danger.detection import danger
from nlu.grammar.script import normalise

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


@pytest.mark.parametrize("text", [text for texts in DANGERS.values() for text in texts.split("|")])
def test_danger_now_is_found(text: str) -> None:
    assert danger(normalise(text)) in DANGERS


@pytest.mark.parametrize("text", CALM.split("|"))
def test_what_is_past_feared_taught_or_exaggerated_is_no_danger(text: str) -> None:
    assert danger(normalise(text)) is None


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


def test_a_danger_now_counts_whatever_is_said_of_the_past() -> None:
    assert danger(normalise("我爸去年中风过，现在又晕倒了叫不醒")) == "medical"
    assert danger(normalise("本来在搞消防演练，结果真的着火了，快来人")) == "fire"


def test_a_danger_at_the_end_of_a_long_story_is_found() -> None:
    assert danger(normalise("我跟你说说这几天的事。" * 400 + "我妈晕倒了叫不醒")) == "medical"


def test_an_apostrophe_of_a_phone_hides_no_wish_to_die() -> None:
    assert danger(normalise("I don’t want to be alive")) == "suicide"


@given(st.text(max_size=5000))
@settings(deadline=None, max_examples=50)
def test_no_text_makes_the_rules_fail(text: str) -> None:
    assert danger(normalise(text)) in {None, *DANGERS}
