"""Visits: what becomes of a match after a coordinator approved it; not how it was found (planning)."""
