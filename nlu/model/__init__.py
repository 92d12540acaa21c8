"""What is learnt from training lines: the lines, the wording, features, the linear model, n-best lists.

No process, no server; the Rasa project reads lines and wording from here.
"""
