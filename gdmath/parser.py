"""Formulas in plain text, read by a whitelist of mathematics.

The grammar, loosest first; `^` and `**` mean the same and group to the right:

    sum      product (("+" | "-") product)*
    product  sign (("*" | "/") sign)*
    sign     ("+" | "-") sign | power
    power    atom (("^" | "**") sign)?
    atom     number | constant | variable | function "(" sum ")" | "(" sum ")"

Nothing is ever evaluated as Python. What a formula may cost is bounded before any work is done on
it, so that a hostile one fails at once.
"""

import re
from typing import NamedTuple, NoReturn

import numpy as np

from gdmath.checks import did_you_mean, shorten, text
from gdmath.errors import InputError
from gdmath.formula import (
    ALIASES,
    CONSTANTS,
    FUNCTIONS,
    Binary,
    Call,
    Negative,
    Node,
    Number,
    Variable,
    constant_value,
)

__all__ = ["parse"]

MAX_LENGTH = 400
MAX_DEPTH = 40
MAX_NODES = 200
MAX_DIGITS = 25
MAX_EXPONENT = 100


def parse(expression: str, dimension: int) -> Node:
    """Return the tree of a formula in `dimension` variables.

    The variables are x1, x2, …; up to three of them are also x, y and z.

    Raises TypeError if the formula is no string; ValueError, with the position, if it does not
    parse or asks for too much.

    >>> parse("2*x", 1)
    Binary(operator='*', left=Number(value=2.0, symbol=''), right=Variable(axis=0, name='x'))
    >>> parse("sin(x) + cso(x)", 1)
    Traceback (most recent call last):
    gdmath.errors.InputError: expression 'sin(x) + cso(x)' fails at character 10: there is no
    function 'cso'. Did you mean 'cos'?
    """
    return _Parser(text("expression", expression), _variables(dimension)).formula()


def _variables(dimension: int) -> dict[str, Variable]:
    """Return every name that a formula in `dimension` variables may use."""
    variables = {f"x{axis + 1}": Variable(axis, f"x{axis + 1}") for axis in range(dimension)}
    if dimension <= 3:
        variables |= {name: Variable(axis, name) for axis, name in enumerate("xyz"[:dimension])}
    return variables


class _Token(NamedTuple):
    kind: str  # number, name, operator or end
    text: str
    position: int  # counted from 1, as people do


_TOKEN = re.compile(
    r"(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<operator>\*\*|[-+*/^()])"
    r"|(?P<space>[ \t\n]+)"
)


class _Parser:
    """One pass over one formula; each method reads one rule of the grammar."""

    def __init__(self, expression: str, variables: dict[str, Variable]) -> None:
        self.expression = expression
        self.variables = variables
        self.index = 0
        self.depth = 0
        self.nodes = 0
        self.tokens = self._tokens()

    def formula(self) -> Node:
        if self.token.kind == "end":
            self._fail("a formula is missing", self.token)
        node = self._sum()
        if self.token.kind != "end":
            self._fail(f"expected an operator before {self.token.text!r}", self.token)
        return node

    # Tokens

    @property
    def token(self) -> _Token:
        return self.tokens[self.index]

    def _tokens(self) -> list[_Token]:
        if len(self.expression) > MAX_LENGTH:
            raise InputError(
                f"expression must have at most {MAX_LENGTH} characters, "
                f"got {len(self.expression)}: {shorten(self.expression)}."
            )
        tokens: list[_Token] = []
        position = 0
        while position < len(self.expression):
            match = _TOKEN.match(self.expression, position)
            if match is None:
                character = self.expression[position]
                self._fail(f"{character!r} has no meaning in a formula", position + 1)
            if match.lastgroup != "space":
                tokens.append(_Token(str(match.lastgroup), match.group(), position + 1))
            position = match.end()
        return [*tokens, _Token("end", "", len(self.expression) + 1)]

    def _take(self, *operators: str) -> _Token | None:
        """Step over the next token and return it, if it is one of these operators."""
        token = self.token
        if token.kind != "operator" or token.text not in operators:
            return None
        self.index += 1
        return token

    def _fail(self, problem: str, at: "_Token | int", hint: str = "") -> NoReturn:
        position = at.position if isinstance(at, _Token) else at
        raise InputError(
            f"expression {shorten(self.expression)} fails at character {position}: {problem}.{hint}"
        )

    # Grammar

    def _sum(self) -> Node:
        node = self._product()
        while operator := self._take("+", "-"):
            node = self._binary(operator, node, self._product())
        return node

    def _product(self) -> Node:
        node = self._sign()
        while operator := self._take("*", "/"):
            node = self._binary(operator, node, self._sign())
        return node

    def _sign(self) -> Node:
        # Every way to nest passes through here: parentheses, calls, signs and towers of powers.
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self._fail(f"it is nested more than {MAX_DEPTH} deep", self.token)
        if self._take("+"):
            node = self._sign()
        elif minus := self._take("-"):
            node = self._made(Negative(self._sign()), minus)
        else:
            node = self._power()
        self.depth -= 1
        return node

    def _power(self) -> Node:
        base = self._atom()
        if not (operator := self._take("^", "**")):
            return base
        exponent = self._sign()
        size = constant_value(exponent)
        if size is not None and not abs(size) <= MAX_EXPONENT:
            self._fail(f"an exponent must lie between -{MAX_EXPONENT} and {MAX_EXPONENT}", operator)
        return self._binary(operator, base, exponent)

    def _atom(self) -> Node:
        token = self.token
        if self._take("("):
            return self._closed(self._sum(), token)
        if token.kind == "number":
            self.index += 1
            return self._number(token)
        if token.kind == "name":
            self.index += 1
            return self._name(token)
        found = repr(token.text) if token.text else "its end"
        self._fail(f"expected a number, a variable or a function, found {found}", token)

    def _closed(self, node: Node, opening: _Token) -> Node:
        if not self._take(")"):
            self._fail("this parenthesis is never closed", opening)
        return node

    def _number(self, token: _Token) -> Node:
        if len(token.text) > MAX_DIGITS:
            self._fail(f"a number must have at most {MAX_DIGITS} characters", token)
        return self._made(Number(float(token.text)), token)

    def _name(self, token: _Token) -> Node:
        name = ALIASES.get(token.text, token.text)
        if name in FUNCTIONS:
            opening = self.token
            if not self._take("("):
                self._fail(f"{token.text} needs an argument in parentheses", token)
            return self._made(Call(name, self._closed(self._sum(), opening)), token)
        if self.token.text == "(":
            functions = [*FUNCTIONS, *ALIASES]
            hint = did_you_mean(token.text, functions) or f" Known: {', '.join(functions)}."
            self._fail(f"there is no function {shorten(token.text)}", token, hint)
        if name in self.variables:
            return self._made(self.variables[name], token)
        if name in CONSTANTS:
            return self._made(Number(CONSTANTS[name], name), token)
        known = [*self.variables, *CONSTANTS]
        self._fail(
            f"there is no variable or constant {shorten(token.text)}",
            token,
            did_you_mean(token.text, known) or f" Known: {', '.join(known)}.",
        )

    # Nodes

    def _binary(self, operator: _Token, left: Node, right: Node) -> Node:
        sign = "^" if operator.text == "**" else operator.text
        return self._made(Binary(sign, left, right), operator)

    def _made(self, node: Node, token: _Token) -> Node:
        """Count a new node, and refuse it if it is a constant that is not a finite number."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._fail(f"it has more than {MAX_NODES} numbers, variables and operations", token)
        constant = constant_value(node)
        if constant is not None and not np.isfinite(constant):
            self._fail(f"{token.text!r} does not give a finite number here", token)
        return node
