"""The programs on the screen: read from functions that can be called, and run as they are shown."""

from __future__ import annotations

import inspect
import io
import re
import sys
import textwrap
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from decimal import Decimal
from types import FrameType
from typing import Any, NamedTuple

from scenes.stage.type.program import run

_FILE = "program"
_TINY = 1e-6  # numbers from here on are written without a power of ten
_DOCSTRING = re.compile(r'^\s*""".*?"""\n', re.DOTALL)


class Moment(NamedTuple):
    """A line about to run, counted from 0; how many lines are printed; names as they stand."""

    line: int
    printed: int
    names: dict[str, Any]


class Execution(NamedTuple):
    """What happened when a program ran: its lines in order, what it printed, names at its end."""

    moments: tuple[Moment, ...]
    log: tuple[str, ...]
    names: dict[str, Any]


def load(file: str) -> str:
    """The lines that open a table of two columns.

    >>> load("evenings.txt").splitlines()[1]
    'x, y = loadtxt("evenings.txt", skiprows=1).T'
    """
    return f'from numpy import loadtxt, mean\nx, y = loadtxt("{file}", skiprows=1).T'


def whole(function: Callable[..., Any]) -> str:
    """All lines of a function that has no docstring, indented by two."""
    return _closer(inspect.getsource(function))


def body(function: Callable[..., Any], numbers: Mapping[str, object]) -> str:
    """The lines of a function without its first and its docstring, with numbers for names."""
    _, _, lines = inspect.getsource(function).partition(":\n")
    text = textwrap.dedent(_DOCSTRING.sub("", lines))
    for name, number in numbers.items():
        digits = literal(number) if isinstance(number, float) else str(number)
        text = re.sub(rf"\b{name}\b", digits, text)
    return _closer(text)


def _closer(text: str) -> str:
    """A program indented by two, so that it is large on the screen."""
    return re.sub("^    ", "  ", text.rstrip(), flags=re.MULTILINE)


def literal(number: float) -> str:
    """A number as people write it in a program: not in powers of ten, if it is not tiny.

    >>> literal(0.00003), literal(0.015), literal(2e-9)
    ('0.00003', '0.015', '2e-09')
    """
    return f"{Decimal(f'{number:.6g}'):f}" if abs(number) >= _TINY else f"{number:.6g}"


def executed(program: str, names: Mapping[str, Any]) -> Execution:
    """Run a program that was read from our own functions, and note which lines ran when."""
    moments: list[Moment] = []
    printed = io.StringIO()

    def trace(frame: FrameType, event: str, _: object) -> Any:
        if frame.f_code.co_filename != _FILE:
            return None
        if event == "line":
            count = printed.getvalue().count("\n")
            moments.append(Moment(frame.f_lineno - 1, count, _own(frame.f_locals, names)))
        return trace

    own = dict(names)
    before = sys.gettrace()
    with redirect_stdout(printed):
        sys.settrace(trace)
        try:
            run(program, own, _FILE)
        finally:
            sys.settrace(before)
    log = tuple(printed.getvalue().splitlines())
    return Execution(tuple(moments), log, _own(own, names))


def gold(losses: tuple[str, ...]) -> tuple[int, ...]:
    """How many leading characters of each text all later ones have as well.

    >>> gold(("7.30", "9.71", "9.75", "9.75"))
    (0, 3, 4, 4)
    """
    counts, common, last = [], len(losses[-1]), losses[-1]
    for text in reversed(losses):
        alike = [a == b for a, b in zip(text, last, strict=False)][:common]
        common = min(common, alike.index(False) if False in alike else len(alike))
        counts.append(common)
    return tuple(reversed(counts))


def _own(now: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """The names that a program has made itself."""
    return {name: now[name] for name in now if name not in given and not name.startswith("__")}


__all__ = ["Execution", "Moment", "body", "executed", "gold", "literal", "load", "whole"]
