"""Progress of long steps, one line at a time, on standard error."""

import sys


def report(line: str) -> None:
    """Tell a person what goes on."""
    print(line, file=sys.stderr, flush=True)
