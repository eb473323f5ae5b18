"""The numbers of Downhill: landscapes, descents, fields and losses, with NumPy alone."""

from gdmath.bowls import quadratic
from gdmath.descent import ascend, descend
from gdmath.landscape import Landscape
from gdmath.landscapes import LANDSCAPES
from gdmath.optimizer import Optimizer, gradient_descent, momentum, nesterov
from gdmath.trajectory import Status, Trajectory

__all__ = [
    "LANDSCAPES",
    "Landscape",
    "Optimizer",
    "Status",
    "Trajectory",
    "ascend",
    "descend",
    "gradient_descent",
    "momentum",
    "nesterov",
    "quadratic",
]
