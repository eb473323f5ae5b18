"""The loss as the film before leaves it, the box that hides it, and the glass before it."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import DOWN, UP, FadeIn, FadeOut, ValueTracker, VGroup, smooth, squish_rate_func
from numpy.typing import NDArray

from gdmath import Status, Trajectory
from scenes.parts.derivative.fading import as_one
from scenes.parts.derivative.numbers import fixed, limit, plain
from scenes.parts.derivative.places import BELOW, BEND, HILL, LEFT, NEAR
from scenes.parts.derivative.plan import ASIDE, IN_LENS, Plan
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    NEXT,
    POSITION,
    QUIET,
    STEP,
    TEXT,
    TITLE_SIZE,
    Arrow,
    ArrowScale,
    Box,
    Curve,
    Formula,
    Hiker,
    Layer,
    Plane,
    Sky,
    Tangent,
    Words,
    change,
    italic,
    on_plate,
    tr,
)
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_TALL = 1.35  # scene units: she
_HEADROOM = 1.06  # of the greatest loss in sight
_BOX = (5.0, 3.5)  # scene units
_SLOT = 2.0
_LONG, _BESIDE = 0.3, 0.05  # of the window: the arrow at most, and what is left beside its tip
AROUND = -ASIDE, IN_LENS - ASIDE  # of the first nudge: what is seen around w, as in the lens
ROD = -0.04, 1.12  # of it: from where to where a line through w's point goes
_OVER, _UNDER = 0.22, 1.08  # of its tangent's drop: what is seen on either side of w's point
_FROM_ZERO = 0.35  # of what is seen: if less than that is missing, it begins at 0
_DASHES = (0.14, 0.1)
_FOOT = 0.06  # of what is seen: so far above the axis is the lowest of the curve, if not at 0
_NEARLY, _TWICE = 0.85, 2.0  # of the way to the best w, and of the first nudge


def farther(plan: Plan) -> float:
    """The nudge from which the second point slides home: nearly to the best w, if that is far."""
    first = plan.nudges[0]
    if plan.rises:
        return first
    return float(np.clip(_NEARLY * abs(plan.best - plan.at), first, _TWICE * first))


class Hill:
    """The loss of one knob, w, by day with the hiker on it; then the curve alone."""

    def __init__(self, plan: Plan, clock: ValueTracker) -> None:
        self.plan = plan
        ((low, high),) = plan.landscape.window
        names = italic("w"), f"{tr('loss')} {italic('L')}"
        top = _HEADROOM * max(float(plan.landscape.value([w])) for w in (low, high))
        self.window, self.heights = (low, high), (0.0, top)
        self.plane = Plane(
            self.window, self.heights, names, colors=(POSITION, LOSS), tick_color=TEXT, plated=True
        ).within(HILL)
        far = 2.0 * (high - low)
        ground = plan.landscape.with_window(((low - far, high + far),))
        self.curve = Line(self.plane, ground)
        self.curve.start.set_value(low)
        self.curve.end.set_value(high)
        facing = -1.0 if plan.rises else 1.0
        self.hiker = Hiker(self.curve, plan.at, _TALL, facing, clock)
        self.sky = Sky(clock, ValueTracker(1.0), self.curve)
        for share in (self.sky.dusk, self.sky.noon, self.curve.ground, self.curve.day):
            share.set_value(1)
        self.tangent = Tangent(self.curve, lambda: np.array([plan.at]))
        self.known = Known(self.plane, self.foot)
        found = tr("slope {number}").format(number=limit(plan))
        self.found = on_plate(Words(found, TITLE_SIZE, GRADIENT))
        most = _LONG * (high - low) / abs(plan.slope)
        self.scale = ArrowScale(min(1.0, 10.0 ** np.floor(np.log10(most))))
        self.called = Words(tr("derivative"), LABEL_SIZE, GRADIENT)
        self.named = VGroup(
            self.called, *([] if self.scale.is_true else [self.scale.note(one=True)])
        )
        self.arrow = Arrow(
            self.plane.ruler,
            lambda: np.array([plan.at]),
            lambda: np.array([plan.slope]),
            scale=self.scale,
            name="gradient",
        )
        self.worked = self._step()

    def foot(self) -> Array:
        """The point of the curve at w, on the screen (2,)."""
        return self.curve.at([self.plan.at])

    def asked(self) -> VGroup:
        """What she felt there, with a question mark."""
        words = on_plate(Words(tr("slope = ?"), TITLE_SIZE, GRADIENT))
        return self._beside(words)

    def _beside(self, words: Any) -> Any:
        """Put words beside the tangent."""
        side = -1.0 if self.plan.rises else 1.0
        return words.move_to((*self.foot(), 0)).shift((2.3 * side, 0.75, 0))

    def sink(self) -> tuple[Any, ...]:
        """Day, hiker and curve go: a machine sees none of it. Only the axes stay."""
        return FadeOut(self.sky, self.hiker), change(self.curve.ground, 0), FadeOut(self.curve)

    def bend(self) -> tuple[Any, ...]:
        """Animations: so much of the curve is seen that it bends, with room for a table beside."""
        return self._show(BEND, farther(self.plan))

    def come_near(self) -> tuple[Any, ...]:
        """Animations: all of the first nudge fills the picture, and its tangent stays in that."""
        return self._show(NEAR, self.plan.nudges[0])

    def _show(self, box: Box, reach: float) -> tuple[Any, ...]:
        """Animations: from w so far, and the tangent over the first nudge, fill a box."""
        plan, first = self.plan, self.plan.nudges[0]
        low, high = (plan.at + side * reach for side in AROUND)
        steepest = max(plan.slope, plan.quotient(first), key=abs) * first
        least, most = sorted(plan.loss(plan.at) + share * steepest for share in (-_OVER, _UNDER))
        if reach > first:
            lowest = plan.loss(float(np.clip(plan.best, low, high)))
            least = min(least, max(0.0, lowest - _FOOT * (most - lowest)))
        if 0 < least < _FROM_ZERO * most:
            least = 0.0
        plane: Any = self.plane.animate
        plane = plane.within(box).reframe(x=(low, high), y=(least, most))
        return (plane, *self.curve.reach(low, high))

    def set_off(self) -> tuple[Any, ...]:
        """Animations: slope and tangent go, then she: as far as the arrow, the other way."""
        x = np.array([[self.plan.at], [self.lands]])
        ground = self.plan.landscape
        walk = Trajectory(x, ground.value(x), ground.gradient(x), (), Status.MAX_STEPS, 1, 1)
        gone = FadeOut(self.tangent, self.found, rate_func=squish_rate_func(smooth, 0, 0.25))
        said = FadeIn(self.worked, rate_func=squish_rate_func(smooth, 0.25, 0.5))
        return gone, said, self.hiker.walk(walk, 1.0, squish_rate_func(smooth, 0.35, 1))

    def _step(self) -> VGroup:
        """The step that she takes, worked out: its rate is the factor of the arrow."""
        rate, at = self.scale.factor, self.plan.at
        slope, lands = float(f"{self.plan.slope:.4g}"), float(f"{self.lands:.3g}")
        sign = "=" if plain(at - rate * slope) == plain(lands) else "approx"
        source = (
            f'{{{{"{plain(at)}" : w}}}} - {{{{{rate} : rate}}}} dot'
            f' {{{{("{plain(slope)}") : slope}}}} {sign} {{{{"{plain(lands)}" : next}}}}'
        )
        colors = {"w": POSITION, "rate": STEP, "slope": GRADIENT, "next": NEXT}
        called = f'"{tr("learning rate")}" {{{{alpha = {rate} : rate}}}}'
        named = Formula(called, {"rate": STEP}, TITLE_SIZE)
        return VGroup(named, Formula(source, colors, TITLE_SIZE)).arrange(DOWN, buff=0.35)

    @property
    def lands(self) -> float:
        """The w after one step, of which the rate is the factor that the arrow is drawn with."""
        return self.plan.at - self.scale.factor * self.plan.slope

    def back(self) -> None:
        """Out of sight: all of the window below the formula, with the number that was asked for."""
        (low, high), beside = self.window, _BESIDE * (self.window[1] - self.window[0])
        tip = self.plan.at + self.scale.factor * self.plan.slope
        window = min(low, tip - beside), max(high, tip + beside)
        self.plane.within(BELOW.inset(top=0.2)).reframe(x=window, y=self.heights)
        self.plane.set_presence(1)
        for share, end in zip((self.curve.start, self.curve.end), window, strict=True):
            share.set_value(end)
        for thing in (self.curve, self.tangent, self.hiker):
            thing.set_presence(1)
        self._beside(self.found)
        within = self.plane.xy(self.plan.best, 0.75 * self.heights[1])
        self.worked.move_to((*within, 0))
        self.named.arrange(UP, buff=0.15)
        self.named.next_to((*self.plane.ruler.at([(self.plan.at + tip) / 2]), 0), UP, buff=0.25)
        clear = float(self.plane.at(self.plane.crossing)[0]) + 0.2  # of the upright axis
        self.named.shift((max(0.0, clear - float(self.named.get_left()[0])), 0, 0))


class Line(Curve):
    """The curve; without its ground it keeps within the plane."""

    plane: Plane

    def clip_box(self) -> Box | None:
        """The plane's rectangle, unless ground is seen that goes on below and beside it."""
        return None if self.ground.get_value() > 0 else self.plane.window_on_screen()


class Known(Painted):
    """All that the machine knows of its hill: one point over w, at the loss that it has read."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, plane: Plane, place: Any) -> None:
        super().__init__()
        self.plane, self.place = plane, place
        self.up, self.aside = ValueTracker(0.0), ValueTracker(0.0)

    def draw(self, canvas: Canvas) -> None:
        """Up from w, then across from the loss; where both meet, the point."""
        pen, spot = Pen(canvas, self.presence), self.place()
        foot, side = (
            np.array([spot[0], self.plane.corner[1]]),
            np.array([self.plane.corner[0], spot[1]]),
        )
        up, aside = float(self.up.get_value()), float(self.aside.get_value())
        pen.line(np.stack([foot, foot + up * (spot - foot)]), POSITION, 0.04, dashes=_DASHES)
        pen.line(np.stack([side, side + aside * (spot - side)]), LOSS, 0.04, dashes=_DASHES)
        pen.disc(foot, 0.12, POSITION, opacity=min(1.0, 4 * up), casing=0.04)
        if aside > 0.99:
            pen.disc(spot, 0.14, LOSS, casing=0.04)


class BlackBox(Painted):
    """A dark box with a slot for w on top, and a window that shows a loss."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self) -> None:
        super().__init__()
        wide, high = _BOX
        x, y = LEFT.middle[:2]
        self.left, self.bottom = float(x - wide / 2), float(y - high / 2 - 0.2)
        self.right, self.top = self.left + wide, self.bottom + high
        self.set_frame(self.left, self.bottom, self.right, self.top)
        self.fed = ValueTracker(0.0)  # how far the w has fallen into it

    @property
    def slot(self) -> Array:
        """The middle of the slot (3,)."""
        return np.array([(self.left + self.right) / 2, self.top, 0.0])

    @property
    def window(self) -> Array:
        """The middle of the window (3,)."""
        return np.array([(self.left + self.right) / 2, self.bottom + 1.15, 0.0])

    def draw(self, canvas: Canvas) -> None:
        """Front, slot and window."""
        edge = 0.045
        inner = (self.left + edge, self.bottom + edge, self.right - edge, self.top - edge)
        with as_one(canvas, self.presence) as pen:
            pen.band(self.left, self.bottom, self.right, self.top, QUIET, 0.8, 0.22)
            pen.band(*inner, "#060A12", 1.0, 0.2)
            x, y, _ = self.slot
            fed = float(self.fed.get_value())
            if 0 < fed < 1:
                drop = np.array([x, y + 0.35 - 0.6 * fed])
                pen.disc(drop, 0.14, POSITION, opacity=min(1.0, 5 * fed, 5 - 5 * fed), casing=0.04)
            pen.band(x - _SLOT / 2, y - 0.32, x + _SLOT / 2, y - 0.2, QUIET, 0.9, 0.05)
            x, y, _ = self.window
            pen.band(x - 1.7, y - 0.55, x + 1.7, y + 0.55, "#1A2538", 1.0, 0.1)


class Machine:
    """The box, the w that goes in, and the loss that it shows."""

    def __init__(self, plan: Plan) -> None:
        self.box = BlackBox()
        self.w = Words(f"{italic('w')} = {plain(plan.at)}", TITLE_SIZE, POSITION)
        self.w.move_to(self.box.slot + 0.75 * UP)
        loss = fixed(plan.loss(plan.at), 2)
        self.loss = Words(loss, TITLE_SIZE, LOSS).move_to(self.box.window)
        self.called = Words(tr("loss"), LABEL_SIZE, LOSS)
        self.called.next_to(self.box.window + 0.5 * UP, UP, buff=0.2)
        self.all = VGroup(self.box, self.w, self.called)

    def put_in(self) -> tuple[Any, ...]:
        """It falls into the slot; over that, it can still be read."""
        return (change(self.box.fed, 1.0),)

    def read_off(self) -> tuple[Any, ...]:
        """The window shows the loss."""
        return (FadeIn(self.loss),)


__all__ = ["AROUND", "ROD", "BlackBox", "Hill", "Known", "Machine", "farther"]
