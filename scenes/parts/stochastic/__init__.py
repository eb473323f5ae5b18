"""What `scenes/stochastic.py` alone needs."""

from scenes.parts.stochastic import places
from scenes.parts.stochastic.stage import StochasticStage
from scenes.parts.stochastic.telling import guesses_of_gutter, guesses_of_race, said_at

__all__ = [
    "StochasticStage",
    "guesses_of_gutter",
    "guesses_of_race",
    "places",
    "said_at",
]
