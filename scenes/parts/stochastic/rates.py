"""How a rate is chosen: a few are tried, and the best lights up; or it is copied, or adapts."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, FadeIn, ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.stochastic import places
from scenes.parts.stochastic.measured import SIZES_TRIED
from scenes.parts.stochastic.plan import Plan
from scenes.parts.stochastic.race import Track
from scenes.parts.stochastic.shapes import paint_sign, signed
from scenes.parts.stochastic.telling import decimals_for
from scenes.parts.stochastic.ways import Ways
from scenes.stage import (
    BODY_SIZE,
    LABEL_SIZE,
    LOSS,
    QUIET,
    STAGE,
    STEP,
    Box,
    Formula,
    Layer,
    View,
    Words,
    change,
    swell,
    tr,
)
from scenes.stage.ground.rim import share_to_rim
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

CHOOSING = Box(STAGE.left + 0.8, STAGE.bottom + 0.55, STAGE.left + 6.7, STAGE.top - 0.6)
_TABLE = Box(CHOOSING.right + 0.75, STAGE.bottom, STAGE.right, STAGE.top)
_FAINT, _WIDE, _BRIGHT = 0.45, 0.055, 0.11  # how strong the others are; scene units
_BEAD, _HEAD = 0.07, 0.34
_HUGE = 100.0  # a loss of which no decimals are told
_DIM = 0.6  # of a row that is not the best
_MANY = 8  # rows, from which on they are small


class Tries(OnPicture):
    """Walks over lines, each (steps + 1, 2), one after another, as ``time`` counts; one is lit.

    A walk that is done steps back as the next one is walked. One that leaves the map ends at its
    rim, with the head of an arrow.
    """

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, walks: list[Array], best: int) -> None:
        super().__init__(view)
        self.steps = max(map(len, walks)) - 1
        window = np.transpose(view.window)
        self.walks, self.best = [inside(walk, window) for walk in walks], best
        self.time, self.lit = ValueTracker(0.0), ValueTracker(0.0)

    def run(self, number: int) -> Any:
        """An animation: one of them, after those before it."""
        return change(self.time, number + 1, linear)

    def light(self) -> Any:
        """An animation: the best lights up, the others step back."""
        return change(self.lit, 1)

    def steps_of(self, number: int) -> float:
        """How many steps of a walk are seen."""
        return self.steps * float(np.clip(self.time.get_value() - number, 0, 1))

    def draw(self, canvas: Canvas) -> None:
        """The best last."""
        lit, walked = float(self.lit.get_value()), float(self.time.get_value())
        color, _ = places.SOME
        order = [number for number in range(len(self.walks)) if number != self.best]
        for number in (*order, self.best):
            walk, is_best = self.walks[number], number == self.best
            time = self.steps_of(number)
            faded = float(np.clip(walked - number - 1, 0, 1))
            faded = faded * (1 - lit) if is_best else max(faded, lit)
            strength = 1 - (1 - _FAINT) * faded
            pen = Pen(canvas, self.presence * strength)
            spots = self.on.at(_upto(walk, time))
            wide = _WIDE + (_BRIGHT - _WIDE) * lit * is_best
            if len(spots) > 1:
                pen.line(spots, color, wide, casing=0.03)
            for spot in spots[1:-1]:
                pen.disc(spot, _BEAD, color, casing=0.02)
            if time < len(walk) - 1 or len(walk) == self.steps + 1:
                paint_sign(pen, places.SOME, spots[-1], 0.13 + 0.05 * lit * is_best)
            else:
                pen.fill(_head(spots[-2], spots[-1]), color)

    def readings(self) -> list[Reading]:
        """Where the best has come to."""
        at = _upto(self.walks[self.best], self.steps_of(self.best))[-1]
        return [Reading("best of the trails", "", tuple(at.tolist()))]


def _head(begin: Array, end: Array) -> Array:
    """The corners (3, 2) of an arrow's head where a line ends on the screen."""
    along = (end - begin) / max(float(np.linalg.norm(end - begin)), 1e-9)
    back = end - _HEAD * along
    across = 0.45 * _HEAD * np.array([-along[1], along[0]])
    return np.stack([back + across, end, back - across])


def inside(walk: Array, window: Array) -> Array:
    """A walk (n, 2) as far as the rim of a window (low and high corner), where it leaves it."""
    low, high = window
    for number, (one, other) in enumerate(pairwise(walk), 1):
        if np.all((other >= low) & (other <= high)):
            continue
        last = one + share_to_rim(one, other, window) * (other - one)
        return np.concatenate([walk[:number], last[None]])
    return walk


def _upto(walk: Array, time: float) -> Array:
    """The first ``time`` steps of a walk, with the part of the last."""
    whole = min(int(np.floor(time + 1e-9)), len(walk) - 1)
    share = time - whole
    if whole == len(walk) - 1 or share <= 1e-9:
        return walk[: whole + 1]
    now = walk[whole] + share * (walk[whole + 1] - walk[whole])
    return np.concatenate([walk[: whole + 1], now[None]])


class Choosing:
    """A map with a trail for each rate, a table of what they come to, and other ways."""

    def __init__(self, plan: Plan) -> None:
        batch = plan.measured.batches[0]
        self.track = Track(plan, CHOOSING)
        self.best = plan.rates.index(batch.rate)
        self.trails = Tries(self.track.view, list(batch.paths), self.best)
        rows = _TABLE.rows(*[1.0] * (len(plan.rates) + 2), gap=0.08)
        size = BODY_SIZE if len(plan.rates) <= _MANY else LABEL_SIZE
        head = Box(CHOOSING.left, CHOOSING.top + 0.1, CHOOSING.right, STAGE.top)
        name = f"{tr('mini-batch')}: {batch.size}"
        self.size = signed(places.SOME, name, BODY_SIZE).move_to(head.middle)
        self.head = Words(tr("loss after one pass"), LABEL_SIZE, LOSS).within(rows[0], LEFT)
        decimals = decimals_for(list(pairwise(sorted(batch.tried)))[:1])
        boxes = [row.columns(1, 1) for row in rows[1:-1]]
        self.rates = [
            Formula(f"{{{{alpha : rate}}}} = {rate:g}", {"rate": STEP}, size).within(left, LEFT)
            for rate, (left, _) in zip(plan.rates, boxes, strict=True)
        ]
        self.losses = [
            Words(written(loss, decimals), size, LOSS).within(right, LEFT)
            for loss, (_, right) in zip(batch.tried, boxes, strict=True)
        ]
        median = tr("medians of {count} shuffles").format(count=SIZES_TRIED)
        self.note = Words(median, LABEL_SIZE, QUIET).within(rows[-1], LEFT)
        self.ways = Ways(len(plan.rates), self.best, STAGE)

    @property
    def empty(self) -> tuple[Any, ...]:
        """The map and the table, before any is walked."""
        return *self.track.all, self.trails, self.size, self.head, *self.rates

    def walk(self, number: int) -> tuple[Any, ...]:
        """One rate is walked with, and its loss is told where she lands."""

        def late(time: float) -> float:
            return max(0.0, 4 * time - 3)

        row, loss = self.rates[number], self.losses[number]
        return self.trails.run(number), swell(row, 1.15), FadeIn(loss, rate_func=late)

    def lights(self) -> tuple[Any, ...]:
        """The best lights up, on the map and in the table; the others step back."""
        pairs = list(zip(self.rates, self.losses, strict=True))
        best = [swell(thing, 1.15) for thing in pairs.pop(self.best)]
        dimmed = [thing.animate.set_opacity(_DIM) for pair in pairs for thing in pair]
        return self.trails.light(), *best, *dimmed


def written(loss: float, decimals: int = 2) -> str:
    """A loss as the table has it: with so many decimals, a huge one with none.

    >>> written(0.23688), written(14.849), written(123456.7)
    ('0.24', '14.85', '120,000')
    """
    return f"{loss:.{decimals}f}" if loss < _HUGE else number_text(float(f"{loss:.2g}"))


__all__ = ["CHOOSING", "Choosing", "Tries", "inside", "written"]
