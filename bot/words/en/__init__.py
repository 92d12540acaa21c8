"""English."""

from bot.words.en import desk, forms, notices, talk, words

TEXTS: dict[str, str] = talk.TEXTS | forms.TEXTS | words.TEXTS | desk.TEXTS | notices.TEXTS
