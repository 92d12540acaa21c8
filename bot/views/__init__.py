"""Stored rows as people need to see them, read by conversation, desk and notices; changes nothing that is stored."""
