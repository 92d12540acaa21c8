"""Train the model: `python train.py FOLDER NAME` leaves `FOLDER/NAME.tar.gz`. Run in this project's environment."""

import os
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(folder: str, name: str) -> None:
    """Train on every file of `training/`; exit with a message where Rasa finds nothing to train on."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"  # whole models are kept by what they are made of; parts need not be
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    os.chdir(HERE)  # Rasa looks for `components` and its own files where it is run
    sys.path.insert(0, str(HERE))
    from rasa.model_training import train_nlu  # the environment above must stand before Rasa reads it

    if train_nlu("config.yml", "training", folder, fixed_model_name=name, domain="domain.yml") is None:
        sys.exit("Rasa trained nothing: are there lines in training/*.yml?")


if __name__ == "__main__":
    main(*sys.argv[1:])
