"""What RMSProp divides by: at its first step, and when the ravine is turned."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, VGroup
from numpy.typing import NDArray

from scenes.parts.optimizer_race.fair import ADAM, KEEP_SQUARES, RMSPROP
from scenes.parts.optimizer_race.first import bracketed
from scenes.parts.optimizer_race.laps import steps_text
from scenes.parts.optimizer_race.memory import Sides
from scenes.parts.optimizer_race.places import BEGUN, CLOSE, PAIR, SAME, STRETCH
from scenes.parts.optimizer_race.plan import Plan, brief
from scenes.parts.optimizer_race.runners import RUNNERS, Name, Sign
from scenes.parts.optimizer_race.swarm import held
from scenes.parts.optimizer_race.track import Names, TrackMap
from scenes.stage import (
    ALPHA,
    GRADIENT,
    STEP,
    TEXT,
    Arrow,
    Words,
    on_plate,
    tr,
)
from scenes.stage.lecture.boxes import place
from scenes.stage.type.text import baseline, grouped

Array = NDArray[np.float64]

_TALL = 2.0  # scene units of the largest side
_ROOM = 0.5  # round both steps, in the numbers of the map


def short(number: float) -> str:
    """A number with up to three digits."""
    return brief(float(f"{number:.3g}"))


class Beginning:
    """Two memories after one slope: Adam's is corrected, RMSProp's began at zero; and their steps.

    Both are told across the ravine, where the slope is steep.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        here, vectors = np.array(plan.start), (plan.hop, plan.leap)
        ends = np.array([here, here + plan.leap])
        middle, half = ends.mean(axis=0), float(np.ptp(ends, axis=0).max()) / 2 + _ROOM
        view = np.stack([middle - half, middle + half], axis=-1)
        self.map = TrackMap(plan.course(0), Names(view, CLOSE))
        on = self.map.plane
        self.steps = [
            Arrow(on, held(here), held(v), STEP, width=0.1, name=f"begun {k}")
            for k, v in enumerate(vectors)
        ]
        steep = float(plan.gradient[np.argmax(np.abs(plan.gradient))])
        root = float(plan.begins(plan.gradient).max())
        share, times = short(1 - KEEP_SQUARES), abs(steep) / root
        squared = grouped(f"{steep * steep:.4g}")
        before, mean = short(KEEP_SQUARES), grouped(f"{root * root:.4g}")
        adams = [f"{bracketed(steep)}² = {squared}", f"√{squared} = {short(abs(steep))}",
                 f"{short(steep)} / {short(abs(steep))} = {np.sign(steep):.0f}"]  # fmt: skip
        begun = [f"{before} × 0 + {share} × {squared} = {mean}", f"√{mean} = {short(root)}",
                 f"{short(steep)} / {short(root)} = {times * np.sign(steep):.3g}"]  # fmt: skip
        self.heads, self.rows, self.squares = [], [], []
        unit = _TALL / abs(steep)
        sides = (abs(steep), root)
        for box, runner, lines, side in zip(
            PAIR, (ADAM, RMSPROP), (adams, begun), sides, strict=True
        ):
            self.heads.append(Name(runner, size=44).put(box.left, box.top - 0.35))
            picture: Any = Sides([unit * side])
            picture.move_to((box.left, box.top - 0.75 - _TALL, 0), aligned_edge=DOWN + LEFT)
            self.squares.append(picture)
            colors = GRADIENT, GRADIENT, TEXT
            texts: Any = [Words(*pair) for pair in zip(lines, (40, 40, 40), colors, strict=True)]
            for k, words in enumerate(texts):
                words.move_to((box.left, box.bottom + 1.75 - 0.65 * k, 0), aligned_edge=LEFT)
            self.rows.append(texts)
        self.tags: list[Any] = []
        left = float(on.corner[0]) + 0.15
        for arrow, runner, count in zip(self.steps, (ADAM, RMSPROP), (1.0, times), strict=True):
            said = Words(tr("first step: {times} × α").format(times=f"{count:.3g}"), 38, STEP)
            both = VGroup(Sign(RUNNERS[runner]), said).arrange(RIGHT, buff=0.2)
            y = arrow.whole()[:, 1]
            high = float(y.max()) + 0.45 if runner == ADAM else float(y.min()) - 0.45
            self.tags.append(on_plate(both).move_to((left, high, 0), aligned_edge=LEFT))
        # What a memory from zero would fill, were it not from zero: a square as large as Adam's.
        self.empty: Any = Sides([unit * abs(steep)], empty=True)
        self.empty.move_to(self.squares[1].get_corner(DOWN + LEFT), aligned_edge=DOWN + LEFT)
        same = tr("the same rate: {alpha} = {rate}")
        self.same: Any = Words(same.format(alpha=ALPHA, rate=short(plan.leap_rate)), 44, STEP)
        place(self.same, SAME, LEFT)
        begun_so = tr("begun as Adam's: {steps} steps, {home} home").format(
            steps=steps_text(plan.begun), home=int(plan.raced.begun.arrived.sum())
        )
        self.said: Any = VGroup(Sign(RUNNERS[RMSPROP]), Words(begun_so, 40, TEXT)).arrange(
            RIGHT, buff=0.3
        )
        place(self.said, BEGUN, LEFT)

    def take(self, name: Name) -> dict[str, list[Any]]:
        """How a name, RMSProp's, stays and comes to the head of its column."""
        there = name.animate.put(PAIR[1].left, PAIR[1].top - 0.35)
        return {"keep": [name], "moves": [there]}


class Stretch:
    """Two pairs of squares on one scale: the sides are √s after RMSProp's first step."""

    def __init__(self, plan: Plan) -> None:
        turned = plan.turned_gradient(plan.tracks[1][1])
        sides = [plan.begins(slope) for slope in (plan.gradient, turned)]
        unit = _TALL / max(float(pair.max()) for pair in sides)
        self.pairs, self.words = [], []
        names = (tr("as it lay"), tr("turned"))
        for box, pair, name in zip(STRETCH.columns(1, 1, gap=0.3), sides, names, strict=True):
            squares: Any = Sides((unit * pair).tolist(), gap=0.4)
            squares.move_to((*box.middle[:2], 0)).align_to((0, box.bottom + 1.9, 0), DOWN)
            self.pairs.append(squares)
            called: Any = Words(name, 40, TEXT)
            called.move_to((box.middle[0], 0, 0))
            words = [called.shift(UP * (box.bottom + 0.5 - baseline(called)))]
            left = float(squares.get_left()[0])
            for side in pair.tolist():
                told: Any = Words(short(side), 40, GRADIENT)
                words.append(told.move_to((left + unit * side / 2, box.bottom + 1.4, 0)))
                left += unit * side + 0.4
            self.words.append(VGroup(*words))
        head: Any = Words(tr("RMSProp divides by"), 44, TEXT)
        self.head = head.move_to((STRETCH.middle[0], STRETCH.top - 0.3, 0))


__all__ = ["Beginning", "Stretch"]
