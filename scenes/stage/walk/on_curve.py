"""A hiker's descent on a curve: she, her night, and her steps on the axis below."""

from __future__ import annotations

from typing import Any

from manim import ValueTracker, VGroup

from gdmath import Landscape, Trajectory
from scenes.stage.curve.curve import Curve
from scenes.stage.curve.night import Night
from scenes.stage.curve.tangent import Tangent
from scenes.stage.lecture.theme import GRADIENT, LOSS, POSITION, STEP, TITLE_SIZE
from scenes.stage.lecture.words import tr
from scenes.stage.paint.closeup import Closeup
from scenes.stage.paint.landing import Landing
from scenes.stage.paint.marks import Mark, Plumb
from scenes.stage.paint.projection import Projection
from scenes.stage.plot.knob import Knob
from scenes.stage.plot.plane import Plane
from scenes.stage.type.readout import Readout
from scenes.stage.type.text import Formula, Plate, on_plate
from scenes.stage.type.worked import WorkedLine
from scenes.stage.walk.hiker import Hiker
from scenes.stage.walk.playback import StepByStep

_TALL = 1.7  # scene units


class CurveWalk(StepByStep):
    """One walk, points (steps + 1, 1, 1), down the curve of a function on a plane, and its night.

    ``floor`` is the minimum that she goes for, marked by ``cross`` on the ground. ``on_axis`` are
    her plumb line, the arrows and the ring where the step ends, all in the units of the axis: that
    of the plane, or the one ``on`` which they are wanted. Her lamp may light only what is so
    ``near`` her on the axis.
    """

    def __init__(
        self,
        plane: Plane,
        landscape: Landscape,
        walk: Trajectory,
        rate: float,
        floor: Any,
        clock: ValueTracker,
        *,
        closeup: Closeup | None = None,
        on: Projection | None = None,
        tall: float = _TALL,
        near: float | None = None,
    ) -> None:
        super().__init__(walk, rate, on or plane.ruler, POSITION)
        self.plane, self.curve = plane, Curve(plane, landscape, closeup=closeup)
        start = float(walk.points[0, 0, 0])
        self.hiker = Hiker(self.curve, start, tall, clock=clock)
        self.hiker.join(self)
        self.cross = Mark(self.curve, floor)
        self.night = Night(self.hiker, clock, near=near)
        self.tangent = Tangent(self.curve, self.foot)
        plumb = Plumb(self.curve, lambda: self.now()[0], POSITION)
        self.on_axis = VGroup(plumb, Landing(self.downstep, self.curve), self.arrows)

    def slope(self) -> float:
        """The slope, with its sign, where the present step began."""
        return float(self.gradient()[0])

    def readout(self, name: str) -> Readout:
        """The gradient where the present step began."""
        return Readout(name, tr("gradient"), self.slope, 3, TITLE_SIZE, GRADIENT)

    def dial(self) -> Knob:
        """What the gradient is multiplied by; it turns as the arrow is cut."""
        places = len(f"{self.rate:g}".partition(".")[2])
        share = self.downstep.share.get_value
        return Knob("factor", share, 0, 1, decimals=places, color=STEP, label="×")

    def formula(self) -> Plate:
        """What the curve is the graph of."""
        source = f"{{{{f : height}}}}(x) = {self.curve.landscape.formula}"
        return on_plate(Formula(source, {"height": LOSS}, TITLE_SIZE))

    def worked(self) -> Plate:
        """The present step in numbers."""
        return on_plate(WorkedLine(*self.numbers()))

    def numbers(self) -> tuple[float, float, float]:
        """Where the present step begins, the rate and the gradient there."""
        return float(self.foot()[0]), self.rate, self.slope()


__all__ = ["CurveWalk"]
