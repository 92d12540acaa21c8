"""Readers that run: in process, by Rasa (its client, environment, training and server), and those asked for opinions.

No grammar and no rule lives here.
"""
