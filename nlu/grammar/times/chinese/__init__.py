"""The words of time in Chinese, as lexicons of expressions; how words make a time is no business of this folder."""
