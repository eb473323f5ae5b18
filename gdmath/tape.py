"""Formula trees as tapes: lists of NumPy operations, each result used as often as it is needed."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gdmath.formula import FUNCTIONS, Binary, Call, Negative, Node, Number, Variable

__all__ = ["Tape"]

_OPERATIONS = {"+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide}
# `sign` is no function of formulas, but the derivative of one.
_FUNCTIONS = FUNCTIONS | {"sign": np.sign}
# A longer product costs more than np.power and is no more exact.
_MAX_PRODUCT = 64

_Key = tuple[str, int, int]


class Tape:
    """Several formulas of the same variables, computed together.

    Args:
        nodes: the trees.
        shape: how their values are laid out behind the batch axes; () for one value.

    Called with points (..., d), it returns values (..., *shape). Equal subtrees are computed once.
    A point has the same value, to the last bit, alone and in a batch: every operation works element
    by element on contiguous memory, where NumPy's vector loops have one way only.
    """

    def __init__(self, nodes: Sequence[Node], shape: tuple[int, ...] = ()) -> None:
        self._shape = shape
        self._slots: dict[_Key, int] = {}
        self._constants: list[tuple[int, float]] = []
        self._columns: list[tuple[int, int]] = []
        self._steps: list[tuple[int, np.ufunc, tuple[int, ...]]] = []
        self._results = [self._slot_of(node) for node in nodes]

    def __call__(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        batch = points.shape[:-1]
        slots: list[NDArray[np.float64] | float] = [0.0] * len(self._slots)
        for slot, constant in self._constants:
            slots[slot] = constant
        for slot, axis in self._columns:
            slots[slot] = np.ascontiguousarray(points[..., axis]).reshape(-1)
        for slot, operation, inputs in self._steps:
            slots[slot] = operation(*[slots[source] for source in inputs])
        results = np.empty((int(np.prod(batch)), len(self._results)))
        for index, slot in enumerate(self._results):
            results[:, index] = slots[slot]
        return results.reshape(batch + self._shape)

    def _slot_of(self, node: Node) -> int:
        """Return where the value of a tree will be, after writing what computes it."""
        match node:
            case Number(value):
                return self._constant(value)
            case Variable(axis, _):
                return self._column(axis)
            case Negative(operand):
                return self._step("negative", np.negative, self._slot_of(operand))
            case Call(function, argument):
                return self._step(function, _FUNCTIONS[function], self._slot_of(argument))
            case Binary("^", base, exponent):
                return self._power(base, exponent)
            case Binary(operator, left, right):
                first, second = self._slot_of(left), self._slot_of(right)
                return self._step(operator, _OPERATIONS[operator], first, second)

    def _power(self, base: Node, exponent: Node) -> int:
        """Write whole and half powers as products and roots, which are exact to rounding."""
        power = exponent.operand if isinstance(exponent, Negative) else exponent
        if not isinstance(power, Number):
            first, second = self._slot_of(base), self._slot_of(exponent)
            return self._step("^", np.power, first, second)
        size = -power.value if power is not exponent else power.value
        slot = self._slot_of(base)
        if abs(size) > _MAX_PRODUCT or not (2 * size).is_integer():
            return self._step("^", np.power, slot, self._constant(size))
        result = self._product(slot, int(abs(size)))
        if not size.is_integer():
            root = self._step("sqrt", np.sqrt, slot)
            result = root if abs(size) < 1 else self._step("*", np.multiply, result, root)
        return result if size >= 0 else self._step("/", np.divide, self._constant(1.0), result)

    def _product(self, slot: int, count: int) -> int:
        """Write slot * slot * … by repeated squaring."""
        if count == 0:
            return self._constant(1.0)
        if count == 1:
            return slot
        half = self._product(slot, count // 2)
        square = self._step("*", np.multiply, half, half)
        return self._step("*", np.multiply, square, slot) if count % 2 else square

    # Value numbering: the same operation on the same inputs has the same slot.

    def _constant(self, value: float) -> int:
        key = (f"constant {value!r}", 0, 0)
        if key not in self._slots:
            self._slots[key] = len(self._slots)
            self._constants.append((self._slots[key], value))
        return self._slots[key]

    def _column(self, axis: int) -> int:
        key = ("column", axis, 0)
        if key not in self._slots:
            self._slots[key] = len(self._slots)
            self._columns.append((self._slots[key], axis))
        return self._slots[key]

    def _step(self, name: str, operation: np.ufunc, *inputs: int) -> int:
        key = (name, inputs[0], inputs[-1])
        if key not in self._slots:
            self._slots[key] = len(self._slots)
            self._steps.append((self._slots[key], operation, inputs))
        return self._slots[key]
