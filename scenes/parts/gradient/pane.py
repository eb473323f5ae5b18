"""The hill cut open through her feet: its curve, a tangent, and a rise that becomes an arrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

import cairo
import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.gradient.compass import behind, names, unit
from scenes.parts.gradient.plan import Plan
from scenes.parts.gradient.plated import Plated
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    STAGE,
    TEXT,
    ArrowScale,
    Box,
    Layer,
    View,
    change,
    tr,
)
from scenes.stage.lecture.theme import terrain
from scenes.stage.paint.lettering import Lettering
from scenes.stage.paint.pen import Canvas, Pen, ink, runs_of, trace_line
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_BEHIND, _AHEAD = 0.45, 1.15  # of the run, along the tangent
_REACH, _HIGH = 1.5, 1.15  # of the arrow's longest: the pane to either side, above her feet
_SQUARE = 25.0  # degrees of elevation, below which the hill is seen cut open
_LIGHTS = 1.0, 0.35  # of the earth of a cut: at its highest, and at the foot of the frame
_EARTH, _DEEP = 0.8, -4.2  # of the light of the ground; scene units, down to which it is filled
_DEEPER, _FROM_EDGE = 0.45, 0.06  # and of a cut: farther below, of the map from its edge
_TURNS, _COMES = (0.25, 0.6), (0.65, 1.0)  # of its way: it is an arrow, and turns; it is brought
_LOWER = 0.3  # scene units below its end, at least
_UPPER = 0.85  # of a rise, where its name stands
_ASIDE = 0.3  # scene units from the run and the rise to their names
_NAMED, _BELOW = 1.2, 0.42  # of that, from her to a name; scene units below the curve
_NEAREST, _TRIED = 0.3, 80  # of that, the nearest to her that a name stands; places on the way
_OFF = 60.0  # scene units; what is farther is not on the screen
_CLEAR = 0.15  # scene units around a name
_FIRST, _LAST = 0.08, 1e-6  # of the window, the run of the secant from far to near


def square_on(view: View) -> float:
    """How much of the hill is seen as a cut: 1 from the side, 0 from above."""
    return float(np.interp(view.pose["elevation"], (0, _SQUARE), (1, 0)))


class Pane(Plated):
    """An upright pane along ``angle``, with the curve where it cuts the hill.

    ``opened`` from 0 to 1 lets it rise. Seen square on, it is the hill cut open. ``near`` from 0 to
    1 brings the second point of a secant close, until that is the tangent; ``measured`` from 0 to 2
    draws a run and its rise; ``laid`` from 0 to 1 lays the rise down at her feet, as an arrow.
    """

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(
        self,
        view: View,
        plan: Plan,
        scale: ArrowScale,
        kept_clear: Sequence[Box] = (),
        cut: ValueTracker | None = None,
    ) -> None:
        super().__init__()
        self.cut = cut
        self.view, self.plan, self.scale_of_all = view, plan, scale
        self.kept_clear = kept_clear
        ends = zip(behind(plan), names(plan), strict=True)
        self._ends = [[Lettering(word, LABEL_SIZE, TEXT) for word in pair] for pair in ends]
        self.angle = ValueTracker(self.bearing(0))
        self.opened, self.near, self.measured, self.laid = (ValueTracker(0.0) for _ in range(4))
        self.touched, self.named = ValueTracker(0.0), ValueTracker(1.0)

        rises = (plan.run * abs(slope) for slope in plan.gradient.tolist())
        run = tr("run {length}").format(length=number_text(plan.run))
        self._run = Lettering(run, LABEL_SIZE, POSITION)
        self._rises = [
            Lettering(tr("rise {height}").format(height=number_text(float(f"{rise:.3g}"))),
                      LABEL_SIZE, LOSS)
            for rise in rises
        ]  # fmt: skip

    @property
    def square(self) -> float:
        """How much of it is seen from the side: 1 square on, 0 from above."""
        return square_on(self.view)

    @property
    def bare(self) -> float:
        """How much of the cut is there, before the ground that is still before it goes."""
        return self.square if self.cut is None else min(1.0, 2 * float(self.cut.get_value()))

    def bearing(self, axis: int) -> float:
        """The direction along an axis in which it climbs, in radians from east."""
        x, y = self.plan.ways[axis]
        return float(np.arctan2(y, x))

    def turn_to(self, axis: int) -> Any:
        """Stand along another axis, the shorter way round."""
        now = float(self.angle.get_value())
        return change(self.angle, now + (self.bearing(axis) - now + np.pi) % (2 * np.pi) - np.pi)

    @property
    def size(self) -> float:
        """How long her longest arrow is, in units of the ground."""
        return self.scale_of_all.factor * self.plan.steepness

    def way(self) -> Array:
        """The direction of the pane (2,)."""
        return unit(float(self.angle.get_value()))

    def run(self) -> float:
        """How far the second point of the secant is away, in units of the ground."""
        share = float(self.near.get_value())
        return float(_FIRST ** (1 - share) * _LAST**share) * self.plan.span

    def slope(self) -> float:
        """How steep the secant is."""
        return self.plan.secant(self.way(), self.run())

    def curve(self) -> Array:
        """Where it cuts the hill, places (n, 2): as far as it has opened; all, from the side."""
        reach = _REACH * self.size + self.bare * (self.plan.span - _REACH * self.size)
        away = np.linspace(-reach, reach, 321) * float(self.opened.get_value())
        places = self.plan.here + away[:, None] * self.way()
        return places[self.view.inside(places)]

    def secant(self) -> Array:
        """The secant: its ends on the screen (2, 2), behind her and ahead."""
        here, way, run = self.plan.here, self.way(), self.run()
        foot, there = self.view.ground(np.stack([here, here + run * way]))
        lengths = np.array([[-_BEHIND], [_AHEAD]]) * self.plan.run
        return self.view.screen(foot + lengths * (there - foot) / run)[0]

    def triangle(self) -> Array:
        """Her feet, the end of a run on the level, and the end of its rise: (3, 2) on screen."""
        along = self.plan.run * self.way()
        foot, rise = self.view.ground(self.plan.here), self.view.rise(self.plan.here, along)
        corner = foot + rise * (1, 1, 0)
        return self.view.screen(np.stack([foot, corner, foot + rise]))[0]

    def arrow(self) -> Array:
        """The rise (2, 2), upright at the end of its run, or laid down and brought to her feet.

        As it turns, it is as long as it is; where arrows have another scale, it comes to that last.
        """
        foot, corner, top = self.triangle()
        turned, brought = (float(np.interp(self.laid.get_value(), part, (0, 1)))
                           for part in (_TURNS, _COMES))  # fmt: skip
        slope = self.scale_of_all.factor * float(self.plan.slope(self.way()))
        flat, upright = (corner - foot) * slope / self.plan.run, top - corner
        high, long = (float(np.linalg.norm(one)) for one in (upright, flat))
        up, along = (one / max(size, 1e-9) for one, size in ((upright, high), (flat, long)))
        way = np.cos(turned * np.pi / 2) * up + np.sin(turned * np.pi / 2) * along
        root = corner + brought * (foot - corner)
        return np.stack([root, root + ((1 - brought) * high + brought * long) * way])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Which directions the curve's ends are in, while the pane stands along an axis."""
        grown = max(0.0, 4 * float(self.opened.get_value()) - 3)  # as the curve comes there
        opened = grown * float(self.named.get_value())
        for axis, pair in enumerate(self._ends):
            off = abs(float(self.angle.get_value()) - self.bearing(axis))
            there = opened * max(0.0, 1 - 8 * off)
            for side, text in zip((-1, 1), pair, strict=True):
                x, y = self._named_at(side, text)
                yield text, x - text.width / 2, y - text.height / 2, there
        yield from self._legs()

    def _legs(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How long the run is, below it, and how high its rise, beside it."""
        upright = float(np.interp(self.laid.get_value(), (0, _TURNS[0]), (1, 0)))
        measured = float(self.measured.get_value()) * upright  # else an arrow turns through it
        foot, corner, top = self.triangle()
        side = float(np.sign(corner[0] - foot[0])) or 1.0
        (x, y), run = 0.5 * (foot + corner), self._run
        yield run, x - run.width / 2, y - _ASIDE - run.height, float(np.clip(measured, 0, 1))
        off = [abs(np.sin(float(self.angle.get_value()) - self.bearing(axis))) for axis in (0, 1)]
        rise = self._rises[int(np.argmin(off))]
        x, y = corner + _UPPER * (top - corner) + (side * (_ASIDE + rise.width / 2), 0)
        y = min(y, float(top[1]) - _LOWER - 0.5 * rise.height)  # not on the tangent
        yield rise, x - rise.width / 2, y - rise.height / 2, float(np.clip(measured - 1, 0, 1))

    def _named_at(self, side: int, text: Lettering) -> Array:
        """Where the name of an end is written: as far out as it is all on the stage.

        And on the map, and not on what is ``kept_clear``.
        """
        farthest = _NAMED * self.size + self.square * self.plan.span
        away = np.linspace(farthest, _NEAREST * self.size, _TRIED)[:, None]
        places = self.plan.here + side * away * self.way()
        spots = self.view.at(places) - (0, _BELOW + _DEEPER * self.square)
        half = np.array([text.width, text.height]) / 2 + _CLEAR
        edge = side * _FROM_EDGE * self.plan.span * self.square * self.way()
        fits = self.view.inside(places + edge)
        fits &= np.all((spots > STAGE[:2] + half) & (spots < STAGE[2:] - half), axis=-1)
        for box in self.kept_clear:
            fits &= ~np.all((spots > box[:2] - half) & (spots < box[2:] + half), axis=-1)
        return np.asarray(spots[np.argmax(fits)] if fits.any() else spots[0])

    def draw(self, canvas: Canvas) -> None:
        """The pane above the hill, its curve, and the secant with its second point."""
        there = min(1.0, 5 * float(self.opened.get_value()))  # a closed knife is no line
        places, pen = self.curve(), Pen(canvas, self.presence * there)
        if len(places) < 3:
            return
        world = self.view.ground(places, 0.01)
        top = world.copy()
        summit = float(self.view.ground(self.plan.here)[2]) + _HIGH * self.size * self.view.scale_xy
        top[:, 2] = np.maximum(summit, world[:, 2])
        line, rim = self.view.screen(world)[0], self.view.screen(top)[0]
        square = self.square
        if square < 1:
            pen.fill(np.concatenate([line, rim[::-1]]), TEXT, 0.13 * (1 - square))
            edge = np.concatenate([line[:1], rim, line[-1:]])
            pen.line(edge, TEXT, 0.03, opacity=0.7 * (1 - square))
        if self.bare > 0:
            self._fill_earth(canvas, line, self.presence * self.bare)
        seen = self.view.visible(places)
        pen.line(runs_of(line, seen[1:] & seen[:-1]), LOSS, 0.07, casing=0.05)
        self._tangent(Pen(canvas, self.presence * float(self.touched.get_value())))
        self.write(canvas)

    def _fill_earth(self, canvas: Canvas, line: Array, strength: float) -> None:
        """What is under the curve, darker the deeper it is."""
        deep = np.array([(line[-1, 0], _DEEP), (line[0, 0], _DEEP)])
        shade = cairo.LinearGradient(0, float(line[:, 1].max()), 0, _DEEP)
        for at, light in zip((0.0, 1.0), _LIGHTS, strict=True):
            shade.add_color_stop_rgba(at, *ink(light * self._earth(), strength))
        canvas.set_source(shade)
        trace_line(canvas, np.concatenate([line, deep]))
        canvas.close_path()
        canvas.fill()

    def _earth(self) -> Array:
        """The colour of the ground where she stands, in the shade."""
        share = (float(self.plan.height(self.plan.here)) - self.view.lowest) / self.view.spread
        return np.asarray(_EARTH * terrain(np.array([share]))[0])

    def _tangent(self, pen: Pen) -> None:
        if pen.strength <= 0:
            return
        laid, measured = float(self.laid.get_value()), float(self.measured.get_value())
        foot, corner, _ = self.triangle()
        run, rise = np.clip([measured, measured - 1], 0, 1)
        pen.line(self.secant(), TEXT, 0.06, casing=0.05, opacity=1 - 0.6 * laid)
        if run:
            pen.line(np.stack([foot, foot + run * (corner - foot)]), POSITION, 0.07,
                     casing=0.05, opacity=1 - laid)  # fmt: skip
        if rise:
            begin, end = self.arrow()
            becomes = float(np.interp(laid, (0, _TURNS[0]), (0, 1)))
            if becomes < 1:
                bar = np.stack([begin, begin + rise * (end - begin)])
                pen.line(bar, LOSS, 0.09, casing=0.05)
            if becomes:
                pen.arrow(np.stack([begin, begin + becomes * (end - begin)]), GRADIENT, 0.09)
        if not measured and float(self.near.get_value()) < 1:
            there = self.view.at(self.plan.here + self.run() * self.way(), 0.01)
            pen.disc(there, 0.1, LOSS, casing=0.04)

    def readings(self) -> list[Reading]:
        """How steep the secant is."""
        return [Reading("secant", "", self.slope())]


__all__ = ["Pane"]
