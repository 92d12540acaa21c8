"""Times as people say them, in Chinese and English, made definite; `read` is the door. Nothing else of a message."""
