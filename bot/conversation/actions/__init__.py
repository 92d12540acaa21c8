"""One table from what the dialogue wants done to the verbs of `data` that do it; no rules and no notices here."""
