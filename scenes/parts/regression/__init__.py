"""What `scenes/regression.py` alone needs."""

from scenes.parts.regression.bottoms import Bottoms
from scenes.parts.regression.bowtie import BowTie, Outcomes, Ways
from scenes.parts.regression.card import Truth
from scenes.parts.regression.fits import plan_for
from scenes.parts.regression.here import Here
from scenes.parts.regression.results import Results
from scenes.parts.regression.sliced import Nudged

__all__ = [
    "Bottoms",
    "BowTie",
    "Here",
    "Nudged",
    "Outcomes",
    "Results",
    "Truth",
    "Ways",
    "plan_for",
]
