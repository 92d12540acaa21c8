"""What every plan is made with."""

from datetime import timedelta

from matching import Travel, Weights

TRAVEL = Travel(kmh=15, detour=1.3, fixed=3)
"""A bicycle or an electric scooter through a town, and three minutes to get going."""

WEIGHTS = Weights(served=1000, travel=1, repeat=5, preferred=30, moved=50)
NOTICE = timedelta(hours=1)
"""The least warning: nothing is planned to begin sooner than this."""

HORIZON_DAYS = 14
