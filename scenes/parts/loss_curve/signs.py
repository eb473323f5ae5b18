"""What is written in the night: the slope, the rule, the dial, and the line that turns with her."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, FadeIn, FadeOut, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.dials import RateDial
from scenes.parts.loss_curve.evenings import Evenings, Thumbnail
from scenes.parts.loss_curve.hill import FAR_LEVEL, Hill
from scenes.parts.loss_curve.lighting import lit
from scenes.parts.loss_curve.nudge import Nudge, Quotients
from scenes.parts.loss_curve.telling import w_text, whole_text
from scenes.stage import (
    ALPHA,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    STAGE,
    STEP,
    TITLE,
    TITLE_SIZE,
    Box,
    Layer,
    Readout,
    Scientific,
    UpdateRule,
    Words,
    WorkedLine,
    italic,
    on_one_line,
    on_plate,
    tr,
)
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_GUESSES = 1.4, 0.8  # of the step before: what is offered, and neither is right
_FAINT = 0.45  # of the rule's parts that have not happened yet
_SLOPE = "{{partial L \\/ partial w : grad}}"


class Outlines(Painted):
    """Two hollow arrows over the ruler from where she stands: a longer step, and a shorter one."""

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, hill: Hill) -> None:
        super().__init__()
        self.hill, self.grown = hill, ValueTracker(1.0)

    def draw(self, canvas: Canvas) -> None:
        """Outlines alone: they have no numbers yet."""
        hill, pen = self.hill, Pen(canvas, self.presence)
        last = hill.plan.places[1] - hill.plan.places[0]
        here = hill.walk.foot()
        for share, up in zip(_GUESSES, (0.34, 0.12), strict=True):
            ends = hill.ruler.ruler.at(np.array([here, here + share * last])) + np.array([0.0, up])
            way = self.grown.get_value() * (ends[1, 0] - ends[0, 0])
            shape = ends[0] + _hollow(abs(way)) * np.array([np.sign(way), 1.0])
            pen.line(shape, STEP, 0.035, casing=0.04, closed=True)


def _hollow(length: float) -> Array:
    """The outline (7, 2) of an arrow of this length to the right."""
    neck, half, head = length - 0.24, 0.045, 0.11
    return np.array(
        [
            (0, half),
            (neck, half),
            (neck, head),
            (length, 0),
            (neck, -head),
            (neck, -half),
            (0, -half),
        ]
    )


class Signs:
    """Words and numbers around the hiker at night."""

    def __init__(self, plan: WeightDescents, data: Evenings, hill: Hill, unit: str) -> None:
        self.plan, self.hill = plan, hill
        walk = hill.walk
        corner = Box(STAGE.right - 2.6, STAGE.top - 3.2, STAGE.right, STAGE.top - 0.65)
        # On the way the line turns; but only where she lands is there a w to be written down.
        self.thumbnail = Thumbnail(
            data, lambda: float(walk.now()[0, 0]), lambda: float(walk.foot()[0]), corner
        )
        self.nudge = Nudge(walk.curve, plan, (0.6 * hill.side, -0.6))
        self.quotients = Quotients(plan).move_to((4.4 * hill.side, 0.3, 0))
        name = f"{tr('slope')} ∂{italic('L')}/∂{italic('w')}"
        readout = Scientific("gradient", name, walk.slope, TITLE_SIZE, GRADIENT, 3)
        self.slope = on_plate(readout, spare=0.3).within(TITLE, LEFT)
        counter = Readout("step", tr("step"), lambda: walk.step, 0, TITLE_SIZE)
        self.counter = on_plate(counter, spare=0.3).next_to(self.slope, DOWN, 0.2, LEFT)
        # Where she is not, whether she is far away then or not.
        near = hill.twice_as_far()["zoom"] == 1 and hill.side > 0
        wild = STAGE.inset(left=8.0 if near else 0.5, right=0.5 if near else 8.0, bottom=3.2)
        self.wild = Thumbnail(data, hill.ghost_tip, hill.ghost_tip, wild, far=True)
        beside = TITLE.inset(left=5.2) if hill.side > 0 else TITLE.inset(right=5.2)
        self._rule = UpdateRule("w", _SLOPE)
        self.rule = on_plate(self._rule).within(beside)
        self.dim_the_rule()
        self.dial = RateDial(plan.rate, walk.downstep.share.get_value)
        self.dial.next_to(self.rule, DOWN, buff=0.3)
        self._line = WorkedLine(*walk.numbers())
        self._line.scale(min(1.0, (beside.width - 0.5) / self._line.width))
        self.worked = on_plate(self._line).next_to(self.rule, DOWN, buff=0.35)
        self.worked.shift(max(0.0, beside.left - self.worked.get_left()[0]) * RIGHT)
        self.worked.shift(max(0.0, self.worked.get_right()[0] - beside.right) * LEFT)
        length = Words(whole_text(abs(plan.slopes[0])), TITLE_SIZE, GRADIENT)
        self.length = length.move_to((0, FAR_LEVEL + 0.65, 0))
        off = tr("off by {size}{unit}").format(
            size=whole_text(plan.miss(plan.overshoot)), unit=unit
        )
        self.off = Words(off, TITLE_SIZE, LOSS).move_to((3.2 * hill.side, FAR_LEVEL + 0.7, 0))
        cut = Words(ALPHA, LABEL_SIZE, STEP), Words(tr("× gradient"), LABEL_SIZE, GRADIENT)
        self.cut_name = on_plate(on_one_line(*cut, buff=0.15))
        self.guess_box = STAGE.inset(left=2.6, right=3.0, top=0.9)
        self.outlines = Outlines(hill)
        best = f"{italic('w')} = {w_text(plan.places[-1], plan.high - plan.low)}"
        self.best = on_plate(Words(best, TITLE_SIZE, POSITION)).within(
            TITLE.inset(left=5.8, right=2.6)
        )

    @property
    def at_the_camp(self) -> tuple[Any, ...]:
        """All that is written when she has arrived."""
        return self.slope, self.counter, self.best, self.thumbnail

    def begin_to_work_out(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The worked line begins: the signs, and where she is; with seconds."""
        for name in ("rate", "grad", "next"):
            self._line.part(name).set_opacity(0)
        yield (FadeOut(self.dial),), 0.3
        yield (FadeIn(self.worked),), 0.4

    def worked_part(self, name: str) -> Any:
        """A number of the worked line comes as it is told."""
        return lit(self._line, name)

    def name_the_cut(self) -> VGroup:
        """Put the arrow's name above the middle of where it is, or will have grown."""
        middle = self.hill.cut_middle(self.hill.walk)
        return self.cut_name.next_to((*middle, 0), UP, buff=0.2)

    def rule_part(self, name: str) -> Any:
        """A part of the rule lights up: it is happening."""
        return lit(self._rule, name)

    def dim_the_rule(self) -> None:
        """Before it is told the rule is faint."""
        for name in ("next", "minus", "rate"):
            self._rule.part(name).set_opacity(_FAINT)


__all__ = ["Signs"]
