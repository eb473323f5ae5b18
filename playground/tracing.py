"""Writes down what a landscape of gdmath computes, operation by operation.

The playground runs these tapes, so it computes gdmath's numbers by gdmath's own steps, and nothing
about a landscape is typed twice. A tape is a list of rows `[operation, input, …]` in the order in
which they are computed; an input is the number of an earlier row. The first rows are the
coordinates; `["c", value]` is a constant.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

Row = list[Any]

_UFUNCS = {
    np.add: "+",
    np.subtract: "-",
    np.multiply: "*",
    np.divide: "/",
    np.negative: "neg",
    np.sin: "sin",
    np.cos: "cos",
    np.exp: "exp",
    np.expm1: "expm1",
    np.sqrt: "sqrt",
    np.hypot: "hypot",
    np.rint: "rint",
    np.abs: "abs",
    np.maximum: "max",
    np.less: "<",
    np.equal: "==",
    np.invert: "not",
}


class Tape:
    """Rows under construction; the same operation on the same inputs is one row."""

    def __init__(self, dimension: int) -> None:
        self.rows: list[Row] = [["x", axis] for axis in range(dimension)]
        self._known: dict[tuple[Any, ...], int] = {}

    def row(self, *entry: Any) -> int:
        if entry not in self._known:
            self._known[entry] = len(self.rows)
            self.rows.append(list(entry))
        return self._known[entry]

    def constant(self, value: float) -> int:
        return self.row("c", float(value))


class Traced:
    """Stands for an array of shape (d,), (d, d) or (): knows the row of each of its entries.

    A question about a whole batch ("is any of you far out?") is answered no, which leads to the
    code that works for every point.
    """

    __array_priority__ = 1000

    def __init__(self, tape: Tape, rows: Any) -> None:
        self.tape = tape
        self.rows = np.asarray(rows, dtype=object)

    @property
    def shape(self) -> tuple[int, ...]:
        return self.rows.shape

    def copy(self) -> Traced:
        return Traced(self.tape, self.rows.copy())

    def max(self, initial: float = 0.0) -> Traced:
        return Traced(self.tape, self.tape.constant(initial))

    min = max

    def __bool__(self) -> bool:
        return False

    # Places

    def __getitem__(self, key: Any) -> Traced:
        if isinstance(key, Traced):  # a choice of points: all are computed, the choice comes later
            return self.copy()
        found = self.rows[key]
        return Traced(self.tape, found)

    def __setitem__(self, key: Any, value: Any) -> None:
        if isinstance(key, Traced):
            self.rows[...] = _select(self.tape, key, value, self).rows
            return
        rows = _rows(self.tape, value)
        self.rows[key] = rows[()] if rows.ndim == 0 else rows

    # Operations

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, out: Any = None) -> Any:
        if method != "__call__":
            return NotImplemented
        if ufunc is np.matmul:
            result = self._turned(inputs[0], inputs[1])
        else:
            sides = np.broadcast_arrays(*(_rows(self.tape, side) for side in inputs))
            name = _UFUNCS[ufunc]
            flat = [
                self.tape.row(name, *entry)
                for entry in zip(*(s.ravel() for s in sides), strict=True)
            ]
            result = Traced(self.tape, np.array(flat, dtype=object).reshape(sides[0].shape))
        if out is None:
            return result
        (target,) = out
        target.rows[...] = result.rows
        return target

    def _turned(self, points: Traced, matrix: Any) -> Traced:
        """A row of numbers times a matrix whose entries are ±1 or ±½: products are exact."""
        sums = []
        for column in matrix.T:
            total: Any = points[..., 0] * column[0]
            for axis in range(1, len(column)):
                total = total + points[..., axis] * column[axis]
            sums.append(total.rows[()])
        return Traced(self.tape, sums)

    def __array_function__(self, function: Any, types: Any, args: Any, kwargs: Any) -> Any:
        if function is np.empty_like:
            return self.copy()
        if function is np.where:
            return _select(self.tape, *args)
        if function is np.empty:
            return NotImplemented
        raise TypeError(f"{function.__name__} cannot be written to a tape.")

    def __add__(self, other: Any) -> Any:
        return np.add(self, other)

    def __radd__(self, other: Any) -> Any:
        return np.add(other, self)

    def __sub__(self, other: Any) -> Any:
        return np.subtract(self, other)

    def __rsub__(self, other: Any) -> Any:
        return np.subtract(other, self)

    def __mul__(self, other: Any) -> Any:
        return np.multiply(self, other)

    def __rmul__(self, other: Any) -> Any:
        return np.multiply(other, self)

    def __truediv__(self, other: Any) -> Any:
        return np.divide(self, other)

    def __rtruediv__(self, other: Any) -> Any:
        return np.divide(other, self)

    def __neg__(self) -> Any:
        return np.negative(self)

    def __lt__(self, other: Any) -> Any:
        return np.less(self, other)

    def __gt__(self, other: Any) -> Any:
        return np.less(other, self)

    def __eq__(self, other: Any) -> Any:
        return np.equal(self, other)

    __hash__ = None  # type: ignore[assignment]

    def __invert__(self) -> Any:
        return np.invert(self)

    def __imul__(self, other: Any) -> Traced:
        self.rows[...] = np.multiply(self, other).rows
        return self

    def __iadd__(self, other: Any) -> Traced:
        self.rows[...] = np.add(self, other).rows
        return self


def _rows(tape: Tape, value: Any) -> Any:
    """The rows of an operand; numbers become constants."""
    if isinstance(value, Traced):
        return value.rows
    array = np.asarray(value, dtype=float)
    flat = [tape.constant(number) for number in array.ravel()]
    return np.array(flat, dtype=object).reshape(array.shape)


def _select(tape: Tape, condition: Any, yes: Any, no: Any) -> Traced:
    sides = np.broadcast_arrays(*(_rows(tape, side) for side in (condition, yes, no)))
    flat = [tape.row("select", *entry) for entry in zip(*(s.ravel() for s in sides), strict=True)]
    return Traced(tape, np.array(flat, dtype=object).reshape(sides[0].shape))


def trace(function: Callable[[Any], Any], dimension: int) -> dict[str, Any]:
    """The tape of a function of points: its rows, and which of them are its results."""
    tape = Tape(dimension)
    result = function(Traced(tape, list(range(dimension))))
    return {"rows": tape.rows, "results": [int(row) for row in _rows(tape, result).ravel()]}


def trace_hessian(landscape: Any) -> dict[str, Any]:
    """The tape of second derivatives, row by row.

    gdmath fills them into an array of plain floats, so that array is watched here instead.
    """
    sheets: list[Traced] = []
    tape = Tape(landscape.dimension)
    points = Traced(tape, list(range(landscape.dimension)))
    plain = np.empty

    def empty(shape: Any, *args: Any, **kwargs: Any) -> Any:
        sheet = Traced(tape, plain(shape, dtype=object))
        sheets.append(sheet)
        return sheet

    try:
        np.empty = empty  # type: ignore[assignment]
        result = landscape.hessian_function(points)
    finally:
        np.empty = plain  # type: ignore[assignment]
    return {"rows": tape.rows, "results": [int(row) for row in _rows(tape, result).ravel()]}
