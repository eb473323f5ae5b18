"""Pawns side by side on the ground, which are counted in the valleys where they end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from manim import FadeIn, FadeOut, ValueTracker
from manim import rate_functions as rates
from numpy.typing import NDArray

from gdmath import Trajectory
from scenes.parts.local_minima.country import Country, height_text
from scenes.parts.local_minima.plan import Plan
from scenes.parts.local_minima.row import Row
from scenes.parts.local_minima.strip import valley_color
from scenes.stage import BODY_SIZE, LOSS, PATH, QUIET, TEXT, CurvePawns, Playback, change
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.walk.curve_pawns import hopping

Array = NDArray[np.float64]
Moves = Iterator[tuple[tuple[Any, ...], float]]

_TALL = 0.6  # scene units
_OVER, _PLATE = 0.3, 0.1  # scene units from heads to a number, and of its plate round it
_TRIES, _SAMPLES = 3, 200  # starts of which the lowest end is kept; samples that are looked at
_FAR = 0.2  # of the window, beyond it: there nobody is seen


def _at_once(_: float) -> float:
    """The pace of what is there from the first frame on."""
    return 1.0


class Party(Playback):
    """A playback whose walkers have their own colours only as far as those are ``told``.

    Those that are ``known`` they have before they arrive as well.
    """

    def __init__(self, trajectory: Trajectory, colors: Sequence[str], neutral: str) -> None:
        super().__init__(trajectory, colors, neutral)
        self.told, self.known = ValueTracker(1.0), ValueTracker(0.0)

    def is_told(self) -> Any:
        """An animation: each has the colour of its end, and keeps it wherever it goes."""
        self.known.set_value(1)
        return change(self.told, 1)

    def colors(self) -> Array:
        """The present colours (walkers, 3)."""
        told, known = float(self.told.get_value()), float(self.known.get_value())
        own = known * self._colors + (1 - known) * super().colors()
        return np.asarray(self._neutral + told * (own - self._neutral))


class Crowd(CurvePawns, Lettered):
    """All of a row on a country; each has the colour of the valley where it ends once it is there.

    At a floor all stand in one place, and above them is said how many they are.
    """

    def __init__(self, plan: Plan, country: Country, row: Row) -> None:
        tints = [valley_color(plan, end) if end >= 0 else QUIET for end in row.ends.tolist()]
        self.party: Party
        super().__init__(country.curve, Party(row.walk, tints, PATH), _TALL)
        self.plan, self.row, self.lettering = plan, row, True
        self._numbers = [Lettering(f"{many}", BODY_SIZE, TEXT) for many in range(len(row.ends) + 1)]
        heights = plan.height(plan.floors).tolist()
        self._heights = [Lettering(height_text(high), BODY_SIZE, LOSS) for high in heights]
        self.tried = tries(row, np.flatnonzero(plan.deep))
        self.few, self.kept = ValueTracker(0.0), ValueTracker(0.0)

    def comes_up(self) -> tuple[Any, ...]:
        """All of them grow out of the ground: none is seen through."""
        self.grown.set_value(0)
        return FadeIn(self, rate_func=_at_once), change(self.grown, 1)

    def replaces(self, others: Sequence[Any]) -> Moves:
        """Others go, then all of them come up."""
        yield (FadeOut(*others),), 0.4
        yield self.comes_up(), 0.7

    def arrived(self) -> NDArray[np.bool_]:
        """Who is at a floor (n,)."""
        return np.asarray((self.party.time >= self.row.arrived) & (self.row.ends >= 0))

    def counts(self) -> list[int]:
        """How many are at each floor."""
        ends = self.row.ends[self.arrived()]
        return [int((ends == number).sum()) for number in range(len(self.plan.floors))]

    def tries_again(self) -> Moves:
        """Only some are there, and run: what each end is worth is written there."""
        yield (change(self.few, 1),), 0.4
        yield (self.party.hurry(pace=rates.ease_in_out_quad),), 1.2

    def keeps_lowest(self) -> Any:
        """Of these, only those that ended lowest stay."""
        return change(self.kept, 1)

    def lowest(self) -> NDArray[np.bool_]:
        """Who ends lowest (n,)."""
        return np.isin(self.row.ends, np.flatnonzero(self.plan.deep))

    def sizes(self) -> Array:
        """How large each is now (n,): some may be alone, and the lowest of these."""
        few, kept = float(self.few.get_value()), float(self.kept.get_value())
        lost = np.where(self.lowest(), 1.0, 1 - kept)
        return np.asarray(super().sizes() * np.where(self.tried, lost, 1 - few))

    def feet(self) -> Array:
        """On the ground, where who has not arrived hops."""
        ((low, high),), far = self.plan.ground.window, _FAR * self.plan.span
        ground = self.curve.over(np.clip(self.party.now()[:, 0], low - far, high + far))
        hop = np.where(self.arrived(), 0.0, self.size * hopping(self.party.time))
        return np.asarray(ground + hop[:, None] * np.array([0.0, 1.0]))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How many are at each floor, above their heads; of some only, how high that is."""
        if self.few.get_value() > 0:
            yield from self._worth()
            return
        all_are = bool(self.arrived().all())  # then it is said of empty floors as well
        for floor, count in zip(self.plan.floors.tolist(), self.counts(), strict=True):
            if count or all_are:
                x, y = self.curve.over(floor).tolist()
                number = self._numbers[count]
                yield number, x - number.width / 2, y + _TALL + _OVER, 1.0

    def _worth(self) -> Iterator[tuple[Lettering, float, float, float]]:
        there = self.arrived() & self.tried
        for number in np.unique(self.row.ends[there]).tolist():
            x, y = self.curve.over(self.plan.floors[number]).tolist()
            strong = 1.0 if self.plan.deep[number] else 1 - float(self.kept.get_value())
            if strong > 0:
                height = self._heights[number]
                yield height, x - height.width / 2, y + _TALL + _OVER, strong

    def draw(self, canvas: Canvas) -> None:
        """All of them, and numbers on plates."""
        super().draw(canvas)
        for number, left, foot, strong in self.texts():
            pen = Pen(canvas, self.presence * strong)
            low, high = number.low - _PLATE, number.high + _PLATE
            pen.plate(left + low[0], foot + low[1], left + high[0], foot + high[1])
        self.write(canvas)


def tries(row: Row, deep: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Some starts by chance (n,), of the first sample in which one ends lowest, and others not."""
    rng, ends = np.random.default_rng(1), np.isin(row.ends, deep)
    for _ in range(_SAMPLES):
        chosen = rng.choice(len(ends), _TRIES, replace=False)
        if ends[chosen].sum() == 1:
            break
    return np.isin(np.arange(len(ends)), chosen)


__all__ = ["Crowd", "tries"]
