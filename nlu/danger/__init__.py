"""Danger to life and safety, found by rule: the rules in Python beside their YAML. Nothing here is ever learnt."""
