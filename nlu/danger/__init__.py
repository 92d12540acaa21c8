"""Danger to life and safety: what is learnt of it, and the rules that tell its kind and weigh in.

The lines in `lines/` are learnt from; what is measured on must not be here.
"""
