"""The words of time in English, as lexicons of expressions; how words make a time is no business of this folder."""
