"""Rasa is set up for tests as it is for training and serving."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from surroundings import prepare

prepare()
