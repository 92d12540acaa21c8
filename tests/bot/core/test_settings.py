"""Settings: working defaults, clear refusals, and a README that tells the truth about them."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.core.settings import Settings

README = Path(__file__).parents[3] / "README.md"


def test_nothing_has_to_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"LIANDONG_{name.upper()}", raising=False)
    settings = Settings()
    assert settings.database.startswith("sqlite:///")
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.telegram_token is None


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIANDONG_TELEGRAM_TOKEN", "")
    assert Settings().telegram_token is None


@pytest.mark.parametrize("wrong", ["8000", "localhost:", "localhost:http", "127.0.0.1:70000"])
def test_an_address_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(ValidationError, match="host:port"):
        Settings(http=wrong)


def test_the_readme_names_every_setting_and_no_other() -> None:
    named = set(re.findall(r"^\| `LIANDONG_(\w+)`", README.read_text(encoding="utf-8"), re.MULTILINE))
    assert named == {name.upper() for name in Settings.model_fields}
