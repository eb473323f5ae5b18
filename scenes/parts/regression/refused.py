"""Data of which the film would say what is not so: no line tells much of them, or they bend."""

from __future__ import annotations

import numpy as np

from gdmath import Dataset, InputError

_FEWEST = 5  # samples in which a bend can be told from chance
# The cross of the bent dots is where the slope is about 0: their bowl is to be the first one moved.
_MOVED = 0.2  # of a spread of y on one of x: so steep at least is the best line
_BEND = 0.25  # of the spread of the answers, that a bend may tell
_MUCH = 0.5  # of their spread, that a line tells well
_CHANCE = 10.0  # times what chance gives a parabola: so much it hardly ever does


def refuse_what_no_line_tells(data: Dataset, raw: Dataset) -> None:
    """Raise InputError where the dots, in standard units, have no trend, or bend instead.

    What is said of a single one is said in ``raw`` numbers.
    """
    spread = float(np.var(data.y))
    line, parabola = (_left(data, degree) for degree in (1, 2))
    told = max(1 - line / spread, 0.0)
    more = len(data) - 3  # samples that a parabola does not go through anyway
    bend = (line - parabola) / spread
    by_chance = parabola / spread / max(more, 1)
    if len(data) >= _FEWEST and bend > max(_BEND, _CHANCE * by_chance):
        raise InputError(
            f"data: of the spread of the answers, a bend explains {100 * bend:.0f} % and the best "
            f"line {100 * told:.0f} %; the film is about dots that follow a line."
            f"{_culprit(data, raw)}"
        )
    if told < _MOVED**2:
        raise InputError(
            f"data: the best line explains {100 * told:.2g} % of the spread of the answers; a level"
            f" one is as good to the eye.{_culprit(data, raw)}"
        )


def _culprit(data: Dataset, raw: Dataset) -> str:
    """The one row but for which a line would do, if there is one."""
    x, y, n = data.x, data.y, len(data)
    # With a row less: sums of squares and of products about the means of the others.
    rest = n / (n - 1)
    xx, yy, xy = n - rest * x * x, n - rest * y * y, x @ y - rest * x * y
    told = xy**2 / np.maximum(xx * yy, 1e-12 * n * n)
    row = int(np.argmax(told))
    if n < _FEWEST or told[row] < _MUCH:
        return ""
    at = ", ".join(f"{name} = {v[row]:g}" for name, v in ((raw.x_name, raw.x), (raw.y_name, raw.y)))
    return f" Without the row {at} the best line would explain {100 * told[row]:.0f} %."


def _left(data: Dataset, degree: int) -> float:
    """The mean squared error of the best polynomial of a degree, or of one that has no use."""
    degree = min(degree, len(np.unique(data.x)) - 1)
    return float(np.mean((data.y - np.polyval(np.polyfit(data.x, data.y, degree), data.x)) ** 2))


__all__ = ["refuse_what_no_line_tells"]
