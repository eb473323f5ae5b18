"""The value and the derivatives of a formula: read by `parser`, differentiated by SymPy."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from gdmath.errors import InputError
from gdmath.formula import (
    Binary,
    Call,
    Negative,
    Node,
    Number,
    Variable,
    constant_value,
    slope_size,
)
from gdmath.parser import parse
from gdmath.tape import Tape
from gdmath.typeset import term_by_term, typeset

if TYPE_CHECKING:  # SymPy takes a second to import; only a formula of one's own is worth it
    import sympy

__all__ = ["Algebra", "Differentiated", "differentiated", "lettered", "partial_formulas"]

# Products of many factors and towers of powers have derivatives far longer than themselves. The
# longest formula of the registry needs less than half of this.
MAX_SLOPE_SIZE = 800
# How many terms the slopes may have before they are simplified: with more of them, that alone would
# take longer than a second.
MAX_WRITTEN_OUT = 6000


class Differentiated(NamedTuple):
    """A formula f of d variables as functions of points (..., d), and as Typst source.

    ``value`` returns (...), ``gradient`` (..., d), ``hessian`` (..., d, d).
    """

    value: Tape
    gradient: Tape
    hessian: Tape
    formula: str


def differentiated(expression: str, dimension: int) -> Differentiated:
    """Return a formula in plain text with its exact first and second derivatives.

    Raises InputError, with the position, if it does not parse or its derivatives are too long.

    >>> import numpy as np
    >>> product = differentiated("x*y", 2)
    >>> product.gradient(np.array([2.0, 3.0])), product.formula
    (array([3., 2.]), 'x y')
    """
    tree = parse(expression, dimension)
    first, second = _derivatives(tree, dimension)
    return Differentiated(
        Tape([tree]),
        Tape(first, (dimension,)),
        Tape(second, (dimension, dimension)),
        typeset(tree),
    )


def partial_formulas(expression: str, dimension: int) -> tuple[str, ...]:
    """Return the partial derivatives of a formula as Typst source, one per variable.

    Raises ValueError if the formula does not parse or its derivatives are too long.

    >>> partial_formulas("sin(x)*sin(y)", 2)
    ('cos(x) sin(y)', 'sin(x) cos(y)')
    >>> partial_formulas("log(1 + x^2 + y^2)", 2)[0]
    '(2 x) / (1 + x^2 + y^2)'
    """
    first, _ = _derivatives(parse(expression, dimension), dimension)
    return tuple(lettered(typeset(term_by_term(slope)), dimension) for slope in first)


def lettered(source: str, dimension: int) -> str:
    """Return Typst source with x, y and z for x₁, x₂ and x₃, if there are no more than these.

    >>> lettered("x_1 + 2 x_2", 2), lettered("x_1 + 2 x_2", 4)
    ('x + 2 y', 'x_1 + 2 x_2')
    """
    if dimension > len("xyz"):
        return source
    letters = {f"x_{i + 1}": letter for i, letter in enumerate("xyz")}
    return re.sub(r"\bx_[123]\b", lambda m: letters[m[0]], source)


def _derivatives(tree: Node, dimension: int) -> tuple[list[Node], list[Node]]:
    """Return the trees of the first and, row by row, of the second derivatives."""
    algebra = Algebra(dimension)
    written_out = sum(slope_size(tree, axis)[1] for axis in range(dimension))
    formula = algebra.written(tree) if written_out <= MAX_WRITTEN_OUT else None
    first = [] if formula is None else [formula.diff(symbol) for symbol in algebra.symbols]
    if formula is None or algebra.size(first) > MAX_SLOPE_SIZE:
        raise InputError(
            "expression is too intricate to differentiate: its slopes have more than "
            f"{MAX_SLOPE_SIZE} terms."
        )
    # One triangle of the symmetric matrix, so that its mirror image agrees to the last bit.
    bends = {
        (row, column): algebra.read(first[row].diff(algebra.symbols[column]))
        for row in range(dimension)
        for column in range(row, dimension)
    }
    second = [bends[min(i, j), max(i, j)] for i in range(dimension) for j in range(dimension)]
    return [algebra.read(slope) for slope in first], second


def _functions(sympy: Any) -> dict[str, Any]:
    """Return SymPy's functions by name; of most, ones that are never evaluated.

    SymPy asks a function's argument whether it could be written otherwise, and that its own, so
    that tanh(tanh(tanh(…))) takes four times as long per level.
    """
    made = {name: getattr(sympy, name) for name in ("exp", "log", "sqrt")}
    root = sympy.sqrt
    slopes = {
        "sin": lambda u: made["cos"](u),
        "cos": lambda u: -made["sin"](u),
        "tan": lambda u: made["tan"](u) ** 2 + 1,
        "asin": lambda u: 1 / root(1 - u**2),
        "acos": lambda u: -1 / root(1 - u**2),
        "atan": lambda u: 1 / (u**2 + 1),
        "sinh": lambda u: made["cosh"](u),
        "cosh": lambda u: made["sinh"](u),
        "tanh": lambda u: 1 - made["tanh"](u) ** 2,
        "asinh": lambda u: 1 / root(u**2 + 1),
        "acosh": lambda u: 1 / (root(u - 1) * root(u + 1)),
        "atanh": lambda u: 1 / (1 - u**2),
        "abs": lambda u: made["sign"](u),
        # Its own slope is 0, but for a point that no descent meets.
        "sign": lambda u: sympy.Integer(0),
    }
    for name, slope in slopes.items():
        made[name] = type(name, (sympy.Function,), {"fdiff": _slope_of(slope)})
    return made


def _slope_of(slope: Callable[[Any], Any]) -> Callable[..., Any]:
    """Return a slope as SymPy's functions have it."""
    return lambda call, argindex=1: slope(call.args[0])


class Algebra:
    """The way from formula trees to SymPy's and back."""

    def __init__(self, dimension: int) -> None:
        import sympy

        self.sympy = sympy
        self.symbols = [sympy.Symbol(f"x{axis + 1}") for axis in range(dimension)]
        self.functions = _functions(sympy)
        self.names = {function: name for name, function in self.functions.items()}

    def written(self, node: Node) -> "sympy.Expr":
        """Return a formula tree in SymPy's terms."""
        if (constant := constant_value(node)) is not None:
            # Floats, not integers: exact arithmetic with them could grow without bound.
            return self.sympy.Float(constant)
        match node:
            case Variable(axis, _):
                return self.symbols[axis]
            case Negative(operand):
                return -self.written(operand)
            case Call(function, argument):
                return self.functions[function](self.written(argument))
            case Binary("^", base, exponent):
                return self.written(base) ** self._whole(self.written(exponent))
            case Binary(operator, left, right):
                first, second = self.written(left), self.written(right)
                match operator:
                    case "+":
                        return first + second
                    case "-":
                        return first - second
                    case "*":
                        return first * second
                    case _:
                        return first / second

    def _whole(self, exponent: "sympy.Expr") -> "sympy.Expr":
        """Return a whole exponent as an integer, for which the power rule has no exceptions."""
        if exponent.is_Float and float(exponent).is_integer():
            return self.sympy.Integer(int(exponent))
        return exponent

    def size(self, terms: list["sympy.Expr"]) -> int:
        """Return how many numbers, variables and operations the expressions have."""
        return sum(1 for term in terms for _ in self.sympy.preorder_traversal(term))

    def read(self, term: "sympy.Expr") -> Node:
        """Return a SymPy expression as a formula tree."""
        if term.is_Number or term.is_NumberSymbol:
            return Number(float(term))
        if term.is_Symbol:
            axis = self.symbols.index(term)
            return Variable(axis, f"x{axis + 1}")
        if term.is_Add:
            return self._sum(term)
        if term.is_Mul:
            return self._fraction(term)
        if term.is_Pow and term.exp.is_Number and term.exp.is_negative:
            return Binary("/", Number(1.0), self.read(term.base ** (-term.exp)))
        if term.is_Pow and term.exp.is_Number and float(term.exp) == 0.5:
            return Call("sqrt", self.read(term.base))
        if term.is_Pow:
            return Binary("^", self.read(term.base), self.read(term.exp))
        if term.func in self.names:
            return Call(self.names[term.func], self.read(term.args[0]))
        raise InputError(f"expression has a derivative that is no plain formula: {term}.")

    def _sum(self, term: "sympy.Expr") -> Node:
        given: list[Node] = []
        taken: list[Node] = []
        for part in term.args:
            if part.could_extract_minus_sign():
                taken.append(self.read(-part))
            else:
                given.append(self.read(part))
        if not taken:
            return _chain("+", given)
        if not given:
            return Negative(_chain("+", taken))
        return Binary("-", _chain("+", given), _chain("+", taken))

    def _place(self, factor: "sympy.Expr") -> tuple[bool, list[int]]:
        """Numbers first, then factors in x before factors in y."""
        return not factor.is_number, sorted(self.symbols.index(s) for s in factor.free_symbols)

    def _fraction(self, term: "sympy.Expr") -> Node:
        above: list[Node] = []
        below: list[Node] = []
        sign = 1
        for factor in sorted(term.args, key=self._place):  # SymPy's own order is by name
            if factor.is_Number:
                sign = -1 if factor < 0 else 1
                above.extend([] if abs(factor) == 1 else [self.read(abs(factor))])
            elif factor.is_Pow and factor.exp.is_Number and factor.exp.is_negative:
                below.append(self.read(factor.base ** (-factor.exp)))
            else:
                above.append(self.read(factor))
        value = _chain("*", above) if above else Number(1.0)
        if below:
            value = Binary("/", value, _chain("*", below))
        return value if sign > 0 else Negative(value)


def _chain(operator: str, nodes: list[Node]) -> Node:
    """Join one or more trees in pairs, so that many of them nest only a few deep."""
    if len(nodes) == 1:
        return nodes[0]
    middle = len(nodes) // 2
    return Binary(operator, _chain(operator, nodes[:middle]), _chain(operator, nodes[middle:]))
