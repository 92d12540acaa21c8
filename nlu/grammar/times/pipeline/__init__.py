"""From words to times, step by step, for both languages: lexer, hours, phrases, those that count, windows and rules.

No word list of a language lives here.
"""
