"""Matches once they are agreed: answers, and whatever becomes of a visit."""
