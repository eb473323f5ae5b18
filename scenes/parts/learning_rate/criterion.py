"""When a walker on a curve counts as arrived: a beam, the rule in words, and a glass."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import FadeIn, FadeOut, ValueTracker

from scenes.parts.by_hand.plane import Plane
from scenes.parts.by_hand.sizes import LABEL_SIZE
from scenes.parts.learning_rate.hops import Hops
from scenes.parts.learning_rate.lens import Lens
from scenes.stage.curve.curve import Curve, OnCurve
from scenes.stage.lecture.theme import MINIMUM
from scenes.stage.lecture.words import tr
from scenes.stage.paint.painted import change
from scenes.stage.paint.pen import Canvas, ink
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import Formula, Words, on_one_line

_TALL = 0.7  # of the plane's height: the beam
_GLASS = 1.05  # the radius of the glass


class Tolerance(OnCurve):
    """The places no farther than ``near`` from ``middle`` on the axis, as a beam ``tall`` high.

    It stands on the plane's lower end. ``grown`` in [0, 1] is how much of it is there.
    """

    def __init__(self, curve: Curve, plane: Plane, middle: float, near: float, tall: float) -> None:
        super().__init__(curve)
        self.plane, self.middle, self.near, self.tall = plane, middle, near, tall
        self.grown = ValueTracker(0.0)

    def draw(self, canvas: Canvas) -> None:
        """The beam, as wide as it is."""
        ends = self.middle + self.near * np.array([-1.0, 1.0])
        (left, foot), (right, _) = self.plane.xy(ends, self.plane.low[1])
        canvas.rectangle(left, foot, right - left, self.tall * self.grown.get_value())
        canvas.set_source_rgba(*ink(MINIMUM, 0.6 * self.presence))
        canvas.fill()

    def readings(self) -> list[Reading]:
        """How far from the middle it reaches."""
        return [Reading("tolerance", "", self.near)]


class Criterion:
    """The rule |w − ``minimum``| ≤ near: arrived is who has no more than ``share`` of the way left.

    A beam stands where the rule holds, its words above the ground already walked, and the glass
    above the ground beyond. Beam and lens are added to the scene, one behind the walker and one
    before; the words enter with them.
    """

    def __init__(self, hops: Hops, minimum: float, share: float) -> None:
        plane, start = hops.plane, float(hops.party.trajectory.points[0, 0, 0])
        near = share * abs(start - minimum)
        tall = _TALL * float(plane.size[1])
        x, y = plane.xy(minimum, plane.low[1])
        ahead = 1.0 if start < minimum else -1.0
        self.beam = Tolerance(hops.curve, plane, minimum, near, tall)
        self.lens = Lens(hops, minimum, near, (x + 2.75 * ahead, y + tall + 0.2), _GLASS)
        away = f"w - {minimum:g}" if minimum >= 0 else f"w + {-minimum:g}"
        self.rule = on_one_line(
            Words(tr("on the cross:"), LABEL_SIZE, MINIMUM),
            Formula(f"abs({away}) <= {near:.3g}", size=LABEL_SIZE, color=MINIMUM),
            buff=0.2,
        ).move_to((x - 1.3 * ahead, y + tall + 0.3, 0))

    def enter(self) -> tuple[Any, ...]:
        """The beam rises, the glass opens."""
        shown = FadeIn(self.rule, self.lens.label)
        return change(self.beam.grown, 1), change(self.lens.grown, 1), shown

    def leave(self) -> tuple[Any, ...]:
        """All of it goes."""
        gone = FadeOut(self.rule, self.lens.label)
        return change(self.beam.grown, 0), change(self.lens.grown, 0), gone
