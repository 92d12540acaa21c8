"""What is no name, whoever takes it for one: 谢谢您, 不要了, 我妈."""

import re

_NO_NAME = re.compile(
    r"谢谢|感谢|多谢|谢您|[个够就人不没要吗呢了你您我他她们么帮请说留能想来去给还再都很有行的在是到好对嗯哪谁几]|电话|手机|号码|取消|随便|人工"
    r"|方便|高兴|任何|许多|平安|安全|时候|家里|知道|保密|匿名|跳过|算数|着急|快点|等等|稍等|可以|村$|镇$|街道|社区|小区|街$|路$|县$|区$|组$|号$"
)
_TITLED = re.compile(
    r"[\u4e00-\u9fff]{1,3}(?:[姐哥叔婶伯嫂妹姨爷]|师傅|老师|医生|先生|女士|小姐|阿姨|大姐|大哥|大爷|大妈|大娘|奶奶|爷爷|同学|书记"
    r"|主任|队长|妈妈|爸爸)|[小老阿大][\u4e00-\u9fff]{1,2}"
)


def is_titled(said: str) -> bool:
    """Whether it is a name with a form of address, or a familiar one: 陈师傅, 小周."""
    return _TITLED.fullmatch(said) is not None and not re.search("谢谢|[我你您他她]", said)


def is_no_name(said: str) -> bool:
    """Whether words of everyday talk are in it, which no name has."""
    return _NO_NAME.search(said) is not None and not is_titled(said)
