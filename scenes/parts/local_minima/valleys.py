"""The walks of the film, and how two valleys are seen so that neither tells which it is."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from gdmath import InputError, Landscape, Trajectory, descend, gradient_descent
from scenes.parts.local_minima.country import DUSK, LAMPLIT
from scenes.parts.local_minima.heights import Sliding
from scenes.stage import LOSS, TEXT, Box, CurveWalk, add_up, italic, tr

Array = NDArray[np.float64]

LEVEL = 0.0005  # a gradient that is smaller reads 0.000
_PATIENCE = 2000  # steps after which nobody is waited for
_ASIDE, _OFF = 0.3, 0.24  # of the box: from its middle to the start, and to the floor
_ABOVE = 0.36  # of the box, from the floor up to the start
_GROUND = 0.3  # of the box, below the floor
_TINY = 4.0  # times as large: beside that no one sees a walk
_TALL, _REACH = 2.4, 3.7  # scene units: she, and the reach of her lamp
_NEAR = 0.33  # of what is seen of the axis: what is farther from her is dark
_HAIR = 1e-9  # to either side of a place: a slope that does not leap is still none there


def walk_until_level(landscape: Landscape, rate: float, start: float, what: str) -> Trajectory:
    """Descend, points (steps + 1, 1, 1), until the gradient reads 0.000.

    Raises InputError, about the parameters called ``what``, if it never does.
    """
    method = gradient_descent(rate)
    walk = descend(landscape, method, [[start]], _PATIENCE)
    level = np.flatnonzero(np.abs(walk.gradients[:, 0, 0]) < LEVEL)
    if len(level) == 0 or level[0] < 4 or not landscape.hessian(walk.points[level[0], 0]) > 0:
        corner = _corner(landscape, walk.points[-2:, 0, 0])
        if corner is not None:
            raise InputError(
                f"{what}: the ground has a corner at {corner:.6g}, where she never stands level;"
                " choose a ground without one."
            )
        slopes = np.abs(walk.gradients[:, 0, 0])
        if 0 < slopes[-1] < slopes[0] and len(slopes) > _PATIENCE and not len(level):
            raise InputError(
                f"{what}: from {start:g} with rate {rate:g} she is not on level ground after"
                f" {_PATIENCE:,} steps; choose a larger rate, or a start nearer to it."
            )
        raise InputError(
            f"{what}: from {start:g} with rate {rate:g} she does not walk down to level ground;"
            " start on a slope that leads into a valley, with a smaller rate."
        )
    return descend(landscape, method, [[start]], int(level[0]))


def _corner(landscape: Landscape, ends: NDArray[np.float64]) -> float | None:
    """Where the slope leaps from below 0 to above it between two places; None if nowhere."""
    left, right = np.sort(ends) + _HAIR * np.array([-1.0, 1.0])

    def slope(x: float) -> float:
        return float(landscape.gradient(np.array([x]))[0])

    if not slope(left) < 0 < slope(right):
        return None
    while left < (middle := 0.5 * (left + right)) < right:
        left, right = (middle, right) if slope(middle) < 0 else (left, middle)
    ends = landscape.gradient(np.array([[left], [right]]) + _HAIR * np.array([[-1.0], [1.0]]))
    return round(float(middle), 6) + 0.0 if np.abs(ends).min() > LEVEL else None


class Walk(NamedTuple):
    """A walk to level ground, and the parameters that it goes by, as they are called."""

    landscape: Landscape
    rate: float
    start: float
    what: str

    def until_level(self) -> Trajectory:
        """All its steps."""
        return walk_until_level(*self)

    def floor(self) -> Array:
        """Where it would end (1, 1)."""
        rule = gradient_descent(self.rate)
        return descend(self.landscape, rule, self.until_level().points[-1], _PATIENCE).points[-1]


def extent(walk: Walk) -> tuple[float, float]:
    """How far a walk leads along the axis, and how far down."""
    floor = walk.floor()[0]
    low, high = walk.landscape.value(np.array([floor, [walk.start]])).tolist()
    return abs(walk.start - float(floor[0])), high - low


def on_one_scale(extents: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The larger of both for both, so that slopes look as they are; but not if one is tiny."""
    sizes = np.array(extents)
    if (sizes.max(axis=0) > _TINY * sizes.min(axis=0)).any():
        return extents
    wide, tall = sizes.max(axis=0).tolist()
    return [(wide, tall)] * len(extents)


def valley(walk: Walk, size: tuple[float, float], box: Box, clock: Any) -> CurveWalk:
    """A hiker's walk to level ground in a box, with room for a walk of some size.

    The floor is to one side of the middle, and the start to the other.
    """
    landscape, rate, _, _ = walk
    floor = walk.floor()
    low = float(landscape.value(floor[0]))
    wide = size[0] / (_ASIDE + _OFF)
    side = 1.0 if walk.start > float(floor[0, 0]) else -1.0
    middle = float(floor[0, 0]) + side * _OFF * wide
    tall = size[1] / _ABOVE
    plane = Sliding(
        (middle - wide / 2, middle + wide / 2),
        (low - _GROUND * tall, low + (1 - _GROUND) * tall),
        ("x", f"{italic('f')}({italic('x')})"),
        colors=(TEXT, LOSS),
        tick_color=TEXT,
    )
    # The room for the plane's numbers is on its left; here the valley is in the middle.
    aside = float((plane.within(box).corner + plane.size / 2)[0] - box.middle[0])
    plane.within(box.inset(right=2 * aside)).set_presence(0)
    half = CurveWalk(
        plane, landscape, walk.until_level(), rate, floor, clock, tall=_TALL, near=_NEAR * wide
    )
    half.night.within(box)
    half.night.lamp.reach = _REACH
    half.night.sky.glimmer.set_value(DUSK)
    half.curve.day.set_value(LAMPLIT)
    return half


def told(walk: CurveWalk) -> dict[str, Any]:
    """The present step in words: numbers, sign and directions."""
    numbers, _ = add_up(*walk.numbers())
    start, rate, gradient, end = (f"{number}".replace("-", "−") for number in numbers)
    left, right = tr("left"), tr("right")
    up = walk.slope() > 0
    names = {0.5: tr("half of"), 0.2: tr("a fifth of"), 0.1: tr("a tenth of")}
    return {
        "start": start,
        "share": names.get(walk.rate, tr("{rate} of").format(rate=rate)),
        "gradient": gradient,
        "signed": f"+{gradient}" if up else gradient,
        "next": end,
        "sign": tr("plus") if up else tr("minus"),
        "uphill": right if up else left,
        "downhill": left if up else right,
        "steep": tr(
            "One to the {uphill}, and the tangent climbs {size}. That is its slope."
        ).format(uphill=right if up else left, size=gradient.lstrip("−")),
        "shape": tr("a parabola") if walk.curve.landscape.name == "x^2" else tr("one valley"),
    }
