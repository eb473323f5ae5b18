"""What tells sizes under the bowl: a square floor with its numbers, and a post of heights."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.paraboloid.bowl import REACH, RIM
from scenes.parts.paraboloid.numbers import short
from scenes.parts.paraboloid.plan import Plan
from scenes.stage import LABEL_SIZE, LOSS, QUIET, TEXT, Layer, View
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

CORNERS = REACH * np.array([(-1.0, -1.0), (-1.0, 1.0), (1.0, 1.0), (1.0, -1.0)])  # in turn
_NUMBERS, _NAME = (0.1, 0.8), 0.97  # of an edge: where its numbers stand, and its name at its end
_OUT = 0.14  # scene units from an edge to what is written along it
_LINE, _POST = 0.03, 0.05
_ASIDE = 1.1  # of the rim's radius: where the post stands
_DASH = 0.1  # scene units to the left of the post
_FILL = 0.05


class FloorScale(Lettered):
    """The square from −10 to 10, named along the two edges before the bowl, and a post.

    The post stands on the left of the bowl, wherever that is seen from; ``raised`` in [0, 1] is how
    much of it is there.
    """

    def __init__(self, view: View, plan: Plan) -> None:
        super().__init__()
        self.set_z_index(Layer.GROUND - 1)  # whatever stands on the floor is before it
        self.view, self.highest = view, plan.highest
        self.raised = ValueTracker(0.0)
        self._names = [Lettering(name, LABEL_SIZE, TEXT) for name in plan.bowl.names]
        self._ends = [Lettering(short(end), LABEL_SIZE, TEXT) for end in (-REACH, REACH)]
        self._heights = [
            Lettering(short(share * plan.highest), LABEL_SIZE, LOSS) for share in (0, 0.5, 1)
        ]

    def corners(self) -> Array:
        """Those of the floor on the screen (4, 2)."""
        return self.view.screen(self.view.world(CORNERS, np.zeros(4)))[0]

    def leftmost(self) -> int:
        """The corner that is seen farthest to the left."""
        return int(np.argmin(self.corners()[:, 0]))

    def nearest(self) -> int:
        """The corner that points at the eye."""
        return int(np.argmin(self.corners()[:, 1]))

    def post(self) -> Array:
        """Where the heights 0, a half of the highest, and that one are on the screen (3, 2)."""
        foot = np.repeat(-_ASIDE * RIM * self.view.basis()[0][None, :2], 3, axis=0)
        return self.view.screen(self.view.world(foot, self.highest * np.array([0, 0.5, 1])))[0]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Along both near edges two numbers, at its end a name; heights on the left of the post."""
        raised = float(self.raised.get_value())
        for share, text, spot in zip((0.0, 0.5, 1.0), self._heights, self.post(), strict=True):
            x, y = spot.tolist()
            there = float(np.clip((raised - share) / 0.1 + 1, 0, 1)) if raised > 0 else 0.0
            if there > 0:
                left = x - _DASH - 0.1 - text.width
                yield text, left, y - float(text.high[1]) / 2 + (0.12 if share == 0 else 0), there
        corners, near = self.corners(), self.nearest()
        for other in ((near - 1) % 4, (near + 1) % 4):
            axis = int(np.argmax(np.abs(CORNERS[other] - CORNERS[near])))
            begin, end = corners[near], corners[other]
            low = self._ends[0 if CORNERS[near][axis] < 0 else 1]
            high = self._ends[1 if CORNERS[near][axis] < 0 else 0]
            shares = (*_NUMBERS, _NAME)
            for share, text in zip(shares, (low, high, self._names[axis]), strict=True):
                x, y = (begin + share * (end - begin)).tolist()
                left = x + _OUT if end[0] > begin[0] else x - _OUT - text.width
                yield text, left, y - _OUT - float(text.high[1]), 1.0

    def draw(self, canvas: Canvas) -> None:
        """The floor, the post, what is written."""
        pen, corners = Pen(canvas, self.presence), self.corners()
        pen.fill(corners, TEXT, _FILL)
        pen.line(corners, QUIET, _LINE, closed=True)
        if (raised := float(self.raised.get_value())) > 0:
            post = self.post()
            top = post[0] + raised * (post[2] - post[0])
            pen.line(np.stack([post[0], top]), LOSS, _POST)
            for share, spot in zip((0.0, 0.5, 1.0), post, strict=True):
                if raised >= share:
                    pen.line(spot + np.array([(-_DASH, 0.0), (0.0, 0.0)]), LOSS, _POST)
        self.write(canvas)


__all__ = ["CORNERS", "FloorScale"]
