"""Every rule of the contract again in plain Python, with no solver: is a plan sound, and what does it score?

Nothing here makes or betters a plan. `rules` is the table of contents.
"""

from matching.check.agreed import moved
from matching.check.change import check_change, differing
from matching.check.items import peak
from matching.check.rules import RULES, check
from matching.check.score import Report, score_of

__all__ = ["RULES", "Report", "check", "check_change", "differing", "moved", "peak", "score_of"]
