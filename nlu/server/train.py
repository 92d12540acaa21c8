"""Train the model: `python train.py FOLDER NAME` leaves `FOLDER/NAME.tar.gz`. Run in this project's environment."""

import logging
import sys

from surroundings import LINES, prepare


def main(folder: str, name: str) -> None:
    """Train on every file of training lines, telling each step; exit with a message where there is none."""
    prepare()
    logging.getLogger("rasa.engine.training.hooks").setLevel(logging.INFO)
    from rasa.model_training import train_nlu

    if train_nlu("config.yml", str(LINES / "training"), folder, fixed_model_name=name) is None:
        sys.exit("Rasa trained nothing: are there lines in nlu/model/lines/training?")


if __name__ == "__main__":
    main(*sys.argv[1:])
