"""The settings of the Telegram door, checked before anything is sent."""

import hmac
import re
from hashlib import sha256
from urllib.parse import urlsplit

from telegram import Bot

from bot.channels.telegram.request import AiohttpRequest
from bot.core.errors import Unusable

PATH = "/telegram/webhook"
"""Where updates are pushed to when the public address names no path of its own."""


def refused() -> Unusable:
    """The token is wrong: what to do."""
    return Unusable("unusable.token")


def make_bot(token: str, api: str) -> Bot:
    """A bot at the API with this root. Raises Unusable without a token."""
    if not token:
        raise refused()
    return Bot(
        token,
        base_url=f"{api}/bot",
        base_file_url=f"{api}/file/bot",
        request=AiohttpRequest(api),
        get_updates_request=AiohttpRequest(api, connections=1),
    )


def address(setting: str, url: str) -> str:
    """The address as it is used. Raises Unusable where it is none, by the name of its setting."""
    if not re.fullmatch(r"https?://[\w.-]+(:\d+)?(/\S*)?", url):
        raise Unusable("unusable.address", setting=setting)
    return url.rstrip("/")


def checked_secret(given: str | None, token: str) -> str:
    """What Telegram shows with each update. Raises Unusable where Telegram would not take it."""
    secret = given or _derived(token)
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise Unusable("unusable.webhook_secret")
    return secret


def _derived(token: str) -> str:
    """A secret of our own where none is set: the same after a restart and in every process, and nobody can guess it."""
    return hmac.new(token.encode(), b"webhook secret", sha256).hexdigest()


def with_path(url: str) -> str:
    """The whole address that updates are pushed to."""
    return url if urlsplit(url).path.strip("/") else url.rstrip("/") + PATH


def paths(url: str | None) -> list[str]:
    """Ours and, where a proxy passes paths on as they are, that of the public address."""
    return sorted({PATH, urlsplit(url).path}) if url else []
