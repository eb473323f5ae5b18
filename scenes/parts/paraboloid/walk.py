"""The walk of five thousand steps, seen from above by a camera that comes closer as she does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, RIGHT, UP, ValueTracker, VGroup, linear
from numpy.typing import NDArray

from scenes.parts.paraboloid import places
from scenes.parts.paraboloid.bowl import REACH, RIM
from scenes.parts.paraboloid.log import log_of, printed
from scenes.parts.paraboloid.numbers import short
from scenes.parts.paraboloid.places import MAP
from scenes.parts.paraboloid.plan import Plan
from scenes.parts.paraboloid.she import She
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    PATH,
    POSITION,
    QUIET,
    STEP,
    TEXT,
    Arrow,
    Layer,
    Mark,
    Readout,
    Words,
    change,
    tr,
)
from scenes.stage.ground.rings import Endless, Rings, RoundMap
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture
from scenes.stage.type.text import baseline

Array = NDArray[np.float64]

_PACES = 4.0  # while the distance falls to 1/e
_TRAIL, _HOP = 0.05, 0.07
_CORNER = 0.17  # from the corner of the map to a note in it
_SAMPLES = 160  # of a bent way


class Closer(Endless):
    """A picture whose scale is that of her distance: she stays where she is on the screen.

    ``power`` is how many times as far is seen besides, in powers of ten.
    """

    def __init__(self, plan: Plan) -> None:
        self.step = ValueTracker(0.0)
        self.plan = plan
        super().__init__(MAP, REACH)

    @property
    def half(self) -> float:
        """How far is seen to each side."""
        left = self.plan.distance(float(self.step.get_value())) / self.plan.distances[0]
        return float(10.0 ** self.power.get_value()) * left


class Trail(OnPicture):
    """The way behind her; in a round bowl straight from where she began."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, walk: Walk) -> None:
        super().__init__(walk.on)
        self.walk = walk

    def draw(self, canvas: Canvas) -> None:
        """A line, as far as it is in the window."""
        plan, here = self.walk.plan, self.walk.place()
        if not plan.bowl.round:
            self._bent(canvas)
            return
        start = plan.away
        far = self.walk.on.half * 2 / np.linalg.norm(start) * start
        begun = start if np.linalg.norm(start) < np.linalg.norm(far) else far
        pen = Pen(canvas, self.presence)
        pen.line(self.walk.on.at(np.array([begun, here])), PATH, _TRAIL, casing=0.05)

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

    def __init__(self, on: Closer, plan: Plan) -> None:
        super().__init__()
        self.on, self.place = on, plan.path[plan.good]
        self._name = Lettering(tr("step {good}").format(good=short(plan.good)), LABEL_SIZE, TEXT)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The step, away from the way on which she came: on the inner side, below or above."""
        (x, y), (across, up) = self.on.at(self.place).tolist(), self.place.tolist()
        left = x - self._name.width if across >= 0 else x
        yield self._name, left, y + (0.75 if up >= 0 else -0.55), 1.0

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


class First(Rings):
    """The rings as they were at the first step, laid over the present ones."""

    def __init__(self, plan: Plan) -> None:
        there = Endless(MAP, REACH)
        oval = plan.bowl.oval
        super().__init__(there, REACH, color=POSITION, strength=0.95, oval=oval)
        self.told.set_value(0)
        self._note = Lettering(tr("at step 0"), LABEL_SIZE, POSITION)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """What it is, in a corner."""
        yield self._note, MAP.left + _CORNER, MAP.bottom + _CORNER, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The note on a plate, and the rings."""
        low, high = (_CORNER + end for end in (self._note.low, self._note.high))
        corner = np.array([MAP.left, MAP.bottom])
        box = (corner + low - 0.1).tolist(), (corner + high + 0.1).tolist()
        Pen(canvas, self.presence).plate(*box[0], *box[1])
        super().draw(canvas)


class Walk:
    """She, her map, her trail, the counter and the log; all of them know only the step."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.on = Closer(plan)
        self.progress = self.on.step
        bowl = plan.bowl
        self.map = RoundMap(self.on, RIM, bowl.oval)
        self.rings = Rings(self.on, REACH, bowl.names, plated=True, oval=bowl.oval, clear=plan.away)
        self.cross = Mark(self.on, np.zeros((1, 2)))
        self.she = She(self.on, self.place, self.paces, self.downhill)
        self.trail = Trail(self)
        self.uphill, self.turning = (
            Arrow(self.on, lambda: plan.away, lambda: plan.gradient, becomes=STEP, name=name)
            for name in ("gradient", "step")
        )
        self.counter = Readout("step", tr("step"), self.step, 0)
        self.away = Readout("distance", tr("distance"), self.distance, 6, BODY_SIZE, POSITION)
        self.slope = Readout("gradient", tr("gradient"), self.steepness, 6, BODY_SIZE, GRADIENT)
        self.jumped = ValueTracker(0.0)  # steps of the other rate
        self.hops = Hops(self)
        self.first, self.flag = First(plan), Flag(self.on, plan)
        self.log = log_of(plan)
        self.counted = Words(tr("one epoch = one step, counted from 0"), LABEL_SIZE, QUIET)
        self.counted.within(places.COUNTED, LEFT)

    @property
    def ground(self) -> tuple[Any, ...]:
        """The map and what lies on it."""
        return self.map, self.rings, self.cross

    def told(self) -> VGroup:
        """Counter and gradient, where they stand during the walk."""
        upper, lower = places.TOLD.rows(1, 1, gap=0.15)
        left, right = upper.columns(1, 1.35)
        self.counter.scale(BODY_SIZE / self.counter.font_size)
        readouts = ((self.counter, left), (self.away, right), (self.slope, lower))
        group = VGroup(*(readout.within(box, LEFT) for readout, box in readouts))
        self.away.shift((baseline(self.counter.label) - baseline(self.away.label)) * UP)
        return group

    def bracket(self) -> Words:
        """Beside the gradient: short enough."""
        enough = Words(tr("≤ {enough}").format(enough=short(self.plan.enough)), BODY_SIZE)
        return enough.next_to(self.slope, RIGHT, buff=0.25)

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
        """Which way it goes down fastest there (2,)."""
        return np.asarray(-self.plan.bowl.hessian @ self.place())

    def paces(self) -> float:
        """How many paces she has walked: by her distance, so that she walks at every scale."""
        left = self.plan.distance(self.step_now()) / self.plan.distances[0]
        return _PACES * float(-np.log(left))

    def distance(self) -> float:
        """How far she is from the cross, after the last step that is over."""
        return float(self.plan.distances[int(self.step())])

    def steepness(self) -> float:
        """The length of the gradient at the last step that is over."""
        return float(np.linalg.norm(self.plan.walk.gradients[int(self.step())]))

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
        return change(self.log.printed, len(self.plan.log) + 1, linear)

    def rewind(self) -> None:
        """Be at the start again, at once: for what is out of sight."""
        self.progress.set_value(0)
        self.log.printed.set_value(0)
        self.jumped.set_value(0)
        self.on.show(REACH)


__all__ = ["Closer", "Trail", "Walk"]
