"""Numbers at the errors and squares of the film, where least is behind them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenes.parts.loss_curve.evenings import Evenings
from scenes.parts.loss_curve.figures import summed
from scenes.stage import LABEL_SIZE, LOSS, Words
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_CLEAR = 0.06  # scene units round a number


def error_words(data: Evenings, number: int) -> Any:
    """The size and sign of one of the three errors, beside its stroke."""
    row = data.plan.examples[number]
    error = float(data.plan.errors[row])
    text = summed(data.plan)[number - 1] if number else signed(error)
    x, y = float(data.plan.dataset.x[row]), float(data.plan.dataset.y[row])
    middle = data.plane.xy(x, y + error / 2)
    words = Words(text, LABEL_SIZE, LOSS)
    side = -1.0 if error > 0 else 1.0
    aside, ends = 0.22 + words.width / 2, data.plane.xy([x, x], [y, y + error])
    beyond = np.sign(ends[0, 1] - ends[1, 1]) * (0.2 + words.height / 2)
    ways = np.array([(side * aside, 0), (-side * aside, 0), (0, beyond)])
    spots = [*(middle + ways[:2]), *(ends[0] + ways[[2, 0, 1]])]
    return _freest(data, words, spots)


def area_words(data: Evenings, number: int) -> Any:
    """The area of one of the three squares, inside it, or beside it where it is small."""
    x, y, width, height = data.three_squares.corners()[number].tolist()
    error = float(data.plan.errors[data.plan.examples[number]])
    words = Words(number_text(error**2), LABEL_SIZE, LOSS)
    middle = np.array([x + width / 2, y + height / 2, 0])
    if abs(width) > words.width + 0.1 and abs(height) > words.height + 0.1:
        return words.move_to(middle)
    side = (abs(width) + words.width) / 2 + 0.1  # away from the line
    tall = (abs(height) + words.height) / 2 + 0.1
    ways = [(side, 0), (0, -tall), (0, tall), (-side, 0)]
    spots = [middle[:2] + np.sign(width) * np.array(way) for way in ways]
    return _freest(data, words, spots, squares=True)


def _freest(data: Evenings, words: Any, spots: list[Array], squares: bool = False) -> Any:
    """Put words where least of a line, a stroke, a dot, an axis, a square is behind them."""
    half = np.array([words.width, words.height]) / 2 + _CLEAR
    share = np.linspace(0, 1, 60)[:, None]
    x, y, errors = data.few.x, data.few.y, data.plan.errors[list(data.plan.examples)]
    rows = zip(x, y, errors, strict=True)
    strokes = [data.plane.xy([a, a], [b, b + off]) for a, b, off in rows]
    if (ends := data.line.ends()) is not None:
        strokes.append(ends)
    behind = np.concatenate([a + share * (b - a) for a, b in strokes])
    behind = np.concatenate([behind, data.plane.xy(data.plan.dataset.x, data.plan.dataset.y)])
    for left, foot, wide, high in data.three_squares.corners() if squares else ():
        inside = np.stack(np.meshgrid(share * wide, share * high), axis=-1).reshape(-1, 2)
        behind = np.concatenate([behind, np.array([left, foot]) + inside])
    axes = data.plane.xy(*data.plane.crossing)

    def hit(spot: Array) -> int:
        beyond = np.sum(spot - half < axes)  # there the axes have their numbers
        return int(np.sum(np.all(np.abs(behind - spot) < half, axis=1)) + 60 * beyond)

    return words.move_to((*min(spots, key=hit), 0))


def signed(number: float) -> str:
    """A number with its sign, whichever that is."""
    return f"{'+' if number > 0 else ''}{number_text(number)}"


__all__ = ["area_words", "error_words", "signed"]
