"""One learning rate tried out: on a curve, or on a map with its losses beside."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from manim import LEFT, ValueTracker, VGroup
from numpy.typing import NDArray

from gdmath import Landscape, Trajectory, arrival, descend, gradient_descent
from scenes.parts.by_hand.arrow import GroundArrow
from scenes.parts.by_hand.cross import Crosses
from scenes.parts.by_hand.curve_arrow import GroundStep
from scenes.parts.by_hand.fading import hidden
from scenes.parts.by_hand.on_curve import CurveCross
from scenes.parts.by_hand.sizes import BODY_SIZE, LABEL_SIZE
from scenes.parts.learning_rate.hops import Hops
from scenes.parts.learning_rate.live_plane import LivePlane, Pair, Scale
from scenes.parts.learning_rate.track import Track
from scenes.parts.learning_rate.verdict import Verdict
from scenes.stage.curve.curve import Curve
from scenes.stage.ground.contour_map import ContourMap
from scenes.stage.ground.view import MAP, View
from scenes.stage.lecture.theme import LOSS, STEP, Color
from scenes.stage.lecture.words import tr
from scenes.stage.paint.painted import Painted, change
from scenes.stage.plot.history import LossCurves
from scenes.stage.type.readout import Readout, Scientific
from scenes.stage.type.text import Formula, Words, baseline, on_one_line
from scenes.stage.walk.playback import Playback
from scenes.stage.walk.walker import Walkers

Array = NDArray[np.float64]
Box = tuple[float, float, float, float]

_HEAD = 0.95  # scene units from a plane up to the names above it
_LINE = 0.2  # from a plane up to the line on which words above it stand
_BELOW = 0.6  # from a plane down to the line on which words below it stand
_COUNT = 1.4  # the width of a count
_ZOOM = 0.68  # at which cross and walker have their usual size
_BALL = 0.15
_SMALLEST = 0.3  # of that size, on a small map
_NO_LOSS = 1e-18  # below this the loss might as well be 0, which has no place in powers of ten
HEADROOM = 2.0  # how many times the highest loss so far a plane reaches, at least


class LossAxis(NamedTuple):
    """An upright axis in powers of ten for the losses of several walks; its ends are such powers.

    Up to ``ceiling`` it has room for the losses at the start, up to ``top`` for all.
    """

    floor: float
    ceiling: float
    top: float

    @classmethod
    def of(cls, walks: Iterable[Trajectory]) -> LossAxis:
        """The axis for walks from one start."""
        losses = np.concatenate([walk.losses for walk in walks])
        least = max(float(losses.min()), _NO_LOSS)
        first, highest = HEADROOM * float(losses[0]), HEADROOM * float(losses.max())
        ends = np.floor(np.log10(least)), *np.ceil(np.log10([first, highest]))
        return cls(*map(float, ends))

    @property
    def span(self) -> float:
        """How many powers of ten hold all losses."""
        return self.top - self.floor

    def scale(self) -> Scale:
        """How it counts: every third power where there are many."""
        return Scale(self.floor, self.top + 1, 3.0 if self.span > 6 else 1.0, base=3, log=True)


class Trial:
    """What all trials have: a rate with its verdict, a walk, and names that go with it."""

    def __init__(
        self,
        landscape: Landscape,
        rate: float,
        start: tuple[float, ...],
        steps: int,
        verdict: Verdict,
        size: float = LABEL_SIZE,
    ) -> None:
        self.landscape, self.rate, self.verdict = landscape, rate, verdict
        self.walk = descend(landscape, gradient_descent(rate), [start], steps)
        self.party = Playback(self.walk, [verdict.color], verdict.color)
        self.name = Formula(f"alpha = {rate:g}", size=size, color=verdict.color)
        self.arrow: Any = None  # the step about to be taken; each kind of trial has its own

    def heading(self, size: float, buff: float = 0.3) -> VGroup:
        """The rate, and on the same line what it turns out to be."""
        color = self.verdict.color
        rate = Formula(f"alpha = {self.rate:g}", size=size, color=color)
        return on_one_line(rate, Words(tr(self.verdict.word), size, color), buff=buff)

    @property
    def progress(self) -> ValueTracker:
        """The walker's time in steps."""
        return self.party.progress

    def foot(self) -> Array:
        """Where the present step begins (d,)."""
        return np.asarray(self.walk.points[self.party.step, 0])

    def step_vector(self) -> Array:
        """The step against the gradient that begins there (d,)."""
        return np.asarray(-self.rate * self.walk.gradients[self.party.step, 0])

    def aim(self) -> tuple[Any, ...]:
        """The arrow of the next step grows."""
        self.arrow.grown.set_value(0)
        self.arrow.used.set_value(0)
        return (change(self.arrow.grown, 1),)

    def take_step(self) -> tuple[Any, ...]:
        """Walk along the arrow, which is used up on the way."""
        return change(self.progress, self.party.step + 1), change(self.arrow.used, 1)

    def landed(self) -> None:
        """Put the arrow away."""
        self.arrow.grown.set_value(0)
        self.arrow.used.set_value(0)


class CurveTrial(Trial):
    """A rate tried on a curve over a plane of its own.

    ``arrived`` is the number of steps after which no more than ``share`` of the way is left, None
    if that never happens within ``steps``.
    """

    def __init__(
        self,
        landscape: Landscape,
        rate: float,
        start: float,
        steps: int,
        share: float,
        verdict: Verdict,
        plane: LivePlane,
    ) -> None:
        super().__init__(landscape, rate, (start,), steps, verdict, BODY_SIZE)
        self.plane = plane
        minimum = landscape.minima[0]
        self.arrived = arrival(self.walk.path(0), minimum, share)
        self.curve = hidden(Curve(plane, landscape))
        self.cross = hidden(CurveCross(self.curve, float(minimum[0])))
        self.hops = hidden(Hops(self.curve, plane, self.party))
        self.arrow = GroundStep(
            self.curve, lambda: float(self.foot()[0]), lambda: float(self.step_vector()[0])
        )
        self.count = Readout(
            f"steps at {rate:g}", tr("steps"), lambda: self.party.step, 0, BODY_SIZE
        )
        self.name.add_updater(lambda _: self._head())
        self._head()

    def stand(self, corner: Pair, size: Pair) -> None:
        """Put the plane, and the names above it, into a rectangle."""
        self.plane.put(corner, size)
        self._head()

    def _head(self) -> None:
        """Name and count stand above the plane, wherever it is."""
        left, right = self.plane.corner[0], self.plane.corner[0] + self.plane.size[0]
        top = self.plane.corner[1] + self.plane.size[1]
        self.name.move_to((left, top + _HEAD, 0), aligned_edge=LEFT)
        _stand(self.count, right - _COUNT, top + _LINE)

    def painted(self) -> list[Painted]:
        """What is painted, back to front."""
        return [self.curve, self.cross, self.arrow, self.hops]

    def widen(self, reach: float) -> list[Any]:
        """Animations that show ``reach`` times as much of the curve, about its minimum."""
        middle, (low, high) = self.cross.x, self.landscape.window[0]
        ends = middle + reach * (low - middle), middle + reach * (high - middle)
        top = float(np.max(self.curve.value(np.array(ends))))
        bottom = top * self.plane.low[1] / (self.plane.low[1] + self.plane.span[1])
        ranges = self.plane.reframe(x_range=ends, y_range=(float(bottom), top))
        return [ranges, change(self.curve.start, ends[0]), change(self.curve.end, ends[1])]


class MapTrial(Trial):
    """A rate tried on a map seen from straight above, with the losses on a plane of their own.

    While losses grow beyond the plane's upper end ``ceiling``, the plane extends with them.
    """

    def __init__(
        self,
        landscape: Landscape,
        rate: float,
        start: tuple[float, ...],
        steps: int,
        verdict: Verdict,
        plane: LivePlane,
        floor: float,
        ceiling: float,
    ) -> None:
        super().__init__(landscape, rate, start, steps, verdict)
        self.plane, self.floor, self.ceiling = plane, floor, ceiling
        self.view = View(landscape, size=6.0, **MAP)
        self.map = hidden(ContourMap(self.view))
        self.cross = hidden(Crosses(self.view, landscape.minima))
        self.arrow = GroundArrow(self.view, self.foot, self.step_vector, STEP, width=0.08)
        self.track = hidden(Track(self.view, self._way, lambda: self.party.step + 1, self._color))
        self.marker = hidden(Walkers(self.view, self.party, _BALL))
        self.losses = hidden(LossCurves(plane, self.party))
        self.count = Readout(
            f"step at {rate:g}", tr("step"), lambda: self.party.step, 0, LABEL_SIZE
        )
        self.loss = Scientific(f"loss at {rate:g}", tr("loss"), self._loss, LABEL_SIZE, LOSS)
        self.track.add_updater(lambda _: self._frame())
        self.plane.add_updater(lambda _: self._keep_up())
        self.loss.add_updater(lambda _: self._label())
        self._label()

    def on_map(self) -> list[Painted]:
        """What is painted on the map, back to front."""
        return [self.map, self.cross, self.arrow, self.track, self.marker]

    def stand(self, box: Box) -> None:
        """Put the map into a box of the screen: left, bottom, right, top."""
        self.view.look(**self.view.fitted(*box, **MAP))
        self._frame()

    def stand_losses(self, corner: Pair, size: Pair, ceiling: float) -> None:
        """Put the losses elsewhere, on a plane that reaches up to ``ceiling``."""
        self.ceiling = ceiling
        self.plane.put(corner, size)
        self._keep_up()
        self._label()

    def move(self, box: Box) -> Any:
        """Animate ``stand``."""
        return self.view.move(**self.view.fitted(*box, **MAP))

    def _way(self) -> Array:
        walked = self.walk.points[: self.party.step + 1, 0]
        return np.concatenate([walked, self.party.now()])

    def _color(self) -> Color:
        return self.verdict.color

    def _loss(self) -> float:
        return float(self.walk.losses[self.party.step, 0])

    def _label(self) -> None:
        """The read-outs stand where a plane has the names of its axes."""
        (left, bottom), (right, top) = self.plane.corner, self.plane.corner + self.plane.size
        _stand(self.loss, left, top + _LINE)
        _stand(self.count, right - _COUNT, bottom - _BELOW)

    def _frame(self) -> None:
        """Nothing is drawn beyond the map; marks shrink with it."""
        self.view.panel = self.view.map_panel()
        share = float(np.clip(self.view.pose["zoom"] / _ZOOM, _SMALLEST, 1.0))
        self.cross.share, self.marker.size = share, _BALL * share

    def _keep_up(self) -> None:
        head = float(self.losses.heads()[0])
        self.plane.put(y_range=(self.floor, max(self.ceiling, HEADROOM * head)))


def _stand(readout: Readout, left: float, line: float) -> None:
    """Put a read-out on a line; its words tell where it stands, for its number may change."""
    at = readout.label.get_left()[0], baseline(readout.label)
    readout.shift((left - at[0], line - at[1], 0))
