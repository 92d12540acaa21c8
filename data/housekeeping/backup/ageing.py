"""Backups age out: in their folder those older than so many days go, by what each says of itself."""

from datetime import datetime, timedelta
from pathlib import Path

from data.core.errors import BackupUnusable
from data.housekeeping.backup.write import opened

ENDING = ".backup"
KEPT_DAYS = 30
LONGEST_DAYS = 365
"""No backup may be kept longer: so long it is remembered who has been erased."""


def dated(folder: Path, now: datetime) -> Path:
    """Where a backup that is made now lies in its folder."""
    return folder / f"liandong-{now:%Y%m%dT%H%M%S}{ENDING}"


def age_out(folder: Path, now: datetime, days: int = KEPT_DAYS) -> list[Path]:
    """Delete the backups that are older; what is none of ours stays. Which they were."""
    old = [path for path in sorted(folder.glob(f"*{ENDING}")) if _is_older(path, now - timedelta(days=days))]
    for path in old:
        path.unlink()
    return old


def _is_older(path: Path, moment: datetime) -> bool:
    try:
        with opened(path) as (head, _):
            return head.moment < moment
    except BackupUnusable:
        return False
