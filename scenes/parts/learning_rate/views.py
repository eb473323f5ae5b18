"""How much of the first curve its plane shows, and where that stands: from near, or from afar."""

from __future__ import annotations

from typing import Any

import numpy as np

from scenes.parts.learning_rate.plan import RatePlan
from scenes.parts.learning_rate.stops import Stops
from scenes.stage import STAGE, Box, Plane

WIDE, HIGH = 2.0, 3.3  # times the distance, and the loss at the start: what is seen at first
LOW = STAGE.inset(top=0.1)  # where the plane stands, and with words above it:
_UNDER_WORDS = STAGE.inset(top=2.0)
_OVER_BARS = Box(STAGE.left, -1.1, STAGE.right, 3.1)
_BESIDE, _PAST_BOTTOM = 0.25, 0.2  # room: of the gradient's arrow beside it; of the distance
# Of the width of what is seen of a single step: itself, and what is before it; times her height
# on the axis of losses, what is seen of that; from its end to the cross, at least.
_ONE_STEP, _BEFORE_IT, _OVER_IT, _AWAY = 0.22, 0.3, 1.3, 0.12
_AHEAD, _BEHIND = 0.36, 0.6  # of the distance: what is seen of the axis beside the bars
_AFTER, _PAST = 0.45, 0.33  # of the distance: what is seen of the axis beside two stops
_AROUND_STOPS = 0.1, 0.22  # of the distance: before the first of them, beyond the other
LOW_AXIS = STAGE.inset(bottom=0.55)


class Views:
    """The views of a plane on which she goes down a curve."""

    plan: RatePlan
    plane: Plane
    stops: Stops
    top: float  # the loss at her start

    def near(self) -> Any:
        """The plane shows the gradient's arrow on the axis, the step it becomes, and the bottom."""
        start, slope = self.plan.start, self.plan.slope
        past = self.plan.minimum + _PAST_BOTTOM * (self.plan.minimum - start)
        ends = [start, start + slope, float(self.plan.careful.places[1]), past]
        x = min(ends) - _BESIDE * abs(slope), max(ends)
        return self.plane.animate.within(_UNDER_WORDS).reframe(x=x, y=(0.0, 1.65 * self.top))

    def at_the_step(self) -> Any:
        """The plane comes so near that its step is long, which it is of a small rate as well."""
        start, lands = self.plan.start, float(self.plan.careful.places[1])
        side, bottom = float(np.sign(lands - start)), self.plan.minimum
        near = min(abs(lands - start) / _ONE_STEP, 2 * self.plan.distance)
        before = start - side * _BEFORE_IT * near
        after = before + side * near
        if abs(after - bottom) < _AWAY * near:  # the cross is beside the edge, not on it
            after = bottom + side * _AWAY * near
        x = min(before, after), max(before, after)
        ends = self.plan.curve.value(np.array(x)[:, None])
        high = max(_OVER_IT * self.top, 1.1 * float(ends.max()))
        return self.plane.animate.reframe(x=x, y=(0.0, high))

    def beside_the_bars(self) -> Any:
        """The plane shows her and the bottom again, with room for the bars below."""
        side = 1.0 if self.plan.start < self.plan.minimum else -1.0
        start, bottom = self.plan.start, self.plan.minimum
        ends = (
            start - side * _AHEAD * self.plan.distance,
            bottom + side * _BEHIND * self.plan.distance,
        )
        x = min(ends), max(ends)
        return self.plane.animate.within(_OVER_BARS).reframe(x=x, y=(0.0, 1.2 * self.top))

    def near_the_stops(self) -> Any:
        """The plane shows two stops from so near that their steps can be compared as they are."""
        side = 1.0 if self.plan.start < self.plan.minimum else -1.0
        before, after = (side * share * self.plan.distance for share in _AROUND_STOPS)
        ends = self.plan.start - before, self.stops.feet[-1] + after
        ranges = {"x": (min(ends), max(ends)), "y": self._close()["y"]}
        return self.plane.animate.within(LOW_AXIS).reframe(**ranges)

    def beside_the_stops(self) -> Any:
        """The plane is as large as it can be, and shows her start and the bottom."""
        return self.plane.animate.within(LOW_AXIS).reframe(**self._close())

    def _close(self) -> dict[str, tuple[float, float]]:
        """The ranges that show her start and the bottom, and no more."""
        side = 1.0 if self.plan.start < self.plan.minimum else -1.0
        ends = (
            self.plan.start - side * _AFTER * self.plan.distance,
            self.plan.minimum + side * _PAST * self.plan.distance,
        )
        return {"x": (min(ends), max(ends)), "y": (0.0, 1.5 * self.top)}

    def draw_back(self) -> Any:
        """The plane shows both sides of the curve, as far as one may fly."""
        return self.plane.animate.within(LOW).reframe(**self._around(WIDE))

    def _around(self, wide: float) -> dict[str, tuple[float, float]]:
        """The ranges that show so many times the distance to both sides; the curve fills them."""
        middle, far = self.plan.minimum, wide * self.plan.distance
        high = HIGH * self.top * (wide / WIDE) ** 2
        return {"x": (middle - far, middle + far), "y": (0.0, high)}


__all__ = ["HIGH", "LOW", "LOW_AXIS", "WIDE", "Views"]
