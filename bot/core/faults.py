"""What may be logged of an error: its kind and its place, never its message, which can hold what a person said."""

import traceback
from pathlib import Path


def fault(error: BaseException) -> str:
    """For example `IntegrityError at needs.py:40`."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return type(error).__name__ + place
