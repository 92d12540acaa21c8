"""The front door: one message answered in one transaction; no sentence is made and nothing is sent here."""
