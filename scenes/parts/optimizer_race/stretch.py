"""What RMSProp divides by: at its first step, and when the ravine is turned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, UP, ValueTracker, VGroup, linear
from numpy.typing import NDArray

from gdmath.adam import adam
from scenes.parts.optimizer_race.fair import KEEP_SQUARES, PLAIN, RMSPROP
from scenes.parts.optimizer_race.memory import kept_by
from scenes.parts.optimizer_race.places import LEAP, STRETCH
from scenes.parts.optimizer_race.plan import Plan, brief
from scenes.parts.optimizer_race.runners import RUNNERS, Name
from scenes.parts.optimizer_race.track import Panel, TrackMap
from scenes.stage import ALPHA, GRADIENT, STEP, TEXT, Layer, Words, change, tr
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture, Projection
from scenes.stage.type.text import baseline

Array = NDArray[np.float64]

_REACH = 1.7  # scene units of an arrow


def short(number: float) -> str:
    """A number with up to three digits."""
    return brief(float(f"{number:.3g}"))


class Directions(OnPicture):
    """First steps from one place, all as long as each other, plain descent's and RMSProp's.

    ``grown`` from 0 to 1 lets them come out of that place, one after the other.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, on: Projection, root: Array, ways: Sequence[Array]) -> None:
        super().__init__(on)
        self.root, self.grown = root, ValueTracker(0.0)
        self.ways = [way / np.linalg.norm(way) for way in ways]

    def grow(self) -> Any:
        """All come, one after the other."""
        return change(self.grown, 1, linear)

    def draw(self, canvas: Canvas) -> None:
        """Arrows in the colours of the runners."""
        pen, grown = Pen(canvas, self.presence), float(self.grown.get_value())
        start = self.on.at(self.root)
        shares = np.clip(grown * len(self.ways) - np.arange(len(self.ways)), 0, 1).tolist()
        for number, (way, share) in enumerate(zip(self.ways, shares, strict=True)):
            color = RUNNERS[(PLAIN, RMSPROP)[number]].color
            # The first is broad, so that it is seen below another that goes the same way.
            pen.arrow(np.stack([start, start + share * _REACH * way]), color, (0.3, 0.1)[number])
        pen.ring(start, 0.14, TEXT, 0.04)


class Stretch:
    """The first directions at one start, as the ravine lay and turned; and what was divided by."""

    def __init__(self, plan: Plan) -> None:
        degrees = plan.tracks[1][1]
        names = tr("as it lay"), tr("turned")
        self.maps, self.arrows, self.words = [], list[Directions](), []
        for k, (box, name) in enumerate(zip(STRETCH.columns(1, 1, gap=0.3), names, strict=True)):
            slope = plan.turned_gradient(degrees * k)
            map_ = TrackMap(plan.course(k), Panel(plan.ravine.window, box.middle, box.height))
            root = np.asarray(map_.turn(np.array(plan.start)))
            ways = [-slope, -slope / plan.begins(slope)]
            self.maps.append(map_)
            self.arrows.append(Directions(map_.plane, root, ways))
            pair = tr(" and ").join(map(short, plan.begins(slope).tolist()))
            said: Any = Words(f"{name}: {tr('divided by')} {pair}", 44, GRADIENT)
            said.move_to((box.middle[0], 0, 0))
            self.words.append(said.shift((STRETCH.bottom - 0.55 - baseline(said)) * UP))
        title: Any = Words(tr("where the first step goes:"), 44, TEXT)
        foot = STRETCH.top + 0.35
        title.shift((foot - baseline(title)) * UP).align_to((STRETCH.left, 0, 0), LEFT)
        names_of = [Name(k, size=44).put(left, foot + 0.13) for k, left in
                    zip((PLAIN, RMSPROP), (0.3, 2.7), strict=True)]  # fmt: skip
        self.head = VGroup(title, *names_of)


class Leap:
    """RMSProp's first step, line by line: its average begins at zero, and is far too small."""

    def __init__(self, plan: Plan) -> None:
        slope = float(np.abs(plan.gradient).max())
        new, squares = 1 - KEEP_SQUARES, kept_by(adam)[1]
        root = float(plan.begins(np.array([slope]))[0])
        texts = (
            (tr("average: {keep} × 0 + {new} × {slope}²").format(
                keep=short(KEEP_SQUARES), new=short(new), slope=short(slope)), GRADIENT),
            (tr("its root: {root}").format(root=short(root)), GRADIENT),
            (tr("{slope} / {root} = {times}").format(
                slope=short(slope), root=short(root), times=short(slope / root)), TEXT),
            (tr("first step: {times} × {alpha}").format(
                times=short(slope / root), alpha=ALPHA), STEP),
            (tr("Adam: {new} × {slope}² / (1 − {keep}) = {slope}²").format(
                new=short(1 - squares), keep=short(squares), slope=short(slope)), GRADIENT),
        )  # fmt: skip
        head: Any = Words(tr("RMSProp, where the slope is {slope}").format(slope=short(slope)), 44)
        self.head = head.move_to((LEAP.left, LEAP.top - 0.3, 0), aligned_edge=LEFT)
        rows = LEAP.inset(top=1.1).rows(1, 1, 1, 1, 1)
        self.lines = []
        for (text, color), row in zip(texts, rows, strict=True):
            words: Any = Words(text, 42, color)
            self.lines.append(words.move_to((LEAP.left, row.middle[1], 0), aligned_edge=LEFT))


__all__ = ["Leap", "Stretch"]
