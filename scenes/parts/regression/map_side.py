"""The map of lines on the left: flat, as a valley, and by its level lines."""

from __future__ import annotations

from typing import Any

from manim import FadeIn, FadeOut, VGroup, smooth, squish_rate_func

from scenes.parts.regression.fits import Plan
from scenes.parts.regression.here import Here
from scenes.parts.regression.loss_axis import LossAxis
from scenes.parts.regression.pins import Pins
from scenes.parts.regression.places import (
    GROUND_BOX,
    HILLS,
    MAP_BOX,
    RELIEF,
)
from scenes.parts.regression.unrolled import Unrolled
from scenes.parts.regression.valley import Floor, LevelMap, Posts, Ring, Valley, axes_of
from scenes.stage import (
    LABEL_SIZE,
    LOSS,
    MAP,
    TITLE_SIZE,
    Knob,
    Layer,
    Mark,
    Readout,
    View,
    Walkers,
    tr,
)

_FLAT = 1e-3
_DIAL = 0.95  # scene units: the radius of a knob


class MapSide:
    """The map of lines: flat, then the valley over it, then its level curves."""

    def __init__(self, plan: Plan, here: Here) -> None:
        self.plan, self.here = plan, here
        self.view = view = View(plan.line.landscape, size=6.0)
        view.lowest, view.gap = 0.0, 0.0  # the floor is where the loss is 0
        view.within(MAP_BOX, **MAP, relief=_FLAT)
        self.floor = Floor(view)
        self.axes = axes_of(view)
        self.marker = Walkers(view, here, 0.14)
        self.marker.set_z_index(Layer.ARROW - 1)  # arrows lie on it
        (w0, w1), (b0, b1) = view.window
        self.knobs = [
            Knob("w", here.w, w0, w1, radius=_DIAL, size=TITLE_SIZE),
            Knob("b", here.b, b0, b1, radius=_DIAL, size=TITLE_SIZE),
        ]
        upper, lower = MAP_BOX.rows(1, 1)  # where the edges will be that the scales become
        for knob, row in zip(self.knobs, (lower, upper), strict=True):
            knob.place(row.left + 1.4, row.middle[1], _DIAL)  # where the map will be
        self.letters = VGroup(*(knob.readout.label.copy() for knob in self.knobs))
        self.unrolled = [
            Unrolled(knob.dial, view, axis, lambda: here.now()[0])
            for axis, knob in enumerate(self.knobs)
        ]
        self.post = Posts(view, here.now, 0.07)
        self.posts = Posts.everywhere(view)
        for post in (self.post, self.posts):
            post.set_z_index((Layer.SKY + Layer.GROUND) / 2)  # below the ground, on the floor
        self.loss_axis = LossAxis(view, tr("loss"), here.value)
        self.pins = Pins(view, plan.pins, here.now)
        self.ring = Ring(view, plan)
        self.levels = LevelMap(view, plan.fits)
        self.surface = Valley(view, self.levels)
        self.crosses = [Mark(view, fit.best[None]) for fit in plan.fits]
        for cross in self.crosses:
            cross.share = 1.9  # its arms are seen round the ball
        self.loss = Readout("loss", tr("loss"), here.value, 2, TITLE_SIZE, LOSS)

    def unroll(self, axis: int) -> tuple[Any, ...]:
        """A scale becomes an edge of the map; its letter rides on its end."""
        place = self.axes.places()[-2 + axis]
        small = LABEL_SIZE / TITLE_SIZE
        return self.unrolled[axis].unroll(), self.unrolled[axis].carry(
            self.letters[axis], place, small
        )

    def lean(self) -> Any:
        """The map leans back."""
        pose = self.view.fitted(*GROUND_BOX, **HILLS, relief=RELIEF)
        return self.view.move(**{**pose, "relief": _FLAT})

    def rise(self) -> tuple[Any, ...]:
        """Heights come to where they are, and then the axis on which they are read."""
        late = squish_rate_func(smooth, 0.7, 1)
        return self.view.move(relief=RELIEF), FadeIn(self.loss_axis, rate_func=late)

    def covered(self) -> tuple[Any, ...]:
        """The ground comes over the posts that hold it, and hides them and the point; they go."""
        early, late = (squish_rate_func(smooth, *part) for part in ((0.4, 0.5), (0.0, 0.4)))
        gone = FadeOut(self.posts, self.post, self.marker, rate_func=early)  # it hides them by then
        return FadeIn(self.surface, rate_func=late), gone

    def become_valley(self) -> tuple[Any, ...]:
        """Seen from above, the map becomes the ground that it covers."""
        late = squish_rate_func(smooth, 0.5, 1)
        comes = FadeIn(self.surface, self.floor, rate_func=squish_rate_func(smooth, 0, 0.5))
        return comes, FadeOut(self.levels, rate_func=late)

    def lean_again(self) -> tuple[Any, ...]:
        """The ground leans back; a hand at the axis of losses says how high the point is."""
        pose = self.view.fitted(*GROUND_BOX, **HILLS, relief=RELIEF)
        self.loss_axis.pointing.set_value(1)
        late = squish_rate_func(smooth, 0.7, 1)
        return self.view.move(**pose), FadeIn(self.loss_axis, rate_func=late)

    @property
    def valley(self) -> tuple[Any, ...]:
        """All that is seen of the valley with its point."""
        return self.floor, self.axes, self.surface, self.loss_axis, self.marker

    def from_above(self) -> Any:
        """The valley has gone; now it is seen as a map, and its point on it."""
        self.view.within(MAP_BOX, **MAP, relief=RELIEF)
        self.loss_axis.pointing.set_value(0)
        late = squish_rate_func(smooth, 0.6, 1)
        return FadeIn(self.levels, self.axes, self.marker, rate_func=late)


__all__ = ["MapSide"]
