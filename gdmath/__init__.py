"""The numbers of Downhill: landscapes, descents, fields and losses, with NumPy alone."""

from gdmath.adam import adam, adamw, amsgrad, nadam
from gdmath.adaptive import adadelta, adagrad, lion, rmsprop
from gdmath.arrivals import arrival
from gdmath.basins import BasinMap, End, basins
from gdmath.bowls import parabola, quadratic
from gdmath.convexity import is_convex
from gdmath.critical import LevelPoints, level_points
from gdmath.dataset import Dataset, linear_data, parabolic_data
from gdmath.derivation import derivation
from gdmath.descent import ascend, descend
from gdmath.errors import InputError, InputFileError, InputTypeError
from gdmath.field import GradientField, gradient_field
from gdmath.landscape import Landscape
from gdmath.landscapes import LANDSCAPES
from gdmath.optimizer import Optimizer, gradient_descent, momentum, nesterov
from gdmath.optimizers import OPTIMIZERS
from gdmath.regression import (
    least_squares,
    mse,
    mse_gradient,
    predict,
    regression_landscape,
    rmse,
    sse,
)
from gdmath.ridges import twins
from gdmath.schedules import (
    SCHEDULES,
    constant,
    cosine,
    cyclic,
    exponential,
    inverse_time,
    one_cycle,
    polynomial,
    step_decay,
    warmup_cosine,
)
from gdmath.search import coordinate_search
from gdmath.stability import Stability, stability, step_factors, suitable_rate
from gdmath.tables import load_table
from gdmath.training import train, training_log
from gdmath.trajectory import Status, Trajectory
from gdmath.units import StandardUnits

__version__ = "0.1.0.dev0"

__all__ = [
    "LANDSCAPES",
    "OPTIMIZERS",
    "SCHEDULES",
    "BasinMap",
    "Dataset",
    "End",
    "GradientField",
    "InputError",
    "InputFileError",
    "InputTypeError",
    "Landscape",
    "LevelPoints",
    "Optimizer",
    "Stability",
    "StandardUnits",
    "Status",
    "Trajectory",
    "adadelta",
    "adagrad",
    "adam",
    "adamw",
    "amsgrad",
    "arrival",
    "ascend",
    "basins",
    "constant",
    "coordinate_search",
    "cosine",
    "cyclic",
    "derivation",
    "descend",
    "exponential",
    "gradient_descent",
    "gradient_field",
    "inverse_time",
    "is_convex",
    "least_squares",
    "level_points",
    "linear_data",
    "lion",
    "load_table",
    "momentum",
    "mse",
    "mse_gradient",
    "nadam",
    "nesterov",
    "one_cycle",
    "parabola",
    "parabolic_data",
    "polynomial",
    "predict",
    "quadratic",
    "regression_landscape",
    "rmse",
    "rmsprop",
    "sse",
    "stability",
    "step_decay",
    "step_factors",
    "suitable_rate",
    "train",
    "training_log",
    "twins",
    "warmup_cosine",
]
