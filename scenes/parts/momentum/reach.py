"""Steps against the reach of a memory, both in powers of ten: two lines, and where they meet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.momentum.plan import Plan
from scenes.parts.momentum.telling import short
from scenes.stage import LABEL_SIZE, QUIET, TEXT, TITLE_SIZE, Box, Layer, change, tr
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.walk.contenders import MOMENTUM, PLAIN, outline

Array = NDArray[np.float64]

_DOT, _RING, _GAP, _TICK = 0.15, 0.3, 0.24, 0.1
_LEAST, _MOST, _NARROW = 0.35, 0.4, 0.3  # powers of ten beyond the least and the most of steps
_BEFORE, _BEYOND = 0.12, 0.22  # powers of ten beyond the least and the most of reaches
_FAINT = 0.3  # of a line, where the other asks for more steps
_NEAR = 0.12  # powers of ten: a reach as near to where both meet has its count above


class Reaches(Lettered):
    """A dot for each memory: how far back it reaches, 1/(1 − β), and how many steps she takes.

    ``fall`` draws the line of who is carried on, the steps without memory over the reach; ``rise``
    that of swings, which take so many steps to each step of reach. ``sharper`` in [0, 1] makes the
    ravine narrower: the first line is lifted, the second stays. ``met`` has a ring where both meet
    in the one ravine, then (from 1 to 2) in the other; ``legs`` the way from that to this;
    ``lit`` is how far the second line is thickened.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, box: Box) -> None:
        super().__init__()
        self.plan, self.dots = plan, plan.reaches
        self.fall, self.rise, self.sharper, self.met, self.legs, self.lit = (
            ValueTracker(0.0) for _ in range(6)
        )
        self.shown = [ValueTracker(0.0) for _ in self.dots]
        counts, reach = self.dots[:, 1], max(self.dots[:, 0].max(), plan.narrow.reach)
        self.foot = float(np.log10(min(counts.min(), plan.forgets * plan.meet))) - _LEAST
        self.tops = (float(np.log10(counts.max())) + _MOST,
                     float(np.log10(plan.narrow.plain)) + _NARROW)  # fmt: skip
        self.sides = -_BEFORE, float(np.log10(reach)) + _BEYOND
        self.inner = box.inset(left=1.65, bottom=1.05, right=0.1, top=0.75)
        self._ticks = [
            [Lettering(f"{10**power:,}", LABEL_SIZE, QUIET) for power in range(7)] for _ in range(2)
        ]
        self._counts = [Lettering(f"{steps:,.0f}", TITLE_SIZE, TEXT) for steps in counts]
        self._plain = Lettering(f"{plan.narrow.plain:,}", TITLE_SIZE, TEXT)
        self._names = (Lettering(tr("reach of the memory: 1/(1 − β)"), LABEL_SIZE, TEXT),
                       Lettering(tr("steps"), LABEL_SIZE, TEXT))  # fmt: skip
        self._each = Lettering(tr("each tick: ten times"), LABEL_SIZE, QUIET)
        root = f"× {short(plan.condition**0.5, 2)}"
        self._root = Lettering(root, TITLE_SIZE, TEXT)
        self._met = [Lettering(short(reach, 2), LABEL_SIZE, TEXT)
                     for reach in (plan.meet, plan.narrow.reach)]  # fmt: skip
        self.set_frame(*box)

    # -- numbers ---------------------------------------------------------------------------------

    def at(self, reach: Any, steps: Any) -> Array:
        """Where on the screen a reach and a number of steps are (n, 2)."""
        box, share = self.inner, float(self.sharper.get_value())
        top = self.tops[0] + share * (self.tops[1] - self.tops[0])
        across = (np.log10(reach) - self.sides[0]) / np.ptp(self.sides)
        up = (np.log10(steps) - self.foot) / (top - self.foot)
        return np.stack(np.broadcast_arrays(box.left + across * box.width,
                                            box.bottom + up * box.height), axis=-1)  # fmt: skip

    @property
    def without(self) -> float:
        """The steps without memory at which the falling line begins now."""
        plan, share = self.plan, float(self.sharper.get_value())
        return float(plan.plain_count * (plan.narrow.plain / plan.plain_count) ** share)

    def meets(self, without: float) -> tuple[float, float]:
        """The reach at which both lines meet, and the steps there."""
        reach = float(np.sqrt(without / self.plan.forgets))
        return reach, self.plan.forgets * reach

    # -- verbs -----------------------------------------------------------------------------------

    @property
    def of_memory(self) -> int:
        """The place of the memory that she has."""
        return [beta for beta, _ in self.plan.arrivals].index(self.plan.memory)

    def reveal(self, number: int) -> Any:
        """One dot comes."""
        return change(self.shown[number], 1)

    def others(self, rising: bool) -> list[Any]:
        """The dots that have not come yet, of one side of where both lines meet."""
        return [
            self.reveal(number)
            for number, shown in enumerate(self.shown)
            if shown.get_value() == 0 and (self.dots[number, 0] > self.plan.meet) == rising
        ]

    # -- picture ---------------------------------------------------------------------------------

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Ticks and names, the counts at their dots, and what the legs are."""
        box, plan = self.inner, self.plan
        for power, tick in enumerate(self._ticks[0]):
            if self.sides[0] <= power <= self.sides[1]:
                x = float(self.at(10.0**power, 1.0)[0])
                yield tick, x - tick.width / 2, box.bottom - 0.22 - float(tick.high[1]), 1.0
        for power, tick in enumerate(self._ticks[1]):
            y = float(self.at(1.0, 10.0**power)[1])
            room = min(1.0, (box.top - y) / 0.3) if box.bottom <= y <= box.top else 0.0
            yield tick, box.left - 0.25 - tick.width, y - float(tick.high[1]) / 2, room
        along, up = self._names
        yield along, box.right - along.width, box.bottom - 1.0, 1.0
        yield self._each, box.left, box.bottom - 1.0, 1.0
        yield up, box.left - 0.25 - up.width / 2, box.top + 0.35, 1.0
        sharp = float(self.sharper.get_value())
        before = max(0.0, 1 - 8 * sharp)  # counts are gone as a line goes over them
        for (reach, steps), count, shown in zip(self.dots, self._counts, self.shown, strict=True):
            x, y = self.at(reach, steps).tolist()
            there = max(0.0, 3 * float(shown.get_value()) - 2) * before
            yield count, *self._beside(count, x, y, reach / plan.meet), there
        lifted = max(0.0, 8 * sharp - 7)
        x, y = self.at(1.0, float(plan.narrow.plain)).tolist()
        yield self._plain, x + _GAP, y - float(self._plain.high[1]) / 2 + 0.12, lifted
        (x0, y0), (x1, y1) = self._ends().tolist()
        for text, x, there in zip(self._met, (x0, x1), self._meetings(), strict=True):
            yield text, x - text.width / 2, box.bottom - 0.22 - float(text.high[1]), there
        legs = float(self.legs.get_value())
        root, high = self._root, float(self._root.high[1])
        yield root, x0 - 0.25 - root.width, (y0 + y1 - high) / 2, min(1.0, 2 * legs)
        yield root, x0 + 0.3 * (x1 - x0), y1 - 0.2 - high, max(0.0, 2 * legs - 1)

    def _beside(self, count: Lettering, x: float, y: float, part: float) -> tuple[float, float]:
        """Where a count is: right of its dot, above a line that falls and below one that rises."""
        high = float(count.high[1])
        if abs(np.log10(part)) < _NEAR:
            return x - count.width / 2, y + _RING + 0.12
        if part < 1:
            return x + _GAP, y + 0.08
        return x + _GAP, y - 0.12 - high

    def _ends(self) -> Array:
        """Where both lines meet in the one ravine, and in the other (2, 2)."""
        plan = self.plan
        met = (self.meets(plan.plain_count), self.meets(plan.narrow.plain))
        return np.stack([self.at(*one) for one in met])

    def _meetings(self) -> tuple[float, float]:
        """How much of the ring in the one ravine is there, and in the other."""
        met = float(self.met.get_value())
        return min(1.0, met), max(0.0, met - 1)

    def draw(self, canvas: Canvas) -> None:
        """The axes, both lines, the dots, and where the lines meet."""
        pen, box = Pen(canvas, self.presence), self.inner
        self._axes(pen)
        with pen.inside(box.left, box.bottom - 0.1, box.right + 0.1, box.top + 0.1):
            self._lines(pen)
        sharp = float(self.sharper.get_value())
        self._legs(pen)
        for number, ((reach, steps), shown) in enumerate(zip(self.dots, self.shown, strict=True)):
            size = _DOT * min(1.0, 2 * float(shown.get_value()))
            if size > 0:
                mark = MOMENTUM if number else PLAIN
                spot = self.at(reach, steps)
                pen.fill(outline(mark.kind, spot, 1.35 * size), BACKGROUND)
                pen.fill(outline(mark.kind, spot, size), mark.color, 1 - 0.5 * sharp)
        if sharp > 0:
            pen.fill(outline(PLAIN.kind, self.at(1.0, self.without), _DOT), PLAIN.color)
        for share, spot in zip(self._meetings(), self._ends(), strict=True):
            if share > 0:
                pen.ring(spot, _RING * share, TEXT, 0.05)
                drop = np.array([(spot[0], spot[1] - _RING), (spot[0], box.bottom)])
                pen.line(drop, TEXT, 0.03, opacity=share, dashes=(0.1, 0.1))
        self.write(canvas)

    def _axes(self, pen: Pen) -> None:
        box = self.inner
        corner, tick = np.array([box.left, box.bottom]), np.array([_TICK, 0.0])
        for end in ((box.right, box.bottom), (box.left, box.top)):
            pen.line(np.stack([corner, end]), QUIET, 0.03)
        for power in range(7):
            x, y = float(self.at(10.0**power, 1.0)[0]), float(self.at(1.0, 10.0**power)[1])
            if box.left <= x <= box.right:
                foot = np.array([x, box.bottom])
                pen.line(np.stack([foot - tick[::-1], foot + tick[::-1]]), QUIET, 0.03)
            if box.bottom <= y <= box.top:
                foot = np.array([box.left, y])
                pen.line(np.stack([foot - tick, foot + tick]), QUIET, 0.03)

    def _lines(self, pen: Pen) -> None:
        """Each bright as far as it asks for more steps than the other, faint beyond."""
        right, plan = 10.0 ** self.sides[1], self.plan
        if sharp := float(self.sharper.get_value()):
            whole = self.at([1.0, right], [plan.plain_count, plan.plain_count / right])
            pen.line(whole, PLAIN.color, 0.04, opacity=_FAINT * min(1.0, 4 * sharp))
        meet, _ = self.meets(self.without)
        fall = right ** float(self.fall.get_value())
        rise = right ** float(self.rise.get_value())
        thick = 0.07 + 0.09 * float(self.lit.get_value())
        for begin, end, opacity in ((1.0, min(fall, meet), 1.0), (meet, fall, _FAINT)):
            if end > begin:
                ends = np.array([begin, end])
                pen.line(self.at(ends, self.without / ends), PLAIN.color, 0.07, opacity=opacity)
        for begin, end, opacity in ((1.0, min(rise, meet), _FAINT), (meet, rise, 1.0)):
            if end > begin:
                ends = np.array([begin, end])
                pen.line(self.at(ends, plan.forgets * ends), MOMENTUM.color, thick, opacity=opacity)

    def _legs(self, pen: Pen) -> None:
        legs = float(self.legs.get_value())
        if legs > 0:
            (x0, y0), (x1, y1) = self._ends()
            up, out = min(1.0, 2 * legs), max(0.0, 2 * legs - 1)
            corner = np.array([x0, y0 + up * (y1 - y0)])
            pen.line(np.stack([(x0, y0 + _RING), corner]), TEXT, 0.05, dashes=(0.14, 0.11))
            if out:
                way = np.array([(x0, y1), (x0 + out * (x1 - _RING - x0), y1)])
                pen.line(way, TEXT, 0.05, dashes=(0.14, 0.11))

    def readings(self) -> list[Reading]:
        """The steps of each memory whose dot is there."""
        return [
            Reading(f"steps with reach {reach:g}", text.text, steps)
            for (reach, steps), text, shown in zip(
                self.dots.tolist(), self._counts, self.shown, strict=True
            )
            if shown.get_value() >= 1 and self.presence > 0
        ]


__all__ = ["Reaches"]
