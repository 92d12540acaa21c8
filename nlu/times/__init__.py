"""Times as people say them, in Chinese and English, made definite."""

from nlu.times.read import TIMELESS, Times, read_times

__all__ = ["TIMELESS", "Times", "read_times"]
