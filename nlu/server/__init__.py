"""The Rasa project: pipeline, components, training and serving, run in an environment of its own.

It imports from the pure parts of `nlu`; nothing of ours ever imports from here.
"""
