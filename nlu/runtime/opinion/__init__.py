"""Second opinion: a language model that the station names, asked where our own reading is doubtful; off by default.

It chooses among what the text mentions. No value of its own making lives here, and nothing of danger.
"""
