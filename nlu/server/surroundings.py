"""What must stand before Rasa is imported: nothing sent outside, no chatter in the log, our components found."""

import logging
import os
import sys
import warnings
from pathlib import Path

HERE = Path(__file__).parent


def prepare() -> None:
    """Set up this process for Rasa. Call it before the first import of `rasa`."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"  # whole models are kept by what they are made of; parts need not be
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    os.chdir(HERE)  # Rasa looks for `components` where it is run
    sys.path.insert(0, str(HERE))
    warnings.showwarning = lambda *_, **__: None  # a filter would not do: the libraries set their own
    logging.basicConfig(level=logging.ERROR, format="%(message)s", stream=sys.stdout)
