"""Readers that run: the in-process one, the Rasa client, and Rasa's environment, training and server process.

No grammar and no rule lives here.
"""
