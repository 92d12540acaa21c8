"""What must stand before Rasa is imported: nothing sent outside, no chatter in the log, our code found."""

import importlib.util
import logging
import os
import sys
import warnings
from pathlib import Path

HERE = Path(__file__).parent
NLU = HERE.parent
LINES = NLU / "model" / "lines"
"""Where the training lines and those held out live."""


def prepare() -> None:
    """Set up this process for Rasa. Call it before the first import of `rasa`."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"  # whole models are kept by what they are made of; parts need not be
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    os.chdir(HERE)  # Rasa looks for `components` where it is run
    sys.path.insert(0, str(HERE))
    _find_nlu()
    warnings.showwarning = lambda *_, **__: None  # a filter would not do: the libraries set their own
    logging.basicConfig(level=logging.ERROR, format="%(message)s", stream=sys.stdout)


def _find_nlu() -> None:
    """Make the package `nlu` known by its folder alone.

    What lies beside it, in an installed product all libraries of Liandong in other versions, must not be found.
    """
    spec = importlib.util.spec_from_file_location("nlu", NLU / "__init__.py", submodule_search_locations=[str(NLU)])
    assert spec is not None  # noqa: S101 - a file that is ours
    assert spec.loader is not None  # noqa: S101
    sys.modules["nlu"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["nlu"])
