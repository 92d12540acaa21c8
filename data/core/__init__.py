"""What every room of `data` stands on: database, errors, audit, lifecycle, events; knows no theme."""
