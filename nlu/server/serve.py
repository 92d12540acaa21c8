"""Serve one model on loopback: `python serve.py MODEL PORT`. Run in this project's environment.

It ends when its standard input does, so it never outlives whoever started it, however that one died.
"""

import logging
import os
import sys
import threading
from pathlib import Path

from surroundings import prepare


def main(model: str, port: str) -> None:
    """Answer `/status` and `/model/parse` until standard input is closed."""
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    if not Path(model).is_file():  # Rasa itself would go on without a model, or with another
        sys.exit(f"No model at {model}")
    prepare()
    _serve(model, int(port))


def _leave_with_parent() -> None:
    while sys.stdin.buffer.read(4096):
        pass
    os._exit(0)


def _serve(model: str, port: int) -> None:
    from rasa.core.run import serve_application
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.WARNING)  # at its default, Rasa writes every message heard to the log
    serve_application(model, channel="rest", interface="127.0.0.1", port=port)


if __name__ == "__main__":
    main(*sys.argv[1:])
