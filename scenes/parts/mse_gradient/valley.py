"""The valley of lines, dark but for the line's point, and what the dots draw on it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, ClassVar

import cairo
import numpy as np
from manim import FadeIn, FadeOut, ValueTracker, linear
from numpy.typing import NDArray

from gdmath import Landscape, mse
from scenes.parts.mse_gradient.cast import Hundred
from scenes.parts.mse_gradient.held import Held, Slopes
from scenes.parts.mse_gradient.places import LEFT
from scenes.parts.mse_gradient.plan import Moves, Plan
from scenes.parts.mse_gradient.signs import formula
from scenes.parts.mse_gradient.telling import plain
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    MAP,
    POSITION,
    QUIET,
    STEP,
    Arrow,
    Box,
    ContourMap,
    GroundAxes,
    Landing,
    Layer,
    Readout,
    View,
    change,
    on_plate,
    tr,
)
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import Painted, ripple
from scenes.stage.paint.pen import Canvas, Pen, ink
from scenes.stage.paint.projection import OnPicture
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_SOFT = 0.35  # of the dark's reach, that its edge is soft
_SLOWLY = 7  # so many dots add their arrows under the glass
_RIM, _FULL = 0.12, 0.9  # from the glass to the rim of the map; of its radius, used
_FIRST = 1.3  # how long the longest arrow is in it, at first
_SHAFT, _EDGE = 0.08, 0.015  # of such an arrow
_SHORTEST = 0.1  # of an arrow with a head of its own; of shorter ones some share a head
_GAP = 0.5  # scene units from a leg, or from its tip, to the middle of its number
_INSIDE = 0.12  # scene units from the edge of the map to a number
_ABOVE = 0.5  # scene units that the name of b is farther from what is written above the map
_OVER = 0.33  # scene units from the map to the middle of what is written above it
_BELOW = 0.55  # scene units that the numbers along w take below the map


class Spot(OnPicture):
    """The point of the map that the line is; ``pulse`` from 0 to 1 sends a ring out from it."""

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, view: View, held: Held) -> None:
        super().__init__(view)
        self.held, self.pulse = held, ValueTracker(1.0)

    def ring_out(self) -> Any:
        """Send a ring out, once."""
        self.pulse.set_value(0)
        return change(self.pulse, 1, linear)

    def draw(self, canvas: Canvas) -> None:
        """A disc on a dark casing."""
        pen, at = Pen(canvas, self.presence), self.on.at(self.held.now())
        wave = float(self.pulse.get_value())
        pen.disc(at, 0.14, POSITION, casing=0.05)
        if 0 < wave < 1:
            pen.ring(at, 0.14 * (1 + 4 * wave), POSITION, 0.04, opacity=ripple(wave))

    def readings(self) -> list[Reading]:
        """The line that it is."""
        return [Reading("spot", "", tuple(self.held.now().tolist()))]


class Dark(Painted):
    """Darkness over a map, but for a pool of light round a place; ``light`` from 0 to 1.

    In the dark the rims are there that the numbers belong to, as long as these are.
    """

    layer: ClassVar[Layer] = Layer.MARK  # over the map, under what is drawn on it

    def __init__(self, view: View, held: Held, axes: GroundAxes) -> None:
        super().__init__()
        self.view, self.held, self.axes, self.light = view, held, axes, ValueTracker(1.0)

    def draw(self, canvas: Canvas) -> None:
        """Dark beyond the light, with a soft edge."""
        box = self.view.map_panel()
        at = self.view.at(self.held.now())
        light = float(self.light.get_value())
        corners = np.array([(x, y) for x in (box.left, box.right) for y in (box.bottom, box.top)])
        far = float(np.linalg.norm(corners - at, axis=1).max()) * (1 + _SOFT)
        radius, (x, y) = max(far * light, 1e-3), at.tolist()
        shade = cairo.RadialGradient(x, y, (1 - _SOFT) * radius, x, y, radius)
        shade.add_color_stop_rgba(0, *ink(BACKGROUND, 0.0))
        shade.add_color_stop_rgba(1, *ink(BACKGROUND, self.presence))
        canvas.rectangle(box.left - 0.05, box.bottom - 0.05, box.width + 0.1, box.height + 0.1)
        canvas.set_source(shade)
        canvas.fill()
        rims = np.array([(box.left, box.bottom), (box.right, box.bottom), (box.right, box.top)])
        Pen(canvas, self.presence * self.axes.presence).line(rims, QUIET, 0.03)


class Thread(OnPicture, Lettered):
    """The gradient at the rate of the step, dot by dot: each adds its own share to those before.

    From the line's point it goes to where all of them lead, as far as the dots have told. Each
    share is an arrow; the first are seen under a glass about the point, which enlarges less and
    less, so that all of them stay whole in it, and at last not at all.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, view: View, plan: Plan, slopes: Slopes) -> None:
        super().__init__(view)
        self.view, self.plan, self.slopes = view, plan, slopes
        self._names: dict[str, Lettering] = {}
        data = plan.dots
        each = 2 * plan.errors(plan.start)[:, None] * np.column_stack([data.x, np.ones(len(data))])
        self.order = np.argsort(data.x, kind="stable")
        self.each = plan.rate * each[self.order] / len(data)

    @property
    def whole(self) -> Array:
        """The lines (n + 1, 2) that it goes through when all have told."""
        return np.concatenate([self.plan.start[None], self.plan.start + self.each.cumsum(axis=0)])

    def lines(self) -> Array:
        """The lines (n + 1, 2) that it goes through."""
        told = self.slopes.weights()[self.order]
        ways = np.cumsum(told[:, None] * self.each, axis=0)
        return np.concatenate([self.plan.start[None], self.plan.start + ways])

    def radius(self) -> float:
        """How far the glass reaches round the point: nearly to the nearest rim of the map."""
        box, (x, y) = self.view.map_panel(), self.view.at(self.plan.start).tolist()
        return min(x - box.left, box.right - x, y - box.bottom, box.top - y) - _RIM

    def times(self) -> float:
        """How much the glass enlarges: as much as leaves room for all arrows that are there."""
        whole = self.view.at(self.whole)
        most = _FIRST / (float(_lengths(whole).max()) or 1.0)
        room = min(_FULL * self.radius(), _reach(whole))  # when all are there it is no glass
        return max(1.0, min(most, room / max(_reach(self.view.at(self.lines())), 1e-9)))

    def arrows(self) -> Array:
        """The points (n + 1, 2) on the screen between which the arrows are, as enlarged."""
        points = self.view.at(self.lines())
        return np.asarray(points[0] + self.times() * (points - points[0]))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How much the glass enlarges, in the corner of the map that it leaves free."""
        box, times = self.view.map_panel(), self.times()
        name = f"× {times:.0f}"
        if name not in self._names:
            self._names[name] = Lettering(name, LABEL_SIZE, QUIET)
        yield (
            self._names[name],
            box.left + 0.2,
            box.bottom + 0.25,
            float(np.clip(2 * (times - 1.5), 0, 1)),
        )

    def draw(self, canvas: Canvas) -> None:
        """The glass, then arrow after arrow, from tail to head."""
        pen, line, times = Pen(canvas, self.presence), self.arrows(), self.times()
        pen.ring(line[0], self.radius(), QUIET, 0.035, opacity=min(1.0, times - 1))
        each = times * float(np.median(_lengths(self.view.at(self.whole))))
        few = 2 ** max(0, math.ceil(math.log2(_SHORTEST / max(each, 1e-9))))
        for begin in range(0, len(line) - 1, few):
            pen.arrow(line[begin : begin + few + 1], GRADIENT, _SHAFT, casing=_EDGE)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """Where it has come to."""
        return [Reading("thread", "", tuple(self.lines()[-1].tolist()))]


def _lengths(points: Array) -> Array:
    """From each of these points (n, 2) to the next."""
    return np.asarray(np.linalg.norm(np.diff(points, axis=0), axis=1))


def _reach(points: Array) -> float:
    """How far from the first of these points (n, 2) the others come."""
    return float(np.linalg.norm(points - points[0], axis=1).max())


class Valley:
    """The map of lines from straight above, its point, its darkness, and one step on it."""

    def __init__(
        self, plan: Plan, hundred: Hundred, slopes: Slopes, landscape: Landscape, box: Box = LEFT
    ) -> None:
        held = hundred.held
        self.plan, self.hundred, self.slopes = plan, hundred, slopes
        self.view = view = View(landscape, size=6.0)
        view.within(box.inset(top=_ABOVE, bottom=_BELOW), **MAP)
        self.map, self.axes = ContourMap(view), GroundAxes(view, ("w", "b"))
        self.spot, self.dark = Spot(view, held), Dark(view, held, self.axes)
        self.spot.set_z_index(Layer.WALKER)
        self.thread = Thread(view, plan, slopes)
        (w, b), here = plan.gradient, lambda: plan.start
        corner = plan.start + plan.rate * np.array([w, 0.0])
        legs = (here, lambda: np.array([w, 0.0])), (lambda: corner, lambda: np.array([0.0, b]))
        self.legs = [
            Arrow(view, root, vector, width=0.06, name=f"slope along {knob}")
            for knob, (root, vector) in zip("wb", legs, strict=True)
        ]
        self.step = Arrow(view, here, lambda: plan.gradient, becomes=STEP, name="step")
        self.step.swings = True
        for arrow in (*self.legs, self.step):
            arrow.set_as(share=plan.rate, grown=0.0)
        self.landing, self.numbers = Landing(self.step), self._numbers()
        self.ground = self.map, self.axes, self.dark
        self.arrows = *self.legs, self.step, self.landing
        self.loss = self._loss()
        # When the step is taken.
        self.left = *self.ground, self.spot, self.step, self.landing, self.loss

    def lies_dark(self) -> None:
        """Be dark, before it is seen; its axes are there, so that all that is drawn has numbers."""
        self.dark.light.set_value(0)
        self.axes.set_presence(1)

    def darken(self) -> tuple[Any, ...]:
        """An animation: it goes dark from the edge inwards."""
        return change(self.dark.light, 0.0), self.axes.animate.set_presence(0)

    def begun(self) -> Moves:
        """Dark, but for its point; the first dots add their arrows there, under a glass."""
        yield (FadeIn(self.spot, self.thread), self.spot.ring_out()), 0.6
        yield self.slopes.tell(0, 1, to=min(0.5, _SLOWLY / len(self.plan.dots))), 3.2

    def drawn(self) -> Moves:
        """All others add theirs, and the glass zooms out."""
        yield self.slopes.tell(0, 1), 2.5

    def brightens(self) -> Moves:
        """It lights up from the point outwards."""
        yield (change(self.dark.light, 1.0), FadeIn(self.loss)), 1.4

    def legs_grow(self) -> Moves:
        """Both slopes, the way that they lead; then what the dots drew is one arrow."""
        for leg, number in zip(self.legs, self.numbers, strict=True):
            yield (leg.grow(), FadeIn(number)), 0.6
        yield (self.step.grow(), FadeOut(self.thread)), 0.8
        yield (FadeOut(*self.legs, *self.numbers),), 0.4

    def steps(self) -> Moves:
        """It flips; the line takes the step. The loss keeps its number until it has landed."""
        yield (self.step.turn_round(),), 1.2
        yield (*self.hundred.held.go(self.plan.next), change(self.step.used, 1)), 1.6

    def _loss(self) -> Readout:
        """The loss of the line, above the map on the left."""
        box, held = self.view.map_panel(), self.hundred.held

        def loss() -> float:
            landed = np.allclose(held.now(), self.plan.next)
            return float(mse(self.plan.dots, *(self.plan.next if landed else self.plan.start)))

        made = Readout("loss of all", tr("loss"), loss, 2, BODY_SIZE, LOSS)
        return made.move_to((box.left + made.width / 2, box.top + _OVER, 0))

    def _numbers(self) -> list[Any]:
        """Outside the corner of both legs, but on the map: the rate times each slope."""
        plan, made = self.plan, []
        corner, foot = self.view.at(self.legs[1].root()), self.view.at(plan.start)
        up = float(np.sign(plan.gradient[1]))
        below = (corner + foot) / 2 - np.array([0, up * _GAP])
        tip = self.view.at(self.legs[1].landing())
        beyond = tip + np.array([0, up * _GAP])
        for (x, y), slope in zip((below, beyond), plan.gradient, strict=True):
            number = plain(float(slope))
            number = f"({number})" if number.startswith("-") else number
            row = f"{{{{{plan.rate:g} : rate}}}} times {{{{{number} : g}}}}"
            plate = on_plate(formula(row, LABEL_SIZE), 0.06)
            box, half = self.view.map_panel(), float(plate.width) / 2 + _INSIDE
            inside = float(np.clip(x, box.left + half, box.right - half))
            made.append(plate.move_to((inside, float(y), 0)))
        return made


__all__ = ["Dark", "Spot", "Thread", "Valley"]
