"""中文。"""

from bot.words.zh import desk, forms, notices, talk, words

TEXTS: dict[str, str] = talk.TEXTS | forms.TEXTS | words.TEXTS | desk.TEXTS | notices.TEXTS
