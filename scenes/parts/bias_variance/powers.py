"""Every highest power: what the dots cost that a model learned from, and what fresh ones do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import numpy as np
from manim import FadeOut, ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.bias_variance import places
from scenes.parts.bias_variance.curves import Fresh, ModelCurve
from scenes.parts.bias_variance.held_out import Aside, Pointer
from scenes.parts.bias_variance.legend import entry, line_entry
from scenes.parts.bias_variance.plan import BEND, ENDS, Plan
from scenes.parts.bias_variance.telling import total_text
from scenes.parts.bias_variance.textures import Texture, dotted, hatched, plain, rectangle, square
from scenes.stage import (
    BODY_SIZE,
    LOSS,
    STAGE,
    TEXT,
    Box,
    Choices,
    Layer,
    Plane,
    Samples,
    Words,
    change,
    tr,
)
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_HALF = 0.34  # of one power, that a bar takes to both sides
_DOT, _ROOM = 0.1, 1.22
_WORDS = 1.3  # of the loss at the left, so that there is room for words above it
_BENDING = 0.5  # of the way from one power to the next
_LEVEL = 0.1  # of the loss: a neighbour that is so much taller is in the way
_TOOTH = 0.1  # of the torn top of a bar that goes on
_OVER_BAR, _BESIDE = 0.14, 0.25  # scene units from a bar to its total
_OVER = 0.35  # scene units over the gold line, for words
_SLIVERS, _CLOSE = 1.8, 1.6  # of the lowest bar, of the last one that is looked at closely
_CLOSEST = 1.7  # of the lowest bar, where it is to be seen that it is the lowest


class Trained(OnPlane):
    """The expected loss on the dots a model learned from, power after power, up to ``shown``."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, plane: Plane, losses: Array) -> None:
        super().__init__(plane)
        self.losses, self.shown = losses, ValueTracker(0.0)

    def draw_out(self, to: float = 1.0) -> Any:
        """An animation: it goes on from power to power."""
        return change(self.shown, to, linear)

    def draw(self, canvas: Canvas) -> None:
        """The line, and a square at each power."""
        last = float(self.shown.get_value()) * (len(self.losses) - 1)
        whole = int(last + 1e-9)
        x = np.append(np.arange(whole + 1), last)
        y = np.interp(x, np.arange(len(self.losses)), self.losses)
        pen = Pen(canvas, self.presence)
        line = self.plane.xy(x, y)
        pen.line(line, LOSS, 0.05, casing=0.06)
        for spot in line[:-1]:
            pen.line(square(spot, _DOT), LOSS, 0.02, casing=0.06, closed=True)
            pen.fill(square(spot, _DOT), LOSS)


class Bars(Lettered):
    """A bar for each power: chance, bias and variance on each other; three totals.

    Each part has a tracker of its own; that of the variance counts powers, one after another.
    Totals that are ``named`` have a line at their height, to which their bar is still to grow.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, plane: Plane) -> None:
        super().__init__()
        self.plan, self.plane = plan, plane
        self.chance, self.bias, self.variance = (ValueTracker(0.0) for _ in range(3))
        self.named = ValueTracker(0.0)
        # A total stands over the gold line too, where that runs above its bar.
        self.levels = np.array([max(part.total, part.training) for part in plan.parts])
        self._totals = {
            degree: Lettering(total_text(plan.parts[degree].total), BODY_SIZE, LOSS)
            for degree in plan.degrees
        }
        last = plan.parts[-1].total  # with no number of its own where the picture holds it
        self._last = Lettering(f"{last:.1f}", BODY_SIZE, LOSS) if last > self.top else None

    @property
    def top(self) -> float:
        """The highest loss that is seen now."""
        return float(self.plane.low[1] + self.plane.span[1])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Totals above their bars, and the number of the one that leaves the picture."""
        shown = float(self.named.get_value())
        for degree, text in self._totals.items():
            if degree == len(self.plan.parts) - 1 and self._last is not None:
                continue
            part = self.plan.parts[degree]
            x, y = self.plane.xy(degree, min(part.total, self.top)).tolist()
            if self.levels[degree] > part.total:  # beside it, as the gold line is above it
                yield text, x + self._half + _BESIDE, y - text.height / 2, shown
                continue
            yield text, self._left_of(degree, x, text.width), y + _OVER_BAR, shown
        if self._last is not None:
            x, y = self.plane.xy(len(self.plan.parts) - 1, self.top)
            left = float(x) - self._last.width / 2
            there = float(np.clip(self.variance.get_value() - len(self.plan.parts) + 2, 0, 1))
            yield self._last, left, float(y) + 0.22, there

    @property
    def _half(self) -> float:
        """Scene units that a bar takes to both sides."""
        return _HALF * float(self.plane.size[0] / self.plane.span[0])

    def _left_of(self, degree: int, x: float, width: float) -> float:
        """Where a total begins: over its bar, or beside a taller neighbour and the line from it."""
        totals = [part.total for part in self.plan.parts]
        if degree and totals[degree - 1] > totals[degree] + _LEVEL:
            return x + _DOT
        if degree + 1 < len(totals) and totals[degree + 1] > totals[degree] + _LEVEL:
            return x + self._half - width
        return x - width / 2

    def parts(self, degree: int) -> list[tuple[float, Texture]]:
        """What a bar is made of now, from below."""
        part = self.plan.parts[degree]
        grown = float(np.clip(self.variance.get_value() - degree, 0, 1))
        return [
            (part.noise * float(self.chance.get_value()), plain),
            (part.bias * float(self.bias.get_value()), hatched),
            (part.variance * grown, dotted),
        ]

    def boxes(self, degree: int) -> Iterator[tuple[Array, Texture]]:
        """The outlines of what is seen of a bar's parts: nothing is above the picture but teeth."""
        foot = 0.0
        for size, texture in self.parts(degree):
            if size < 1e-4 or foot > self.top:
                continue
            head = foot + size
            low, high = self.plane.xy(
                degree + np.array([-_HALF, _HALF]), [foot, min(head, self.top)]
            )
            outline = rectangle(*low.tolist(), *high.tolist())
            yield (_torn(outline) if head > self.top else outline), texture
            foot = head

    def draw(self, canvas: Canvas) -> None:
        """All bars; one that is too high ends in teeth at the top."""
        pen = Pen(canvas, self.presence)
        for degree in self._totals:
            total = self.plan.parts[degree].total
            if (named := float(self.named.get_value())) and total <= self.top:
                line = self.plane.xy(degree + np.array([-_HALF, _HALF]), total)
                pen.line(line, LOSS, 0.05, opacity=named)
        for degree in range(len(self.plan.parts)):
            for outline, texture in self.boxes(degree):
                texture(canvas, outline, self.presence)
                pen.line(outline, LOSS, 0.025, closed=True)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """The totals."""
        return [Reading(f"total {d}", t.text, self.plan.parts[d].total)
                for d, t in self._totals.items()]  # fmt: skip


def _torn(outline: Array) -> Array:
    """A rectangle whose upper side is teeth: it goes on."""
    (left, bottom), _, (right, top), _ = outline
    x = np.linspace(right, left, 7)
    y = top + _TOOTH * np.array([0, 1, 0, 1, 0, 1, 0])
    return np.vstack([[(left, bottom), (right, bottom)], np.stack([x, y], axis=-1)])


class Mini:
    """The few dots with the model of the power that has been reached, and the fresh ones."""

    def __init__(self, plan: Plan, box: Box, reached: Callable[[], float]) -> None:
        self.fits, self.reached = plan.fits, reached
        self.plane = Plane((ENDS[0], ENDS[1]), (-1.2, 5.2), numbered=(False, False))
        self.plane.within(box)
        self.dots = Samples(self.plane, plan.few.x, plan.few.y)
        self.curve = ModelCurve(self.plane, self.predict)
        self.curve.drawn.set_value(1)
        self.fresh = Fresh(self.plane, plan.kept_aside)
        self.all = [self.plane, self.dots, self.curve]

    def predict(self, x: Array) -> Array:
        """The model's predictions; from one power to the next it bends over quickly."""
        at = self.reached()
        low = min(int(at + 1e-9), len(self.fits) - 1)
        share = float(np.clip((at - low - 1 + _BENDING) / _BENDING, 0, 1))
        high = min(low + 1, len(self.fits) - 1)
        return np.asarray((1 - share) * self.fits[low](x) + share * self.fits[high](x))


def closer(plan: Plan) -> tuple[int, float]:
    """The last power of bars that differ by slivers from the best one on, and a loss above them."""
    totals = [part.total for part in plan.parts]
    last = plan.best_degree
    while last + 2 < len(totals) and totals[last + 1] < _SLIVERS * totals[plan.best_degree]:
        last += 1
    return last, _CLOSE * totals[last]


class Powers:
    """The plane of all powers, with everything on it."""

    def __init__(self, plan: Plan) -> None:
        highest = len(plan.parts) - 1
        high = _ROOM * max(plan.parts[d].total for d in plan.degrees)
        high = max(high, _WORDS * plan.parts[0].training)
        self.calm, near = closer(plan)
        self.far, self.near = (0.0, high), (0.0, min(near, high))
        self.closest = 0.0, _CLOSEST * plan.parts[plan.best_degree].total
        self.plane = Plane(
            (-0.6, highest + 0.6), self.far, (tr("power"), tr("loss")), colors=(TEXT, LOSS)
        ).within(places.POWERS)
        self.trained = Trained(self.plane, np.array([part.training for part in plan.parts]))
        box = self._right_of_fall(places.MINI)._replace(right=places.MINI.right)
        self.mini = Mini(plan, box, lambda: highest * float(self.trained.shown.get_value()))
        self.bars, self.aside = Bars(plan, self.plane), Aside(plan, self.plane)
        self.pointer = Pointer(self.bars.levels, self.plane, plan.best_degree)
        self.choice = Pointer(self.aside.losses, self.plane, self.aside.lowest)
        self.tested = Mini(plan, box, lambda: self.aside.tested)
        self.tested.fresh.fallen.set_value(1)
        self.tested.fresh.solid.set_value(1)
        rows = self._right_of_fall(places.LEGEND).rows(1, 1, 1, 1, gap=0.1)
        starts = [(row.left, float(row.middle[1])) for row in rows]
        told = (tr("variance"), dotted), (tr("bias²"), hatched), (tr("chance"), plain)
        self.legend = [
            entry(name, texture, at) for (name, texture), at in zip(told, starts, strict=False)
        ]
        self.falling = line_entry(tr("on their own dots"), starts[-1])
        these: Any = Words(tr("loss on the dots they learned from, on average"), BODY_SIZE)
        self.these = these.move_to(places.HEAD.middle)
        fresh: Any = Words(tr("loss on fresh dots, on average"), BODY_SIZE)
        self.fresh = fresh.move_to(places.HEAD.middle)
        self.guess = Choices(tr("at once"), tr("steadily"), tr("late")).within(
            self._right_of_fall(places.GUESS)
        )
        kept: Any = Words(tr("loss on the dots kept aside, in one draw"), BODY_SIZE)
        self.kept = kept.move_to(places.HEAD.middle)

    def _right_of_fall(self, box: Box) -> Box:
        """A box, moved to where it is all to the right of the gold line's fall."""
        moved = max(0.0, float(self.plane.xy(BEND, 0)[0]) + _OVER - box.left)
        return box._replace(left=box.left + moved, right=min(box.right + moved, STAGE.right))

    def look(self, y: tuple[float, float]) -> list[Any]:
        """Animations: the picture shows other losses; totals are told from afar only."""
        build: Any = self.plane.animate
        return [build.reframe(y=y), change(self.bars.named, float(y == self.far))]

    def clear(self) -> list[Any]:
        """Animations: all goes but the plane, which shows the losses as from afar again."""
        build: Any = self.plane.animate
        gone = self.bars, self.trained, self.fresh, self.pointer
        return [FadeOut(*gone), build.reframe(y=self.far)]


__all__ = ["Powers"]
