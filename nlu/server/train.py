"""Train the model: `python train.py FOLDER NAME` leaves `FOLDER/NAME.tar.gz`. Run in this project's environment."""

import logging
import sys

from surroundings import prepare


def main(folder: str, name: str) -> None:
    """Train on every file of `training/`, telling each step; exit with a message where there is nothing to train on."""
    prepare()
    logging.getLogger("rasa.engine.training.hooks").setLevel(logging.INFO)
    from rasa.model_training import train_nlu

    if train_nlu("config.yml", "training", folder, fixed_model_name=name, domain="domain.yml") is None:
        sys.exit("Rasa trained nothing: are there lines in training/*.yml?")


if __name__ == "__main__":
    main(*sys.argv[1:])
