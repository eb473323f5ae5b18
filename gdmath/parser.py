"""Formulas in plain text, read by a whitelist of mathematics.

The grammar, loosest first; `^` and `**` mean the same and group to the right:

    sum      product (("+" | "-") product)*
    product  sign (("*" | "/") sign | power)*      2x is 2*x
    sign     ("+" | "-") sign | power
    power    atom raised* (("^" | "**") sign)?     x² is x^2
    atom     number | constant | variable | "(" sum ")" | "|" sum "|" | "√" atom
             | function power? ( "(" sum ")" | number? constant* variable )      sin^2 2x

What people read in two ways, such as 1/2x, e^2x or sin x y, is refused. Nothing is ever evaluated
as Python. What a formula may cost is bounded before any work is done on it, so that a hostile one
fails at once.
"""

from collections.abc import Container, Iterator
from contextlib import contextmanager

import numpy as np

from gdmath.checks import did_you_mean, shorten, text
from gdmath.formula import (
    BASES,
    CALLED,
    CONSTANTS,
    SPELLINGS,
    Binary,
    Call,
    Negative,
    Node,
    Number,
    Variable,
    constant_value,
)
from gdmath.tokens import Reader, Token

__all__ = ["parse"]

MAX_DEPTH = 40
MAX_NODES = 200
MAX_DIGITS = 25
MAX_EXPONENT = 100


def parse(expression: str, dimension: int) -> Node:
    """Return the tree of a formula in `dimension` variables.

    The variables are x1, x2, …; up to three of them are also x, y and z.

    Raises TypeError if the formula is no string; ValueError, with the position, if it does not
    parse, can be read in two ways or asks for too much.

    >>> parse("2x", 1)
    Binary(operator='*', left=Number(value=2.0, symbol=''), right=Variable(axis=0, name='x'))
    >>> parse("sin(x) + cso(x)", 1)
    Traceback (most recent call last):
    gdmath.errors.InputError: expression 'sin(x) + cso(x)' fails at character 10: there is no
    function 'cso'. Did you mean 'cos'?
    """
    return _Parser(text("expression", expression), _variables(dimension)).parsed()


def _variables(dimension: int) -> dict[str, Variable]:
    """Return every name that a formula in `dimension` variables may use."""
    variables = {f"x{axis + 1}": Variable(axis, f"x{axis + 1}") for axis in range(dimension)}
    if dimension <= 3:
        variables |= {name: Variable(axis, name) for axis, name in enumerate("xyz"[:dimension])}
    return variables


class _Parser(Reader):
    """One pass over one formula; each method reads one rule of the grammar."""

    def __init__(self, expression: str, variables: dict[str, Variable]) -> None:
        super().__init__(expression, variables)
        self._known = variables
        self._depth = 0
        self._bars = 0  # that are open: then another one closes
        self._nodes = 0

    def parsed(self) -> Node:
        if self.token.kind == "end":
            self.fail("a formula is missing", self.token)
        node = self._sum()
        if self.token.kind != "end":
            self.fail(f"expected an operator before {self.token.text!r}", self.token)
        return node

    def _is(self, token: Token, *kinds: str) -> bool:
        """Return whether a token is the name of a constant, a variable or a function."""
        named: dict[str, Container[str]] = {
            "constant": CONSTANTS,
            "variable": self._known,
            "function": CALLED,
        }
        return token.kind == "name" and any(token.text in named[kind] for kind in kinds)

    def _begins_a_factor(self) -> bool:
        """Return whether the next token begins what is multiplied without a sign."""
        opens = ("(", "√") if self._bars else ("(", "√", "|")
        token = self.token
        return token.kind == "name" or (token.kind == "operator" and token.text in opens)

    def _sum(self) -> Node:
        node = self._product()
        while operator := self.take("+", "-"):
            node = self._binary(operator, node, self._product())
        return node

    def _product(self) -> Node:
        node, divided = self._sign(), False
        while True:
            token = self.token
            if operator := self.take("*", "/"):
                node, divided = self._binary(operator, node, self._sign()), operator.text == "/"
            elif not self._begins_a_factor():
                return node
            elif divided:
                self.fail(
                    "a product without a sign behind a division can be read in two ways",
                    token,
                    " Write parentheses or a *.",
                )
            else:
                times = Token("operator", "*", token.position)
                node = self._binary(times, node, self._power())

    def _sign(self) -> Node:
        with self._deeper():
            if self.take("+"):
                return self._sign()
            if minus := self.take("-"):
                return self._made(Negative(self._sign()), minus)
            return self._power()

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        """Every way to nest passes through here: parentheses, calls, signs, roots and towers."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self.fail(f"it is nested more than {MAX_DEPTH} deep", self.token)
        yield
        self._depth -= 1

    def _power(self) -> Node:
        base = self._atom()
        while raised := self.take_kind("raised"):
            base = self._raised(base, Number(float(raised.text)), raised)
        if not (operator := self.take("^", "**")):
            return base
        exponent = self._sign()
        last, following = self.last, self.token
        clear = last.text in (")", "|") or (last.kind == "number" and constant_value(base) is None)
        if self._begins_a_factor() and following.glued and not clear:
            self.fail(
                "where the exponent ends can be read in two ways",
                following,
                " Write parentheses or a *.",
            )
        return self._raised(base, exponent, operator)

    def _raised(self, base: Node, exponent: Node, token: Token) -> Node:
        size = constant_value(exponent)
        if size is not None and not abs(size) <= MAX_EXPONENT:
            self.fail(f"an exponent must lie between -{MAX_EXPONENT} and {MAX_EXPONENT}", token)
        return self._binary(Token("operator", "^", token.position), base, exponent)

    def _atom(self) -> Node:
        token = self.token
        if self.take("("):
            return self._closed(token)
        if self.take("|"):
            return self._magnitude(token)
        if self.take("√"):
            return self._root(token)
        if self.take_kind("number"):
            return self._number(token)
        if self.take_kind("name"):
            return self._name(token)
        found = repr(token.text) if token.text else "its end"
        self.fail(f"expected a number, a variable or a function, found {found}", token)

    def _closed(self, opening: Token) -> Node:
        """Read what stands in parentheses, of which the first one is read."""
        bars, self._bars = self._bars, 0
        node = self._sum()
        if not self.take(")"):
            self.fail("this parenthesis is never closed", opening)
        self._bars = bars
        return node

    def _magnitude(self, opening: Token) -> Node:
        self._bars += 1
        node = self._sum()
        if not self.take("|"):
            self.fail("this bar is never closed", opening)
        self._bars -= 1
        return self._made(Call("abs", node), opening)

    def _root(self, root: Token) -> Node:
        """Read a root of one atom: √x, √2, √(x + 1)."""
        with self._deeper():
            closed = self.token.text == "("
            node = self._made(Call("sqrt", self._atom()), root)
        follows = self._begins_a_factor() or self.token.kind == "raised" or self.token.text == "^"
        if follows and not closed and self.token.glued:
            self.fail("where the root ends can be read in two ways", self.token, _PARENTHESES)
        return node

    def _number(self, token: Token) -> Node:
        if len(token.text) > MAX_DIGITS:
            self.fail(f"a number must have at most {MAX_DIGITS} characters", token)
        return self._made(Number(float(token.text)), token)

    def _name(self, token: Token) -> Node:
        if self._is(token, "function"):
            return self._function(token)
        name, called = token.text, self.token.text == "("
        if name == "e" and called and self.token.glued:
            self.fail("e( can be e times or exp of", token, " Write e*( or exp(.")
        if self._is(token, "variable"):
            return self._made(self._known[name], token)
        if self._is(token, "constant"):
            return self._made(Number(CONSTANTS[name], name), token)
        if called:
            hint = did_you_mean(name, CALLED) or f" Known: {', '.join(CALLED)}."
            self.fail(f"there is no function {shorten(name)}", token, hint)
        known = [*self._known, *CONSTANTS]
        self.fail(
            f"there is no variable or constant {shorten(name)}",
            token,
            did_you_mean(name, known) or f" Known: {', '.join(known)}.",
        )

    # Functions

    def _function(self, token: Token) -> Node:
        """Read sin(x), sin x, sin^2(x) or sin²x, of which the name is read."""
        power = self._power_of_function(token)
        opening = self.token
        argument = self._closed(opening) if self.take("(") else self._bare(token)
        name = SPELLINGS.get(token.text, token.text)
        node = self._made(Call("log" if name in BASES else name, argument), token)
        if name in BASES:
            node = self._binary(Token("operator", "/", token.position), node, BASES[name])
        return node if power is None else self._raised(node, power, token)

    def _power_of_function(self, token: Token) -> Number | None:
        """Read the power between a function and its argument, if there is one."""
        raised = self.take_kind("raised")
        sign = raised.text if raised else ""
        if raised is None and self.take("^", "**"):
            sign = "-" if self.take("-") else ""
            raised = self.take_kind("number")
        if raised is None and not sign and self.last is token:
            return None
        if sign.startswith("-"):
            self.fail(
                f"{token.text} to the power of -1 can be its inverse or its reciprocal",
                token,
                f" Write a{token.text}(x) or 1/{token.text}(x).",
            )
        if raised is None or not raised.text.lstrip("+").isdigit():
            self.fail(f"the power of {token.text} must be a whole number here", self.token)
        return Number(float(raised.text))

    def _bare(self, function: Token) -> Node:
        """Read an argument without parentheses: x, x^2, 2x, 2 pi x, |x|, √x."""
        first = self.token
        factors = []
        if first.kind == "number":
            factors.append(self._power())
        while self._is(self.token, "constant"):
            factors.append(self._power())
        if self._is(self.token, "variable") or (not factors and self.token.text in ("|", "√")):
            factors.append(self._power())
        if not factors:
            self.fail(f"{function.text} needs an argument in parentheses", function)
        if self._begins_a_factor() and not self._is(self.token, "function"):
            self.fail(
                f"where the argument of {function.text} ends can be read in two ways",
                self.token,
                _PARENTHESES,
            )
        node = factors[0]
        for factor in factors[1:]:
            node = self._binary(Token("operator", "*", first.position), node, factor)
        return node

    # Nodes

    def _binary(self, operator: Token, left: Node, right: Node) -> Node:
        sign = "^" if operator.text == "**" else operator.text
        return self._made(Binary(sign, left, right), operator)

    def _made(self, node: Node, token: Token) -> Node:
        """Count a new node, and refuse it if it is a constant that is not a finite number."""
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self.fail(f"it has more than {MAX_NODES} numbers, variables and operations", token)
        constant = constant_value(node)
        if constant is not None and not np.isfinite(constant):
            self.fail(f"{token.text!r} does not give a finite number here", token)
        return node


_PARENTHESES = " Write parentheses."
