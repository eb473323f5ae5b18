"""What `scenes/stochastic.py` alone needs."""

from scenes.parts.stochastic import places
from scenes.parts.stochastic.batches import Batches
from scenes.parts.stochastic.dance import Close
from scenes.parts.stochastic.dots import DataSide, Spot
from scenes.parts.stochastic.ending import Ending, TwoCrosses
from scenes.parts.stochastic.evening import Evening
from scenes.parts.stochastic.gutters import Bowl, MapSide
from scenes.parts.stochastic.opinions import Opinions
from scenes.parts.stochastic.plan import Moves, plan_for
from scenes.parts.stochastic.race import Race
from scenes.parts.stochastic.step import SingleStep
from scenes.parts.stochastic.telling import (
    facts,
    guesses_of_average,
    guesses_of_gutter,
    guesses_of_race,
)

__all__ = [
    "Batches",
    "Bowl",
    "Close",
    "DataSide",
    "Ending",
    "Evening",
    "MapSide",
    "Moves",
    "Opinions",
    "Race",
    "SingleStep",
    "Spot",
    "TwoCrosses",
    "facts",
    "guesses_of_average",
    "guesses_of_gutter",
    "guesses_of_race",
    "places",
    "plan_for",
]
