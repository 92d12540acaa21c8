"""One encrypted file with all that is stored, and back: no schedule, no sentences, nothing of who may do it."""
