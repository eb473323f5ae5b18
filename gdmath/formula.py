"""Formulas as trees: what they are made of, and what is allowed in them."""

from typing import NamedTuple, TypeAlias

import numpy as np

__all__ = [
    "ALIASES",
    "BASES",
    "CALLED",
    "CONSTANTS",
    "FUNCTIONS",
    "NO_SLOPE",
    "SPELLINGS",
    "Binary",
    "Call",
    "Negative",
    "Node",
    "Number",
    "Variable",
    "constant_value",
    "slope_size",
]

FUNCTIONS: dict[str, np.ufunc] = {
    "sin": np.sin,
    "cos": np.cos,
    "tan": np.tan,
    "asin": np.arcsin,
    "acos": np.arccos,
    "atan": np.arctan,
    "sinh": np.sinh,
    "cosh": np.cosh,
    "tanh": np.tanh,
    "asinh": np.arcsinh,
    "acosh": np.arccosh,
    "atanh": np.arctanh,
    "exp": np.exp,
    "log": np.log,
    "sqrt": np.sqrt,
    "abs": np.abs,
}
ALIASES = {"arcsin": "asin", "arccos": "acos", "arctan": "atan", "ln": "log"}
CONSTANTS = {"pi": float(np.pi), "e": float(np.e)}

# What functions may be called besides, in formulas that people type.
SPELLINGS = ALIASES | {
    f"{inverse}{name}h": f"a{name}h" for name in ("sin", "cos", "tan") for inverse in ("ar", "arc")
}
SPELLINGS["lg"] = "log10"

_LEVEL = "it is level and jumps, so it has no slope to follow"
_EQUAL = "it has no slope where its arguments are equal"
# What is no part of a landscape, and why.
NO_SLOPE = {
    **dict.fromkeys(("floor", "ceil", "round", "trunc", "int", "sign", "sgn", "heaviside"), _LEVEL),
    "mod": "it jumps, and where it does it has no slope",
    "max": f"{_EQUAL}; (x + y + |x - y|)/2 is the larger of x and y",
    "min": f"{_EQUAL}; (x + y - |x - y|)/2 is the smaller of x and y",
    "factorial": "it has values at whole numbers only",
}


class Number(NamedTuple):
    """A number; `symbol` is its name if it has one, such as pi."""

    value: float
    symbol: str = ""


class Variable(NamedTuple):
    """The parameter number `axis`, written as `name`."""

    axis: int
    name: str


class Negative(NamedTuple):
    """Minus `operand`."""

    operand: "Node"


class Binary(NamedTuple):
    """`left operator right`, where the operator is one of + - * / ^."""

    operator: str
    left: "Node"
    right: "Node"


class Call(NamedTuple):
    """`function(argument)`, with a function of `FUNCTIONS`."""

    function: str
    argument: "Node"


Node: TypeAlias = Number | Variable | Negative | Binary | Call

# The logarithms to another base: what the natural one is divided by.
BASES = {"log2": Number(float(np.log(2)), "ln(2)"), "log10": Number(float(np.log(10)), "ln(10)")}
CALLED = (*FUNCTIONS, *BASES, *SPELLINGS)


def slope_size(node: Node, axis: int) -> tuple[int, int]:
    """Return how many terms a tree has, and its slope along a variable if nothing is simplified.

    >>> x = Variable(0, "x")
    >>> slope_size(Binary("*", x, x), 0), slope_size(Binary("*", x, x), 1)
    ((3, 6), (3, 0))
    """
    match node:
        case Number():
            return 1, 0
        case Variable(own, _):
            return 1, int(own == axis)
        case Negative(operand):
            size, slope = slope_size(operand, axis)
            return size + 1, slope and slope + 1
        case Call(_, argument):
            size, slope = slope_size(argument, axis)
            return size + 1, slope and slope + size + 6
        case Binary(operator, left, right):
            (first, rises), (second, bends) = (slope_size(part, axis) for part in (left, right))
            size = first + second + 1
            by_left, by_right = {
                "+": (1, 0),
                "-": (1, 0),
                "*": (second + 1, first + 1),
                "/": (second + 1, first + 2 * second + 5),
                "^": (first + second + 4, size + first + 4),
            }[operator]
            return size, (rises and rises + by_left) + (bends and bends + by_right)


_OPERATIONS = {"+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide, "^": np.power}


def constant_value(node: Node) -> float | None:
    """Return the value of a tree without variables, None for one with variables."""
    with np.errstate(all="ignore"):
        return _folded(node)


def _folded(node: Node) -> float | None:
    match node:
        case Number(value):
            return value
        case Variable():
            return None
        case Negative(operand):
            inner = _folded(operand)
            return None if inner is None else -inner
        case Call(function, argument):
            inner = _folded(argument)
            return None if inner is None else float(FUNCTIONS[function](inner))
        case Binary(operator, left, right):
            first, second = _folded(left), _folded(right)
            if first is None or second is None:
                return None
            return float(_OPERATIONS[operator](first, second))
