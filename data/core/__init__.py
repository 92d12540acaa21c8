"""What every room of `data` stands on: database, base of the models, errors, audit, lifecycle; knows no theme."""
