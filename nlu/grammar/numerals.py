"""Numerals: numbers as they are said, 两, 十二, 1.5万, 一万二, 廿三."""

import re
from functools import lru_cache

import cn2an

NUMBER = (
    r"(?:\d{1,9}(?:\.\d{1,3})?[十百千万亿]{0,2}|[零〇一二两三四五六七八九十百千万亿廿卅]{1,12}|"
    r"[壹贰叁肆伍陆柒捌玖][拾佰仟万][零壹贰叁肆伍陆柒捌玖拾佰仟万]{0,14})"
)
"""Regular expression of one number in digits or Chinese numerals, plain or as written on cheques."""

_SPOKEN = str.maketrans(
    {"〇": "零", "廿": "二十", "卅": "三十", "俩": "两", "仨": "三", "幺": "一"}
    | dict(zip("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千", strict=True))
)


_ABOUT = re.compile("[一二两三四五六七八九]{2}")


@lru_cache(maxsize=1 << 12)
def number(words: str) -> float | None:
    """The value of `words`, or None where they are none. A trailing digit is of the next unit (一万二: 12,000);
    of 五六 the first counts."""
    spoken = words.translate(_SPOKEN)
    if _ABOUT.fullmatch(spoken):
        spoken = spoken[0]
    if spoken[:1] in ("百", "千", "万"):
        spoken = "一" + spoken
    try:
        return float(spoken) if spoken.replace(".", "", 1).isdecimal() else float(cn2an.cn2an(spoken, "smart"))
    except (ValueError, OverflowError, KeyError):
        return None


def whole(words: str) -> int | None:
    """The value of `words` as a whole number, or None."""
    value = number(words)
    return int(value) if value is not None and value.is_integer() else None
