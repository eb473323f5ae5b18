"""The numbers of Downhill: landscapes, descents, fields and losses, with NumPy alone."""

from gdmath.bowls import quadratic
from gdmath.landscape import Landscape
from gdmath.landscapes import LANDSCAPES

__all__ = [
    "LANDSCAPES",
    "Landscape",
    "quadratic",
]
