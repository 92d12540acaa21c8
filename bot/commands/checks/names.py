"""The settings: every name is known, every value can be read."""

from collections.abc import Mapping

from rapidfuzz import fuzz, process

from bot.channels.telegram.settings import address, checked_secret
from bot.commands.checks.finding import About, Finding, Subject
from bot.core.errors import Unusable
from bot.core.settings import Settings

PREFIX = "LIANDONG_"
LIKELY_PERCENT = 60
"""From this likeness on an unknown name is taken for a slip of the known one (DB_URL for DATABASE_URL)."""
SURELY_PERCENT = 85
"""The same for a name that does not even begin like ours (LIADONG_HTTP)."""

ABOUT = About("check.about.settings")


def misnamed(environment: Mapping[str, str]) -> list[Finding]:
    """Variables that were meant for us and that nothing reads, with the name that was likely meant."""
    known = [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]
    strange = sorted(name for name in environment if name.upper() not in known)
    return [finding for name in strange if (finding := _misnamed(name, known))]


async def values(subject: Subject) -> list[Finding]:
    """Addresses and the secret, as whoever uses them reads them."""
    settings = subject.settings
    try:
        address(f"{PREFIX}TELEGRAM_API", settings.telegram_api)
        if settings.webhook_url:
            address(f"{PREFIX}WEBHOOK_URL", settings.webhook_url)
        if settings.telegram_token:
            checked_secret(settings.webhook_secret, settings.telegram_token)
    except Unusable as error:
        return [ABOUT.wrong(error.key, stops=True, **error.params)]
    read = ABOUT.well("check.settings.read", many=len(settings.model_fields_set))
    return [read] if settings.trusted or not settings.webhook_url else [read, ABOUT.aside("check.settings.no_proxy")]


def _misnamed(name: str, known: list[str]) -> Finding | None:
    if not name.upper().startswith(PREFIX):
        likely = process.extractOne(name.upper(), known, scorer=fuzz.ratio, score_cutoff=SURELY_PERCENT)
        return ABOUT.wrong("check.settings.misspelt", stops=True, name=name, likely=likely[0]) if likely else None
    endings = [each.removeprefix(PREFIX) for each in known]
    likely = process.extractOne(
        name.upper().removeprefix(PREFIX), endings, scorer=fuzz.ratio, score_cutoff=LIKELY_PERCENT
    )
    if likely is None:
        return ABOUT.wrong("check.settings.unknown", name=name)
    return ABOUT.wrong("check.settings.misspelt", stops=True, name=name, likely=PREFIX + likely[0])
