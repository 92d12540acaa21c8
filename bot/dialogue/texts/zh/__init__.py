"""中文。"""

from bot.dialogue.texts.zh import desk, forms, notices, talk, words

TEXTS: dict[str, str] = talk.TEXTS | forms.TEXTS | words.TEXTS | desk.TEXTS | notices.TEXTS
