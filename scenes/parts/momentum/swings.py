"""Too much memory: she swings along the ravine, and the place along is plotted against steps."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import DL, LEFT, RIGHT, ValueTracker, VGroup, linear
from numpy.typing import NDArray

from scenes.parts.momentum import places
from scenes.parts.momentum.floor import lines_and_floor, lit
from scenes.parts.momentum.hers import MOMENTUM
from scenes.parts.momentum.plan import Plan
from scenes.parts.momentum.plotted import Hull, Level, Line, Since, Strip
from scenes.parts.momentum.ravine import ACROSS
from scenes.stage import (
    BODY_SIZE,
    MINIMUM,
    QUIET,
    TEXT,
    TITLE,
    TITLE_SIZE,
    Box,
    Figure,
    Formula,
    Layer,
    Mark,
    Plane,
    Playback,
    Readout,
    Surface,
    View,
    Words,
    on_plate,
    tr,
)
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.lecture.boxes import Placed
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.walk.contenders import Chip, Contender
from scenes.stage.walk.figure import NEARER

Array = NDArray[np.float64]

_LANDING = 0.075  # scene units: the radius of a dot, as on her other trails
_TAIL = 12  # steps that are seen of a walk that goes back and forth
_CLOSE, _LAST = 4.5, 0.31  # times the ring, of all steps: what is seen of the plot close up
_ABOVE = 1.04  # times what it swings there, so that no crest is cut off
_AHEAD = 2.5  # times the steps that were seen in the ravine: so many the plot begins with
_BEYOND = 0.05  # of all steps: room for a word
_WIDER = 1.17  # of the start along: how far the ground goes along


class Tail(OnGround):
    """The last steps of a walk, each fainter than the next: what swings covers itself."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, party: Playback, marked: Contender) -> None:
        super().__init__(view)
        self.party, self.marked = party, marked

    def way(self) -> Array:
        """The last landings on the screen, and where it is now (n, 2)."""
        step = self.party.step
        points = self.party.trajectory.points[max(0, step - _TAIL) : step + 1, 0]
        return self.view.at(np.concatenate([points, self.party.now()[:1]]))

    def draw(self, canvas: Canvas) -> None:
        """The oldest first; who walks stands at its end."""
        way, pen = self.way(), Pen(canvas, self.presence)
        begun = self.party.time - self.party.step
        for number in range(len(way) - 1):
            age = len(way) - 2 - number + begun
            strength = max(0.0, 1 - age / (_TAIL + 1))
            piece = way[number : number + 2]
            pen.line(piece, self.marked.color, 0.06, opacity=strength, casing=0.03)
            pen.line(piece, TEXT, 0.018, opacity=0.8 * strength)
            landing = Pen(canvas, self.presence * strength)
            landing.disc(piece[0], _LANDING, self.marked.color, casing=0.03)


class Named(Placed, VGroup):
    """A chip and its memory."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self.arrange(RIGHT, buff=0.16)


class AsLarge(Figure):
    """She is as large as in a view whose scale is ``like``, from which this one takes over."""

    like = 1.0

    @property
    def near(self) -> float:
        """How much larger she is as the camera comes near."""
        return float((self.view.pose["zoom"] * self.view.scale_xy / self.like) ** NEARER)


class Pendulum:
    """The ravine beyond the cross as well, and in it the largest memory; then along against steps.

    She goes there and back as slowly as it takes to see it; the plot tells of all the rest.
    """

    def __init__(self, plan: Plan, clock: ValueTracker) -> None:
        self.plan, self.swing = plan, plan.swings[-1]
        wide, tall = _WIDER * -plan.start[0], plan.landscape.window[1][1]
        self.view = View(plan.landscape.with_window(((-wide, wide), (-tall, tall))), size=12.0)
        self.view.look(**self.seen(places.SWUNG))
        self.surface, self.cross = lit(Surface(self.view)), Mark(self.view, [[0.0, 0.0]])
        self.surface.levels = lines_and_floor(self.surface.levels, plan, wide)
        self.party = Playback(self.swing.walk, [MOMENTUM.color], MOMENTUM.color)
        self.tail = Tail(self.view, self.party, MOMENTUM)
        self.she = AsLarge(self.view, self.party, self.facing, clock)
        self.she.like = View(plan.landscape, size=12.0).scale_xy
        name = Formula(f"beta = {self.swing.memory:.4g}", size=TITLE_SIZE)
        self.name = on_plate(Named(Chip(MOMENTUM.kind, MOMENTUM.color), name), 0.12)
        self.name.move_to((TITLE.left, TITLE.middle[1], 0), aligned_edge=LEFT)
        self.count = Readout("step", tr("step"), self.counted, 0, TITLE_SIZE)
        self.count.move_to((4.9, TITLE.middle[1], 0))
        self.counts = on_plate(self.count, 0.12, 0.75)
        ahead = _AHEAD * self.there_and_back  # where it ends is not told before she is there
        self.plane = Plane((0, ahead), (-wide, wide), (tr("step"), tr("along")),
                           colors=(QUIET, TEXT))  # fmt: skip
        self.plane.within(places.SWINGS)
        self.level = Level(self.plane)
        self.line = Line(self.plane, self.swing.places, self.party, MOMENTUM)
        self.hull = Hull(self.plane, self.swing, self.party)
        self.rims: list[Any] = [Level(self.plane, side * plan.ring) for side in (1, -1)]
        self.rims += [Strip(self.plane, plan.ring), Words(tr("ring"), BODY_SIZE, MINIMUM)]
        seen = Words(f"{self.swing.seen:,}", TITLE_SIZE)
        self.arrived = [Since(self.plane, self.swing.seen), seen]  # its step, once she goes on

    def seen(self, box: Box) -> dict[str, float]:
        """The pose in a box."""
        return self.view.fitted(*box, **ACROSS)

    def seen_as(self, view: View) -> dict[str, float]:
        """The pose in which this ground is seen just as a view of less of it shows that."""
        pose, wider = view.pose, view.scale_xy / self.view.scale_xy
        taller = self.view.spread / view.spread
        return pose | {
            "zoom": pose["zoom"] * wider,
            "perspective": pose["perspective"] * wider,
            "relief": pose["relief"] * taller / wider,
        }

    def on_and_on(self) -> list[Any]:
        """Walk to the last step; the plot shows more and more of them, always ahead of her."""
        moved: Any = self.plane.animate(rate_func=linear)
        times = self.swing.seen / self.there_and_back

        def by_as_many_times(share: float) -> float:
            """In each moment she takes as large a share of her steps so far, as the ruler does."""
            return float((times**share - 1) / (times - 1))

        ruler = moved.reframe(x=(0, 1.03 * self.swing.seen))
        return [self.go(self.swing.seen, by_as_many_times), ruler]

    def closely(self) -> Any:
        """The last of the plot, so near that the ring is seen."""
        last = self.swing.seen
        far = max(
            _CLOSE * self.plan.ring,
            _ABOVE * self.swing.amplitude * self.swing.modes.pace ** ((1 - _LAST) * last),
        )
        moved: Any = self.plane.animate
        ends = (1 - _LAST) * last, (1 + _BEYOND) * last
        (left, low), (wide, tall) = self.plane.corner.tolist(), self.plane.size.tolist()
        beside = left + wide * (1 - 0.5 * _BEYOND / (_BEYOND + _LAST))
        up = tall * (0.5 + 0.5 * self.plan.ring / far) + 0.3  # above the upper rim
        self.rims[-1].move_to((beside, low + up, 0))
        here = left + wide * _LAST / (_BEYOND + _LAST)
        self.arrived[1].next_to((here, low + tall, 0), DL, buff=0.15)
        return moved.reframe(x=ends, y=(-far, far))

    def counted(self) -> int:
        """Her step, until the one from which on she stays."""
        return min(self.party.step, self.swing.seen)

    @property
    def end(self) -> int:
        """The last step that the plot has room for, seen close up."""
        return min(int((1 + _BEYOND) * self.swing.seen), len(self.swing.places) - 1)

    def facing(self) -> Array:
        """To where she swings: on and on until she turns back."""
        places_, step = self.swing.places, self.party.step
        ahead = places_[min(step + 1, len(places_) - 1)] - places_[step]
        return np.array([1.0 if ahead >= 0 else -1.0, 0.0])

    @property
    def there_and_back(self) -> int:
        """The step on which she has come back to the side of her start, and turns once more."""
        rest = self.swing.places[self.swing.turn : self.swing.seen + 1]
        return self.swing.turn + int(np.argmin(rest))

    @property
    def plotted(self) -> list[Any]:
        """Her way along, against steps."""
        return [self.plane, self.level, self.line, self.hull]

    def go(self, to: int, pace: Any = linear) -> Any:
        """Walk on to a step."""
        return self.party.hurry(to, pace)


__all__ = ["Pendulum", "Tail"]
