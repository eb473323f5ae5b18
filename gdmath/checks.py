"""Checks of arguments: bad input gets one clear sentence.

Each sentence names the argument, shows the value and says what is allowed. A check returns the
argument in the type that the numbers want, so that a caller checks and converts in one line.
"""

import math
from collections.abc import Iterable
from typing import Any, SupportsIndex

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdmath.errors import InputError, InputTypeError

__all__ = [
    "choice",
    "did_you_mean",
    "frozen_array",
    "points_array",
    "real",
    "real_array",
    "shorten",
    "text",
    "whole",
]

_REAL_KINDS = "iuf"


def shorten(value: object, limit: int = 60) -> str:
    """Return `repr(value)` on one line, cut in the middle when it is longer than `limit`.

    >>> shorten("x" * 100, limit=20)
    "'xxxxxxx ... xxxxxx'"
    """
    try:
        shown = " ".join(repr(value).split())
    except ValueError:  # an integer of thousands of digits
        shown = f"a very long {type(value).__name__}"
    if len(shown) <= limit:
        return shown
    head = (limit - 4) // 2
    return f"{shown[:head]} ... {shown[len(shown) - (limit - 5 - head) :]}"


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return `' Did you mean …?'` with the nearest known name, or an empty string.

    >>> did_you_mean("adma", ["adam", "momentum"])
    " Did you mean 'adam'?"
    """
    import difflib  # only needed once something went wrong

    nearest = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f" Did you mean {nearest[0]!r}?" if nearest else ""


def real(
    name: str,
    value: object,
    *,
    above: float | None = None,
    at_least: float | None = None,
    below: float | None = None,
    at_most: float | None = None,
) -> float:
    """Return `value` as a finite float inside the given bounds.

    Raises TypeError if it is not a real number, ValueError if it is not finite or out of bounds.

    >>> real("learning_rate", 1, above=0)
    1.0
    >>> real("learning_rate", -0.1, above=0)
    Traceback (most recent call last):
    gdmath.errors.InputError: learning_rate must be a finite number above 0, got -0.1.
    """
    number = _number(value)
    bounds = _bounds(above=above, at_least=at_least, below=below, at_most=at_most)
    if number is None:
        raise InputTypeError(f"{name} must be a finite number{bounds}, got {shorten(value)}.")
    inside = (
        math.isfinite(number)
        and (above is None or number > above)
        and (at_least is None or number >= at_least)
        and (below is None or number < below)
        and (at_most is None or number <= at_most)
    )
    if not inside:
        raise InputError(f"{name} must be a finite number{bounds}, got {shorten(value)}.")
    return number


def whole(
    name: str, value: object, *, at_least: int | None = None, at_most: int | None = None
) -> int:
    """Return `value` as an int inside the given bounds; 3.0 is not a whole number, `True` neither.

    Raises TypeError if it is not an integer, ValueError if it is out of bounds.

    >>> whole("steps", 100, at_least=0)
    100
    """
    bounds = _bounds(at_least=at_least, at_most=at_most)
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, SupportsIndex):
        raise InputTypeError(f"{name} must be a whole number{bounds}, got {shorten(value)}.")
    try:
        number = value.__index__()
    except TypeError:  # an array of several numbers has the method, but not the meaning
        raise InputTypeError(
            f"{name} must be a whole number{bounds}, got {shorten(value)}."
        ) from None
    if (at_least is not None and number < at_least) or (at_most is not None and number > at_most):
        raise InputError(f"{name} must be a whole number{bounds}, got {shorten(value)}.")
    return number


def text(name: str, value: object) -> str:
    """Return `value` if it is a string; raises TypeError otherwise."""
    if not isinstance(value, str):
        raise InputTypeError(f"{name} must be a string, got {shorten(value)}.")
    return value


def choice(name: str, value: object, allowed: Iterable[str]) -> str:
    """Return `value` if it is one of the allowed words.

    Raises ValueError with the list of the allowed words and the nearest one.

    >>> choice("record", "lats", ("all", "last"))
    Traceback (most recent call last):
    gdmath.errors.InputError: record must be one of 'all', 'last', got 'lats'. Did you mean 'last'?
    """
    words = tuple(allowed)
    if isinstance(value, str) and value in words:
        return value
    hint = did_you_mean(value, words) if isinstance(value, str) else ""
    listed = ", ".join(repr(word) for word in words)
    raise InputError(f"{name} must be one of {listed}, got {shorten(value)}.{hint}")


def real_array(name: str, value: ArrayLike, *, finite: bool = True) -> NDArray[np.float64]:
    """Return `value` as a float64 array (without a copy where it already is one).

    Raises TypeError for anything but real numbers, ValueError for ragged lists and, unless
    `finite` is false, for NaN and infinities.
    """
    try:
        array = np.asarray(value)
    except ValueError:
        raise InputError(
            f"{name} must be a regular array of numbers, got rows of different lengths: "
            f"{shorten(value)}."
        ) from None
    # An empty list has no numbers in it yet; NumPy calls it float64, which is fine here.
    if array.dtype.kind not in _REAL_KINDS:
        raise InputTypeError(f"{name} must be real numbers, got {shorten(value)}.")
    array = array.astype(np.float64, copy=False)
    if finite and not np.isfinite(array).all():
        raise InputError(f"{name} must be finite numbers, got {shorten(value)}.")
    return array


def points_array(name: str, value: ArrayLike, dimension: int) -> NDArray[np.float64]:
    """Return `value` as float64 points of shape (..., dimension); the cost is O(1) for arrays.

    The numbers themselves are not looked at: NaN and infinities pass.
    """
    ready = type(value) is np.ndarray and value.dtype == np.float64
    points: NDArray[np.float64] = (
        value if ready else real_array(name, value, finite=False)  # type: ignore[assignment]
    )
    if points.ndim == 0 or points.shape[-1] != dimension:
        raise InputError(
            f"{name} must have {dimension} number{'s' * (dimension != 1)} in the last axis, "
            f"got shape {points.shape}."
        )
    return points


def frozen_array(array: NDArray[Any]) -> NDArray[Any]:
    """Return a C-contiguous copy that nobody can write to."""
    copy = np.array(array, order="C")
    copy.flags.writeable = False
    return copy


def _number(value: object) -> float | None:
    """Return `value` as a float, or None if it is not one real number."""
    if isinstance(value, (bool, np.bool_, str, bytes)):
        return None
    try:
        array = np.asarray(value)
        # Python's own integers may be too long for NumPy, but not for float.
        if array.dtype.kind not in _REAL_KINDS and not isinstance(value, int):
            return None
        return float(array) if array.ndim == 0 else None
    except OverflowError:
        return math.inf
    except (TypeError, ValueError):
        return None


def _bounds(
    *,
    above: float | None = None,
    at_least: float | None = None,
    below: float | None = None,
    at_most: float | None = None,
) -> str:
    """Say the bounds in words: `' above 0 and at most 1'`."""
    words = (("above", above), ("at least", at_least), ("below", below), ("at most", at_most))
    said = " and ".join(f"{word} {bound:g}" for word, bound in words if bound is not None)
    return f" {said}" if said else ""
