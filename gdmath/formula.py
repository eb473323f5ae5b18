"""Formulas as trees: what they are made of, and what is allowed in them."""

from typing import NamedTuple, TypeAlias

import numpy as np

__all__ = [
    "ALIASES",
    "CONSTANTS",
    "FUNCTIONS",
    "Binary",
    "Call",
    "Negative",
    "Node",
    "Number",
    "Variable",
    "constant_value",
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
