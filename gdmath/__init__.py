"""The numbers of Downhill: landscapes, descents, fields and losses, with NumPy alone."""

from typing import TYPE_CHECKING

from gdmath.adam import adam, adamw, amsgrad, nadam
from gdmath.adaptive import adadelta, adagrad, lion, rmsprop
from gdmath.basins import BasinMap, End, basins, settle
from gdmath.bowls import parabola, quadratic
from gdmath.convexity import is_convex
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
from gdmath.stability import Stability, stability, step_factors, suitable_rate
from gdmath.trajectory import Status, Trajectory

if TYPE_CHECKING:
    from gdmath.arrivals import arrival
    from gdmath.conjugate import conjugate_gradient
    from gdmath.critical import LevelPoints, level_points
    from gdmath.eigenmodes import Modes, MomentumModes, modes, momentum_modes
    from gdmath.examples import ColumnUnits, Examples, train_test_split
    from gdmath.features import (
        BiasVariance,
        Polynomial,
        bias_variance,
        fit_polynomial,
        polynomial_features,
    )
    from gdmath.linear import curvature_axes, linear_landscape
    from gdmath.loading import load_examples
    from gdmath.logistic import are_separable, logistic_landscape, logistic_loss, sigmoid
    from gdmath.network import Network, network_landscape, two_spirals
    from gdmath.quasi_newton import lbfgs
    from gdmath.racing import Lap, Protocol, Race, Track, race
    from gdmath.ridges import twins
    from gdmath.search import coordinate_search
    from gdmath.shuffles import bands, single_gradients, train_orders
    from gdmath.slices import (
        Principal,
        Shadow,
        filter_normalised,
        principal_directions,
        shadow,
        slice_landscape,
    )
    from gdmath.stepping import armijo, newton, polyak_step
    from gdmath.tables import load_table
    from gdmath.training import train, training_log
    from gdmath.tuning import Tuning, tune_learning_rate
    from gdmath.units import StandardUnits
else:
    from gdmath.later import __getattr__ as __getattr__

__version__ = "0.1.0.dev0"

__all__ = [
    "LANDSCAPES",
    "OPTIMIZERS",
    "SCHEDULES",
    "BasinMap",
    "BiasVariance",
    "ColumnUnits",
    "Dataset",
    "End",
    "Examples",
    "GradientField",
    "InputError",
    "InputFileError",
    "InputTypeError",
    "Landscape",
    "Lap",
    "LevelPoints",
    "Modes",
    "MomentumModes",
    "Network",
    "Optimizer",
    "Polynomial",
    "Principal",
    "Protocol",
    "Race",
    "Shadow",
    "Stability",
    "StandardUnits",
    "Status",
    "Track",
    "Trajectory",
    "Tuning",
    "adadelta",
    "adagrad",
    "adam",
    "adamw",
    "amsgrad",
    "are_separable",
    "armijo",
    "arrival",
    "ascend",
    "bands",
    "basins",
    "bias_variance",
    "conjugate_gradient",
    "constant",
    "coordinate_search",
    "cosine",
    "curvature_axes",
    "cyclic",
    "derivation",
    "descend",
    "exponential",
    "filter_normalised",
    "fit_polynomial",
    "gradient_descent",
    "gradient_field",
    "inverse_time",
    "is_convex",
    "lbfgs",
    "least_squares",
    "level_points",
    "linear_data",
    "linear_landscape",
    "lion",
    "load_examples",
    "load_table",
    "logistic_landscape",
    "logistic_loss",
    "modes",
    "momentum",
    "momentum_modes",
    "mse",
    "mse_gradient",
    "nadam",
    "nesterov",
    "network_landscape",
    "newton",
    "one_cycle",
    "parabola",
    "parabolic_data",
    "polyak_step",
    "polynomial",
    "polynomial_features",
    "predict",
    "principal_directions",
    "quadratic",
    "race",
    "regression_landscape",
    "rmse",
    "rmsprop",
    "settle",
    "shadow",
    "sigmoid",
    "single_gradients",
    "slice_landscape",
    "sse",
    "stability",
    "step_decay",
    "step_factors",
    "suitable_rate",
    "train",
    "train_orders",
    "train_test_split",
    "training_log",
    "tune_learning_rate",
    "twins",
    "two_spirals",
    "warmup_cosine",
]
