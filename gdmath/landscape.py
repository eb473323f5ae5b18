"""A landscape: a function to walk on, its gradient, and what is known about it."""

from collections.abc import Callable
from typing import Any, NoReturn, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from gdmath.checks import frozen_array, points_array, real, real_array, shorten, text
from gdmath.errors import InputError, InputTypeError
from gdmath.expression import differentiated
from gdmath.second import Differences, Floats, Slopes
from gdmath.turning import Turn

__all__ = ["Floats", "Function", "Landscape", "Window", "window_of"]

Function: TypeAlias = Callable[[Floats], Floats]
Window: TypeAlias = tuple[tuple[float, float], ...]


class Landscape:
    """A function of d parameters with its gradient, its window and its known minima.

    Args:
        name: what people call it.
        value: function of points, (..., d) -> (...).
        gradient: its gradient, (..., d) -> (..., d). Without it, central differences of the values
            stand in, as `repr` then says.
        window: ((low, high), ...) per axis, the part worth plotting; its length is d.
        minima: (k, d) known minima; none by default.
        hessian: second derivatives, (..., d) -> (..., d, d). Without it, central differences of
            the gradient stand in.
        formula: the function in Typst's mathematics, for pictures.
        expression: the function in plain text, as `Landscape.from_expression` reads it.
        plot_log: whether plots should draw log f instead of f, for functions whose values span
            many powers of ten.

    The functions get float64 arrays with at least one axis and must treat leading axes as a batch,
    one point independent of the other. They stay reachable, unchecked, as `value_function`,
    `gradient_function` and `hessian_function` for loops that checked their points once.

    Raises TypeError or ValueError if an argument does not fit the others.

    >>> bowl = Landscape("bowl", lambda p: p[..., 0] ** 2, lambda p: 2 * p, window=((-1, 1),))
    >>> bowl.value([0.5]), bowl.gradient([0.5]), bowl.hessian([0.5])
    (np.float64(0.25), array([1.]), array([[2.]]))
    >>> Landscape("bowl", lambda p: p[..., 0] ** 2, window=[(-1, 1)]).gradient([0.5]).round(9)
    array([1.])
    >>> bowl.value([0.5, 0.5])
    Traceback (most recent call last):
    gdmath.errors.InputError: points must have 1 number in the last axis, got shape (2,).
    """

    __slots__ = (
        "dimension",
        "expression",
        "formula",
        "gradient_function",
        "hessian_function",
        "minima",
        "name",
        "plot_log",
        "value_function",
        "window",
    )

    name: str
    value_function: Function
    gradient_function: Function
    hessian_function: Function
    window: Window
    dimension: int
    minima: Floats
    formula: str
    expression: str
    plot_log: bool

    def __init__(
        self,
        name: str,
        value: Function,
        gradient: Function | None = None,
        window: ArrayLike = (),
        *,
        minima: ArrayLike = (),
        hessian: Function | None = None,
        formula: str = "",
        expression: str = "",
        plot_log: bool = False,
    ) -> None:
        functions = (("value", value), ("gradient", gradient), ("hessian", hessian))
        for role, function in functions:
            if not callable(function) and not (role != "value" and function is None):
                raise InputTypeError(
                    f"{role} must be a function of points, got {shorten(function)}."
                )
        frame = window_of(window)
        set_once = super().__setattr__
        set_once("name", text("name", name))
        set_once("value_function", value)
        slopes = gradient or Slopes(value)
        set_once("gradient_function", slopes)
        set_once("hessian_function", hessian or Differences(slopes))
        set_once("window", frame)
        set_once("dimension", len(frame))
        set_once("minima", _minima(minima, len(frame)))
        set_once("formula", text("formula", formula))
        set_once("expression", text("expression", expression))
        set_once("plot_log", bool(plot_log))

    def with_window(self, window: ArrayLike) -> "Landscape":
        """Return the same landscape over another window, of as many axes.

        Raises TypeError or ValueError if the window does not fit.

        >>> from gdmath import LANDSCAPES
        >>> LANDSCAPES["paraboloid"].with_window(((-1, 1), (-2, 2))).window
        ((-1.0, 1.0), (-2.0, 2.0))
        """
        return Landscape(
            self.name,
            self.value_function,
            self.gradient_function,
            window,
            minima=self.minima,
            hessian=self.hessian_function,
            formula=self.formula,
            expression=self.expression,
            plot_log=self.plot_log,
        )

    def turned(self, degrees: float) -> "Landscape":
        """Return the landscape turned about the middle of its window, counter-clockwise.

        The hills and the minima turn; the window stays upright.

        Raises TypeError or ValueError unless it has two parameters and the angle is a number.

        >>> from gdmath import quadratic
        >>> valley = quadratic(100).turned(45)
        >>> valley, valley.value([1, 1]).round(9), valley.value([1, -1]).round(9)
        (Landscape('quadratic turned by 45°', window=((-3.0, 3.0), (-3.0, 3.0))),
         np.float64(100.0), np.float64(1.0))
        """
        angle = real("degrees", degrees)
        if self.dimension != 2:
            raise InputError(
                f"a landscape must have 2 parameters to be turned; {self.name!r} has "
                f"{self.dimension}."
            )
        x, y = (0.5 * (low + high) for low, high in self.window)
        turn = Turn.by(angle, (x, y))
        return Landscape(
            f"{self.name} turned by {angle:g}°",
            turn.value(self.value_function),
            turn.gradient(self.gradient_function),
            self.window,
            minima=turn.points(self.minima),
            hessian=turn.hessian(self.hessian_function),
            plot_log=self.plot_log,
        )

    @classmethod
    def from_expression(
        cls, expression: str, window: ArrayLike, *, name: str = "", minima: ArrayLike = ()
    ) -> "Landscape":
        """Return the landscape of a formula in plain text, with exact first and second derivatives.

        Args:
            expression: sums, products, quotients and powers (`^` or `**`) of numbers, `pi`, `e`,
                the variables x, y, z or x1, x2, …, and sin, cos, tan, asin, acos, atan, sinh, cosh,
                tanh, asinh, acosh, atanh, exp, log (natural, also ln), log2, log10 (also lg), sqrt
                and abs; written as people do: 2xy, x², |x|, √x, π, sin² x. What can be read in two
                ways, such as 1/2x, is refused. It is never evaluated as Python.
            window: ((low, high), ...); its length is the number of variables.
            name: what people call it; the formula itself by default.
            minima: (k, d) known minima.

        Raises ValueError, with the position, for a formula that does not parse.

        >>> hills = Landscape.from_expression("sin(x)*sin(y)", window=((-4, 4), (-4, 4)))
        >>> hills.gradient([0, 0.5]).round(4), hills.formula
        (array([0.4794, 0.    ]), 'sin(x) sin(y)')
        """
        frame = window_of(window)
        read = differentiated(expression, len(frame))
        return Landscape(
            name or expression.strip(),
            read.value,
            read.gradient,
            frame,
            minima=minima,
            hessian=read.hessian,
            formula=read.formula,
            expression=expression,
        )

    def value(self, points: ArrayLike) -> Floats:
        """Return f at the points, (..., d) -> (...).

        Values that overflow or leave the domain are infinite or NaN, without a warning. Raises
        ValueError for a wrong last axis, TypeError for anything but real numbers.
        """
        return self._call("value", self.value_function, points, 0)

    def gradient(self, points: ArrayLike) -> Floats:
        """Return the gradient of f at the points, (..., d) -> (..., d); errors as for `value`."""
        return self._call("gradient", self.gradient_function, points, 1)

    def hessian(self, points: ArrayLike) -> Floats:
        """Return the second derivatives, (..., d) -> (..., d, d); errors as for `value`."""
        return self._call("hessian", self.hessian_function, points, 2)

    def _call(self, role: str, function: Function, points: ArrayLike, axes: int) -> Floats:
        array = points_array("points", points, self.dimension)
        # NumPy's vector loops for exp and others fall back to another routine, with other last
        # bits, when they walk backwards through memory. A copy walks forwards.
        if min(array.strides) < 0:
            array = np.ascontiguousarray(array)
        with np.errstate(all="ignore"):
            result = np.asarray(function(array), dtype=np.float64)
        expected = array.shape[:-1] + (self.dimension,) * axes
        if result.shape != expected:
            raise InputError(
                f"the {role} of landscape {self.name!r} must have shape {expected} for points of "
                f"shape {array.shape}, got shape {result.shape}."
            )
        return result[()]  # a number for one point, the array itself otherwise

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a Landscape cannot be changed: {name!r} stays as it is.")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a Landscape cannot be changed: {name!r} stays as it is.")

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, tuple(getattr(self, slot) for slot in _ARGUMENTS)

    def __repr__(self) -> str:
        by = ", gradient by differences" if isinstance(self.gradient_function, Slopes) else ""
        return f"Landscape({self.name!r}, window={self.window}{by})"


_ARGUMENTS = (
    "name",
    "value_function",
    "gradient_function",
    "window",
    "minima",
    "hessian_function",
    "formula",
    "expression",
    "plot_log",
)


def _rebuild(*arguments: Any) -> Landscape:
    """Make a landscape again from what `Landscape.__reduce__` saved."""
    name, value, gradient, window, minima, hessian, formula, expression, plot_log = arguments
    return Landscape(
        name,
        value,
        gradient,
        window,
        minima=minima,
        hessian=hessian,
        formula=formula,
        expression=expression,
        plot_log=plot_log,
    )


def window_of(window: ArrayLike) -> Window:
    """Return a window as tuples of floats, one (low, high) per axis; raises as `Landscape` does."""
    array = real_array("window", window)
    if array.ndim != 2 or array.shape[0] == 0 or array.shape[1] != 2:
        raise InputError(f"window must be one (low, high) pair per axis, got {shorten(window)}.")
    for low, high in array:
        if not low < high:
            raise InputError(f"window must have low < high on every axis, got {shorten(window)}.")
    return tuple((real("window", low), real("window", high)) for low, high in array)


def _minima(minima: ArrayLike, dimension: int) -> Floats:
    """Return the minima as a read-only (k, d) array; k may be 0."""
    array = real_array("minima", minima)
    if array.size == 0:
        array = array.reshape(0, dimension)
    if array.ndim != 2 or array.shape[1] != dimension:
        raise InputError(
            f"minima must have shape (k, {dimension}) for a window of {dimension} "
            f"ax{'e' if dimension > 1 else 'i'}s, got shape {array.shape}."
        )
    return frozen_array(array)
