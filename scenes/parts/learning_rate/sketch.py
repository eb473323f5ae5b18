"""A step that is still to be chosen: the slope, the step against it, and where it would end."""

from __future__ import annotations

from manim import ValueTracker, VGroup

from scenes.parts.by_hand.curve_arrow import GroundStep, SlopeArrow
from scenes.parts.by_hand.fading import hidden
from scenes.parts.by_hand.on_curve import Plumb
from scenes.parts.by_hand.sizes import LABEL_SIZE
from scenes.parts.learning_rate.hops import Landing
from scenes.stage.curve.curve import Curve
from scenes.stage.lecture.theme import GRADIENT, NEXT, POSITION, STEP
from scenes.stage.lecture.words import tr
from scenes.stage.type.text import Words

_REACH = 0.93  # of the way to the far end of the curve: the longest step
_SHORT = 0.04  # of the longest one: the step at first


class Sketch:
    """The step from x = ``start`` on a curve, as long as the learning rate ``rate`` makes it.

    ``plumbs`` go from where she stands and from where she would land down to the height ``foot``.
    """

    def __init__(self, curve: Curve, start: float, foot: float) -> None:
        self.curve, self.start = curve, start
        self.rate = ValueTracker(_SHORT * self.longest)
        self.uphill = SlopeArrow(curve, lambda: start, 0.6, lift=-0.25)
        self.step = GroundStep(curve, lambda: start, self.vector, STEP)
        self.landing = hidden(Landing(curve, lambda: start + self.vector()))
        self.plumbs = (
            hidden(Plumb(curve, lambda: start, foot, POSITION)),
            hidden(Plumb(curve, self.landing.x, foot, NEXT)),
        )
        self.slope_name = VGroup()
        ((low, high),) = curve.landscape.window
        if low <= start <= high:  # otherwise the arrow is off the picture
            name = Words(tr("slope"), LABEL_SIZE, GRADIENT)
            self.slope_name.add(name.move_to((*self.uphill.below(), 0)))

    @property
    def longest(self) -> float:
        """The rate whose step ends close to the far end of the curve."""
        slope = float(self.curve.slope(self.start))
        (window,) = self.curve.landscape.window
        return float(max((self.start - end) / slope for end in window)) * _REACH

    def vector(self) -> float:
        """The step −αL′ of the present rate."""
        return float(-self.rate.get_value() * self.curve.slope(self.start))
