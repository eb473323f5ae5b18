"""The numbers of Downhill: landscapes, descents, fields and losses, with NumPy alone."""

from gdmath.adam import adam, adamw, amsgrad, nadam
from gdmath.adaptive import adadelta, adagrad, lion, rmsprop
from gdmath.basins import BasinMap, basins
from gdmath.bowls import parabola, quadratic
from gdmath.descent import ascend, descend
from gdmath.field import GradientField, gradient_field
from gdmath.landscape import Landscape
from gdmath.landscapes import LANDSCAPES
from gdmath.optimizer import Optimizer, gradient_descent, momentum, nesterov
from gdmath.optimizers import OPTIMIZERS
from gdmath.schedules import SCHEDULES
from gdmath.stability import Stability, stability
from gdmath.trajectory import Status, Trajectory

__all__ = [
    "LANDSCAPES",
    "OPTIMIZERS",
    "SCHEDULES",
    "BasinMap",
    "GradientField",
    "Landscape",
    "Optimizer",
    "Stability",
    "Status",
    "Trajectory",
    "adadelta",
    "adagrad",
    "adam",
    "adamw",
    "amsgrad",
    "ascend",
    "basins",
    "descend",
    "gradient_descent",
    "gradient_field",
    "lion",
    "momentum",
    "nadam",
    "nesterov",
    "parabola",
    "quadratic",
    "rmsprop",
    "stability",
]
