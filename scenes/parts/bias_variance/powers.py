"""Every highest power: what the dots cost that a model learned from, and what fresh ones do."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from gdmath.dataset import Dataset
from scenes.parts.bias_variance import places
from scenes.parts.bias_variance.curves import ModelCurve, Told, between
from scenes.parts.bias_variance.held_out import Aside, Pointer, Turned
from scenes.parts.bias_variance.legend import Sketch, along, entry
from scenes.parts.bias_variance.plan import BEND, ENDS, Plan
from scenes.parts.bias_variance.telling import loss_text
from scenes.parts.bias_variance.textures import Texture, dotted, hatched, plain, rectangle, square
from scenes.parts.bias_variance.trio import reach
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
_TOOTH = 0.1  # of the torn top of a bar that goes on
_OVER_BAR = 0.16  # scene units from a bar to its total
_OVER = 0.35  # scene units over the gold line, for words
_END = 0.6  # of a power, beyond the first and the last
_LEFT = 0.85  # the same before the first that is seen from near: its torn top is clear of a name
_CLOSER = 10.45  # powers that are seen from near, and how high, in lowest losses
_OVER_LOWEST, _OVER_ALL, _EVEN = 1.85, 1.35, 4.0
# How far a sketch is bent, and whether upside down: fast and then slow, evenly, slow and then fast.
_BENDS = (3.0, True), (1.0, False), (3.0, False)
_SEEN = (-2.0, 6.0)  # of y, beside the losses, at least


class Trained(OnPlane):
    """The loss on the dots a model learned from, power after power, up to ``shown``."""

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
    last has its number once it is there; all that are seen whole have theirs when ``named``. Those
    that are not all within the powers ``near`` are gone as far as they have ``left``.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, plane: Plane, near: tuple[float, float]) -> None:
        super().__init__()
        self.plan, self.plane, self.near = plan, plane, near
        self.chance, self.bias, self.variance = (ValueTracker(0.0) for _ in range(3))
        self.named, self.left = ValueTracker(0.0), ValueTracker(0.0)
        self.levels = np.array([part.total for part in plan.parts])
        totals = [loss_text(float(level)) for level in self.levels]
        self._totals = [Lettering(total, BODY_SIZE, LOSS) for total in totals]
        self._last = Lettering(f"{self.levels[-1]:.1f}", BODY_SIZE, LOSS)

    @property
    def top(self) -> float:
        """The highest loss that is seen now."""
        return float(self.plane.low[1] + self.plane.span[1])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The total of the last bar on its top, and those of all that are seen whole."""
        last = len(self.levels) - 1
        shown = float(self.named.get_value())
        come = float(np.clip(4 * (self.variance.get_value() - last) - 3, 0, 1))
        told = [(last, self._last, come * (1 - shown))]
        told += [(degree, text, shown) for degree, text in enumerate(self._totals)]
        for degree, text, there in told:
            level = sum(size for size, _ in self.parts(degree))
            if there > 0 and self._inside(degree) and level <= self.top:
                x, y = self.plane.xy(degree, level).tolist()
                there *= self.strength(degree)
                yield text, x - text.width / 2, y + _OVER_BAR, there

    def leave(self) -> Any:
        """An animation: those go that are not to be seen whole from near."""
        return change(self.left, 1)

    def strength(self, degree: int) -> float:
        """How far a bar is still there."""
        stays = self.near[0] < degree - _HALF and degree + _HALF < self.near[1]
        return 1.0 if stays else 1 - float(self.left.get_value())

    def _inside(self, degree: int) -> bool:
        """Whether a bar is all in the picture, from left to right."""
        low, span = float(self.plane.low[0]), float(self.plane.span[0])
        return low < degree - _HALF and degree + _HALF < low + span

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
        (left, low), (right, top) = self.plane.corner, self.plane.corner + self.plane.size
        seen = [degree for degree in range(len(self.plan.parts)) if self.strength(degree) > 0]
        with pen.inside(float(left), float(low) - _TOOTH, float(right), float(top) + 2 * _TOOTH):
            for degree in seen:
                strength = self.strength(degree)
                for outline, texture in self.boxes(degree):
                    texture(canvas, outline, self.presence * strength)
                    pen.line(outline, LOSS, 0.025, opacity=strength, closed=True)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """All numbers."""
        numbers = *zip(self._totals, self.levels, strict=True), (self._last, self.levels[-1])
        return [Reading("total", text.text, float(total)) for text, total in numbers]


def _torn(outline: Array) -> Array:
    """A rectangle whose upper side is teeth: it goes on."""
    (left, bottom), _, (right, top), _ = outline
    x = np.linspace(right, left, 7)
    y = top + _TOOTH * np.array([0, 1, 0, 1, 0, 1, 0])
    return np.vstack([[(left, bottom), (right, bottom)], np.stack([x, y], axis=-1)])


class Mini:
    """Dots with the model of the power that has been reached, in a room of their own."""

    def __init__(self, data: Dataset, predict: Told) -> None:
        self.plane = Plane((ENDS[0] - 0.1, ENDS[1] + 0.1), _SEEN, ("x", "y"))
        self.plane.within(places.ROOMS[0])
        self.dots = Samples(self.plane, data.x, data.y)
        self.curve = ModelCurve(self.plane, predict)
        self.curve.spill = 0.0
        self.curve.drawn.set_value(1)
        self.all = [self.plane, self.dots, self.curve]

    def fill(self) -> None:
        """Have the whole stage at once: for what is out of sight."""
        self.plane.within(places.POWERS)

    def pull_back(self, y: tuple[float, float]) -> Any:
        """An animation: it shows all of a curve that runs wild."""
        build: Any = self.plane.animate
        return build.reframe(y=y)

    def make_room(self) -> Any:
        """An animation: from there it goes to its room."""
        build: Any = self.plane.animate
        return build.within(places.ROOMS[0])


class Powers:
    """The plane of all powers, with everything on it.

    The curves beside it are tame up to the share ``tame`` of all powers, and one more; all of them
    need a range of y that is ``whole``.
    """

    def __init__(self, plan: Plan) -> None:
        highest = len(plan.parts) - 1
        totals = [part.total for part in plan.parts]
        self.near = 0.0, _ROOM * max(*totals[:BEND], *plan.trained)
        self.far = 0.0, max(self.near[1], _ROOM * max(totals))
        self.calm = sum(total < self.near[1] for total in totals)  # bars that are all seen
        left = max(-_END, min(plan.best_degree - 1 - _LEFT, highest + _END - _CLOSER))
        self.closer = left, min(left + _CLOSER, highest + _END)
        beside = max(totals[plan.best_degree : int(self.closer[1]) + 1])
        tall = _OVER_ALL * beside if beside < _EVEN * min(totals) else 0.0
        self.low = 0.0, min(self.near[1], max(_OVER_LOWEST * min(totals), tall))
        self.plane = self._of_powers(highest)
        self.trained = Trained(self.plane, plan.trained)

        def reached(x: Array) -> Array:
            return between(plan.fits, highest * float(self.trained.shown.get_value()))(x)

        self.mini = Mini(plan.few, reached)
        curves = [fit(np.linspace(*ENDS, 481)) for fit in plan.fits]
        self.whole = reach(*curves)
        seen = [_SEEN[0] < y.min() and y.max() < _SEEN[1] for y in curves]
        self.tame = max(0, seen.index(False) - 2 if False in seen else highest) / highest
        self.bars = Bars(plan, self.plane, self.closer)
        self.pointer = Pointer(self.bars.levels, self.plane, plan.best_degree)
        asked = self._of_powers(len(plan.validated) - 1)
        first = _ROOM * max(max(held.losses[:BEND]) for held in plan.held)
        asked.reframe(y=(0.0, max(self.near[1], first)))
        self.aside = Aside(plan, asked)
        self.choice = Pointer(self.aside.mean, self.aside.plane, self.aside.lowest)
        self.tested = Mini(plan.few, self.aside.predict)
        self.tested.fill()
        self.turned = Turned(self.tested.plane, plan.few, self.tested.dots.radius, self.aside)
        wide = copy(self.plane).within(places.POWERS)
        self._fall = float(wide.xy(BEND, 0)[0])
        near = copy(wide).reframe(x=self.closer).xy(plan.best_degree, 0)
        rows = self._right_of_fall(places.LEGEND).rows(1, 1, 1, gap=0.1)
        starts = [(row.left, float(row.middle[1])) for row in rows]
        told = (tr("variance"), dotted), (tr("bias²"), hatched), (tr("noise"), plain)
        self.legend = [
            entry(name, texture, at) for (name, texture), at in zip(told, starts, strict=True)
        ]
        self.above = list(along(told, float(near[0]) + _OVER, places.ABOVE))
        self.these = self._heading(tr("loss on these {few} dots").format(few=len(plan.few)))
        self.fresh = self._heading(tr("loss on fresh dots, on average over all draws"))
        self.guess = Choices(tr("fast, then slow"), tr("evenly"), tr("slow, then fast")).within(
            self._right_of_fall(places.GUESS)
        )
        self.sketches = [Sketch(tile, *bent) for tile, bent in zip(self.guess, _BENDS, strict=True)]
        self.sketched = [*self.sketches, *(sketch.names for sketch in self.sketches)]
        self.kept = self._heading(tr("loss on the dots held back"))
        self.crossed = self._heading(tr("cross-validation: average loss on dots held back"))

    def _heading(self, text: str) -> Any:
        words: Any = Words(text, BODY_SIZE)
        return words.move_to(places.HEAD.middle)

    def _of_powers(self, highest: int) -> Plane:
        names, colors = (tr("power"), tr("loss")), (TEXT, LOSS)
        plane = Plane((-_END, highest + _END), self.near, names, colors=colors)
        return plane.within(places.ROOMS[1])

    def _right_of_fall(self, box: Box) -> Box:
        """A box, moved to where it is all to the right of the gold line's fall."""
        moved = max(0.0, self._fall + _OVER - box.left)
        return box._replace(left=box.left + moved, right=min(box.right + moved, STAGE.right))

    def widen(self) -> None:
        """Have the plane take the whole stage at once: for what is out of sight."""
        self.plane.within(places.POWERS)

    def look(self, y: tuple[float, float], x: tuple[float, float] | None = None) -> Any:
        """An animation: the picture shows other losses, and other powers."""
        build: Any = self.plane.animate
        return build.reframe(x=x, y=y)


__all__ = ["Powers"]
