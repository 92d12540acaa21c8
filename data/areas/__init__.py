"""The tree of areas; nothing of who lives or works there."""
