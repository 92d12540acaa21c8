"""Every rule of the contract again in plain Python, with no solver: is a plan sound, and what does it score?

The contract's rules by number: 1 in `needs`, 2 in `people`, 3 to 5 in `tours`, 6 in `items`, 7 in `agreed`; the score
in `score`. `rules` is the table of contents.
"""

from matching.check.agreed import moved
from matching.check.change import check_change, differing
from matching.check.items import peak
from matching.check.rules import RULES, check
from matching.check.score import Report, score_of

__all__ = ["RULES", "Report", "check", "check_change", "differing", "moved", "peak", "score_of"]
