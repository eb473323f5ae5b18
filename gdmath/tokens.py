"""The signs of a formula, as people and their programs write them, cut into tokens."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple, NoReturn

from gdmath.checks import shorten
from gdmath.errors import InputError
from gdmath.formula import NO_SLOPE

__all__ = ["Reader", "Token"]

MAX_LENGTH = 400


class Token(NamedTuple):
    """A piece of a formula: `text` in plain signs, at a `position` counted from 1.

    The kinds are number, name, raised (a whole power, such as ²), operator and end. A token is
    `glued` if nothing stands between it and the one before.
    """

    kind: str
    text: str
    position: int
    glued: bool = False


_SAME = str.maketrans(
    dict.fromkeys("−﹣‐‑–", "-")
    | dict.fromkeys("·⋅×∙∗", "*")
    | dict.fromkeys("÷∕⁄", "/")
    | dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000\r", " ")
    | {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_TOKEN = re.compile(
    r"(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*|π)"
    r"|(?P<raised>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
    r"|(?P<operator>\*\*|[-+*/^()|√])"
    r"|(?P<space>[ \t\n]+)"
)
_HINTS = {
    ",": " Decimals have a point, and a function has one argument.",
    "=": " Write only what the function is equal to.",
    "[": " Parentheses are round.",
    "]": " Parentheses are round.",
    "{": " Parentheses are round.",
    "}": " Parentheses are round.",
    "!": " A factorial has no slope.",
    "%": " A remainder jumps, and where it does it has no slope.",
}


_TOGETHER = re.compile(r"x[0-9]+|[xyz]")  # variables that may be written side by side: xy


class Reader:
    """The tokens of a formula, read one after another; it knows what to say where one is wrong.

    Raises InputError for a formula that is too long and for a character without a meaning.

    >>> [token.text for token in Reader("2·xy² − π", ("x", "y")).tokens]
    ['2', '*', 'x', 'y', '2', '-', 'pi', '']
    """

    def __init__(self, formula: str, variables: Collection[str]) -> None:
        self.formula = formula
        self.variables = variables
        if len(formula) > MAX_LENGTH:
            raise InputError(
                f"expression must have at most {MAX_LENGTH} characters, "
                f"got {len(formula)}: {shorten(formula)}."
            )
        self.tokens = [part for token in self._all() for part in self._parts(token)]
        self._index = 0

    @property
    def token(self) -> Token:
        """The next token."""
        return self.tokens[self._index]

    @property
    def last(self) -> Token:
        """The token that was taken last."""
        return self.tokens[self._index - 1]

    def take(self, *operators: str) -> Token | None:
        """Step over the next token and return it, if it is one of these operators."""
        if self.token.kind != "operator" or self.token.text not in operators:
            return None
        self._index += 1
        return self.last

    def take_kind(self, kind: str) -> Token | None:
        """Step over the next token and return it, if it is of this kind."""
        if self.token.kind != kind:
            return None
        self._index += 1
        return self.last

    def fail(self, problem: str, at: Token | int, hint: str = "") -> NoReturn:
        """Raise InputError, with the place in the formula."""
        position = at.position if isinstance(at, Token) else at
        raise InputError(
            f"expression {shorten(self.formula)} fails at character {position}: {problem}.{hint}"
        )

    def _all(self) -> Iterator[Token]:
        plain = self.formula.translate(_SAME)
        position, end = 0, 0
        while position < len(plain):
            found = _TOKEN.match(plain, position)
            if found is None:
                hint = _HINTS.get(plain[position], "")
                sign = self.formula[position]
                self.fail(f"{sign!r} has no meaning in a formula", position + 1, hint)
            kind, text = str(found.lastgroup), found.group()
            if kind != "space":
                if text in NO_SLOPE:
                    why = f"{text} cannot be part of a landscape: {NO_SLOPE[text]}"
                    self.fail(why, position + 1)
                text = "pi" if text == "π" else text.translate(_RAISED)
                yield Token(kind, text, position + 1, position == end > 0)
                end = found.end()
            position = found.end()
        yield Token("end", "", len(plain) + 1)

    def _parts(self, token: Token) -> Iterator[Token]:
        """Yield a token, or several for variables side by side: xy is x y."""
        names = _TOGETHER.findall(token.text) if token.kind == "name" else []
        if len(names) < 2 or "".join(names) != token.text or not set(names) <= {*self.variables}:
            yield token
            return
        position = token.position
        for name in names:
            yield Token("name", name, position, token.glued or position > token.position)
            position += len(name)
