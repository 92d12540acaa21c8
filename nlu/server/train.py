"""Train the model: `python train.py FOLDER NAME` leaves `FOLDER/NAME.tar.gz`. Run in this project's environment."""

import logging
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from surroundings import prepare


def main(folder: str, name: str) -> None:
    """Train on all training lines, telling each step; exit with a message where there is none."""
    prepare()
    logging.getLogger("rasa.engine.training.hooks").setLevel(logging.INFO)
    from rasa.model_training import train_nlu

    from lines import lay_out

    with TemporaryDirectory() as lines:
        lay_out(Path(lines))
        trained = train_nlu("config.yml", lines, folder, fixed_model_name=name)
    if trained is None:
        sys.exit("Rasa trained nothing: are there lines in nlu/model/lines/training?")


if __name__ == "__main__":
    main(*sys.argv[1:])
