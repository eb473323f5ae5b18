"""How far curves stray from their average: a range that shows it, and what measures it."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import LEFT, RIGHT
from numpy.typing import NDArray

from scenes.parts.bias_variance.plan import ENDS, Plan, Worlds
from scenes.stage import LOSS, TITLE_SIZE, Layer, Plane, Words, on_plate
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_USUAL, _FARTHEST = (-3.0, 11.0), (-8.0, 14.0)  # of y
_ROOM = 0.03  # of the range of all curves, beyond them
_TIED = 0.72  # of the way to the farthest stray: there one curve is clear of the average
_TIP = 0.14
_FIRST = 9  # draws, of which one is looked at
_EDGE = 0.15  # of y, between a square and the end of the range
_LOOKS = 3  # draws, besides that one
_BELOW, _OVER = 0.2, 2.5  # of y, beyond dots that are seen from near
_ASIDE, _RAISED = 0.3, 0.25  # scene units from a bracket to its number, and above its end


def scale_of(plan: Plan) -> tuple[float, float]:
    """A range of y that holds the widest spread of the last model's curves, about their average."""
    mean, spread = plan.worlds[2].settled, plan.spread
    low = min(_USUAL[0], np.floor(2 * (mean - spread).min()) / 2)
    high = max(_USUAL[1], np.ceil(2 * (mean + spread).max()) / 2)
    return float(max(_FARTHEST[0], low)), float(min(_FARTHEST[1], high))


def whole_scale(plan: Plan) -> tuple[float, float]:
    """A range of y that holds all curves of the last model from end to end."""
    curves = plan.worlds[2].curves
    room = _ROOM * float(np.ptp(curves))
    low, high = float(curves.min()) - room, float(curves.max()) + room
    return min(scale_of(plan)[0], low), max(scale_of(plan)[1], high)


def wild_places(plan: Plan, count: int) -> Array:
    """Places (count,) of x, as far from each other, whose average variance is that over all x.

    Curves stray in a narrow stretch before each end; the outermost places lie in it, where squares
    that are seen and their average area agree, as far as they can.
    """
    worlds = plan.worlds[2]
    tried = np.linspace(-1, 1, count) * np.linspace(widest(plan), ENDS[1], 401)[:, np.newaxis]
    squares = _squares(worlds, tried.ravel()).mean(axis=0).reshape(tried.shape)
    off = abs(squares.mean(axis=1) - worlds.of_all.variance)
    return np.asarray(tried[np.argmin(off)])


def _squares(worlds: Worlds, x: Array) -> Array:
    """How far each curve is from the average of all at places (n,), squared (draws, n)."""
    gaps = worlds.curves - worlds.settled
    return np.array([np.interp(x, worlds.x, gap) for gap in gaps]) ** 2


def over_draws(worlds: Worlds, x: Array, first: int) -> Array:
    """The average square of the distance at places (n,) after 1, 2, … draws (draws, n)."""
    squares = np.roll(_squares(worlds, x), -first, axis=0)
    return np.asarray(np.cumsum(squares, axis=0) / np.arange(1, len(squares) + 1)[:, np.newaxis])


def near_scale(plan: Plan) -> tuple[float, float]:
    """A range of y for models that hardly spread: all dots of all draws, and over them words."""
    answers = plan.worlds[0].dots[:, 1]
    low, high = answers.min() - _BELOW, answers.max() + _OVER
    return float(np.floor(2 * low) / 2), float(np.ceil(2 * high) / 2)


def widest(plan: Plan) -> float:
    """The x, right of the middle, where curves stray farthest; as far as the range shows it."""
    worlds, spread = plan.worlds[2], plan.spread
    low, high = scale_of(plan)
    shown = (worlds.x >= 0) & (worlds.settled - spread >= low) & (worlds.settled + spread <= high)
    return float(worlds.x[shown][np.argmax(spread[shown])])


def shown_draw(plan: Plan) -> int:
    """One of the first draws whose curve strays far at that x, and is seen to its end there."""
    worlds, (low, high) = plan.worlds[2], scale_of(plan)
    at = int(np.searchsorted(worlds.x, widest(plan)))
    there = worlds.curves[:_FIRST, at]
    far = np.where((there > low) & (there < high), abs(there - worlds.settled[at]), -1)
    return int(np.argmax(far))


def looked_at(plan: Plan, places: Array) -> list[int]:
    """That draw, and the next ones whose distances at some places (n,) are all seen as well."""
    worlds, (low, high) = plan.worlds[2], whole_scale(plan)
    at = np.searchsorted(worlds.x, places).clip(0, len(worlds.x) - 1)
    first = shown_draw(plan)
    order = np.roll(np.arange(len(worlds.curves)), -first - 1)
    there = worlds.curves[order][:, at]
    seen = np.all((there > low + _EDGE) & (there < high - _EDGE), axis=1)
    return [first, *order[seen & (order != first)][:_LOOKS].tolist()]


def seen_apart(plan: Plan) -> float:
    """The x on that curve's way to where it strays farthest: half up it is clear of the average."""
    worlds, end = plan.worlds[2], widest(plan)
    gap = abs(worlds.curves[shown_draw(plan)] - worlds.settled)
    there = (worlds.x <= end) & (gap <= _TIED * abs(stray(plan, end)))
    return float(worlds.x[there][-1])


def stray(plan: Plan, x: float) -> float:
    """How far that curve is from the average at some x; upwards is positive."""
    worlds = plan.worlds[2]
    gap = worlds.curves[shown_draw(plan)] - worlds.settled
    return float(np.interp(x, worlds.x, gap))


def stray_text(distance: float) -> str:
    """A distance as it is said: one decimal, or two where it is small."""
    size = abs(distance)
    return f"{size:.{2 if size < 1 else 1}f}"


class Bracket(OnPlane):
    """How far one curve is from the average at some x."""

    layer: ClassVar[Layer] = Layer.MARK
    spill = 0.3

    def __init__(self, plane: Plane, x: float, middle: float, distance: float) -> None:
        super().__init__(plane)
        self.x, self.middle, self.distance = x, middle, distance
        self.set_z_index(Layer.PLOT + 3)

    def ends(self) -> Array:
        """Its ends on the screen (2, 2), the average first."""
        return self.plane.xy([self.x, self.x], [self.middle, self.middle + self.distance])

    def number(self) -> Any:
        """Its words: beside it, towards the middle of the plane."""
        words: Any = on_plate(Words(stray_text(self.distance), TITLE_SIZE, LOSS))
        ends = self.ends()
        side, edge = (-1, RIGHT) if self.x > 0 else (1, LEFT)
        return words.move_to(
            (ends[0, 0] + side * _ASIDE, ends[1, 1] + _RAISED, 0), aligned_edge=edge
        )

    def draw(self, canvas: Canvas) -> None:
        """An upright line with a tick at both ends."""
        ends = self.ends()
        tick = np.array([(-_TIP, 0.0), (_TIP, 0.0)])
        Pen(canvas, self.presence).line([ends, *(end + tick for end in ends)], LOSS, 0.06,
                                        casing=0.06)  # fmt: skip

    def readings(self) -> list[Reading]:
        """The distance."""
        return [Reading(f"distance at {self.x:g}", "", abs(self.distance))]


__all__ = [
    "Bracket",
    "looked_at",
    "near_scale",
    "over_draws",
    "scale_of",
    "seen_apart",
    "shown_draw",
    "stray",
    "stray_text",
    "whole_scale",
    "widest",
    "wild_places",
]
