"""The data and the line of the w where she stands, beside her at night."""

from __future__ import annotations

import numpy as np
from manim import DOWN, LEFT, UP, VGroup

from scenes.parts.loss_curve.evenings import Evenings, span_of
from scenes.parts.loss_curve.felt import Felt, FeltLine
from scenes.parts.loss_curve.sheet import Sheet
from scenes.parts.loss_curve.telling import decimals_of_w
from scenes.stage import (
    DATA,
    LABEL_SIZE,
    POSITION,
    TITLE_SIZE,
    Box,
    Layer,
    Plane,
    Readout,
    Samples,
    Scientific,
    Words,
    italic,
)

_ROUND_IT = 0.22  # scene units: room round what is on the sheet, and within it
_WORDS = 0.55  # scene units of its height: the name of the level axis
_CLEAR = 0.15  # scene units between such a name and the axis
_SHARE = 0.65  # of the width, that the name of the other is within: above the dots


class Thumbnail(VGroup):
    """The data and the line, as high as the sheet: that of the w where she ``felt`` the ground."""

    def __init__(self, evenings: Evenings, box: Box, felt: Felt) -> None:
        plan, inside = evenings.plan, box.inset(_ROUND_IT)
        across, up = (Words(told, LABEL_SIZE, DATA) for told in evenings.names)
        room = inside.inset(bottom=_WORDS)
        self.plane = self._as_steep(evenings, room)
        beside = up.width < _SHARE * self.plane.size[0]  # above the dots, else above the plane
        if not beside:
            self.plane = self._as_steep(evenings, room.inset(top=_WORDS))
        self.samples = Samples(self.plane, plan.dataset.x, plan.dataset.y, color=DATA)
        self.samples.crowd = max(self.samples.crowd, 0.7)
        self.line = FeltLine(self.plane, felt)
        places = decimals_of_w(plan.high - plan.low)
        name = "small w", f"{italic('w')} =", felt.w
        self.number: Readout = Scientific(*name, TITLE_SIZE, POSITION)
        if places is not None:
            self.number = Readout(*name, places, TITLE_SIZE, POSITION)
        left, top = self.plane.corner[0], inside.top
        up.scale(min(1.0, inside.width / up.width))
        up.move_to((left + _CLEAR, top, 0), aligned_edge=LEFT + UP)
        if not beside:
            up.set_x(inside.middle[0])
        across.scale(min(1.0, inside.width / across.width))
        across.next_to((inside.middle[0], self.plane.corner[1], 0), DOWN, buff=_CLEAR)
        super().__init__(Sheet(box), self.plane, self.samples, self.line, up, across)
        for part in (self[0], self.plane):
            part.set_z_index(Layer.FIELD)  # before posts, which came earlier

    @staticmethod
    def _as_steep(evenings: Evenings, room: Box) -> Plane:
        """A plane in the middle of a box, on which every line is as steep as on the large one.

        It shows the answers, and what the lines say from her first step on.
        """
        x, y = evenings.plan.dataset.x, evenings.plan.dataset.y
        walked = evenings.plan.places[1:]
        said = np.outer([walked.min(), walked.max()], [x.min(), x.max()])
        plane = Plane(
            tuple(np.clip(evenings.across, *span_of(x))),
            span_of(np.append(said, [y.min(), y.max()])),
            numbered=(False, False),
            through_zero=evenings.crossing,
        ).within(room)
        beside = np.array([room.width, room.height]) - plane.size
        units = evenings.plane.size / evenings.plane.span * plane.span
        wide, high = units * float(np.min(plane.size / units)) + beside
        left, foot = np.asarray(room.middle[:2]) - 0.5 * np.array([wide, high])
        return plane.within(Box(left, foot, left + wide, foot + high))


__all__ = ["Thumbnail"]
