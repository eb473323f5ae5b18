"""Every highest power: what the dots cost that a model learned from, and what fresh ones do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from gdmath.dataset import Dataset
from gdmath.features import Polynomial
from scenes.parts.bias_variance import places
from scenes.parts.bias_variance.curves import Fresh, ModelCurve
from scenes.parts.bias_variance.held_out import Aside, Pointer
from scenes.parts.bias_variance.legend import entry, line_entry
from scenes.parts.bias_variance.plan import BEND, ENDS, Plan
from scenes.parts.bias_variance.telling import loss_text
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
_DOT, _ROOM = 0.1, 1.12
_BENDING = 0.5  # of the way from one power to the next
_TOOTH = 0.1  # of the torn top of a bar that goes on
_OVER_BAR = 0.16  # scene units from a bar to its total
_OVER = 0.35  # scene units over the gold line, for words
_SEEN = (-2.0, 6.0)  # of y, beside the losses


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
        pen.line(line, LOSS, 0.06, casing=0.12)
        for spot in line[:-1]:
            pen.line(square(spot, _DOT), LOSS, 0.02, casing=0.12, closed=True)
            pen.fill(square(spot, _DOT), LOSS)


class Bars(Lettered):
    """A bar for each power: chance, bias and variance on each other.

    Each part has a tracker of its own; that of the variance counts powers, one after another. The
    lowest is ``named``, and the last has its number once it is there.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, plane: Plane) -> None:
        super().__init__()
        self.plan, self.plane = plan, plane
        self.chance, self.bias, self.variance = (ValueTracker(0.0) for _ in range(3))
        self.named = ValueTracker(0.0)
        self.levels = np.array([part.total for part in plan.parts])
        self._lowest = Lettering(loss_text(float(self.levels.min())), BODY_SIZE, LOSS)
        self._last = Lettering(f"{self.levels[-1]:.1f}", BODY_SIZE, LOSS)

    @property
    def top(self) -> float:
        """The highest loss that is seen now."""
        return float(self.plane.low[1] + self.plane.span[1])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The total of the lowest bar above it, and that of the last one."""
        last = len(self.levels) - 1
        shown = float(self.named.get_value())
        come = float(np.clip(self.variance.get_value() - last, 0, 1)) * (1 - shown)
        for degree, text, there in (
            (self.plan.best_degree, self._lowest, shown),
            (last, self._last, come),
        ):
            x, y = self.plane.xy(degree, min(self.levels[degree], self.top)).tolist()
            yield text, x - text.width / 2, y + _OVER_BAR, there

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
        for degree in range(len(self.plan.parts)):
            for outline, texture in self.boxes(degree):
                texture(canvas, outline, self.presence)
                pen.line(outline, LOSS, 0.025, closed=True)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """Both numbers."""
        numbers = (self._lowest, self.levels.min()), (self._last, self.levels[-1])
        return [Reading("total", text.text, float(total)) for text, total in numbers]


def _torn(outline: Array) -> Array:
    """A rectangle whose upper side is teeth: it goes on."""
    (left, bottom), _, (right, top), _ = outline
    x = np.linspace(right, left, 7)
    y = top + _TOOTH * np.array([0, 1, 0, 1, 0, 1, 0])
    return np.vstack([[(left, bottom), (right, bottom)], np.stack([x, y], axis=-1)])


class Mini:
    """Dots with the model of the power that has been reached, in a room of their own."""

    def __init__(
        self, data: Dataset, fits: tuple[Polynomial, ...], reached: Callable[[], float]
    ) -> None:
        self.fits, self.reached = fits, reached
        self.plane = Plane((ENDS[0] - 0.1, ENDS[1] + 0.1), _SEEN, ("x", "y"))
        self.plane.within(places.ROOMS[0])
        self.dots = Samples(self.plane, data.x, data.y)
        self.curve = ModelCurve(self.plane, self.predict)
        self.curve.spill = 0.0
        self.curve.drawn.set_value(1)
        self.all = [self.plane, self.dots, self.curve]

    def predict(self, x: Array) -> Array:
        """The model's predictions; from one power to the next it bends over quickly."""
        at = self.reached()
        low = min(int(at + 1e-9), len(self.fits) - 1)
        share = float(np.clip((at - low - 1 + _BENDING) / _BENDING, 0, 1))
        high = min(low + 1, len(self.fits) - 1)
        return np.asarray((1 - share) * self.fits[low](x) + share * self.fits[high](x))


class Powers:
    """The plane of all powers, with everything on it."""

    def __init__(self, plan: Plan) -> None:
        highest, losses = len(plan.parts) - 1, [part.training for part in plan.parts]
        totals = [part.total for part in plan.parts]
        self.near = 0.0, _ROOM * max(*totals[:BEND], *losses)
        self.far = 0.0, max(self.near[1], _ROOM * max(totals))
        self.calm = sum(total < self.near[1] for total in totals)  # bars that are all seen
        self.plane = self._of_powers(highest)
        self.trained = Trained(self.plane, np.array(losses))
        self.mini = Mini(
            plan.few, plan.fits, lambda: highest * float(self.trained.shown.get_value())
        )
        self.bars = Bars(plan, self.plane)
        self.pointer = Pointer(self.bars.levels, self.plane, plan.best_degree)
        held = plan.held
        self.aside = Aside(held.losses, self._of_powers(len(held.fits) - 1))
        self.choice = Pointer(self.aside.losses, self.aside.plane, self.aside.lowest)
        self.tested = Mini(held.learned, held.fits, lambda: self.aside.tested)
        self.back = Fresh(self.tested.plane, held.back, self.tested.dots.radius)
        self.back.landed.set_value(1)
        self.back.solid.set_value(1)
        wide = copy(self.plane).within(places.POWERS)
        self._fall = float(wide.xy(BEND, 0)[0])
        rows = self._right_of_fall(places.LEGEND).rows(1, 1, 1, 1, gap=0.1)
        starts = [(row.left, float(row.middle[1])) for row in rows]
        told = (tr("variance"), dotted), (tr("bias²"), hatched), (tr("chance"), plain)
        self.legend = [
            entry(name, texture, at) for (name, texture), at in zip(told, starts, strict=False)
        ]
        self.falling = line_entry(tr("on their own dots"), starts[-1])
        these: Any = Words(tr("loss on the dots they learned from"), BODY_SIZE)
        self.these = these.move_to(places.HEAD.middle)
        draws = tr("loss on fresh dots, on average over these {draws} draws")
        fresh: Any = Words(draws.format(draws=len(plan.worlds[0].curves)), BODY_SIZE)
        self.fresh = fresh.move_to(places.HEAD.middle)
        self.guess = Choices(tr("at once"), tr("steadily"), tr("late")).within(
            self._right_of_fall(places.GUESS)
        )
        kept: Any = Words(tr("loss on the dots held back"), BODY_SIZE)
        self.kept = kept.move_to(places.HEAD.middle)

    def _of_powers(self, highest: int) -> Plane:
        names, colors = (tr("power"), tr("loss")), (TEXT, LOSS)
        plane = Plane((-0.6, highest + 0.6), self.near, names, colors=colors)
        return plane.within(places.ROOMS[1])

    def _right_of_fall(self, box: Box) -> Box:
        """A box, moved to where it is all to the right of the gold line's fall."""
        moved = max(0.0, self._fall + _OVER - box.left)
        return box._replace(left=box.left + moved, right=min(box.right + moved, STAGE.right))

    def widen(self) -> Any:
        """An animation: the plane takes the whole stage."""
        build: Any = self.plane.animate
        return build.within(places.POWERS)

    def look(self, y: tuple[float, float]) -> Any:
        """An animation: the picture shows other losses."""
        build: Any = self.plane.animate
        return build.reframe(y=y)


__all__ = ["Powers"]
