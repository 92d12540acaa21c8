"""Our own components of the Rasa pipeline; `config.yml` names them in order."""
