"""What `scenes/loss_curve.py` alone needs."""

from scenes.parts.loss_curve.apart import LastStep
from scenes.parts.loss_curve.choosing import plan_for
from scenes.parts.loss_curve.dots import Dots
from scenes.parts.loss_curve.evenings import Evenings
from scenes.parts.loss_curve.hill import Hill
from scenes.parts.loss_curve.lighting import FIRST, SECOND, Sigma, lit
from scenes.parts.loss_curve.misses import Misses
from scenes.parts.loss_curve.morning import Morning
from scenes.parts.loss_curve.opening import Opening
from scenes.parts.loss_curve.shapes import guess_of
from scenes.parts.loss_curve.sides import Sides
from scenes.parts.loss_curve.signs import Signs

__all__ = [
    "FIRST",
    "SECOND",
    "Dots",
    "Evenings",
    "Hill",
    "LastStep",
    "Misses",
    "Morning",
    "Opening",
    "Sides",
    "Sigma",
    "Signs",
    "guess_of",
    "lit",
    "plan_for",
]
