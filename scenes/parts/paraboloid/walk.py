"""The walk of five thousand steps, seen from above by a camera that comes closer as she does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, ValueTracker, VGroup, linear
from numpy.typing import NDArray

from scenes.parts.paraboloid import places
from scenes.parts.paraboloid.bowl import REACH
from scenes.parts.paraboloid.enough import Shorter
from scenes.parts.paraboloid.frames import Closer, Disc, Shades
from scenes.parts.paraboloid.key import Key
from scenes.parts.paraboloid.log import LOG_ALIGN, log_of, printed
from scenes.parts.paraboloid.numbers import Few, short
from scenes.parts.paraboloid.places import MAP
from scenes.parts.paraboloid.plan import Plan
from scenes.parts.paraboloid.she import She
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    PATH,
    POSITION,
    STEP,
    TEXT,
    TITLE_SIZE,
    Arrow,
    Layer,
    Mark,
    Readout,
    Words,
    change,
    tr,
)
from scenes.stage.ground.rings import Endless, Rings
from scenes.stage.ground.round_map import RoundMap
from scenes.stage.lecture.theme import rgb
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture

Array = NDArray[np.float64]

_PACES = 4.0  # while the distance falls to 1/e
_TRAIL, _HOP, _HALT = 0.05, 0.07, 0.09
_ASIDE = 0.25  # from the flag to the end of its step
_DIGITS = 3  # of her distance: with more, a half would not be one
_SAMPLES = 160  # of a bent way
_GREEN = 0.5  # of the gradient's length, cut off: then the rest is a step in colour as well


class Trail(OnPicture):
    """The way behind her; in a round bowl straight from where she began."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, walk: Walk) -> None:
        super().__init__(walk.on)
        self.walk, self.halts = walk, True

    def draw(self, canvas: Canvas) -> None:
        """A line, as far as it is in the window, with a dot at each place that is told of."""
        plan, here = self.walk.plan, self.walk.place()
        if not plan.bowl.round:
            self._bent(canvas)
            return
        start = plan.away
        far = self.walk.on.half * 2 / np.linalg.norm(start) * start
        begun = start if np.linalg.norm(start) < np.linalg.norm(far) else far
        pen = Pen(canvas, self.presence * float(self.walk.jumped.get_value() <= 0))
        pen.line(self.walk.on.at(np.array([begun, here])), PATH, _TRAIL, casing=0.05)
        for halt in (plan.half, plan.quarter) if self.halts else ():
            if halt <= self.walk.step_now() < plan.tenth + 1:
                pen.disc(self.walk.on.at(plan.at(halt)), _HALT, PATH, casing=0.03)

    def _bent(self, canvas: Canvas) -> None:
        plan, now = self.walk.plan, self.walk.step_now()
        far = 2 * self.walk.on.half
        begun = min(float(np.searchsorted(-plan.distances, -far)), now)
        way = np.array([plan.at(step) for step in np.linspace(begun, now, _SAMPLES)])
        pen = Pen(canvas, self.presence * (1 - float(self.walk.jumped.get_value() > 0)))
        pen.line(self.walk.on.at(way), PATH, _TRAIL, casing=0.05)


class Hops(OnPicture):
    """The steps of the other rate, as far as she has come with it."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, walk: Walk) -> None:
        super().__init__(walk.on)
        self.walk = walk

    def draw(self, canvas: Canvas) -> None:
        """A line from step to step, with a dot where each ended."""
        jumped, pen = float(self.walk.jumped.get_value()), Pen(canvas, self.presence)
        if jumped <= 0:
            return
        ended = self.walk.plan.other[: int(jumped) + 1]
        spots = self.walk.on.at(np.array([*ended, self.walk.place()]))
        pen.line(spots, PATH, _TRAIL, casing=0.05)
        for spot in spots[:-1]:
            pen.disc(spot, _HOP, PATH, casing=0.02)


class Flag(Lettered):
    """Where on her way the gradient was short enough for the first time, and after which step."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, on: Endless, plan: Plan) -> None:
        super().__init__()
        self.on, self.place = on, plan.path[plan.good]
        self._name = Lettering(tr("step {good}").format(good=short(plan.good)), LABEL_SIZE, TEXT)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The step, away from the way on which she came: on the inner side, below or above."""
        (x, y), (across, up) = self.on.at(self.place).tolist(), self.place.tolist()
        out = _ASIDE if abs(across) >= abs(up) else -_ASIDE  # less, where the way is steep
        left = x + out - self._name.width if across >= 0 else x - out
        yield self._name, left, y + (0.8 if up >= 0 else -0.75), 1.0

    def draw(self, canvas: Canvas) -> None:
        """A pole with a pennant, and the step on a plate."""
        pen, foot = Pen(canvas, self.presence), self.on.at(self.place)
        ((text, left, base, _),) = self.texts()
        corner = np.array([left, base])
        low, high = corner + text.low - 0.07, corner + text.high + 0.07
        pen.plate(*low.tolist(), *high.tolist())
        pen.line(foot + np.array([(0.0, 0.0), (0.0, 0.62)]), TEXT, 0.05, casing=0.03)
        pen.fill(foot + np.array([(0.0, 0.62), (0.36, 0.48), (0.0, 0.34)]), TEXT)
        self.write(canvas)


class Uphill(Arrow):
    """The gradient. Its opposite grows beside it in white, and is green once it is cut."""

    def __init__(self, on: Endless, plan: Plan) -> None:
        super().__init__(on, lambda: plan.away, lambda: plan.gradient, name="gradient")
        self.stays = True

    def color_now(self) -> Array:
        """Lavender as the gradient; its opposite is white while it is as long as that."""
        cut = float(np.clip((1 - self.share.get_value()) / _GREEN, 0, 1))
        whole = rgb(GRADIENT if self.turned.get_value() <= 0 else TEXT)
        return (1 - cut) * np.array(whole) + cut * np.array(rgb(STEP))


class Walk:
    """She, her map, her trail, the counter and the log; all of them know only the step."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.on = Endless(MAP, REACH)
        self.progress = ValueTracker(0.0)
        bowl = plan.bowl
        self.rings = Rings(
            self.on, np.inf, bowl.names, plated=True, oval=bowl.oval, clear=plan.away
        )
        self.begun = float(REACH)  # how far the outermost ground reaches
        self.key = Key(self)
        self.cross = Mark(self.on, np.zeros((1, 2)))
        self.she = She(self.on, self.place, self.paces, self.downhill)
        self.trail = Trail(self)
        self.uphill = Uphill(self.on, plan)
        self.turning = Arrow(
            self.on, lambda: plan.away, lambda: plan.gradient, becomes=STEP, name="step"
        )
        self.counter = Readout("step", tr("step"), self.step, 0, TITLE_SIZE)
        self.away = Few("distance", tr("distance"), self.distance, _DIGITS, BODY_SIZE, POSITION)
        self.jumped = ValueTracker(0.0)  # steps of the other rate
        self.hops = Hops(self)
        self.flag = Flag(self.on, plan)
        self.shorter = Shorter(self.on, plan, self.step)
        enough = tr("gradient shorter than {enough}").format(enough=short(plan.enough))
        self.short = Words(enough, BODY_SIZE, GRADIENT).within(places.LOG, LOG_ALIGN)
        self.log = log_of(plan)
        self.map, self.edges = self._first(REACH), list[Closer]()

    @property
    def ground(self) -> tuple[Any, ...]:
        """The map, what lies on it, and what its colours say."""
        return self.map, *self.edges, self.rings, self.cross, self.key

    def told(self) -> VGroup:
        """Counter and distance, where they stand during the walk."""
        upper, lower = places.TOLD.rows(1, 1, gap=0.15)
        self.counter.scale(TITLE_SIZE / self.counter.font_size)
        return VGroup(self.counter.within(upper, LEFT), self.away.within(lower, LEFT))

    def step_now(self) -> float:
        """The present step, fractions included."""
        return float(self.progress.get_value())

    def step(self) -> float:
        """How many steps are over."""
        return float(np.floor(self.step_now() + 1e-9))

    def place(self) -> Array:
        """Where she is, from the cross (2,)."""
        jumped, plan = float(self.jumped.get_value()), self.plan
        if jumped <= 0:
            return plan.at(self.step_now())
        last = min(int(np.ceil(jumped)), len(plan.other) - 1)
        share = jumped - (last - 1)
        return np.asarray((1 - share) * plan.other[last - 1] + share * plan.other[last])

    def downhill(self) -> Array:
        """Which way it goes down fastest there (2,); with the other rate, where her step goes."""
        other, jumped = self.plan.other, float(self.jumped.get_value())
        if jumped > 0:
            last = min(int(np.ceil(jumped)), len(other) - 1)
            return np.asarray(other[last] - other[last - 1])
        return np.asarray(-self.plan.bowl.hessian @ self.place())

    def paces(self) -> float:
        """How many paces she has walked: by her distance, so that she walks at every scale."""
        left = self.plan.distance(self.step_now()) / self.plan.distances[0]
        return _PACES * float(-np.log(left))

    def distance(self) -> float:
        """How far she is from the cross, after the last step that is over."""
        return float(self.plan.distances[int(self.step())])

    def on_to(self, step: float, pace: Callable[[float], float] = linear) -> list[Any]:
        """Walk on, or back, to a step; what is printed by then is printed."""
        begun, before = self.step_now(), printed(self.plan, self.step_now())
        after = printed(self.plan, step)

        def writing(share: float) -> float:
            now = printed(self.plan, begun + pace(share) * (step - begun))
            return (now - before) / (after - before)

        walk = change(self.progress, step, pace)
        return [walk] if after == before else [walk, change(self.log.printed, after, writing)]

    def hop_on(self) -> list[Any]:
        """The other steps of the other rate, where it takes some in a stretched bowl."""
        last = len(self.plan.other) - 1
        if self.plan.bowl.round or last <= 1:
            return []
        return [change(self.jumped, last, linear)]

    def print_best(self) -> Any:
        """The best guess is printed, once the last step is over."""
        return change(self.log.printed, len(self.log.lines), linear)

    def corner(self) -> float:
        """How high the outermost ground is at its highest."""
        return float(self.plan.bowl.height(self.outermost.highest()))

    def closer(self) -> tuple[Shades, Closer]:
        """The ground within a tenth of what is seen, and its edge."""
        half = self.on.half / 10
        shades = self.whole(half)
        return shades, Closer(shades.square, round(REACH / half))

    def whole(self, half: float) -> Shades:
        """The ground so far to each side."""
        return Shades(self.on, half, self.plan.bowl.oval)

    def _first(self, half: float, disc: bool = False) -> RoundMap:
        ground = Disc(self.on, self.plan.bowl.oval) if disc else self.whole(half)
        self.outermost: RoundMap = ground
        return ground

    def rewind(self, half: float = REACH, *, disc: bool = False) -> None:
        """Be at the start again, at once, and see so far: for what is out of sight.

        The ground goes as far as is seen, or is the bowl's own disc.
        """
        self.progress.set_value(0)
        self.log.printed.set_value(0)
        self.jumped.set_value(0)
        self.on.show(half)
        self.begun = half
        self.map, self.edges = self._first(half, disc), []


__all__ = ["Trail", "Walk"]
