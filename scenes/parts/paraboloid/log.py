"""What the program prints on the way, and by which step."""

from __future__ import annotations

import numpy as np

from scenes.parts.paraboloid.numbers import short
from scenes.parts.paraboloid.places import LOG
from scenes.parts.paraboloid.plan import Plan
from scenes.stage import Log, tr

_SIZE = 35
_DIGITS = 4  # those of the first step; of more, neither this nor that is read
_COMES = 0.1  # of the steps between two lines, in which one is written
_FIRST = 2  # steps in which the first one is


def lines(plan: Plan) -> list[str]:
    """The printed lines, with as many digits as can be read; the best guess has all it has."""
    if plan.bowl.round and not plan.bowl.lowest.any():
        kind = f"#.{_DIGITS}g"
    else:  # one of both is soon the same but for its last digits, or nothing
        kind = f".{_DIGITS - 2 - int(np.floor(np.log10(plan.distances[-1])))}f"
    rows = [(k, *(_plain(f"{number:{kind}}") for number in place)) for k, place in plan.log]
    best = [
        f"{name} = {_minus(repr(number))}" for name, number in zip("xy", plan.best, strict=True)
    ]
    told = [f"{tr('Step')} {short(k + 1)}: {x}, {y}" for k, x, y in rows]
    return [*told, tr("Best guess:"), *best]


def _plain(number: str) -> str:
    """Nothing has no sign, and minus is no hyphen."""
    return _minus(number) if number.strip("-0.") else number.removeprefix("-")


def _minus(number: str) -> str:
    return number.replace("-", "−")


def log_of(plan: Plan) -> Log:
    """The log, in its place; nothing is printed yet."""
    shown = lines(plan)
    widest = Log(shown, 1, size=_SIZE).width
    size = _SIZE * min(1.0, LOG.width / widest)
    return Log(shown, int(LOG.height / (1.5 * size / 96)), size=size).within(LOG, LOG_ALIGN)


def printed(plan: Plan, step: float) -> float:
    """How many rows are printed after so many steps; the last of them perhaps in part.

    One comes once its step is over, never before; the best guess comes after all of them.
    """
    soft = [_FIRST, *[_COMES * plan.every] * (len(plan.log) - 1)]
    written = [(step - k - 1) / wide for (k, _), wide in zip(plan.log, soft, strict=True)]
    return float(np.clip(written, 0, 1).sum())


LOG_ALIGN = np.array([-1.0, 1.0, 0.0])

__all__ = ["lines", "log_of", "printed"]
