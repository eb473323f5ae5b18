"""Names of gdmath that are imported when they are first asked for: what few programs need.

`import gdmath` has to stay quick. Programs that care which modules they are made of, as films do,
write `from gdmath.racing import race`; for everybody else there is `from gdmath import race`. A
name that is that of its module cannot be here: the module would take its place.
"""

from typing import Any

__all__ = ["MODULES", "__getattr__"]

# Where each of them is.
MODULES = {
    name: module
    for module, names in {
        "arrivals": ("arrival",),
        "conjugate": ("conjugate_gradient",),
        "critical": ("LevelPoints", "level_points"),
        "eigenmodes": ("Modes", "MomentumModes", "modes", "momentum_modes"),
        "examples": ("ColumnUnits", "Examples", "train_test_split"),
        "features": (
            "BiasVariance",
            "Polynomial",
            "bias_variance",
            "fit_polynomial",
            "polynomial_features",
        ),
        "linear": ("curvature_axes", "linear_landscape"),
        "loading": ("load_examples",),
        "logistic": ("are_separable", "logistic_landscape", "logistic_loss", "sigmoid"),
        "network": ("Network", "network_landscape", "two_spirals"),
        "quasi_newton": ("lbfgs",),
        "racing": ("Lap", "Protocol", "Race", "Track", "race"),
        "ridges": ("twins",),
        "search": ("coordinate_search",),
        "shuffles": ("bands", "single_gradients", "train_orders"),
        "slices": (
            "Principal",
            "Shadow",
            "filter_normalised",
            "principal_directions",
            "shadow",
            "slice_landscape",
        ),
        "stepping": ("armijo", "newton", "polyak_step"),
        "tables": ("load_table",),
        "training": ("train", "training_log"),
        "tuning": ("Tuning", "tune_learning_rate"),
        "units": ("StandardUnits",),
    }.items()
    for name in names
}


def __getattr__(name: str) -> Any:
    """Return what gdmath calls so; raises AttributeError for a name that it does not have."""
    import sys
    from importlib import import_module

    if name not in MODULES:
        raise AttributeError(f"module 'gdmath' has no attribute {name!r}")
    value = getattr(import_module(f"gdmath.{MODULES[name]}"), name)
    setattr(sys.modules["gdmath"], name, value)  # so that it is asked for once
    return value
