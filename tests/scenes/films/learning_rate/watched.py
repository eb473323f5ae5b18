"""The film on the learning rate, watched frame by frame for all its tests."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import numpy as np
from manim import VMobject

from scenes.learning_rate import LearningRate
from scenes.parts.learning_rate.becoming import Becoming
from scenes.render.record import Row
from scenes.render.rehearsal import Rehearsal
from scenes.stage import STAGE, Formula, Words
from scenes.stage.paint.painted import Painted
from tests.scenes.performing import attend, performed


class Watching:
    """An onlooker that looks at arrows, bars and circles in every frame."""

    lecture: Any = None

    def __init__(self) -> None:
        self.arrows: list[tuple[float, float, float]] = []  # share, slope, length in axis units
        self.off_axis = 0.0  # how far an arrow on the axis has been off it
        self.first_steps: dict[float, tuple[float, bool]] = {}  # by rates: how long; was it there?
        self.bars: list[tuple[float, ...]] = []
        self.landed: dict[int, float] = {}  # by steps of the voyage: how far from the cross
        self.compared: list[tuple[float, bool]] = []  # times of two steps side by side, alone?
        self.halfway: set[bool] = set()  # on her way there: is the bottom in the frame?
        self.past = np.inf  # when she is first beyond the bottom with Adam
        self.empty = 0  # frames in which the meter has neither lines nor a question
        self.ruled = 0.0  # how much there was at most of what measures her way as she flew on
        self.slopes = 0.0  # when the names of two slopes have been there last
        self.measured: set[tuple[str, bool]] = set()  # a milestone, and whether she had landed
        self.formulas = 0  # above two stops: how many lines of them are there at once, at most
        self.opening: list[tuple[int, bool]] = []  # step of the first leap, is she seen?
        self.twice = 0  # frames in which she is there and somewhere else
        self.gone = 0  # frames on the curve and on the map in which she is nowhere
        self.unseen = 0  # frames on the map of the meter in which she is nowhere
        self.arrived: set[bool] = set()  # where it is told what is left: has she arrived?
        self.with_pointer = 0  # frames with her on the map where a pointer tells the rate
        self.risen = 0  # frames in which cuts and their names are there while the camera rises
        self.measuring: list[float] = []  # times with the sharp cut measured in whole
        self.striding: list[tuple[float, float]] = []  # of a step taken; how much of its arrow is
        self.tried: list[tuple[float, float]] = []  # a rate on the curve: what is seen, how far
        self.darkest = 1.0  # of all frames: how much there is of what there is most of
        self.doubled: dict[str, float] = {}  # one picture over another: as much as there is of both

    def frame(self, scene: Any) -> None:
        """Measure what is there."""
        self.lecture = scene
        first, on_stage = scene.first, set(scene.get_mobject_family_members())
        step = first.walk.downstep
        if step in on_stage and step.grown.get_value() == 1:
            unit = float(first.plane.size[0] / first.plane.span[0])
            slope = float(first.walk.gradient()[0])
            share = step.length * (1 - 2 * float(step.turned.get_value()))
            self.arrows.append((share, slope, step.drawn_length() / unit))
            self.off_axis = max(self.off_axis, float(np.ptp(step.line()[:, 1])))
        if (
            first.stops in on_stage
            and first.stops.steps.get_value() == 2
            and first.stops.alone == 1
        ):
            alone = not {first.dots, first.plumb, first.bars} & on_stage
            self.compared.append((scene.time, alone))
        under_way = 4 < first.walk.step < scene.plan.halfway
        if under_way and first.dots in on_stage and first.stops not in on_stage:
            off, span = scene.plan.minimum - first.plane.low[0], first.plane.span[0]
            self.halfway.add(bool(0 < off < span))
        if first.stops in on_stage and first.stops.stay == 1:
            self.slopes = scene.time
        if first.stops in on_stage:
            there = [one for one in scene.mobjects if _seen(one) > 0.5]
            family = (part for one in there for part in one.get_family())
            lines = {round(2 * part.get_y()) for part in family if isinstance(part, Formula)}
            self.formulas = max(self.formulas, len(lines))
        if first.bars in on_stage:
            unit = float(first.plane.size[0] / first.plane.span[0])
            self.bars.append(
                tuple(float(np.ptp(first.bars.line(k)[:, 0])) / unit for k in range(4))
            )
        leaping = first.leap[1]
        if leaping in on_stage:
            left, up = leaping.where() + np.array([0.5, 0.2])
            seen = STAGE.left < left < STAGE.right and up < STAGE.top
            self.opening.append((leaping.party.step, seen))
            self.twice += first.hiker in on_stage
        for one in scene.row.tries:
            if one.step in on_stage and one.step.grown.get_value() == 1:
                unit = float(first.plane.size[0] / first.plane.span[0])
                begun = one.party.time < 0.8 and one.step.presence == 1
                _, there = self.first_steps.get(one.run.rate, (0.0, True))
                long = one.step.drawn_length() / unit
                if begun:
                    self.first_steps[one.run.rate] = long, there
                elif one.party.time < 0.8:
                    self.first_steps[one.run.rate] = long, False
            if one.she in on_stage and one.she.presence == 1:
                self.tried.append((one.run.rate, float(first.plane.span[0])))
        voyage = scene.voyage
        for mark in scene.plan.milestones if voyage in on_stage else ():
            if voyage.measured[mark.name].get_value() > 0:
                self.measured.add((mark.name, voyage.party.time >= mark.step))
            if voyage.time > mark.step:
                self.ruled = max(self.ruled, voyage.told(mark))
        meter = scene.meter
        if meter in on_stage and min(meter.presence, meter.hidden.get_value()) == 1:
            self.empty += _seen(meter.asked) < 0.99 or meter.asked not in on_stage
        walk = scene.practice.adaptive.party
        if walk.trajectory.at(walk.time).min() < 0:
            self.past = min(self.past, scene.time)
        if voyage in on_stage and voyage.time == voyage.party.step:
            step = voyage.party.step
            self.landed[step] = float(abs(voyage.here()[0] - voyage.middle[0]))
        self.look_for_her(scene, on_stage)
        self.look_for_two(scene, on_stage)
        self.look_for_light(scene, on_stage)
        cuts, ravine = scene.valley.cuts, scene.valley.ravine
        self.risen += cuts in on_stage and ravine.pose["elevation"] > 30
        if cuts in on_stage and cuts.measured.get_value() == 1 and cuts.away.get_value() == 0:
            self.measuring.append(scene.time)
        for one in scene.valley.tries:
            share, arrow = one.party.time % 1, one.party.downstep
            if arrow in on_stage and arrow.grown.get_value() == 1 and 0.1 < share < 0.95:
                used = float(arrow.used.get_value()) + 1 - arrow.presence
                self.striding.append((round(share, 1), used))

    def look_for_light(self, scene: Any, on_stage: set[Any]) -> None:
        """Keep how much there is at least of a picture, or of words between two."""
        if 1 < scene.time < scene.lasts - 1:
            valley, meter = scene.valley, scene.meter
            pictures = [scene.first.curve, scene.row.hops, valley.near, valley.ground[0]]
            pictures += [valley.losses, scene.voyage, meter, meter.ground[0], meter.heading]
            pictures += [scene.hills.surface, scene.practice.adaptive.everything[2]]
            words = [one for one in scene.mobjects if isinstance(one, Words | Formula | Becoming)]
            there = [one for one in pictures if one in on_stage] + words
            lit = max(map(_seen, there), default=0.0)
            self.darkest = min(self.darkest, lit)

    def look_for_her(self, scene: Any, on_stage: set[Any]) -> None:
        """Count the frames in which a curve or a map is all there, and she is not."""
        first, valley = scene.first, scene.valley
        here = [first.hiker, first.leap[1], *(one.she for one in scene.row.tries)]
        on_curve = first.curve in on_stage and first.curve.presence == 1
        self.gone += on_curve and not any(she in on_stage and she.presence == 1 for she in here)
        on_map = valley.axes in on_stage and valley.axes.presence == 1
        here = [valley.she, *(one.she for one in valley.tries)]
        if {scene.meter, *scene.trials.walks} & on_stage:  # where a pointer moves she is nowhere
            self.with_pointer += sum(she.presence > 0.5 for she in here if she in on_stage)
        self.gone += on_map and sum(she.presence for she in here if she in on_stage) < 0.99
        trials, ground = scene.trials, scene.meter.ground[0]
        if ground in on_stage:
            there = trials.she.presence if trials.she in on_stage else 0.0
            self.unseen += there < ground.presence - 0.01
        opacity = max(part.get_fill_opacity() for part in trials.left.get_family())
        if trials.left in on_stage and opacity > 0.99:
            cross = scene.meter.view.at(np.zeros((1, 2)))[0]
            self.arrived.add(bool(np.linalg.norm(trials.she.place() - cross) < 0.2))

    def look_for_two(self, scene: Any, on_stage: set[Any]) -> None:
        """Keep how much there is at most of a picture and of the one that takes its place."""
        valley, hills = scene.valley, scene.hills.surface
        adam = scene.practice.adaptive.everything[2]
        for name, old, new in (
            ("curve and valley", scene.first.curve, valley.near),
            ("losses and floor", valley.losses, scene.voyage),
            ("losses and meter", valley.losses, scene.meter),
            ("losses and map", valley.losses, scene.meter.ground[0]),
            ("Adam and valley", adam, valley.near),
            ("map and valley", scene.meter.ground[0], valley.cuts),
            ("valley and hills", valley.near, hills),
        ):
            both = min(old.presence, new.presence) if {old, new} <= on_stage else 0.0
            self.doubled[name] = max(self.doubled.get(name, 0.0), both)

    def beat_ended(self, scene: Any, name: str) -> None:
        self.lecture = scene


def _seen(thing: Any) -> float:
    """How much there is of a thing: of what paints itself, or of its letters."""
    if isinstance(thing, Painted):
        return float(thing.presence)
    parts = [part for part in thing.get_family() if isinstance(part, VMobject) and len(part.points)]
    shown = [max(part.get_fill_opacity(), part.get_stroke_opacity()) for part in parts]
    return max(shown, default=0.0)


class Watched(NamedTuple):
    """A rehearsal, and what its onlooker kept."""

    run: Rehearsal
    eye: Watching

    def rows(self, name: str) -> list[Row]:
        """What was displayed under a name."""
        return [row for row in self.run.trace if row.name == name]


attend(LearningRate, Watching)


@cache
def watched() -> Watched:
    """The film as it is by default, frame by frame. Any warning would be an error."""
    performance = performed(LearningRate)
    return Watched(performance.run, performance.of(Watching))
