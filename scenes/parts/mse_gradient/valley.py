"""The valley of lines, dark but for the line's point, and what the dots draw on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import cairo
import numpy as np
from manim import FadeIn, FadeOut, ValueTracker, VGroup, linear, smooth, squish_rate_func
from manim.utils.rate_functions import ease_in_cubic
from numpy.typing import NDArray

from gdmath import Landscape, mse
from scenes.parts.mse_gradient.cast import Hundred
from scenes.parts.mse_gradient.held import Held, Slopes
from scenes.parts.mse_gradient.places import LEFT
from scenes.parts.mse_gradient.plan import Moves, Plan
from scenes.parts.mse_gradient.signs import formula
from scenes.parts.mse_gradient.telling import plain
from scenes.parts.mse_gradient.thread import Thread
from scenes.stage import (
    BODY_SIZE,
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
    Words,
    change,
    on_plate,
    swell,
    tr,
)
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettering
from scenes.stage.paint.painted import Painted, ripple
from scenes.stage.paint.pen import Canvas, Pen, ink
from scenes.stage.paint.projection import OnPicture
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_SOFT = 0.35  # of the dark's reach, that its edge is soft
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


class Rims(GroundAxes):
    """The axes of the map; its numbers are there as far as they are ``numbered``, from 0 to 1."""

    def __init__(self, view: View) -> None:
        super().__init__(view, ("w", "b"))
        self.numbered = ValueTracker(1.0)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Both names last, as they were put."""
        *numbers, w, b = super().texts()
        for text, left, foot, strength in numbers:
            yield text, left, foot, strength * float(self.numbered.get_value())
        yield from (w, b)


class Valley:
    """The map of lines from straight above, its point, its darkness, and one step on it."""

    def __init__(
        self, plan: Plan, hundred: Hundred, slopes: Slopes, landscape: Landscape, box: Box = LEFT
    ) -> None:
        held = hundred.held
        self.plan, self.hundred, self.slopes = plan, hundred, slopes
        self.view = view = View(landscape, size=6.0)
        view.within(box.inset(top=_ABOVE, bottom=_BELOW), **MAP)
        self.map, self.axes = ContourMap(view), Rims(view)
        self.spot, self.dark = Spot(view, held), Dark(view, held, self.axes)
        self.spot.set_z_index(Layer.WALKER)
        self.first = VGroup()  # the dot that tells first, while it is lit
        self.thread = Thread(view, plan, slopes)
        (w, b), here = plan.gradient, lambda: plan.start
        corner = plan.start + plan.rate * np.array([w, 0.0])
        legs = (here, lambda: np.array([w, 0.0])), (lambda: corner, lambda: np.array([0.0, b]))
        self.legs = [
            Arrow(view, root, vector, width=0.06, name=f"slope along {knob}")
            for knob, (root, vector) in zip("wb", legs, strict=True)
        ]
        self.step = Arrow(view, here, lambda: plan.gradient, becomes=STEP, name="step")
        self.step.stays = True
        for arrow in (*self.legs, self.step):
            arrow.set_as(share=plan.rate, grown=0.0)
        self.landing, self.numbers = Landing(self.step), self._numbers()
        self.ground = self.map, self.axes, self.dark
        self.arrows = *self.legs, self.step, self.landing
        self.loss, self.heights = self._loss(), VGroup(*self._heights())
        self.named = *self.ground, self.heights  # as it is first seen
        # When the step is taken.
        self.left = *self.ground, self.spot, self.step, self.landing, self.loss

    def lies_dark(self) -> None:
        """Be dark, before it is seen; no numbers beside what a glass enlarges."""
        self.dark.light.set_value(0)
        self.axes.numbered.set_value(0)
        self.axes.set_presence(0)

    def darken(self) -> tuple[Any, ...]:
        """An animation: it goes dark from the edge inwards."""
        return (
            change(self.dark.light, 0.0),
            self.axes.animate.set_presence(0),
            FadeOut(self.heights),
        )

    def goes_out(self) -> Any:
        """An animation: so does its point, the last of it."""
        return FadeOut(self.spot, rate_func=squish_rate_func(smooth, 0.7, 1.0))

    def comes(self) -> tuple[Any, ...]:
        """An animation: its point between both axes, in the dark, under a glass."""
        axes = self.axes.animate.set_presence(1)
        return FadeIn(self.spot), FadeIn(self.thread), axes

    def begun(self) -> Moves:
        """The dot that is farthest left is lit with its band, and adds its arrow, in numbers."""
        first = self.hundred.farthest_left()
        yield (FadeIn(first), self.spot.ring_out()), 0.5
        yield (
            (*self.slopes.tell(0, 1, to=1 / len(self.plan.dots)), change(self.thread.named, 1)),
            0.9,
        )
        self.first = first

    def drawn(self) -> Moves:
        """All others add theirs, faster and faster, and the glass zooms out."""
        yield (FadeOut(self.first), change(self.thread.named, 0)), 0.3
        yield self.slopes.tell(0, 1, pace=ease_in_cubic), 2.6

    def lit(self) -> Moves:
        """It lights up from the point outwards, with its numbers; then both slopes."""
        yield from self.brightens()
        yield from self.legs_grow()

    def brightens(self) -> Moves:
        """It lights up from the point outwards, with its numbers: the glass is gone."""
        numbers = change(self.axes.numbered, 1)
        yield (change(self.dark.light, 1.0), numbers, FadeIn(self.loss)), 0.9

    def legs_grow(self) -> Moves:
        """Both slopes, the way that they lead; then what the dots drew is one arrow."""
        for leg, number in zip(self.legs, self.numbers, strict=True):
            yield (leg.grow(), FadeIn(number)), 0.5
        yield (FadeOut(self.thread),), 0.3
        yield (self.step.grow(),), 0.4
        yield (FadeOut(*self.legs, *self.numbers),), 0.3

    def steps(self) -> Moves:
        """It flips; the line takes the step. The loss keeps its number until it has landed."""
        yield (self.step.turn_round(),), 1.1
        yield (*self.hundred.held.go(self.plan.next), change(self.step.used, 1)), 1.2
        yield (swell(self.loss),), 0.4

    def _heights(self) -> Iterator[Any]:
        """Where the loss is high, in the corner of the map that is highest, and where it is low."""
        box = self.view.map_panel()
        (x0, x1), (y0, y1) = self.view.window
        corners = [np.array([x, y]) for x in (x0, x1) for y in (y0, y1)]
        high = max(corners, key=lambda corner: float(mse(self.plan.dots, *corner)))
        for name, at in ((tr("high loss"), high), (tr("low loss"), self.plan.best)):
            plate = on_plate(Words(name, LABEL_SIZE, LOSS), 0.06)
            half = np.array([plate.width, plate.height]) / 2 + _INSIDE
            low, top = (
                np.array([box.left, box.bottom]) + half,
                np.array([box.right, box.top]) - half,
            )
            yield plate.move_to((*np.clip(self.view.at(at), low, top), 0))

    def _loss(self) -> Readout:
        """The loss of the line, above the map on the left."""
        box, held = self.view.map_panel(), self.hundred.held

        def loss() -> float:
            landed = held.landed(self.plan.start, self.plan.next)
            return float(mse(self.plan.dots, *(self.plan.next if landed else self.plan.start)))

        made = Readout("loss of all", tr("loss"), loss, 2, BODY_SIZE, LOSS)
        return made.move_to((box.left + made.width / 2, box.top + _OVER, 0))

    def _numbers(self) -> list[Any]:
        """Beyond both legs and the chain, but on the map: the rate times each slope."""
        plan, made = self.plan, []
        corner, foot = self.view.at(self.legs[1].root()), self.view.at(plan.start)
        up = float(np.sign(plan.gradient[1]))
        below = (corner + foot) / 2 - np.array([0, up * _GAP])
        tip = self.view.at(self.legs[1].landing())
        highest = float((up * self.view.at(self.thread.whole)[:, 1]).max())
        beyond = np.array([tip[0], up * max(up * float(tip[1]), highest) + up * _GAP])
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
