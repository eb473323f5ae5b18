"""Differentiating a formula by the rules, one after the other, each with its name."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from gdmath.checks import whole
from gdmath.expression import Algebra, lettered
from gdmath.formula import Binary, Call, Negative, Node, Variable
from gdmath.parser import parse
from gdmath.typeset import term_by_term, typeset

__all__ = ["Derived", "Rule", "derivation"]


class Rule(StrEnum):
    """The rules of differentiation, by the names that people say.

    >>> print(Rule.CONSTANT_FACTOR)
    constant factor
    """

    CONSTANT = "constant"
    VARIABLE = "variable"
    CONSTANT_FACTOR = "constant factor"
    SUM = "sum"
    PRODUCT = "product"
    QUOTIENT = "quotient"
    POWER = "power"
    EXPONENTIAL = "exponential"
    FUNCTION = "function"
    CHAIN = "chain"


class Derived(NamedTuple):
    """One step: `rule` says that `term` has the derivative `slope`, both as Typst source."""

    rule: Rule
    term: str
    slope: str


def derivation(expression: str, dimension: int = 1, *, axis: int = 0) -> tuple[Derived, ...]:
    """Return the steps that differentiate a formula, parts before the whole that they make.

    The derivative is the one along the variable number `axis`; the others are frozen, and so are
    constants. A part that occurs twice is differentiated once. Of a term of several parts, the
    rule is that of how they are joined; the chain rule is named where a power or a function has
    more inside than the variable alone.

    Raises TypeError or ValueError if an argument does not fit or the formula does not parse.

    >>> for step in derivation("3*x^5 - 2*x"):
    ...     print(f"{step.rule:16}{step.term:12}{step.slope}")
    power           x^5         5 x^4
    constant factor 3 x^5       15 x^4
    constant factor 2 x         2
    sum             3 x^5 - 2 x 15 x^4 - 2
    """
    tree = parse(expression, dimension)
    axis = whole("axis", axis, at_least=0, at_most=dimension - 1)
    algebra = Algebra(dimension)
    return tuple(
        Derived(_rule(part, axis), _shown(part, dimension), _shown(term_by_term(slope), dimension))
        for part in dict.fromkeys(_parts(tree, axis))
        for slope in [algebra.read(algebra.written(part).diff(algebra.symbols[axis]))]
    )


def _shown(term: Node, dimension: int) -> str:
    return lettered(typeset(term), dimension)


def _parts(term: Node, axis: int, within: Rule = Rule.SUM) -> Iterator[Node]:
    """The terms to differentiate, innermost first; `within` is the rule of what `term` is part of.

    Constants and the variable count where they are added; a sum within a sum is part of it.
    """
    rule = _rule(term, axis)
    if rule in (Rule.CONSTANT, Rule.VARIABLE):
        if within is Rule.SUM:
            yield term
        return
    for operand in _operands(term):
        for part in _parts(operand, axis, within=rule):
            if not (rule is Rule.SUM and part is operand and _rule(part, axis) is Rule.SUM):
                yield part
    yield term


def _rule(term: Node, axis: int) -> Rule:
    """The rule for a term, by how its parts are joined."""
    if not _varies(term, axis):
        return Rule.CONSTANT
    match term:
        case Negative():
            return Rule.CONSTANT_FACTOR
        case Call(_, argument):
            return Rule.FUNCTION if isinstance(argument, Variable) else Rule.CHAIN
        case Binary("^", base, exponent):
            return _rule_of_power(base, exponent, axis)
        case Binary(operator, left, right):
            return _rule_of_pair(operator, _varies(left, axis), _varies(right, axis))
    return Rule.VARIABLE


def _rule_of_power(base: Node, exponent: Node, axis: int) -> Rule:
    if not _varies(exponent, axis):
        return Rule.POWER if isinstance(base, Variable) else Rule.CHAIN
    simple = isinstance(exponent, Variable) and not _varies(base, axis)
    return Rule.EXPONENTIAL if simple else Rule.CHAIN


def _rule_of_pair(operator: str, left: bool, right: bool) -> Rule:
    """The rule for two terms joined by + - * /, of which the left, the right or both vary."""
    if operator in "+-":
        return Rule.SUM
    if operator == "*":
        return Rule.PRODUCT if left and right else Rule.CONSTANT_FACTOR
    return Rule.QUOTIENT if right else Rule.CONSTANT_FACTOR


def _varies(term: Node, axis: int) -> bool:
    """Whether the variable number `axis` occurs in a term."""
    if isinstance(term, Variable):
        return term.axis == axis
    return any(_varies(operand, axis) for operand in _operands(term))


def _operands(term: Node) -> tuple[Node, ...]:
    """The terms that a term is made of."""
    match term:
        case Binary(_, left, right):
            return left, right
        case Negative(operand) | Call(_, operand):
            return (operand,)
    return ()
