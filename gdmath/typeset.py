"""Formulas in Typst's mathematics, the way they are set in the lectures."""

from gdmath.formula import Binary, Call, Negative, Node, Number, Variable
from gdmath.typst import typst_number

__all__ = ["term_by_term", "typeset"]

# How tightly a piece of source holds together; a piece that is too loose gets parentheses.
_SUM, _SIGN, _PRODUCT, _POWER, _ATOM = range(5)

# What Typst calls differently. It has no name for the last four; quotation marks set them upright.
_NAMES = {
    "asin": "arcsin",
    "acos": "arccos",
    "atan": "arctan",
    "log": "ln",
    "asinh": '"arsinh"',
    "acosh": '"arcosh"',
    "atanh": '"artanh"',
    "sign": '"sign"',  # the slope of |x|
}


def typeset(node: Node) -> str:
    """Return a formula tree as Typst source, written the way the author grouped it.

    >>> from gdmath.parser import parse
    >>> typeset(parse("(5*x^2 + y^2)/2 - exp(-x)*sqrt(y)", 2))
    '(5 x^2 + y^2) / 2 - e^(-x) sqrt(y)'
    """
    return _print(node)[0]


def term_by_term(node: Node) -> Node:
    """Return the tree with its sums joined from left to right, so that they need no parentheses.

    >>> from gdmath.parser import parse
    >>> typeset(term_by_term(parse("1/(1 + (x^2 - (y - x)))", 2)))
    '1 / (1 + x^2 - y + x)'
    """
    match node:
        case Binary("+" | "-"):
            (sign, first), *others = _terms(node, 1)
            total = first if sign > 0 else Negative(first)
            for sign, term in others:
                total = Binary("+" if sign > 0 else "-", total, term)
            return total
        case Binary(operator, left, right):
            return Binary(operator, term_by_term(left), term_by_term(right))
        case Negative(operand):
            return Negative(term_by_term(operand))
        case Call(function, argument):
            return Call(function, term_by_term(argument))
    return node


def _terms(node: Node, sign: int) -> list[tuple[int, Node]]:
    """The terms of a sum in order, each with its sign."""
    match node:
        case Binary("+", left, right):
            return _terms(left, sign) + _terms(right, sign)
        case Binary("-", left, right):
            return _terms(left, sign) + _terms(right, -sign)
    return [(sign, term_by_term(node))]


def _print(node: Node) -> tuple[str, int]:
    """Return the source of a tree and how tightly it holds together."""
    match node:
        case Number(value, symbol):
            source = symbol or typst_number(value)
            # Of x^-1, Typst would raise the sign alone.
            return source, _SIGN if source[0] == "-" else _PRODUCT if "^" in source else _ATOM
        case Variable(_, name):
            return name if len(name) == 1 else f"{name[0]}_{name[1:]}", _ATOM
        case Negative(operand):
            return f"-{_grouped(operand, _PRODUCT)}", _SIGN
        case Call("exp", argument):
            return f"e^({_print(argument)[0]})", _POWER
        case Call(function, argument):
            return f"{_NAMES.get(function, function)}({_print(argument)[0]})", _ATOM
        case Binary("^", base, exponent):
            return f"{_grouped(base, _ATOM)}^{_single(exponent, _ATOM)}", _POWER
        case Binary("/", left, right):
            return f"{_single(left, _POWER)} / {_single(right, _POWER)}", _PRODUCT
        case Binary("*", left, right):
            return _product(left, right)
        case Binary(operator, left, right):
            return f"{_print(left)[0]} {operator} {_grouped(right, _PRODUCT)}", _SUM


def _grouped(node: Node, tightness: int) -> str:
    source, own = _print(node)
    return source if own >= tightness else f"({source})"


def _single(node: Node, tightness: int) -> str:
    """Return an exponent or a side of a fraction, whose parentheses Typst takes for itself."""
    source, own = _print(node)
    return source if own >= tightness and not isinstance(node, Call) else f"({source})"


def _product(left: Node, right: Node) -> tuple[str, int]:
    several = isinstance(right, Binary) and right.operator == "*"
    first, held = _print(left)  # once: twice at each of many factors takes for ever
    first, held = (first, held) if held >= _SIGN else (f"({first})", _ATOM)
    second = _grouped(right, _PRODUCT if several else _POWER)
    # Two numbers side by side would read as one.
    sign = " dot " if second[0].isdigit() else " "
    return f"{first}{sign}{second}", min(held, _PRODUCT) if first[0] == "-" else _PRODUCT
