"""Stored rows as people need to see them, for conversation, desk and notices; it changes nothing."""
