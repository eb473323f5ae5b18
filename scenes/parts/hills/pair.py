"""Two walkers who start a hair apart on a ridge, and whose ways part at its pass."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gdmath import InputError, Trajectory, descend, gradient_descent
from gdmath.critical import level_points
from gdmath.ridges import twins
from scenes.parts.hills.descents import Descents
from scenes.render.kept import kept

Array = NDArray[np.float64]

_HAIR = 8e-5  # of the window: how far apart they start, rounded to one digit
_SLIDE = 0.25  # of the way from floor to floor, to each side of their ridge
_TENS = 10  # steps are counted in these
_ARRIVED = 0.01  # of the window
_MOST = 400
_NEAREST = 6  # saddles that are tried
SEEN = 0.003  # of the window: a gap that the eye can see on the map
_SHORT = (0.17, 0.4, 0.6, 0.75, 0.85)  # of a ridge, from its end down to where they start
APART = 0.15  # of the window, from floor to floor: nearer ones are out of the picture of the hills
AT_THE_PASS, LEVEL = 0.02, 0.3  # of the window, from the pass; of the slope where they start


@dataclass(frozen=True)
class Pair:
    """Their descents (steps + 1, 2, 2), the pass, and the two floors (2,) they are bound for.

    ``across`` (2,) is the direction in which the pass falls.
    """

    walk: Trajectory
    width: float
    saddle: Array
    across: Array
    floors: Array

    @property
    def gaps(self) -> Array:
        """How far they are apart after each step (steps + 1,)."""
        return np.asarray(np.linalg.norm(np.diff(self.walk.points, axis=1)[:, 0], axis=-1))

    @property
    def slowest(self) -> int:
        """The step at which the first of them stands on the most level ground of the way."""
        steep = np.linalg.norm(self.walk.gradients[:, 0], axis=-1)
        return int(np.argmin(steep[: int(np.argmax(self.gaps > 0.2 * self.gaps.max()))]))

    @property
    def stops_at_the_pass(self) -> bool:
        """Whether that ground is at the pass, and far more level than where they start.

        Others part high on the ridge, and never see the pass: of that nothing is told.
        """
        steep = np.linalg.norm(self.walk.gradients[: self.slowest + 1, 0], axis=-1)
        away = np.linalg.norm(self.walk.points[self.slowest, 0] - self.saddle)
        return bool(away < AT_THE_PASS * self.width and steep[-1] < LEVEL * steep[0])

    @property
    def ends_far_apart(self) -> bool:
        """Whether the picture that shows the hills shows both floors and the pass between them."""
        first, second = self.walk.points[-1]
        return bool(np.linalg.norm(second - first) > APART * self.width)

    def on_paper(self, step: int) -> float:
        """The gap in millimetres, on a map one metre wide."""
        return float(1000 * self.gaps[step] / self.width)

    @property
    def visible(self) -> int:
        """The first step at which the eye would see the gap on the map."""
        return int(np.argmax(self.gaps > SEEN * self.width))


def across_their_ridge(two: Pair, count: int = 120) -> Array:
    """Starts (count, 2) on a straight line over the ridge on which the two start, at right angles.

    As many on one side as on the other: of an even number, none is on the ridge itself.
    """
    begin, end = two.walk.points[0]
    reach = _SLIDE * float(np.linalg.norm(two.floors[1] - two.floors[0]))
    share = np.linspace(-reach, reach, count)[:, None]
    return np.asarray((begin + end) / 2 + share * (end - begin) / np.linalg.norm(end - begin))


@kept
def pair(made: Descents) -> Pair | None:
    """The two on the ridge to the pass nearest to the middle, or None if no pass parts valleys."""
    landscape = made.landscape
    if len(made.floors) < 2:
        return None
    level = level_points(landscape)
    low, high = np.array(landscape.window).T
    width = float((high - low).max())
    saddles = np.flatnonzero([kind == "saddle" for kind in level.kinds])
    away = np.linalg.norm((level.points[saddles] - (low + high) / 2) / (high - low), axis=-1)
    inside = np.all(
        (level.points > low + 1e-6 * width) & (level.points < high - 1e-6 * width), axis=-1
    )
    for number in saddles[np.argsort(away, kind="stable")][:_NEAREST]:
        for short in _SHORT if inside[number] else ():
            found = _walked(made, level.points[number], width, short)
            if found is None:
                continue
            walk, floors = found
            two = Pair(
                walk,
                width,
                level.points[number],
                level.eigenvectors[number][:, 0],
                floors,
            )
            if two.stops_at_the_pass and two.ends_far_apart:
                return two
    return None


def _walked(
    made: Descents, saddle: Array, width: float, short: float
) -> tuple[Trajectory, Array] | None:
    """Their ways on either side of the ridge to a saddle, if these lead to two floors in time."""
    try:
        starts = twins(made.landscape, saddle, float(f"{_HAIR * width:.1g}"), short=short)
    except InputError:
        return None
    bound = made.bound_for(starts)
    if min(bound) < 0 or bound[0] == bound[1]:
        return None
    rule, ends = gradient_descent(made.rate), made.floors[bound]
    long = descend(made.landscape, rule, starts, _MOST)
    there = np.all(np.linalg.norm(long.points - ends, axis=-1) < _ARRIVED * width, axis=-1)
    if not there.any():
        return None
    steps = min(_MOST, _TENS * (int(np.argmax(there)) // _TENS + 1))
    walk = descend(made.landscape, rule, starts, steps)
    gaps = np.linalg.norm(np.diff(walk.points, axis=1)[:, 0], axis=-1)
    unseen = gaps[: int(np.argmax(gaps > SEEN * width)) + 1]
    return (walk, ends) if np.all(np.diff(unseen) > 0) else None  # each step makes it wider
