"""Numbers at the errors and squares of the film, where least is behind them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenes.parts.loss_curve.evenings import Evenings
from scenes.parts.loss_curve.figures import error_text, signed, squared
from scenes.stage import LOSS, TITLE_SIZE, Words

Array = NDArray[np.float64]

_CLEAR = 0.06  # scene units round a number
_STRIDE, _REACH = 0.2, 8  # scene units from a spot that is tried to the next, and how many of them
_FAR = 0.02  # that many strides away are worth a piece of what is behind
_DOTS = 500  # of a crowd, some are enough
_SHUT = 60  # pieces: on another text, or outside the axes, a number would not be read


def error_words(data: Evenings, number: int, others: Iterable[Any] = ()) -> Any:
    """The size and sign of one of the three errors, beside its stroke; ``others`` stay free."""
    row = data.plan.examples[number]
    error = float(data.plan.errors[row])
    x, y = float(data.plan.dataset.x[row]), float(data.plan.dataset.y[row])
    words = Words(signed(error_text(data.plan, number)), TITLE_SIZE, LOSS)
    side = -1.0 if error > 0 else 1.0
    middle = data.plane.xy(x, y + error / 2)
    aside = np.array([side * (0.22 + words.width / 2), 0.0])
    return _freest(data, words, [middle + aside, middle - aside], others)


def area_words(data: Evenings, number: int, others: Iterable[Any] = ()) -> Any:
    """The area of one of the three squares, inside it, or beside it where it is small."""
    x, y, width, height = data.three_squares.corners()[number].tolist()
    words = Words(squared(data.plan, number)[1], TITLE_SIZE, LOSS)
    middle = np.array([x + width / 2, y + height / 2])
    room = np.abs([width, height]) / 2 - [words.width / 2, words.height / 2] - 0.05
    if room.min() > 0:
        return _freest(data, words, [middle], others, True, (middle - room, middle + room))
    side = np.sign(width) * ((abs(width) + words.width) / 2 + 0.1)  # away from the line
    tall = np.sign(width) * ((abs(height) + words.height) / 2 + 0.1)
    ways = [(side, 0), (0, -tall), (0, tall), (-side, 0)]
    spots = [middle + np.array(way) for way in ways]
    return _freest(data, words, spots, others, True)


def _freest(
    data: Evenings,
    words: Any,
    spots: list[Array],
    others: Iterable[Any],
    squares: bool = False,
    among: tuple[Array, Array] | None = None,
) -> Any:
    """Put words where least is behind them: on one of some spots, or not far from them.

    Their middle stays ``among`` a low and a high corner, if these are given.
    """
    half = np.array([words.width, words.height]) / 2 + _CLEAR
    behind, taken = _behind(data, squares), [_box(other) for other in (*_written(data), *others)]
    axes, far = data.plane.xy(*data.plane.crossing), data.plane.corner + data.plane.size
    ways = np.array(list(product(range(-_REACH, _REACH + 1), repeat=2)))
    tried = np.concatenate([spot + _STRIDE * ways for spot in spots])
    away = np.tile(np.abs(ways).sum(axis=1), len(spots)) * _FAR
    away += np.repeat(np.arange(len(spots)), len(ways)) * _FAR / 10
    hits = away
    for piece in behind:
        hits = hits + np.all(np.abs(tried - piece) < half, axis=1)
    for low, high in taken:
        over = np.all((tried + half > low) & (tried - half < high), axis=1)
        hits = hits + _SHUT * over
    # Beyond the axes are their numbers.
    hits = hits + _SHUT * np.sum((tried - half < axes) | (tried + half > far), axis=1)
    if among is not None:
        hits = hits + 1e6 * np.any((tried < among[0]) | (tried > among[1]), axis=1)
    return words.move_to((*tried[int(np.argmin(hits))], 0))


def _behind(data: Evenings, squares: bool) -> Array:
    """Pieces (n, 2) of the line, of strokes, of dots, and of squares if these are there."""
    share = np.linspace(0, 1, 60)[:, None]
    x, y, errors = data.few.x, data.few.y, data.plan.errors[list(data.plan.examples)]
    strokes = [data.plane.xy([a, a], [b, b + off]) for a, b, off in zip(x, y, errors, strict=True)]
    if (ends := data.line.ends()) is not None:
        strokes.append(ends)
    pieces = [a + share * (b - a) for a, b in strokes]
    every = slice(None, None, max(1, len(data.plan.dataset) // _DOTS))
    pieces.append(data.plane.xy(data.plan.dataset.x[every], data.plan.dataset.y[every]))
    for left, foot, wide, high in data.three_squares.corners() if squares else ():
        # Less of the faint area than of its sides, which would cross a number.
        area = np.array(list(product(share[::9, 0], repeat=2)))
        sides = [np.column_stack([share, 0 * share + end]) for end in (0, 1)]
        inside = np.concatenate([area, *sides, *(side[:, ::-1] for side in sides)])
        pieces.append(np.array([left, foot]) + inside * [wide, high])
    return np.concatenate(pieces)


def _written(data: Evenings) -> Iterable[tuple[Array, Array]]:
    """What is written at the axes, as low and high corners."""
    for text, left, foot, _ in data.plane.texts():
        yield np.array([left, foot]) + text.low, np.array([left, foot]) + text.high


def _box(thing: Any) -> tuple[Array, Array]:
    """The low and the high corner (2,) of a text."""
    if isinstance(thing, tuple):
        return thing
    size = np.array([thing.width, thing.height]) / 2
    middle = thing.get_center()[:2]
    return middle - size, middle + size


__all__ = ["area_words", "error_words"]
