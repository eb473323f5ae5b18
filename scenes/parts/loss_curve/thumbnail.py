"""The data and the line of the w where she stands, small, beside her at night."""

from __future__ import annotations

import numpy as np
from manim import DOWN, RIGHT, VGroup

from scenes.parts.loss_curve.evenings import Evenings, span_of
from scenes.parts.loss_curve.felt import Felt, FeltDial, FeltLine
from scenes.parts.loss_curve.sheet import Sheet
from scenes.parts.loss_curve.telling import decimals_of_w
from scenes.stage import (
    DATA,
    LABEL_SIZE,
    POSITION,
    Box,
    Layer,
    Plane,
    Readout,
    Samples,
    Scientific,
    italic,
)

_ROUND_IT = 0.22  # scene units: room round what is on the sheet, and within it


class Thumbnail(VGroup):
    """The data, the line and its knob, small, on a sheet: the w where she ``felt`` the ground."""

    def __init__(self, evenings: Evenings, box: Box, felt: Felt) -> None:
        plan, inside = evenings.plan, box.inset(_ROUND_IT)
        self.dial = FeltDial(felt, 0.45)
        places = decimals_of_w(plan.high - plan.low)
        name = "small w", f"{italic('w')} =", felt.w
        number: Readout = Scientific(*name, LABEL_SIZE, POSITION)
        if places is not None:
            number = Readout(*name, places, LABEL_SIZE, POSITION)
        self.knob = VGroup(self.dial, number.next_to(self.dial, DOWN, buff=0.2))
        self.knob.move_to((inside.right, inside.middle[1], 0), aligned_edge=RIGHT)
        room = inside.inset(right=float(self.knob.width) + _ROUND_IT)
        self.plane = self._as_steep(evenings, room)
        self.samples = Samples(self.plane, plan.dataset.x, plan.dataset.y, color=DATA)
        self.samples.crowd = max(self.samples.crowd, 0.7)
        self.line = FeltLine(self.plane, felt)
        sheet = Sheet(Box(self.plane.get_left()[0] - _ROUND_IT, *box[1:]))
        super().__init__(sheet, self.plane, self.samples, self.line, self.knob)
        for part in (self[0], self.plane):
            part.set_z_index(Layer.FIELD)  # before posts, which came earlier

    @staticmethod
    def _as_steep(evenings: Evenings, room: Box) -> Plane:
        """A plane on the right of a box, on which every line is as steep as on the large one.

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
        foot = float(room.middle[1]) - high / 2
        return plane.within(Box(room.right - wide, foot, room.right, foot + high))


__all__ = ["Thumbnail"]
