"""Urgency: how pressing a need is, by its words."""

import re

_PRESSING = re.compile(
    r"(?<![着干焦心应紧救性火眼内])急(?!救|难|诊|性|躁|忙赶|着回家|促|流|刹|脾气)|"
    r"(?<!不)(?<!别)着急|紧急(?!联系|预案|救援知识|按钮|呼叫|情况下)|十万火急|"
    r"尽快|尽早|赶紧|赶快|立刻|立即|立马|即刻|火速|"
    r"马上(?!要?(?:就)?(?:要|过|到|开学|放|[一二三四五六七八九十\d]+岁|[七八九]十|冬|元旦|春节|国庆|考|生|入))|"
    r"现在就|(?:就)?现在(?:能|可以|来|要|谁|缺|需|过来|有没有|急|马上|方便|去|"
    r"上门|赶|派)|越快越好|快点|快些|快来|等不了|等不及|等着用|"
    r"今天|今日|今晚|今早|今儿|今夜|眼下就|这会儿|"
    r"\b(?:urgent(?:ly)?|asap|a\.s\.a\.p|right (?:now|"
    r"away)|immediately|as soon as possible|today|"
    r"tonight|this (?:morning|afternoon|evening)|"
    r"at once|hurry)\b"
)
_CALM = re.compile(
    r"不(?:是很|是特别|用|太|怎么|算)?(?:着)?急|别着?急|不用着急|没那么急|"
    r"不赶时间|不赶|慢慢来|有空再|什么时候都行|not urgent|no (?:rush|"
    r"hurry)|whenever"
)
_NOT_TODAY = re.compile(
    r"今天(?:天气|想问|才知道|听说|看到|来问|问问|才发现|给你们|刚知道|早上(?:看到|"
    r"听)|上午(?:看到|听)|是(?!要))|到今天|从今天|今天起|今天开始|今天(?:不|"
    r"没)(?!吃)|今天不急"
)


def is_pressing(text: str) -> bool:
    """Whether the words of a normalised text press: 急, 尽快, 马上, 今天; not where they are taken back (不急)."""
    if _CALM.search(text):
        return False
    return _PRESSING.search(_NOT_TODAY.sub(" ", text)) is not None
