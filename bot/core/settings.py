"""Every setting, read once from the environment (`LIANDONG_…`), with working defaults."""

from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.core.errors import Unusable


class Settings(BaseSettings):
    """What varies between installations. Empty strings count as unset."""

    model_config = SettingsConfigDict(env_prefix="LIANDONG_", env_ignore_empty=True, extra="ignore", frozen=True)

    telegram_token: str | None = Field(default=None, description="token of the Telegram bot; unset: no Telegram")
    telegram_api: str = Field(default="https://api.telegram.org", description="root of the Bot API")
    webhook_url: str | None = Field(default=None, description="public https URL; unset: polling")
    webhook_secret: str | None = Field(default=None, description="secret that Telegram sends back with each update")
    database_url: str | None = Field(default=None, description="SQLAlchemy URL; unset: SQLite under home")
    key: str | None = Field(default=None, description="keys that seal what is stored, the newest first", repr=False)
    nlu_url: str | None = Field(default=None, description="a Rasa server's root; unset: Liandong runs its own")
    llm_url: str | None = Field(default=None, description="server of the OpenAI protocol, for second opinions")
    llm_model: str | None = Field(default=None, description="its model; unset: the server's own choice")
    llm_key: str | None = Field(default=None, description="the key that it wants, if any", repr=False)
    http: str = Field(default="127.0.0.1:8000", description="host:port of the web chat and the review page")
    alarm_minutes: float = Field(default=2, gt=0, description="minutes until an alarm goes a level up")
    high_risk_minutes: float = Field(default=15, gt=0, description="until an undecided need of high risk goes up")
    human_minutes: float = Field(default=5, gt=0, description="until a call for a person goes a level up")
    first_reply_minutes: float = Field(default=10, gt=0, description="until whoever took a conversation owes a reply")
    next_reply_minutes: float = Field(default=30, gt=0, description="until the next reply is owed")
    silence_minutes: float = Field(default=60, gt=0, description="of silence, after which a conversation ends")
    proxies: str = Field(
        default="", description="whose X-Forwarded-For and -Proto are believed: networks (CIDR), commas"
    )
    home: Path = Field(default_factory=lambda: user_data_path("liandong"), description="where state lives")

    @field_validator("http")
    @classmethod
    def _host_and_port(cls, value: str) -> str:
        host, _, port = value.rpartition(":")
        if not host or not port.isdigit() or int(port) > 65535:
            raise ValueError("must be host:port, for example 127.0.0.1:8000")
        return value

    @field_validator("llm_url")
    @classmethod
    def _web_address(cls, value: str | None) -> str | None:
        parts = urlsplit(value or "http://unset")
        if parts.scheme not in ("http", "https") or not parts.hostname or " " in parts.netloc:
            raise ValueError("must be an address, for example http://127.0.0.1:8080/v1")
        return value

    @field_validator("llm_key")
    @classmethod
    def _printable(cls, value: str | None) -> str | None:
        if value and not (value.isascii() and value.isprintable() and " " not in value):
            raise ValueError("must be letters, digits and signs, without blanks")
        return value

    @field_validator("proxies")
    @classmethod
    def _networks(cls, value: str) -> str:
        try:
            return ",".join(str(ip_network(each.strip(), strict=False)) for each in value.split(",") if each.strip())
        except ValueError:
            raise ValueError("must be addresses or networks, for example 127.0.0.1,10.0.0.0/8") from None

    @property
    def database(self) -> str:
        """SQLAlchemy URL of the database in use."""
        return self.database_url or f"sqlite:///{self.home / 'liandong.sqlite3'}"

    @property
    def trusted(self) -> list[str]:
        """Networks of the proxies before us, in CIDR; nobody else's word is taken for who asks and how."""
        return self.proxies.split(",") if self.proxies else []

    @property
    def root(self) -> str:
        """Root of the pages as people open them: the public address if there is one."""
        if self.webhook_url:
            public = urlsplit(self.webhook_url)
            return f"{public.scheme}://{public.netloc}"
        return f"http://{self.http}"

    @property
    def host(self) -> str:
        """Interface the web server listens on."""
        return self.http.rpartition(":")[0]

    @property
    def port(self) -> int:
        """TCP port the web server listens on."""
        return int(self.http.rpartition(":")[2])


def read_settings() -> Settings:
    """The settings of this process's environment. Raises Unusable naming the variable that cannot be read."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name, fault = f"LIANDONG_{str(first['loc'][0]).upper()}", first["msg"].removeprefix("Value error, ")
        raise Unusable("unusable.setting", name=name, fault=fault) from error
