"""Needs: recorded, changed, withdrawn, looked up."""
