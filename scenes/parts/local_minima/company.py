"""Seven more on both walls of one valley, who walk as she does, each with a step on the axis."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from manim import FadeIn, VGroup
from numpy.typing import NDArray

from gdmath import descend, gradient_descent
from scenes.stage import (
    LABEL_SIZE,
    PATH,
    QUIET,
    STEP,
    Arrow,
    Curve,
    CurvePawns,
    CurveWalk,
    Playback,
    Plumb,
    Words,
    change,
    on_plate,
    tr,
)

Array = NDArray[np.float64]

# Where the others start, as shares of her own distance to the floor.
SHARES = (-1.5, -1.0625, -0.5625, -0.1875, 0.3125, 0.6875, 1.4375)
_TALL, _NEAR = 0.8, 0.9  # scene units; of how near to the floor the nearest one starts
_OVER = 2.9  # scene units from the floor: above her head


class Gathering(CurvePawns):
    """Pawns that become smaller close to the ``floor``, and are one with it when they are there.

    All stand in one place then, and what stuck out from behind her was not seen as seven.
    """

    def __init__(self, curve: Curve, party: Playback, floor: float) -> None:
        super().__init__(curve, party, _TALL)
        self.floor = floor
        self.near = _NEAR * float(self._away().min())  # all begin as large as they are

    def _away(self) -> Array:
        """How far along the axis each is from the floor (walkers,)."""
        return np.asarray(np.abs(self.party.now()[:, 0] - self.floor))

    def sizes(self) -> Array:
        """How large each is now (walkers,)."""
        return np.asarray(super().sizes() * np.clip(self._away() / self.near, 0, 1) ** 0.5)


class Company:
    """The others as pawns; the steps of all eight, as long on the axis as they will be."""

    def __init__(self, walk: CurveWalk, floor: float) -> None:
        self.walk = walk
        mine = float(walk.trajectory.points[0, 0, 0])
        starts = floor + np.array(SHARES) * (mine - floor)
        rule = gradient_descent(walk.rate)
        others = descend(walk.curve.landscape, rule, starts[:, None], walk.steps)
        self.party = Playback(others, [PATH] * len(starts), PATH)
        self.party.progress = walk.progress
        self.pawns = Gathering(walk.curve, self.party, floor)
        self.pawns.grown.set_value(0)
        places = range(len(starts))
        self.plumbs = VGroup(
            *(Plumb(walk.curve, self._now(number), QUIET, dashed=True) for number in places)
        )
        hers = self._arrow(walk.foot, walk.gradient, 0)
        theirs = (self._arrow(self._foot(n), self._slope(n), n + 1) for n in places)
        self.each = [hers, *theirs]
        self.arrows = VGroup(*self.each)

    def _now(self, number: int) -> Callable[[], Array]:
        return lambda: self.party.now()[number]

    def _foot(self, number: int) -> Callable[[], Array]:
        return lambda: np.asarray(self.party.trajectory.points[self.party.step, number])

    def _slope(self, number: int) -> Callable[[], Array]:
        return lambda: np.asarray(self.party.trajectory.gradients[self.party.step, number])

    def _arrow(self, root: Any, vector: Any, number: int) -> Arrow:
        name = f"step {number}"
        arrow = Arrow(self.walk.on, root, vector, STEP, name=name)
        return arrow.set_as(share=self.walk.rate, turned=1, grown=0)

    def come(self) -> Iterator[tuple[list[Any], float]]:
        """All are there."""
        yield [FadeIn(self.pawns, self.plumbs, self.arrows)], 0.2
        yield [change(self.pawns.grown, 1)], 0.6

    def met(self) -> Any:
        """How many are where she is, above her head: they stand behind her."""
        words = Words(tr("{all} of {all}").format(all=len(self.each)), LABEL_SIZE)
        middle = self.walk.curve.over(float(self.walk.cross.places()[0, 0]))
        return on_plate(words, 0.1).move_to((*(middle + np.array([0.0, _OVER])), 0))

    def steps(self, count: int) -> Iterator[tuple[list[Any], float]]:
        """So many steps of all: their arrows grow against the slope, and are used up on the way.

        What is yielded is to be played before the next is asked for.
        """
        for _ in range(count):
            for arrow in self.each:
                arrow.set_as(share=self.walk.rate, turned=1, grown=0)
            yield [change(arrow.grown, 1) for arrow in self.each], 0.9
            used = [change(arrow.used, 1) for arrow in self.each]
            yield [change(self.walk.progress, self.walk.step + 1), *used], 0.9


__all__ = ["SHARES", "Company"]
