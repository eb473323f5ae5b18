"""The hills film, watched frame by frame for all its tests."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import numpy as np
from manim import Scene

from gdmath import LANDSCAPES
from scenes.hills import Hills
from scenes.parts.hills.rule_told import STEP_MADE
from scenes.parts.hills.worked import CoordinateLine
from scenes.render.looks import on_stage
from scenes.render.record import Row
from scenes.render.rehearsal import Rehearsal
from scenes.stage.type.readout import Readout
from scenes.stage.type.rule import UpdateRule
from scenes.stage.type.text import Formula
from tests.scenes.canvas import Array
from tests.scenes.performing import attend, performed

DEFAULT = Hills.parameters
_TOGETHER = {"theta_k", "nabla {{f : height}}", "-", STEP_MADE, "theta_(k+1)"}
_NAMED = _TOGETHER | {"f", "alpha"}


# A whole film for each landscape takes minutes; the quick suite makes every eighth.
class Watching:
    """An onlooker that keeps the lecture, and how camera, fog and arrows were in every frame."""

    lecture: Any = None

    def __init__(self) -> None:
        self.poses: list[dict[str, float]] = []
        self.seen: list[float] = []  # how much of the ground there is
        self.lifting: list[float] = []  # how low on the screen the ground is since the fog lifts
        self.scales: set[float] = set()  # of arrows that are seen
        self.grown: list[float] = []  # how long the arrows of the field are
        self.perspectives: list[float] = []  # of the camera while a gradient or a step is seen
        self.rulers: list[float] = []  # by how much a step is not alpha of the arrow, on the screen
        self.stubs: list[float] = []  # how much of the gradient arrow there is as she walks
        self.told: list[tuple[str, float, list[str]]] = []  # beat, how far she is, her numbers
        self.rules: set[str] = set()  # what has been written as a rule
        self.worked: list[str] = []
        self.taken: list[tuple[str, float]] = []  # a name of her step, how far that is turned round
        self.kept: list[float] = []  # how much there is of step and target while they are named
        self.together = 0  # in how many frames the five of the rule have their names
        self.named = 0  # how many names there are at once, at most

    def frame(self, scene: Scene) -> None:
        self.lecture = scene
        beat = self.lecture.beats_begun[-1]
        self.poses.append(self.lecture.view.pose)
        grounds = self.lecture.guide.surface, self.lecture.party.map
        self.seen.append(max((g.presence for g in grounds if g in on_stage(scene)), default=0.0))
        if beat == "fog_lifts" and self.lecture.guide.fog.lifted > 0.02:
            self.lifting.append(self._lowest())
        stage = on_stage(scene)
        self._watch_the_arrows(stage)
        self.rules |= {part.source for part in stage if isinstance(part, UpdateRule)}
        self.worked += [part.words for part in stage if isinstance(part, CoordinateLine)]
        turned = float(self.lecture.guide.downstep.turned.get_value())
        names = {part.source for part in stage if isinstance(part, Formula)}
        self.taken += [(one, turned) for one in names & {"alpha", "-"}]
        self.together += names >= _TOGETHER
        self.named = max(self.named, len(names & _NAMED))
        if names & _NAMED and "theta_k" in names:
            guide = self.lecture.guide
            self.kept.append(guide.downstep.presence * guide.landing.showing)
        numbers = self.lecture.readouts
        if numbers in scene.mobjects:
            rows = [row for row in numbers.get_family() if isinstance(row, Readout)]
            texts = [row.number.text for row in rows]
            self.told.append((beat, self.lecture.guide.time, texts))

    def _watch_the_arrows(self, stage: list[Any]) -> None:
        guide = self.lecture.guide
        if guide.uphill not in stage:
            return
        seen = any(arrow.grown.get_value() > 0 and arrow.presence for arrow in guide.arrows)
        if seen and self.lecture.beats_begun[-1] != "one_rule":  # there she is far, with no step
            self.perspectives.append(self.lecture.view.pose["perspective"])
        step = guide.downstep
        both = step.presence * step.grown.get_value() * guide.uphill.grown.get_value()
        is_step = step.turned.get_value() == 1 and step.share.get_value() == guide.rate
        if both == 1 and is_step:
            up, down = (np.diff(arrow.whole(), axis=0)[0] for arrow in (guide.uphill, step))
            off = np.linalg.norm(down + guide.rate * up) / np.linalg.norm(guide.rate * up)
            self.rulers.append(float(off))
        if self.lecture.field in stage:
            self.grown.append(float(self.lecture.field.grown.get_value()))
        if self.lecture.field in stage or guide.uphill.grown.get_value():
            self.scales.add(self.lecture.scale.factor)
        if guide.time % 1 and guide.uphill.presence > 0.05:
            self.stubs.append(guide.uphill.grown.get_value())

    def _lowest(self) -> float:
        """How low on the screen the ground is, or the floor beneath it."""
        view = self.lecture.view
        ground = np.stack(np.meshgrid(*(np.linspace(*axis, 9) for axis in view.window)), axis=-1)
        floor = view.world(ground, np.full(ground.shape[:2], view.lowest))
        floor[..., 2] -= view.gap
        shape = np.concatenate([view.ground(ground), floor])
        return float(view.screen(shape)[0][..., 1].min())

    def beat_ended(self, scene: Scene, name: str) -> None:
        self.lecture = scene


class Watched(NamedTuple):
    """A rehearsal, its camera, and the descents behind it worked out once more."""

    run: Rehearsal
    eye: Watching
    lecture: Any
    points: Array  # (steps + 1, walkers, 2)
    losses: Array
    guide: int
    others: Array

    def of(self, beat: str, name: str) -> list[Row]:
        """What was displayed under a name in a beat."""
        return self.run.displayed(beat, name)

    @property
    def said(self) -> str:
        """All captions, one after another."""
        return " ".join(" ".join(cue.text.split()) for cue in self.run.captions)


attend(Hills, Watching)


@cache
def watched() -> Watched:
    """The film as it is by default, frame by frame."""
    performance = performed(Hills)
    run, eye = performance.run, performance.of(Watching)
    landscape, plan = LANDSCAPES[DEFAULT.landscape], eye.lecture.plan
    points = [np.array(plan.walk.points[0])]
    for _ in range(DEFAULT.steps):
        points.append(points[-1] - plan.rate * landscape.gradient(points[-1]))
    walk = np.array(points)
    others = np.delete(np.arange(DEFAULT.starts + 1), plan.first)
    return Watched(run, eye, eye.lecture, walk, landscape.value(walk), plan.first, others)
